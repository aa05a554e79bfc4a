"""A series that is booked: cancelled in part, changed in part, filled up again."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from organizations.states import MembershipStatus
from rooms.changes import accept_change
from rooms.models import Allocation, Booking, BookingChange, HouseRules, Quota, SpecialDay
from rooms.series import (
    Choice,
    SeriesChanged,
    SeriesMove,
    add_day,
    cancel_series,
    change_series,
    preview_of_change,
    preview_of_day,
)
from rooms.states import BookingStatus, ChangeStatus
from tcal.shared.models import QueuedMail
from tcal.shared.periods import WARSAW
from tests.factories import accounts, organizations, rooms
from tests.rooms.series import THURSDAYS, book, plan

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

CHRISTMAS_EVE = THURSDAYS[4]


@pytest.fixture
def series(organization, room, member):
    made = book(plan(organization=organization, room=room), by=member)
    QueuedMail.objects.all().delete()
    return made


@pytest.fixture
def instant(organization, venue, member):
    """A series in a room that is confirmed at once."""
    room = rooms.room(venue=venue, name="Otwarta", confirms_at_once=True)
    made = book(plan(organization=organization, room=room), by=member)
    QueuedMail.objects.all().delete()
    return made


@pytest.fixture
def confirmed(series, staff):
    for booking in series.bookings.all():
        booking.confirm(by=staff)
    QueuedMail.objects.all().delete()
    return series


def statuses(series):
    return dict(series.bookings.values_list("series_day", "status"))


def hours(series):
    return {
        booking.series_day: booking.starts_at.astimezone(WARSAW).hour
        for booking in series.bookings.all()
    }


def change(series, move, *, by, since=None, kept=None, submission_id=None):
    outlook = preview_of_change(series, move, since=since, kept=kept)
    return change_series(
        series,
        move,
        since=since,
        kept={one.day for one in outlook.days if one.is_kept},
        by=by,
        submission_id=submission_id or uuid4(),
        seen=outlook.fingerprint,
    )


def take(room, day, starts, ends):
    by = accounts.user()
    return rooms.booking(
        by=by,
        organization=organizations.organization(members=[by]),
        room=room,
        period=rooms.period(starts, ends, day=day),
    )


def test_this_and_following_are_cancelled_with_one_letter(series, member, room):
    cancelled = cancel_series(series, since=THURSDAYS[2], by=member, reason="Wakacje")

    assert [booking.series_day for booking in cancelled] == THURSDAYS[2:4]
    assert [status for _day, status in sorted(statuses(series).items())] == [
        BookingStatus.PENDING,
        BookingStatus.PENDING,
        BookingStatus.CANCELLED,
        BookingStatus.CANCELLED,
    ]
    assert Allocation.objects.filter(resource=room).count() == 2
    mail = QueuedMail.objects.get()
    for body in (mail.text, mail.html):
        assert "10 " in body
        assert "17 " in body
        assert "Wakacje" in body
        assert "26 " not in body


def test_all_that_is_still_to_come_is_cancelled_and_the_past_stays(series, staff):
    with time_machine.travel(rooms.at(18, day=THURSDAYS[1]), tick=False):
        cancelled = cancel_series(series, by=staff)

    assert [booking.series_day for booking in cancelled] == THURSDAYS[2:4]


def test_nothing_left_to_cancel_is_said(series, member):
    cancel_series(series, by=member)

    with pytest.raises(ValidationError) as refused:
        cancel_series(series, by=member)
    assert refused.value.code == "nothing_left"


def test_strangers_change_nothing(series, organization, member):
    organization.memberships.update(status=MembershipStatus.ENDED)
    move = SeriesMove(starts_at=time(10), ends_at=time(12))

    for by in (accounts.user(), member):
        with pytest.raises(PermissionDenied):
            cancel_series(series, by=by)
        with pytest.raises(PermissionDenied):
            change(series, move, by=by)
        with pytest.raises(PermissionDenied):
            add_day(series, CHRISTMAS_EVE, rules=None, by=by, submission_id=uuid4())
    assert set(statuses(series).values()) == {BookingStatus.PENDING}


def test_series_that_waits_is_moved_at_once_with_one_letter(series, member):
    changes = change(series, SeriesMove(starts_at=time(10), ends_at=time(12)), by=member)

    assert {one.status for one in changes} == {ChangeStatus.ACCEPTED}
    assert set(hours(series).values()) == {10}
    assert QueuedMail.objects.count() == 1
    assert "10:00–12:00" in QueuedMail.objects.get().text


def test_overlapping_move_of_a_series_is_not_blocked_by_itself(instant, member):
    change(instant, SeriesMove(starts_at=time(18), ends_at=time(20)), by=member)

    assert set(hours(instant).values()) == {18}
    assert Allocation.objects.count() == 4


def test_this_and_following_are_moved(instant, member):
    change(
        instant,
        SeriesMove(starts_at=time(10), ends_at=time(12)),
        since=THURSDAYS[2],
        by=member,
    )

    assert hours(instant) == dict(zip(THURSDAYS, [17, 17, 10, 10], strict=False))


def test_move_of_confirmed_days_asks_staff_and_holds_both_times(confirmed, member, room, staff):
    changes = change(confirmed, SeriesMove(starts_at=time(10), ends_at=time(12)), by=member)

    assert {one.status for one in changes} == {ChangeStatus.AWAITING}
    assert set(hours(confirmed).values()) == {17}
    assert Allocation.objects.filter(resource=room).count() == 8
    assert QueuedMail.objects.count() == 1
    accept_change(changes[0], by=staff)
    assert sorted(hours(confirmed).values()) == [10, 17, 17, 17]


def test_day_whose_new_time_is_taken_stays_as_it_is(instant, member):
    take(instant.bookings.first().room, THURSDAYS[1], 10, 11)
    move = SeriesMove(starts_at=time(10), ends_at=time(12))

    outlook = preview_of_change(instant, move)
    assert {one.day for one in outlook.days if one.problem} == {THURSDAYS[1]}
    assert "10:00–11:00" in outlook.days[1].problem
    change(instant, move, by=member)

    assert hours(instant) == dict(zip(THURSDAYS, [10, 17, 10, 10], strict=False))


def test_change_is_all_or_nothing(instant, member):
    move = SeriesMove(starts_at=time(10), ends_at=time(12))
    outlook = preview_of_change(instant, move)
    take(instant.bookings.first().room, THURSDAYS[3], 10, 11)

    with pytest.raises(SeriesChanged):
        change_series(instant, move, by=member, submission_id=uuid4(), seen=outlook.fingerprint)

    assert set(hours(instant).values()) == {17}
    assert not BookingChange.objects.exists()
    assert not QueuedMail.objects.filter(to=member.email).exists()


def test_change_sent_twice_is_made_once(confirmed, member):
    submission_id = uuid4()
    move = SeriesMove(starts_at=time(10), ends_at=time(12))

    first = change(confirmed, move, by=member, submission_id=submission_id)
    second = change(confirmed, move, by=member, submission_id=submission_id)

    assert set(first) == set(second)
    assert QueuedMail.objects.count() == 1


def test_second_change_waits_for_the_answer_to_the_first(confirmed, member):
    change(confirmed, SeriesMove(starts_at=time(10), ends_at=time(12)), by=member)

    outlook = preview_of_change(confirmed, SeriesMove(starts_at=time(9), ends_at=time(11)))

    assert all(one.code == "waiting" and one.is_kept for one in outlook.days)


def test_only_the_hours_that_a_move_adds_count_against_the_quota(instant, member, organization):
    Quota.objects.create(kind=organization.kind, hours=7)  # 6 of them booked in December

    outlook = preview_of_change(instant, SeriesMove(ends_at=time(20)), since=THURSDAYS[1])

    assert [one.code for one in outlook.days] == ["", "quota", "quota"]


def test_another_room_and_purpose(instant, member, venue):
    other = rooms.room(venue=venue, name="Druga", confirms_at_once=True)

    change(instant, SeriesMove(room=other, purpose="Koncerty"), by=member)

    assert set(instant.bookings.values_list("room__name", "purpose")) == {("Druga", "Koncerty")}
    instant.refresh_from_db()
    assert instant.purpose == "Koncerty"


def test_move_keeps_its_hour_through_the_clock_change(organization, venue, member):
    room = rooms.room(venue=venue, confirms_at_once=True)
    with time_machine.travel(date(2026, 10, 20), tick=False):
        made = book(
            plan(organization=organization, room=room, first_day=date(2026, 10, 22), count=2),
            by=member,
        )
        change(made, SeriesMove(starts_at=time(10), ends_at=time(12)), by=member)

    assert set(hours(made).values()) == {10}


def test_hour_that_is_not_there_keeps_its_day(organization, member):
    venue = rooms.venue(opens_at=time(0), closes_at=time(0), closed_on_public_holidays=False)
    room = rooms.room(venue=venue, confirms_at_once=True)
    with time_machine.travel(date(2027, 3, 20), tick=False):
        made = book(
            plan(organization=organization, room=room, first_day=date(2027, 3, 21), count=3),
            by=member,
        )
        outlook = preview_of_change(made, SeriesMove(starts_at=time(2, 30), ends_at=time(4)))

    assert [one.code for one in outlook.days] == ["", "local_time", ""]


def test_preview_of_a_change_costs_the_same_for_two_and_for_forty_days(
    organization, venue, member, django_assert_num_queries
):
    room = rooms.room(venue=venue, confirms_at_once=True)
    short = book(plan(organization=organization, room=room, count=2), by=member)
    long = book(
        plan(organization=organization, room=room, count=40, starts_at=time(8), ends_at=time(9)),
        by=member,
    )
    move = SeriesMove(room=rooms.room(venue=venue))

    with django_assert_num_queries(10):
        preview_of_change(short, move)
    with django_assert_num_queries(10):
        preview_of_change(long, move)


def reopen(venue, day):
    SpecialDay.objects.create(venue=venue, day=day, opens_at=time(8), closes_at=time(20))


def test_day_left_out_is_added_once_it_works(series, member, venue):
    skipped = series.skipped_days.select_related("series").get()
    assert "Wigilia" in preview_of_day(skipped, rules=None).problem
    reopen(venue, CHRISTMAS_EVE)
    assert not preview_of_day(skipped, rules=None).problem
    submission_id = uuid4()

    booking = add_day(series, CHRISTMAS_EVE, rules=None, by=member, submission_id=submission_id)

    assert (booking.series, booking.series_day) == (series, CHRISTMAS_EVE)
    assert booking.starts_at.astimezone(WARSAW).hour == 17
    assert not series.skipped_days.exists()
    assert QueuedMail.objects.get().to == member.email
    again = add_day(series, CHRISTMAS_EVE, rules=None, by=member, submission_id=submission_id)
    assert again == booking
    with pytest.raises(ValidationError):
        add_day(series, CHRISTMAS_EVE, rules=None, by=member, submission_id=uuid4())


def test_day_that_still_does_not_work_is_not_added(series, member):
    with pytest.raises(ValidationError, match="Wigilia"):
        add_day(series, CHRISTMAS_EVE, rules=None, by=member, submission_id=uuid4())

    assert series.skipped_days.exists()


def test_day_is_added_like_most_of_the_others_are_by_now(instant, member, venue):
    change(instant, SeriesMove(starts_at=time(10), ends_at=time(12)), by=member)
    reopen(venue, CHRISTMAS_EVE)

    booking = add_day(instant, CHRISTMAS_EVE, rules=None, by=member, submission_id=uuid4())

    assert booking.starts_at.astimezone(WARSAW).hour == 10


def test_day_is_added_in_another_room_with_its_equipment(organization, room, venue, member):
    lent = rooms.equipment(venue=venue)
    other = rooms.room(venue=venue)
    made = book(plan(organization=organization, room=room, equipment={lent: 2}), by=member)
    reopen(venue, CHRISTMAS_EVE)
    take(room, CHRISTMAS_EVE, 17, 19)

    booking = add_day(
        made,
        CHRISTMAS_EVE,
        Choice(room=other.pk),
        rules=None,
        by=member,
        submission_id=uuid4(),
    )

    assert booking.room == other
    assert [(held.resource, held.quantity) for held in booking.equipment] == [(lent, 2)]


def test_day_is_added_only_with_the_rules_accepted(series, member, venue):
    reopen(venue, CHRISTMAS_EVE)
    rules = HouseRules.objects.create(text_pl="Regulamin")

    with pytest.raises(ValidationError):
        add_day(series, CHRISTMAS_EVE, rules=None, by=member, submission_id=uuid4())

    assert add_day(series, CHRISTMAS_EVE, rules=rules, by=member, submission_id=uuid4()).pk


def test_cancelled_day_frees_its_quota_and_its_place(instant, member):
    cancel_series(instant, by=member)

    assert not Booking.objects.holding_time().exists()
    assert instant.first_day + timedelta(weeks=4) == instant.last_day

"""A series: every day looked at beforehand, then all that was confirmed is stored, or nothing."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.states import MembershipStatus
from rooms.closures import close
from rooms.models import (
    Allocation,
    Booking,
    BookingSeries,
    HouseRules,
    Quota,
    Resource,
    SkippedDay,
    SpecialDay,
)
from rooms.series import SKIPPED, Choice, SeriesChanged, book_series, preview
from rooms.states import BookingStatus
from tcal.shared.models import QueuedMail
from tcal.shared.periods import WARSAW
from tests.factories import accounts, organizations, rooms
from tests.rooms.series import THURSDAYS, book, choices_of, plan

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def asked(organization, room):
    return plan(organization=organization, room=room)


@pytest.fixture
def other_organization():
    return organizations.organization(members=[accounts.user()])


def take(room, day, starts=17, ends=19, *, organization, **fields):
    by = organization.memberships.first().user
    return rooms.booking(
        by=by,
        organization=organization,
        room=room,
        period=rooms.period(starts, ends, day=day),
        **fields,
    )


def problems(outlook):
    return {one.day: one.problem for one in outlook.days if one.problem}


def labels(one):
    return [option.label for option in one.options]


def test_preview_of_free_days_has_no_problem_and_stores_nothing(asked):
    outlook = preview(asked)

    assert [one.day for one in outlook.days] == THURSDAYS
    # Christmas Eve is a public holiday since 2025.
    assert set(problems(outlook)) == {THURSDAYS[4]}
    assert not BookingSeries.objects.exists()
    assert not Booking.objects.exists()


def test_preview_says_what_is_wrong_with_each_day(asked, room, venue, staff, other_organization):
    take(room, THURSDAYS[0], 18, 20, organization=other_organization, purpose="Tajne")
    take(
        room,
        THURSDAYS[1],
        organization=other_organization,
        purpose="Koncert",
        title_is_public=True,
    ).confirm(by=staff)
    close([room], rooms.period(8, 20, day=THURSDAYS[2]), reason="Malowanie", by=staff)
    SpecialDay.objects.create(venue=venue, day=THURSDAYS[3], opens_at=time(10), closes_at=time(15))

    found = problems(preview(asked))

    assert "18:00–20:00" in found[THURSDAYS[0]]
    assert "Tajne" not in found[THURSDAYS[0]]
    assert other_organization.name not in found[THURSDAYS[0]]
    assert "Koncert" in found[THURSDAYS[1]]
    assert "Malowanie" in found[THURSDAYS[2]]
    assert "10:00–15:00" in found[THURSDAYS[3]]
    assert "Wigilia" in found[THURSDAYS[4]]


def test_days_of_one_series_count_against_the_quota_in_order(asked, organization):
    Quota.objects.create(kind=organization.kind, hours=5)

    outlook = preview(asked)

    assert {one.day for one in outlook.days if one.code == "quota"} == {THURSDAYS[3]}
    assert "1 " in outlook.days[3].problem


def test_day_left_out_leaves_its_hours_to_a_later_one(asked, organization):
    Quota.objects.create(kind=organization.kind, hours=5)

    outlook = preview(asked, {THURSDAYS[1]: SKIPPED})

    assert not outlook.days[3].problem


def test_preview_offers_another_room_and_the_nearest_times(asked, room, venue, other_organization):
    larger = rooms.room(venue=venue, name="Sala widowiskowa", capacity=60)
    rooms.room(venue=venue, name="Gabinet", capacity=2)
    take(room, THURSDAYS[0], 17, 18, organization=other_organization)

    (one, *_others) = preview(asked).days

    assert one.choice.skip
    assert labels(one) == [
        "Sala widowiskowa, 17:00–19:00",
        "Sala warsztatowa, 15:00–17:00",
        "Sala warsztatowa, 18:00–20:00",
        labels(one)[-1],
    ]
    assert one.options[0].choice == Choice(room=larger.pk)


def test_preview_offers_to_go_without_what_is_lent(
    organization, room, projectors, other_organization, venue
):
    take(
        rooms.room(venue=venue),
        THURSDAYS[0],
        organization=other_organization,
        equipment={projectors: 3},
    )
    asked = plan(organization=organization, room=room, equipment={projectors: 1})

    one = preview(asked).days[0]

    assert "Rzutnik" in one.problem
    without = Choice(without=frozenset({projectors.pk}))
    assert without in [option.choice for option in one.options]
    series = book(asked, by=organization.memberships.first().user, choices={one.day: without})
    stored = series.bookings.get(series_day=one.day)
    assert not stored.equipment
    assert series.bookings.get(series_day=THURSDAYS[1]).equipment[0].quantity == 1


def test_everything_offered_can_really_be_booked(asked, room, venue, member, other_organization):
    rooms.room(venue=venue, name="Druga", capacity=30)
    for day in THURSDAYS[:3]:
        take(room, day, 17, 18, organization=other_organization)
    outlook = preview(asked)
    for position in range(3):
        for option in outlook.days[position].options:
            if option.choice.skip:
                continue
            judged = preview(asked, {THURSDAYS[position]: option.choice})
            assert judged.days[position].request, option


def test_plan_that_is_wrong_on_every_day_is_refused_beside_its_field(organization, room):
    with pytest.raises(ValidationError) as refused:
        preview(plan(organization=organization, room=room, people=21))

    assert set(refused.value.error_dict) == {"people"}


def test_rules_have_to_be_accepted(asked):
    HouseRules.objects.create(text_pl="Regulamin")

    with pytest.raises(ValidationError) as refused:
        preview(asked)

    assert set(refused.value.error_dict) == {"rules_accepted"}


def test_preview_costs_the_same_for_three_and_for_fifty_days(
    organization, room, venue, other_organization, django_assert_max_num_queries
):
    rooms.room(venue=venue)
    for weeks in range(1, 20, 2):
        take(room, THURSDAYS[0] + timedelta(weeks=weeks), organization=other_organization)

    def queries(count):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert (
                len(preview(plan(organization=organization, room=room, count=count)).days) == count
            )
        return len(captured)

    assert queries(3) == queries(50) <= 8


def test_series_stores_its_bookings_and_what_was_left_out(asked, member, room):
    series = book(asked, by=member)

    assert list(series.bookings.values_list("series_day", flat=True)) == THURSDAYS[:4]
    assert {booking.status for booking in series.bookings.all()} == {BookingStatus.PENDING}
    assert Allocation.objects.filter(resource=room).count() == 4
    (skipped,) = series.skipped_days.all()
    assert skipped.day == THURSDAYS[4]
    assert "Wigilia" in skipped.reason
    assert (series.first_day, series.last_day) == (THURSDAYS[0], THURSDAYS[4])


def test_one_letter_lists_what_was_booked_and_what_was_left_out(asked, member):
    book(asked, by=member)

    mail = QueuedMail.objects.get()
    assert mail.to == member.email
    for body in (mail.text, mail.html):
        assert all(f"{day.day} " in body for day in THURSDAYS)
        assert "Wigilia" in body
        assert "17:00–19:00" in body
    assert "Próby chóru" in mail.subject


def test_status_is_that_of_each_booking(organization, member, venue, room, other_organization):
    at_once = rooms.room(venue=venue, name="Otwarta", confirms_at_once=True)
    take(at_once, THURSDAYS[1], organization=other_organization)
    asked = plan(organization=organization, room=at_once)

    series = book(asked, by=member, choices={THURSDAYS[1]: Choice(room=room.pk)})

    statuses = dict(series.bookings.values_list("series_day", "status"))
    assert statuses[THURSDAYS[0]] == BookingStatus.CONFIRMED
    assert statuses[THURSDAYS[1]] == BookingStatus.PENDING


def test_series_past_midnight(organization, member):
    venue = rooms.venue(opens_at=time(12), closes_at=time(4))
    room = rooms.room(venue=venue)
    asked = plan(organization=organization, room=room, starts_at=time(22), ends_at=time(2), count=2)

    series = book(asked, by=member)

    assert [booking.duration for booking in series.bookings.all()] == [timedelta(hours=4)] * 2


@pytest.mark.parametrize(
    ("first_day", "offsets"),
    [(date(2026, 10, 22), [2, 1]), (date(2027, 3, 25), [1, 2])],
)
def test_hour_stays_through_the_clock_change(member, organization, room, first_day, offsets):
    with time_machine.travel(first_day - timedelta(days=3), tick=False):
        series = book(
            plan(organization=organization, room=room, first_day=first_day, count=2), by=member
        )

    starts = [booking.starts_at.astimezone(WARSAW) for booking in series.bookings.all()]
    assert [start.hour for start in starts] == [17, 17]
    assert [start.utcoffset() / timedelta(hours=1) for start in starts] == offsets


@pytest.mark.parametrize("change", [date(2026, 10, 25), date(2027, 3, 28)])
def test_hour_that_is_not_there_is_a_problem_of_its_day_alone(member, organization, change):
    venue = rooms.venue(opens_at=time(0), closes_at=time(0), closed_on_public_holidays=False)
    room = rooms.room(venue=venue)
    first_day = change - timedelta(weeks=1)
    with time_machine.travel(first_day - timedelta(days=3), tick=False):
        asked = plan(
            organization=organization,
            room=room,
            first_day=first_day,
            starts_at=time(2, 30),
            ends_at=time(4),
            count=3,
        )
        outlook = preview(asked)
        assert set(problems(outlook)) == {change}
        one = outlook.days[1]
        others = [option for option in one.options if not option.choice.skip]
        assert others
        series = book(asked, by=member, choices={change: others[0].choice})

    assert series.bookings.count() == 3
    assert series.bookings.get(series_day=change).duration == timedelta(minutes=90)


@pytest.mark.parametrize("which", ["plan", "other room", "other time"])
def test_stale_preview_stores_nothing(asked, member, room, venue, other_organization, which):
    second = rooms.room(venue=venue, name="Druga", capacity=30)
    take(room, THURSDAYS[1], 17, 18, organization=other_organization)
    by_name = {
        "plan": SKIPPED,
        "other room": Choice(room=second.pk),
        "other time": Choice(period=rooms.period(18, 20, day=THURSDAYS[1])),
    }
    outlook = preview(asked, {THURSDAYS[1]: by_name[which]})
    assert outlook.can_be_booked
    before = Booking.objects.count()
    taken = {
        "plan": (room, THURSDAYS[2], 17, 19),
        "other room": (second, THURSDAYS[1], 17, 19),
        "other time": (room, THURSDAYS[1], 19, 20),
    }
    take(*taken[which], organization=other_organization)

    with pytest.raises(SeriesChanged):
        book_series(
            asked,
            choices_of(outlook),
            by=member,
            submission_id=uuid4(),
            seen=outlook.fingerprint,
        )

    assert not BookingSeries.objects.exists()
    assert not SkippedDay.objects.exists()
    assert Booking.objects.count() == before + 1
    assert not QueuedMail.objects.filter(to=member.email).exists()


def test_day_that_became_free_meanwhile_is_shown_again(asked, member, room, other_organization):
    first = take(room, THURSDAYS[1], organization=other_organization)
    outlook = preview(asked)
    first.cancel(by=first.requested_by)

    with pytest.raises(SeriesChanged):
        book_series(
            asked, choices_of(outlook), by=member, submission_id=uuid4(), seen=outlook.fingerprint
        )


def test_double_submit_returns_the_first_series(asked, member):
    submission_id = uuid4()

    first = book(asked, by=member, submission_id=submission_id)
    second = book_series(asked, {}, by=member, submission_id=submission_id, seen="")

    assert first == second
    assert BookingSeries.objects.count() == 1
    assert QueuedMail.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"choices": {}},
        {"choices": dict.fromkeys(THURSDAYS, SKIPPED)},
        {"choices": dict.fromkeys(THURSDAYS, Choice(room=10**9))},
        {"choices": dict.fromkeys(THURSDAYS, Choice(period=rooms.period(17, 19)))},
        {"seen": "something else"},
    ],
)
def test_nothing_is_stored_of_what_was_not_offered(asked, member, change):
    outlook = preview(asked)
    sent = {"choices": choices_of(outlook), "seen": outlook.fingerprint} | change

    with pytest.raises(SeriesChanged):
        book_series(asked, sent["choices"], by=member, submission_id=uuid4(), seen=sent["seen"])

    assert not BookingSeries.objects.exists()


def test_projector_is_no_room_to_choose(organization, member, room, projectors):
    asked = plan(organization=organization, room=room, equipment={projectors: 1})
    outlook = preview(asked, {THURSDAYS[0]: Choice(room=projectors.pk)})

    assert outlook.days[0].choice_problem


def test_room_that_was_withdrawn_meanwhile_is_not_booked(asked, member, room):
    outlook = preview(asked)
    Resource.objects.filter(pk=room.pk).update(is_active=False)

    with pytest.raises(SeriesChanged):
        book_series(
            asked, choices_of(outlook), by=member, submission_id=uuid4(), seen=outlook.fingerprint
        )


def test_series_for_somebody_elses_organization_is_forbidden(asked):
    with pytest.raises(PermissionDenied):
        book(asked, by=accounts.user())


def test_member_who_left_can_no_longer_book(asked, member, organization):
    outlook = preview(asked)
    organization.memberships.update(status=MembershipStatus.ENDED)

    with pytest.raises(PermissionDenied):
        book_series(
            asked, choices_of(outlook), by=member, submission_id=uuid4(), seen=outlook.fingerprint
        )
    assert not BookingSeries.objects.exists()

"""What the clock does: requests expire, staff are reminded before, past bookings took place."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django_q.models import Schedule

from rooms.deadlines import (
    complete_past,
    expire_overdue,
    keep_deadlines,
    remind_staff,
    schedule_deadlines,
)
from rooms.models import Allocation, Booking, BookingChange
from rooms.states import BookingStatus, ChangeStatus
from tcal.shared.models import Centre, QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts, rooms
from tests.races import all_at_once
from tests.rooms.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
# The venue answers within 72 hours.
DEADLINE = NOW + 72 * HOUR


@pytest.fixture
def booking(member, organization, room):
    made = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )
    QueuedMail.objects.all().delete()
    return made


def at(moment):
    return time_machine.travel(moment, tick=False)


def status(booking):
    booking.refresh_from_db()
    return booking.status


def letters() -> list[tuple[str, str]]:
    return list(QueuedMail.objects.order_by("pk").values_list("to", "subject"))


# Expiring ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "expired"), [(DEADLINE - SECOND, 0), (DEADLINE, 0), (DEADLINE + SECOND, 1)]
)
def test_request_expires_after_its_deadline(booking, moment, expired):
    with at(moment):
        assert expire_overdue() == expired

    assert status(booking) == (BookingStatus.EXPIRED if expired else BookingStatus.PENDING)
    assert Allocation.objects.exists() != bool(expired)


def test_expired_request_is_told_once_to_who_asked(booking, member):
    with at(DEADLINE + SECOND):
        assert expire_overdue() == 1
        assert expire_overdue() == 0

    ((to, subject),) = letters()
    assert to == member.email
    assert booking.reference in subject


def test_request_for_tomorrow_expires_when_its_time_begins(member, organization, room):
    day = NOW.date() + timedelta(days=1)
    booking = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(10, 12, day=day)
    )

    with at(booking.starts_at):
        assert expire_overdue() == 0
    with at(booking.starts_at + SECOND):
        assert expire_overdue() == 1


@pytest.mark.parametrize(
    "decided", [BookingStatus.CONFIRMED, BookingStatus.REJECTED, BookingStatus.CANCELLED]
)
def test_what_was_decided_does_not_expire(booking, decided):
    Booking.objects.update(status=decided, decision_reason="x")

    with at(DEADLINE + SECOND):
        assert expire_overdue() == 0
    assert status(booking) == decided


def test_offer_expires_like_a_request(booking):
    Booking.objects.update(status=BookingStatus.OFFERED)

    with at(DEADLINE + SECOND):
        assert expire_overdue() == 1
    assert status(booking) == BookingStatus.EXPIRED


def test_offer_that_was_just_taken_up_waits_anew(booking):
    """Whoever read it as an offer does not expire the request that it has become."""
    Booking.objects.update(status=BookingStatus.OFFERED)
    read_before = Booking.objects.get()
    Booking.objects.update(status=BookingStatus.PENDING, answer_by=DEADLINE + 10 * HOUR)

    with at(DEADLINE + SECOND), pytest.raises(ForbiddenMove):
        read_before.expire()
    assert status(booking) == BookingStatus.PENDING


@pytest.mark.parametrize(("later", "expired"), [(timedelta(), 0), (SECOND, 1)])
def test_change_that_nobody_answered_expires_and_the_booking_stays(
    booking, staff, member, room, later, expired
):
    booking.confirm(by=staff)
    change = BookingChange.objects.create(
        booking=booking,
        kind=BookingChange.Kind.REQUEST,
        room=room,
        starts_at=rooms.at(18),
        ends_at=rooms.at(20),
        answer_by=DEADLINE,
        submission_id="11111111-1111-4111-8111-111111111111",
        proposed_by=member,
    )

    with at(DEADLINE + later):
        assert expire_overdue() == expired

    change.refresh_from_db()
    assert change.status == (ChangeStatus.EXPIRED if expired else ChangeStatus.AWAITING)
    assert status(booking) == BookingStatus.CONFIRMED


def test_one_that_fails_does_not_keep_the_others(
    booking, member, organization, room, monkeypatch, caplog
):
    rooms.booking(by=member, organization=organization, room=room, period=rooms.period(9, 10))
    expire = Booking.expire

    def fail_for_the_first(one):
        if one.pk == booking.pk:
            raise RuntimeError("broken")
        expire(one)

    monkeypatch.setattr(Booking, "expire", fail_for_the_first)
    with at(DEADLINE + SECOND):
        assert expire_overdue() == 1

    assert status(booking) == BookingStatus.PENDING
    assert "could not be dealt with" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_confirming_races_with_expiring_and_one_of_them_wins(booking, staff):
    with at(DEADLINE + SECOND):
        results = all_at_once(
            [
                lambda: Booking.objects.get(pk=booking.pk).confirm(by=staff),
                expire_overdue,
                expire_overdue,
            ]
        )

    confirmed, *expired = results
    if isinstance(confirmed, Exception):
        assert status(booking) == BookingStatus.EXPIRED
        assert sum(expired) == 1
        assert not Allocation.objects.exists()
    else:
        assert status(booking) == BookingStatus.CONFIRMED
        assert sum(expired) == 0
        assert Allocation.objects.exists()
    assert len(letters()) == 1


# Reminding ---------------------------------------------------------------------------------


@pytest.fixture
def centre(db):
    centre = Centre.current()
    centre.email = "biuro@tcal.example"
    centre.save()
    return centre


@pytest.mark.parametrize(
    ("moment", "reminded"),
    [
        (DEADLINE - 24 * HOUR - SECOND, 0),
        (DEADLINE - 24 * HOUR, 1),
        (DEADLINE, 1),
        (DEADLINE + SECOND, 0),
    ],
)
def test_staff_are_reminded_so_many_hours_before(booking, centre, moment, reminded):
    with at(moment):
        assert remind_staff() == reminded
    assert len(letters()) == reminded


def test_each_venue_has_its_own_hours(booking, centre, venue):
    venue.reminder_hours = 2
    venue.save()

    with at(DEADLINE - 3 * HOUR):
        assert remind_staff() == 0
    with at(DEADLINE - 2 * HOUR):
        assert remind_staff() == 1


def test_one_polish_letter_lists_all_that_expire_soon(
    booking, centre, member, organization, room, settings
):
    other = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(9, 10)
    )
    QueuedMail.objects.all().delete()

    with at(DEADLINE - HOUR):
        assert remind_staff() == 2

    letter = QueuedMail.objects.get()
    assert letter.to == "biuro@tcal.example"
    for text in (letter.text, letter.html):
        for one in (booking, other):
            assert one.reference in text
            assert f"{settings.PORTAL_URL}/admin/rooms/booking/{one.pk}/change/" in text
    assert "10:00" in letter.text


def test_request_is_reminded_of_once(booking, centre):
    with at(DEADLINE - HOUR):
        assert remind_staff() == 1
        assert remind_staff() == 0
    assert len(letters()) == 1


def test_decided_requests_are_not_reminded_of(booking, centre, staff):
    booking.confirm(by=staff)
    QueuedMail.objects.all().delete()

    with at(DEADLINE - HOUR):
        assert remind_staff() == 0
    assert letters() == []


def test_all_staff_are_reminded_where_the_centre_has_no_address(booking, staff):
    other = accounts.staff(email="druga@tcal.example")
    accounts.staff(email="dawna@tcal.example", is_active=False)
    accounts.coordinator(email="miasto@tcal.example")

    with at(DEADLINE - HOUR):
        remind_staff()

    assert {to for to, _subject in letters()} == {staff.email, other.email}


@pytest.mark.django_db(transaction=True)
def test_two_workers_remind_once(booking, centre):
    with at(DEADLINE - HOUR):
        results = all_at_once([remind_staff] * 4)

    assert sum(results) == 1
    assert len(letters()) == 1


# Completing --------------------------------------------------------------------------------

ENDS = rooms.at(19)


@pytest.mark.parametrize(
    ("moment", "completed"),
    [(ENDS, 0), (ENDS + 24 * HOUR - SECOND, 0), (ENDS + 24 * HOUR, 1)],
)
def test_confirmed_booking_took_place_a_day_after_its_end(booking, staff, moment, completed):
    booking.confirm(by=staff)
    QueuedMail.objects.all().delete()

    with at(moment):
        assert complete_past() == completed
        assert complete_past() == 0

    assert status(booking) == (BookingStatus.COMPLETED if completed else BookingStatus.CONFIRMED)
    assert Allocation.objects.exists()
    assert letters() == []


def test_booking_that_nobody_came_to_stays_so(booking, staff):
    booking.confirm(by=staff)
    with at(ENDS):
        booking.mark_no_show(by=staff)

    with at(ENDS + 24 * HOUR):
        assert complete_past() == 0
    assert status(booking) == BookingStatus.NO_SHOW


# Running -----------------------------------------------------------------------------------


def test_worker_keeps_the_deadlines_every_five_minutes():
    schedule_deadlines(using="default")
    schedule_deadlines(using="default", apps=apps)

    schedule = Schedule.objects.get(func="rooms.deadlines.keep_deadlines")
    assert (schedule.schedule_type, schedule.minutes) == (Schedule.MINUTES, 5)


def test_scheduling_again_does_not_put_off_the_next_run():
    schedule_deadlines(using="default")
    Schedule.objects.update(next_run=NOW - HOUR)

    schedule_deadlines(using="default")

    assert Schedule.objects.get(func="rooms.deadlines.keep_deadlines").next_run == NOW - HOUR


def test_cron_does_the_same_by_a_command(booking, centre):
    told = StringIO()
    with at(DEADLINE - HOUR):
        call_command("run_deadlines", stdout=told)
    with at(DEADLINE + SECOND):
        call_command("run_deadlines", stdout=told)

    assert "reminded of 1" in told.getvalue()
    assert "expired 1" in told.getvalue()
    assert status(booking) == BookingStatus.EXPIRED


def test_job_says_what_it_did(booking):
    with at(DEADLINE + SECOND):
        assert keep_deadlines() == "expired 1, completed 0, reminded of 0, announced 0, digests 0"

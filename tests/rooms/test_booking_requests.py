"""What can't be booked says why; nothing of it is stored."""

from datetime import date, time
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from rooms.booking_requests import TAKEN, request_booking
from rooms.models import Booking, SpecialDay
from rooms.states import BookingStatus
from tcal.shared.models import QueuedMail
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def ask(member, organization, room):
    def make(period, *, by=member, submission_id=None, **fields):
        fields = {"organization": organization, "room": room} | fields
        return request_booking(
            rooms.booking_request(period=period, **fields),
            by=by,
            submission_id=submission_id or uuid4(),
        )

    return make


def refusal(call):
    with pytest.raises(ValidationError) as refused:
        call()
    ((field, errors),) = refused.value.error_dict.items()
    return field, errors[0].code, errors[0].messages[0]


def test_request_waits_for_staff_and_tells_its_author(ask, member):
    booking = ask(rooms.period(17, 19))

    assert booking.status == BookingStatus.PENDING
    assert booking.holds_time
    mail = QueuedMail.objects.get()
    assert mail.to == member.email
    assert booking.reference in mail.subject


def test_request_for_room_of_instant_confirmation_is_confirmed(ask, venue):
    booking = ask(rooms.period(17, 19), room=rooms.room(venue=venue, confirms_at_once=True))

    assert booking.status == BookingStatus.CONFIRMED


def test_equipment_that_staff_decide_on_makes_the_booking_wait(ask, venue, projectors):
    room = rooms.room(venue=venue, confirms_at_once=True)

    booking = ask(rooms.period(17, 19), room=room, equipment={projectors: 1})

    assert booking.status == BookingStatus.PENDING


@pytest.mark.parametrize(
    ("starts", "ends", "fields", "expected"),
    [
        (17, 19, {"people": 21}, ("people", "capacity")),
        (7, 9, {}, ("start", "closed")),
        (19, 21, {}, ("start", "closed")),
    ],
)
def test_request_that_breaks_a_rule_is_refused(ask, starts, ends, fields, expected):
    field, code, message = refusal(lambda: ask(rooms.period(starts, ends), **fields))

    assert (field, code) == expected
    assert message
    assert not Booking.objects.exists()


def test_request_in_the_past_is_refused(ask):
    past = rooms.period(8, 9, day=date(2026, 11, 20))

    assert refusal(lambda: ask(past))[:2] == ("day", "past")


def test_request_on_a_public_holiday_is_refused_with_its_name(ask):
    christmas = rooms.period(10, 12, day=date(2026, 12, 25))

    _field, code, message = refusal(lambda: ask(christmas))

    assert code == "closed"
    assert "Boże Narodzenie" in message


def test_special_day_opens_the_centre_on_a_holiday(ask, venue):
    SpecialDay.objects.create(
        venue=venue, day=date(2026, 12, 25), opens_at=time(10), closes_at=time(14)
    )

    assert ask(rooms.period(10, 12, day=date(2026, 12, 25))).pk


def test_special_day_without_hours_closes_the_centre(ask, venue):
    SpecialDay.objects.create(venue=venue, day=date(2026, 11, 26), note="Sprzątanie")

    _field, code, message = refusal(lambda: ask(rooms.period(17, 19)))

    assert code == "closed"
    assert "Sprzątanie" in message


def test_taken_time_is_refused_with_the_hours_that_are_taken(ask):
    ask(rooms.period(17, 19))

    field, code, message = refusal(lambda: ask(rooms.period(18, 20)))

    assert (field, code) == ("start", TAKEN)
    assert "17:00–19:00" in message


def test_buffer_of_the_other_booking_is_in_the_way(ask, venue):
    room = rooms.room(venue=venue, minutes_after=30)
    ask(rooms.period(10, 12), room=room)

    assert refusal(lambda: ask(rooms.period(12, 13), room=room))[1] == TAKEN
    assert ask(rooms.period((12, 30), 13), room=room).pk


def test_more_equipment_than_is_free_names_how_many_are_left(ask, venue, projectors):
    ask(rooms.period(17, 19), room=rooms.room(venue=venue), equipment={projectors: 2})

    field, code, message = refusal(lambda: ask(rooms.period(18, 20), equipment={projectors: 2}))

    assert (field, code) == (f"equipment_{projectors.pk}", "equipment")
    assert "3" in message
    assert "1" in message
    assert Booking.objects.count() == 1


def test_fragmented_loans_are_no_reason_to_refuse(ask, venue, projectors):
    for starts, ends in [(9, 10), (11, 12)]:
        ask(rooms.period(starts, ends), room=rooms.room(venue=venue), equipment={projectors: 2})

    assert ask(rooms.period(9, 12), equipment={projectors: 1}).pk


def test_same_submission_returns_the_first_booking(ask):
    submission_id = uuid4()

    first = ask(rooms.period(17, 19), submission_id=submission_id)
    second = ask(rooms.period(17, 19), submission_id=submission_id)

    assert first == second
    assert Booking.objects.count() == 1


def test_booking_for_somebody_elses_organization_is_forbidden(ask):
    stranger = accounts.user()

    with pytest.raises(PermissionDenied):
        ask(rooms.period(17, 19), by=stranger)


def test_organization_that_is_not_active_cannot_book(ask, member):
    waiting = organizations.organization(status="pending", members=[member])

    with pytest.raises(PermissionDenied):
        ask(rooms.period(17, 19), organization=waiting)


@pytest.mark.parametrize(
    ("day", "starts", "ends", "hours"),
    [
        (date(2026, 10, 25), time(1), time(4), 4),  # the clocks go back: 2:00 comes twice
        (date(2026, 3, 29), time(1), time(4), 2),  # the clocks go forward: there is no 2:30
    ],
)
def test_booking_over_a_clock_change_holds_the_hours_that_pass(
    member, organization, day, starts, ends, hours
):
    venue = rooms.venue(opens_at=time(0), closes_at=time(0))
    room = rooms.room(venue=venue)
    with time_machine.travel(f"{day.year}-01-01T12:00Z", tick=False):
        booking = rooms.booking(
            by=member,
            organization=organization,
            room=room,
            period=rooms.period(starts.hour, ends.hour, day=day),
        )

    assert booking.duration.total_seconds() == hours * 3600

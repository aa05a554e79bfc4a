"""Changes in real threads: one answer wins, and nobody gets in between two times."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from rooms.booking_requests import request_booking
from rooms.changes import accept_change, propose_change, refuse_change, request_change
from rooms.models import Allocation, Booking, BookingChange
from rooms.states import BookingStatus, ChangeStatus
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts, organizations, rooms
from tests.races import all_at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.usefixtures("_at_noon"),
]


@pytest.fixture
def confirmed(member, organization, room, staff):
    booking = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )
    booking.confirm(by=staff)
    return booking


def asked(booking, starts, ends, *, by, room=None):
    return request_change(
        booking,
        room=room or booking.room,
        period=rooms.period(starts, ends),
        by=by,
        submission_id=uuid4(),
    )


def refusals(results):
    return [one for one in results if isinstance(one, Exception)]


def test_two_staff_answer_a_change_once(confirmed, member, staff):
    change = asked(confirmed, 15, 18, by=member)
    colleague = accounts.staff()

    results = all_at_once(
        [
            lambda: accept_change(BookingChange.objects.get(pk=change.pk), by=staff),
            lambda: refuse_change(
                BookingChange.objects.get(pk=change.pk), by=colleague, reason="Nie"
            ),
        ]
    )

    (refusal,) = refusals(results)
    assert isinstance(refusal, ForbiddenMove)
    change.refresh_from_db()
    accepted = change.status == ChangeStatus.ACCEPTED
    assert Booking.objects.get().period == rooms.period(*((15, 18) if accepted else (17, 19)))
    assert Allocation.objects.count() == 1
    assert not Allocation.objects.proposed().exists()


def test_proposed_time_goes_to_one_of_those_who_want_it(confirmed, staff, venue):
    wanted = rooms.room(venue=venue)
    person = accounts.user()
    theirs = organizations.organization(members=[person])
    request = rooms.booking_request(organization=theirs, room=wanted, period=rooms.period(12, 14))

    results = all_at_once(
        [
            lambda: propose_change(
                confirmed,
                room=wanted,
                period=rooms.period(13, 15),
                message="Zapraszamy tu.",
                by=staff,
                submission_id=uuid4(),
            ),
            *[lambda: request_booking(request, by=person, submission_id=uuid4())] * 3,
        ]
    )

    assert len(refusals(results)) == 3
    assert Allocation.objects.filter(resource=wanted).count() == 1


def test_two_members_ask_for_one_change(confirmed, organization, member):
    colleague = accounts.user()
    organizations.membership(organization=organization, user=colleague)

    results = all_at_once(
        [
            lambda: asked(confirmed, 9, 11, by=member),
            lambda: asked(confirmed, 12, 14, by=colleague),
        ]
    )

    (refusal,) = refusals(results)
    assert refusal.code == "booking_has_one_open_change"
    assert BookingChange.objects.count() == 1
    assert Allocation.objects.count() == 2


def test_sending_one_change_many_times_makes_one(confirmed, member, room):
    submission_id = uuid4()

    results = all_at_once(
        [
            lambda: request_change(
                confirmed,
                room=room,
                period=rooms.period(9, 11),
                by=member,
                submission_id=submission_id,
            )
        ]
        * 4
    )

    assert {one.pk for one in results} == {BookingChange.objects.get().pk}


def test_cancelling_races_with_accepting(confirmed, member, staff):
    change = asked(confirmed, 9, 11, by=member)

    results = all_at_once(
        [
            lambda: accept_change(BookingChange.objects.get(pk=change.pk), by=staff),
            lambda: Booking.objects.get(pk=confirmed.pk).cancel(by=member),
        ]
    )

    # Accepting first, cancelling takes the new time; cancelling first, there is nothing to accept.
    assert all(isinstance(one, ForbiddenMove) for one in refusals(results))
    assert Booking.objects.get().status == BookingStatus.CANCELLED
    assert not Allocation.objects.exists()


def test_two_bookings_swap_rooms_at_once_without_a_deadlock(member, organization, venue):
    one, two = (rooms.room(venue=venue, confirms_at_once=True) for _number in range(2))
    first, second = (
        rooms.booking(
            by=member, organization=organization, room=room, period=rooms.period(starts, starts + 2)
        )
        for room, starts in [(one, 9), (two, 13)]
    )

    results = all_at_once(
        [
            lambda: asked(first, 13, 15, by=member, room=one),
            lambda: asked(second, 9, 11, by=member, room=one),
        ]
    )

    assert all(isinstance(error, ValidationError) for error in refusals(results))
    held = [booking.period for booking in Booking.objects.filter(room=one)]
    assert len(held) == len(set(held))

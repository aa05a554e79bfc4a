"""Two people at the desk at one moment: one wins, the other reads why, nothing is half-done."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from rooms.desk_work import enter_booking, move_at_once, rooms_free_now, swap_rooms
from rooms.models import Allocation, Booking, BookingChange
from rooms.states import BookingStatus, Channel
from tests.factories import accounts, organizations, rooms
from tests.races import all_at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.usefixtures("_at_noon"),
]


@pytest.fixture
def enter(staff, organization):
    def make(room, period, *, by=staff, of=organization):
        return enter_booking(
            rooms.booking_request(organization=of, room=room, period=period),
            channel=Channel.DESK,
            by=by,
            submission_id=uuid4(),
        )

    return make


@pytest.fixture
def other_room(venue):
    return rooms.room(venue=venue, name="Sala widokowa")


@pytest.fixture
def pair(enter, room, other_room):
    return (
        enter(room, rooms.period(17, 19)),
        enter(other_room, rooms.period(17, 19), of=organizations.organization()),
    )


def swapped_by(person, first, second):
    return lambda: swap_rooms(
        Booking.objects.get(pk=first.pk),
        Booking.objects.get(pk=second.pk),
        by=person,
        submission_id=uuid4(),
    )


def holders():
    """Room by booking, as the bookings say and as the allocations say."""
    said = dict(Booking.objects.filter(status="confirmed").values_list("pk", "room"))
    held = dict(Allocation.objects.filter(booking__in=said).values_list("booking", "resource"))
    assert said == held
    return said


def test_two_staff_swap_the_same_pair_from_both_ends(pair, staff, room, other_room):
    first, second = pair
    colleague = accounts.staff(name="Jan Dyżurny")

    results = all_at_once(
        [swapped_by(staff, first, second), swapped_by(colleague, second, first)] * 3
    )

    # Each waits for the one before: whoever looks sees both bookings with a room each.
    assert not [one for one in results if isinstance(one, Exception)]
    assert set(holders().values()) == {room.pk, other_room.pk}
    assert BookingChange.objects.count() == 12
    assert {one.sequence for one in Booking.objects.all()} == {6}


def test_one_form_sent_six_times_swaps_once(pair, staff, room, other_room):
    number = uuid4()

    all_at_once([lambda: swap_rooms(*pair, by=staff, submission_id=number)] * 6)

    assert holders() == {pair[0].pk: other_room.pk, pair[1].pk: room.pk}
    assert BookingChange.objects.count() == 2


def test_swap_while_one_of_them_is_cancelled(pair, staff):
    first, second = pair

    results = all_at_once(
        [
            swapped_by(staff, first, second),
            lambda: Booking.objects.get(pk=second.pk).cancel(by=staff, reason="Chorzy"),
        ]
    )

    refused = [one for one in results if isinstance(one, ValidationError)]
    assert Booking.objects.get(pk=second.pk).status == BookingStatus.CANCELLED
    assert list(holders()) == [first.pk]
    assert BookingChange.objects.count() == (0 if refused else 2)
    assert Allocation.objects.count() == 1


def test_swap_while_another_takes_what_it_needs(enter, staff, room, other_room):
    early = enter(room, rooms.period(9, 12))
    late = enter(other_room, rooms.period(11, 13))

    results = all_at_once(
        [
            swapped_by(staff, early, late),
            lambda: enter(other_room, rooms.period(9, 10)),
        ]
    )

    assert sum(isinstance(one, ValidationError) for one in results) == 1
    holders()


def test_last_room_goes_to_one_walk_in(enter, room, staff):
    people = [staff, *(accounts.staff() for _number in range(4))]
    (offer,) = rooms_free_now(2, timedelta(hours=1))

    results = all_at_once(
        [lambda person=person: enter(offer.room, offer.period, by=person) for person in people]
    )

    assert Booking.objects.count() == 1
    assert sum(isinstance(one, ValidationError) for one in results) == 4


def test_two_moves_into_one_free_hour(pair, venue, staff):
    free = rooms.room(venue=venue)

    results = all_at_once(
        [
            lambda booking=booking: move_at_once(
                Booking.objects.get(pk=booking.pk),
                room=free,
                period=booking.period,
                by=staff,
                submission_id=uuid4(),
            )
            for booking in pair
        ]
    )

    assert sum(isinstance(one, ValidationError) for one in results) == 1
    holders()

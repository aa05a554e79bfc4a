"""Nothing gets past the database: not the ORM, not bulk writes, not SQL typed by hand."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from rooms.models import Allocation, Closure, Resource
from rooms.models.allocation import Allocation as AllocationModel
from tcal.shared.conflicts import constraint_name, violation_message
from tests.factories import rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def book(member, organization, room):
    def make(starts, ends, *, in_room=room, **fields):
        return rooms.booking(
            by=member,
            organization=organization,
            room=in_room,
            period=rooms.period(starts, ends),
            **fields,
        )

    return make


def refused_by(write) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return constraint_name(refusal.value)


def allocate(resource, booking, period, quantity=1):
    return Allocation.objects.create(
        resource=resource, booking=booking, period=period.as_range(), quantity=quantity
    )


def test_room_cannot_be_held_twice(book, room):
    book(17, 19)
    other = book(19, 20)

    name = refused_by(lambda: allocate(room, other, rooms.period(18, 19)))

    assert name == "resource_is_used_by_one_at_a_time"
    assert violation_message(name)


def test_bookings_that_touch_do_not_overlap(book):
    book(17, 19)
    book(19, 20)

    assert Allocation.objects.count() == 2


def test_own_allocation_does_not_block_a_change(book, room):
    booking = book(17, 19)

    allocate(room, booking, rooms.period(18, 20))

    assert booking.allocations.count() == 2


def test_sql_typed_by_hand_is_refused_too(book, room):
    book(17, 19)
    other = book(8, 9)

    def write():
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO rooms_allocation (resource_id, booking_id, quantity, period, exclusive)"
                " VALUES (%s, %s, 1, tstzrange(%s, %s), false)",
                [room.pk, other.pk, *(rooms.at(18), rooms.at(19))],
            )

    assert refused_by(write) == "resource_is_used_by_one_at_a_time"


def test_caller_cannot_say_that_a_room_is_shared(book, room):
    booking = book(17, 19)
    booking.allocations.update(exclusive=False)

    assert booking.allocations.get(resource=room).exclusive


def test_closure_and_booking_keep_each_other_out(book, room, staff):
    book(17, 19)
    closure = Closure.objects.create(
        reason="Remont", starts_at=rooms.at(8), ends_at=rooms.at(20), decided_by=staff
    )

    def write():
        Allocation.objects.create(
            resource=room, closure=closure, period=rooms.period(8, 20).as_range()
        )

    assert refused_by(write) == "resource_is_used_by_one_at_a_time"


def test_pool_lends_no_more_than_there_is(book, projectors):
    first, second = book(8, 10), book(10, 12)
    allocate(projectors, first, rooms.period(8, 10), 2)

    name = refused_by(lambda: allocate(projectors, second, rooms.period(9, 12), 2))

    assert name == "equipment_is_never_over_lent"
    assert violation_message(name)


def test_pool_counts_the_peak_and_never_the_sum(book, projectors):
    """Three projectors, two out 9–10 and two out 11–12: one is free from 9 to 12."""
    early, late, long = book(9, 10), book(11, 12), book(13, 14)
    allocate(projectors, early, rooms.period(9, 10), 2)
    allocate(projectors, late, rooms.period(11, 12), 2)

    allocate(projectors, long, rooms.period(9, 12), 1)

    assert Allocation.objects.filter(resource=projectors).count() == 3


def test_pool_counts_a_booking_and_its_change_once(book, projectors):
    booking = book(9, 10)
    allocate(projectors, booking, rooms.period(9, 10), 3)

    allocate(projectors, booking, rooms.period(9, 11), 3)

    assert booking.allocations.filter(resource=projectors).count() == 2


def test_quantity_cannot_fall_below_what_is_lent(book, projectors):
    allocate(projectors, book(9, 10), rooms.period(9, 10), 3)

    name = refused_by(lambda: Resource.objects.filter(pk=projectors.pk).update(quantity=2))

    assert name == "equipment_is_never_over_lent"


def test_quantity_may_fall_to_what_is_lent_at_one_time(book, projectors):
    allocate(projectors, book(9, 10), rooms.period(9, 10), 2)
    allocate(projectors, book(10, 11), rooms.period(10, 11), 2)

    Resource.objects.filter(pk=projectors.pk).update(quantity=2)

    assert Resource.objects.get(pk=projectors.pk).quantity == 2


def test_pool_that_shrinks_to_one_becomes_exclusive(book, projectors):
    held = allocate(projectors, book(9, 10), rooms.period(9, 10))

    Resource.objects.filter(pk=projectors.pk).update(quantity=1)

    held.refresh_from_db()
    assert held.exclusive


def test_deleting_nothing_but_status_frees_time(book, member):
    booking = book(17, 19)

    booking.cancel(by=member)

    assert not Allocation.objects.exists()
    book(17, 19)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"quantity": 0}, "allocation_is_of_at_least_one"),
        ({"booking": None}, "allocation_belongs_to_one_booking_or_closure"),
    ],
)
def test_allocation_keeps_its_shape(book, room, fields, expected):
    booking = book(8, 9)
    fields = {
        "resource": room,
        "booking": booking,
        "period": rooms.period(9, 10).as_range(),
    } | fields

    assert refused_by(lambda: AllocationModel.objects.create(**fields)) == expected


def test_buffers_are_held_around_the_booking(book, venue):
    room = rooms.room(venue=venue, minutes_before=15, minutes_after=30)

    booking = book(10, 12, in_room=room)

    held = booking.allocations.get().period
    assert held.lower == rooms.at(10) - timedelta(minutes=15)
    assert held.upper == rooms.at(12) + timedelta(minutes=30)


def test_booked_room_stays_a_room(book, room):
    book(17, 19)

    name = refused_by(lambda: Resource.objects.filter(pk=room.pk).update(kind="desk"))

    assert name == "booked_resource_keeps_its_kind"
    assert violation_message(name)


def test_room_that_nobody_booked_may_become_a_desk(room):
    Resource.objects.filter(pk=room.pk).update(kind="desk")


@pytest.mark.parametrize("capacity", [None, 0])
def test_room_without_a_capacity_is_refused_by_the_database(venue, capacity):
    name = refused_by(lambda: rooms.room(venue=venue, capacity=capacity))

    assert name == "room_states_its_capacity"

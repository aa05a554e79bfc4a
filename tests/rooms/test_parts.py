"""Divisible halls: booking the whole takes its parts, and a taken part takes the whole."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rooms.closures import close
from rooms.finding import Wish, find_rooms
from rooms.models import Allocation, Part
from rooms.rules import TAKEN
from tcal.shared.conflicts import constraint_name, violation_message
from tests.factories import rooms
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def left(venue):
    return rooms.room(venue=venue, name="Sala A", capacity=10, minutes_after=30)


@pytest.fixture
def right(venue):
    return rooms.room(venue=venue, name="Sala B", capacity=10)


@pytest.fixture
def whole(venue, left, right):
    return rooms.room(venue=venue, name="Sala A+B", capacity=20, parts=[left, right])


@pytest.fixture
def book(member, organization):
    def make(room, starts, ends):
        return rooms.booking(
            by=member, organization=organization, room=room, period=rooms.period(starts, ends)
        )

    return make


def refused_by(write) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    name = constraint_name(refusal.value)
    assert violation_message(name)
    return name


def code(call) -> str:
    with pytest.raises(ValidationError) as refusal:
        call()
    ((_field, errors),) = refusal.value.error_dict.items()
    return errors[0].code


def test_whole_is_held_by_its_parts(book, whole, left, right):
    booking = book(whole, 17, 19)

    assert {held.resource for held in booking.allocations.all()} == {left, right}
    assert booking.equipment == []


def test_taken_part_takes_the_whole_and_the_other_way_round(book, whole, left, right):
    book(left, 9, 10)
    book(whole, 12, 13)

    assert code(lambda: book(whole, 9, 10)) == TAKEN
    assert code(lambda: book(right, 12, 13)) == TAKEN
    assert book(right, 9, 10).pk


def test_whole_waits_for_the_cleaning_of_a_part(book, whole, left):
    book(left, 9, 10)

    assert code(lambda: book(whole, 10, 11)) == TAKEN
    assert book(whole, (10, 30), 11).pk


def test_part_belongs_to_several_wholes(venue, book, whole, left, right):
    third = rooms.room(venue=venue, name="Sala C", capacity=10)
    largest = rooms.room(venue=venue, name="Sala A+B+C", capacity=30, parts=[left, right, third])
    book(third, 9, 10)
    book(whole, 12, 13)

    assert code(lambda: book(largest, 9, 10)) == TAKEN
    assert code(lambda: book(largest, 12, 13)) == TAKEN
    assert book(whole, 9, 10).pk


def test_search_knows_that_a_taken_part_takes_the_whole(book, whole, left):
    book(left, 17, 19)

    found = find_rooms(Wish(period=rooms.period(17, 19), people=15))

    assert not found.fitting
    assert [offer.room for offer in found.near] == [whole]


def test_closing_the_whole_closes_its_parts(whole, left, right, staff):
    close([whole], rooms.period(9, 10), reason="Remont", by=staff)

    assert {held.resource for held in Allocation.objects.all()} == {left, right}


def test_database_refuses_to_hold_a_whole(book, whole, left):
    booking = book(left, 9, 10)

    name = refused_by(
        lambda: Allocation.objects.create(
            resource=whole, booking=booking, period=rooms.period(9, 10).as_range()
        )
    )

    assert name == "only_parts_of_a_divisible_hall_hold_time"


def test_parts_are_frozen_once_booked(venue, book, whole, left, room):
    book(whole, 9, 10)

    assert refused_by(Part.objects.filter(part=left).delete) == "parts_are_frozen_once_booked"
    assert (
        refused_by(lambda: Part.objects.create(whole=whole, part=room))
        == "parts_are_frozen_once_booked"
    )
    assert (
        refused_by(lambda: Part.objects.filter(part=left).update(part=room))
        == "parts_are_frozen_once_booked"
    )


def test_room_that_was_booked_cannot_be_divided(venue, book, left, room):
    book(room, 9, 10)

    assert (
        refused_by(lambda: Part.objects.create(whole=room, part=left))
        == "parts_are_frozen_once_booked"
    )


def test_booked_room_may_become_a_part(venue, book, left, room):
    book(left, 9, 10)
    hall = rooms.room(venue=venue, capacity=40, parts=[left, room])

    assert code(lambda: book(hall, 9, 10)) == TAKEN


@pytest.mark.parametrize("case", ["whole as a part", "part as a whole", "equipment"])
def test_parts_have_no_parts_and_are_no_equipment(venue, whole, left, room, projectors, case):
    pair = {
        "whole as a part": (room, whole),
        "part as a whole": (left, room),
        "equipment": (room, projectors),
    }[case]

    assert (
        refused_by(lambda: Part.objects.create(whole=pair[0], part=pair[1]))
        == "parts_have_no_parts"
    )


@pytest.mark.django_db(transaction=True)
def test_whole_and_parts_raced_for_are_never_both_booked(book, whole, left, right):
    results = all_at_once(
        [lambda room=room: book(room, 17, 19) for room in [whole, left, right] * 4]
    )

    booked = {one.room for one in results if not isinstance(one, Exception)}
    assert booked in ({whole}, {left, right})
    assert Allocation.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_dividing_a_hall_races_with_booking_it(book, whole, right, room):
    results = all_at_once(
        [
            lambda: book(whole, 17, 19),
            lambda: _refused(lambda: Part.objects.create(whole=whole, part=room)),
        ]
    )

    refused = [one for one in results if isinstance(one, ValidationError)]
    parts_held = Allocation.objects.count()
    assert parts_held == Part.objects.filter(whole=whole).count() or len(refused) == 1


def _refused(write):
    try:
        write()
    except IntegrityError as error:
        raise ValidationError(constraint_name(error)) from error

"""Damages are told at the next booking; out of use closes the thing and a repair opens it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from rooms.damages import known_damages, repair, report_damage
from rooms.handovers import hand_over, take_back
from rooms.models import Allocation, Booking, Closure, Damage
from tests.factories import rooms

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.database,
    pytest.mark.usefixtures("_at_noon"),
]


@pytest.fixture
def book(member, organization, room, staff):
    def make(starts, ends, *, of=room, **fields):
        made = rooms.booking(
            by=member,
            organization=organization,
            room=of,
            period=rooms.period(starts, ends),
            **fields,
        )
        made.confirm(by=staff)
        return made

    return make


def test_damage_is_shown_at_bookings_of_the_thing_until_it_is_repaired(
    book, room, venue, projectors, staff
):
    here = book(9, 10)
    with_projector = book(9, 10, of=rooms.room(venue=venue), equipment={projectors: 1})
    handle = report_damage(room, "Klamka", by=staff)
    lamp = report_damage(projectors, "Lampa", by=staff)

    assert list(known_damages(here)) == [handle]
    assert list(known_damages(with_projector)) == [lamp]

    repair(handle, by=staff)
    assert list(known_damages(here)) == []


def test_damage_of_a_hall_is_known_in_its_parts_and_the_other_way_round(book, venue, staff):
    left = rooms.room(venue=venue)
    hall = rooms.room(venue=venue, parts=[left, rooms.room(venue=venue)])
    whole, part = book(9, 10, of=hall), book(11, 12, of=left)
    of_hall, of_part = report_damage(hall, "Okno", by=staff), report_damage(left, "Stół", by=staff)

    assert set(known_damages(whole)) == {of_hall, of_part}
    assert set(known_damages(part)) == {of_hall, of_part}


def test_damage_says_what_is_wrong(room, staff):
    with pytest.raises(ValidationError) as refused:
        report_damage(room, "  ", by=staff)

    assert "description" in refused.value.error_dict


def test_out_of_use_closes_and_repair_reopens(room, staff, member, organization):
    damage = report_damage(room, "Pęknięta szyba", by=staff, out_of_use_until=rooms.at(20))

    with pytest.raises(ValidationError):
        rooms.booking(by=member, organization=organization, room=room, period=rooms.period(17, 19))
    repair(damage, by=staff)

    assert damage.repaired_by == staff
    assert Damage.objects.get().closure is None
    assert rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )


def test_out_of_use_closes_every_part_of_a_hall(venue, staff):
    parts = [rooms.room(venue=venue), rooms.room(venue=venue)]
    hall = rooms.room(venue=venue, parts=parts)

    damage = report_damage(hall, "Awaria ogrzewania", by=staff, out_of_use_until=rooms.at(20))

    assert set(damage.closure.allocations.values_list("resource", flat=True)) == {
        part.pk for part in parts
    }


def test_bookings_in_the_way_are_named_and_nothing_is_stored(book, room, staff):
    standing = book(17, 19)

    with pytest.raises(ValidationError) as refused:
        report_damage(room, "Szyba", by=staff, out_of_use_until=rooms.at(20))

    assert standing.reference in refused.value.message_dict["out_of_use_until"][0]
    assert not Damage.objects.exists()
    assert not Closure.objects.exists()
    # The choice: recorded without closing, and shown at that booking.
    damage = report_damage(room, "Szyba", by=staff)
    assert list(known_damages(standing)) == [damage]


def test_day_that_is_over_is_refused(room, staff):
    with pytest.raises(ValidationError) as refused:
        report_damage(room, "Szyba", by=staff, out_of_use_until=rooms.at(8) - timedelta(days=10))

    assert "out_of_use_until" in refused.value.error_dict


def test_return_before_the_end_closes_the_room_after_its_own_booking(
    book, room, staff, time_machine
):
    booking = book(17, 19)
    time_machine.move_to(rooms.at(17), tick=False)
    handover = hand_over(booking, received_by="Anna Próbna", by=staff)
    time_machine.move_to(rooms.at(18, 30), tick=False)

    take_back(
        handover,
        returned_by="Anna Próbna",
        damages=[(room, "Szyba", rooms.at(23, 59))],
        by=staff,
    )

    closure = Damage.objects.get().closure
    own = Allocation.objects.get(booking=booking)
    assert closure.starts_at == own.period.upper
    assert Booking.objects.get(pk=booking.pk).holds_time


def test_cleaning_after_a_booking_that_is_over_gives_way(book, venue, staff, time_machine):
    cleaned = rooms.room(venue=venue, minutes_after=30)
    book(17, 19, of=cleaned)
    time_machine.move_to(rooms.at(19, 10), tick=False)

    damage = report_damage(cleaned, "Szyba", by=staff, out_of_use_until=rooms.at(23))

    assert damage.closure.starts_at == rooms.at(19, 10)


def test_one_thing_can_be_broken_in_two_ways(book, room, staff, time_machine):
    booking = book(17, 19)
    time_machine.move_to(rooms.at(17), tick=False)
    handover = hand_over(booking, received_by="Anna Próbna", by=staff)

    take_back(
        handover,
        returned_by="Anna Próbna",
        damages=[(room, "Szyba", rooms.at(23)), (room, "Drzwi", rooms.at(23))],
        by=staff,
    )

    for damage in Damage.objects.unrepaired():
        repair(damage, by=staff)
    assert not Closure.objects.exists()


def test_damage_is_repaired_once(room, staff):
    damage = report_damage(room, "Szyba", by=staff)
    stale = Damage.objects.get(pk=damage.pk)
    repair(damage, by=staff)

    with pytest.raises(ValidationError) as refused:
        repair(stale, by=staff)

    assert refused.value.code == "repaired_already"
    assert staff.name in refused.value.messages[0]


def test_repair_after_the_closure_is_over_changes_only_the_damage(room, staff, time_machine):
    damage = report_damage(room, "Szyba", by=staff, out_of_use_until=rooms.at(20))
    time_machine.move_to(rooms.at(21), tick=False)

    repair(damage, by=staff)

    assert Closure.objects.get().ends_at == rooms.at(20)
    assert not Damage.objects.unrepaired().exists()

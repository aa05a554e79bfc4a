"""What fits, what nearly fits, what is taken."""

import pytest

from rooms.closures import close
from rooms.finding import Wish, find_rooms
from rooms.models import Closure
from tests.factories import rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


def wish(starts=17, ends=19, **fields):
    return Wish(period=rooms.period(starts, ends), **fields)


@pytest.fixture
def book(member, organization):
    def make(room, starts, ends, **fields):
        return rooms.booking(
            by=member,
            organization=organization,
            room=room,
            period=rooms.period(starts, ends),
            **fields,
        )

    return make


def test_free_room_fits_and_says_until_when(room, book):
    book(room, 19, 20)

    (offer,) = find_rooms(wish()).fitting

    assert offer.room == room
    assert offer.period == rooms.period(17, 19)
    assert offer.free_until == rooms.at(19)


def test_room_that_becomes_free_later_nearly_fits(room, book):
    book(room, 16, (17, 30))

    found = find_rooms(wish())

    assert not found.fitting
    assert [offer.period for offer in found.near] == [rooms.period((17, 30), (19, 30))]


def test_room_with_less_time_than_wished_offers_a_shorter_one(room, book):
    book(room, 8, 17)
    book(room, (18, 30), 20)

    (offer,) = find_rooms(wish()).near

    assert offer.is_shorter
    assert offer.period == rooms.period(17, (18, 30))


def test_room_taken_all_day_is_taken(room, book):
    book(room, 8, 20)

    found = find_rooms(wish())

    assert [taken.room for taken in found.taken] == [room]


def test_closed_room_is_taken(room, staff):
    close([room], rooms.period(8, 20), reason="Remont", by=staff)

    assert find_rooms(wish()).taken
    assert Closure.objects.exists()


def test_room_too_small_or_without_what_is_needed_does_not_fit(venue, room):
    rooms.room(venue=venue, capacity=4)

    found = find_rooms(wish(people=12, needs=frozenset({"projector"})))

    assert len(found.unfit) == 2


def test_need_is_met_by_lending(room, projectors):
    (offer,) = find_rooms(wish(needs=frozenset({"projector"}))).fitting

    assert [(one.equipment, one.pieces_free) for one in offer.lent] == [(projectors, 3)]


def test_need_is_not_met_when_all_pieces_are_lent(venue, room, projectors, book):
    book(rooms.room(venue=venue, name="Inna", capacity=5), 17, 19, equipment={projectors: 3})

    found = find_rooms(wish(people=10, needs=frozenset({"projector"})))

    assert not found.fitting
    assert found.near[0].period == rooms.period(15, 17)


def test_offer_can_really_be_booked(venue, book, member, organization):
    """Whatever is offered is accepted: the search and the database count alike."""
    room = rooms.room(venue=venue, minutes_before=15, minutes_after=30)
    book(room, 10, 12)
    book(room, 15, 16)

    for starts in range(8, 19):
        found = find_rooms(wish(starts, starts + 1))
        for offer in [*found.fitting, *found.near]:
            rooms.booking(
                by=member, organization=organization, room=room, period=offer.period
            ).cancel(by=member)


def test_search_costs_the_same_with_one_and_with_thirty_bookings(
    venue, room, projectors, book, django_assert_num_queries
):
    def cost():
        with django_assert_num_queries(4):
            find_rooms(wish())

    book(room, 8, 9)
    cost()
    for number in range(30):
        book(rooms.room(venue=venue, name=f"Sala {number}"), 8, 9)
    cost()

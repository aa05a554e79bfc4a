"""What fits, what nearly fits, what is taken."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest

from rooms import availability
from rooms.closures import close
from rooms.finding import Wish, find_on_days, find_rooms
from rooms.models import Closure, SpecialDay
from tcal.shared.periods import Period
from tests.factories import rooms

FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)
DECEMBER = date(2026, 12, 3)
DAY = timedelta(days=1)

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
            **{"period": rooms.period(starts, ends) if ends else None} | fields,
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
    (offer,) = found.near
    assert offer.period == rooms.period(17, 19)
    assert offer.without == [projectors]
    assert not offer.lent
    assert offer.complete.period == rooms.period(15, 17)
    assert [one.equipment for one in offer.complete.lent] == [projectors]


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


def test_hours_to_choose_are_those_with_everything(venue, room, projectors, book):
    book(rooms.room(venue=venue, name="Inna", capacity=5), 12, 14, equipment={projectors: 3})

    (offer,) = find_rooms(wish(15, 17, people=10, needs=frozenset({"projector"}))).fitting

    starts = [time.starts_at for time in offer.other_times]
    assert rooms.at(10) in starts
    assert not {rooms.at(11), rooms.at(12), rooms.at(13)} & set(starts)


def test_room_of_another_kind_is_left_out(venue, room):
    desk = rooms.room(venue=venue, name="Biurko", capacity=1, kind="desk")

    assert [one.room for one in find_rooms(wish(kind="desk")).fitting] == [desk]
    assert [one.room for one in find_rooms(wish(kind="room")).fitting] == [room]
    assert len(find_rooms(wish()).fitting) == 2


# What is full, and until when --------------------------------------------------------------------


def test_full_room_says_when_the_wished_hours_are_free_again(room, book):
    book(room, 8, 20)
    rooms_day_after = rooms.period(17, 19, day=FRIDAY)
    book(room, 0, 0, period=rooms_day_after)

    (taken,) = find_rooms(wish()).taken

    assert taken.why == "taken"
    assert taken.next.period == rooms.period(17, 19, day=SATURDAY)


def test_full_room_says_other_hours_where_the_wished_ones_stay_taken(room, staff):
    close([room], rooms.period(8, 20), reason="Remont", by=staff)
    for offset in range(14):
        evening = rooms.period(16, 20, day=FRIDAY + offset * DAY)
        close([room], evening, reason="Próby", by=staff)

    (taken,) = find_rooms(wish()).taken

    assert taken.next.period == rooms.period(14, 16, day=FRIDAY)


def test_day_after_the_fortnight_is_not_promised(room, staff):
    close([room], rooms.period(8, 20), reason="Remont", by=staff)
    close(
        [room],
        Period(rooms.at(8, day=FRIDAY), rooms.at(20, day=date(2026, 12, 10))),
        reason="Remont",
        by=staff,
    )

    (taken,) = find_rooms(wish()).taken
    assert taken.next is None


@pytest.mark.parametrize(
    ("policy", "why"),
    [({"notice_hours": 120}, "notice"), ({"horizon_days": 2}, "horizon")],
)
def test_room_that_can_not_be_booked_on_that_day_says_why(venue, policy, why):
    rooms.room(venue=venue, **policy)

    (taken,) = find_rooms(wish()).taken
    assert taken.why == why
    assert not taken.may_be_waited_for


def test_closed_day_says_so(room, venue):
    SpecialDay.objects.create(venue=venue, day=date(2026, 11, 26), note="Sprzątanie")

    found = find_rooms(wish())

    assert found.is_closed
    assert found.closed_for == "Sprzątanie"
    assert found.taken[0].next.period == rooms.period(17, 19, day=FRIDAY)
    assert not found.may_be_waited_for


# Several days ------------------------------------------------------------------------------------


def test_several_days_are_answered_each_by_itself(room, book):
    book(room, 8, 20)

    thursday, friday = find_on_days([wish(), wish().on(FRIDAY)])

    assert not thursday.fitting
    assert [offer.period for offer in friday.fitting] == [rooms.period(17, 19, day=FRIDAY)]


def test_bookings_of_other_days_are_not_fetched(room, book, django_assert_max_num_queries):
    book(room, 10, 12)
    book(room, 0, 0, period=rooms.period(10, 12, day=DECEMBER))
    far = date(2027, 3, 4)
    days = [Wish(rooms.period(17, 19)), Wish(rooms.period(17, 19, day=far))]
    read = []
    count = availability._held

    with patch.object(
        availability, "_held", side_effect=lambda *row: read.append(row) or count(*row)
    ):
        find_on_days(days)

    assert len(read) == 1


@pytest.mark.parametrize("days", [1, 5])
def test_search_costs_the_same_with_one_and_with_thirty_rooms_and_with_five_days(
    venue, room, projectors, book, django_assert_num_queries, days
):
    wishes = [wish().on(date(2026, 11, 26) + number * 7 * DAY) for number in range(days)]

    def cost():
        # Resources, their features and pictures; hours; what is held; what is held later.
        with django_assert_num_queries(6):
            find_on_days(wishes)

    book(room, 8, 20)
    cost()
    for number in range(30):
        book(rooms.room(venue=venue, name=f"Sala {number}"), 8, 9 if number % 2 else 20)
    cost()


# Divisible halls ---------------------------------------------------------------------------------


def test_hall_and_its_parts_are_listed_by_what_is_free(venue, book):
    north, south = (rooms.room(venue=venue, name=name) for name in ("Północ", "Południe"))
    hall = rooms.room(venue=venue, name="Hala", capacity=40, parts=[north, south])
    book(north, 17, 18)

    found = find_rooms(wish())

    assert [offer.room for offer in found.fitting] == [south]
    assert {offer.room for offer in found.near} == {hall, north}
    (near,) = (offer.room for offer in found.near if offer.room == hall)
    assert [part["name"] for part in near.part_rows] == ["Południe", "Północ"]
    assert [whole["name"] for whole in found.fitting[0].room.whole_rows] == ["Hala"]

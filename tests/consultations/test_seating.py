"""The best seats: checked against every possible arrangement of small meetings."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultations.seating import solver
from consultations.seating.solver import NotSolvedInTime, Place, Wish, best_seats


def value(wishes, seats) -> tuple[int, int]:
    """What is to be as large as possible: the points, then how many stay."""
    return (
        sum(wish.points(seat) for wish, seat in zip(wishes, seats, strict=True)),
        -sum(wish.moves(seat) for wish, seat in zip(wishes, seats, strict=True)),
    )


def difference(places, seats) -> int:
    taken = Counter(seats)
    sizes = [taken[place.table] + place.held for place in places]
    return max(sizes) - min(sizes)


def most_of_one(wishes, seats) -> int:
    pairs = zip(wishes, seats, strict=True)
    counted = Counter((seat, wish.organization) for wish, seat in pairs if wish.organization)
    return max(counted.values(), default=0)


def fits(places, seats) -> bool:
    taken = Counter(seats)
    return all(taken[place.table] <= place.free for place in places)


def every_arrangement(places, wishes):
    for seats in product([place.table for place in places], repeat=len(wishes)):
        if fits(places, seats):
            yield seats


@st.composite
def meetings(draw):
    places = [
        Place(number, draw(st.integers(1, 4)), draw(st.integers(0, 1)))
        for number in range(1, draw(st.integers(2, 3)) + 1)
    ]
    numbers = [place.table for place in places]
    room = sum(place.free for place in places)
    chosen = st.sampled_from([*numbers, None])
    wishes = []
    for _person in range(draw(st.integers(1, min(6, room))) if room else 0):
        first = draw(chosen)
        second = draw(st.sampled_from([n for n in [*numbers, None] if n != first or n is None]))
        wishes.append(Wish(first, second, draw(chosen), draw(st.sampled_from(["", "ą", "ż"]))))
    return places, wishes


@given(meetings(), st.integers(0, 3), st.sampled_from([None, 1, 2]))
@settings(max_examples=120, deadline=None)
def test_no_arrangement_is_better(meeting, allowed_difference, limit):
    places, wishes = meeting
    seats = best_seats(
        places, wishes, largest_difference=allowed_difference, most_of_one_organization=limit
    )

    assert len(seats) == len(wishes)
    if not wishes:
        return
    assert fits(places, seats)
    possible = list(every_arrangement(places, wishes))
    # Of the limits that can't be kept, the organisations' gives way last and by the least.
    if limit is not None:
        limit = max(limit, min(most_of_one(wishes, one) for one in possible))
        possible = [one for one in possible if most_of_one(wishes, one) <= limit]
    least = min(difference(places, one) for one in possible)
    possible = [
        one for one in possible if difference(places, one) <= max(allowed_difference, least)
    ]
    assert tuple(seats) in possible
    assert value(wishes, seats) == max(value(wishes, one) for one in possible)


def test_first_choice_is_worth_more_than_the_second_and_that_more_than_any_other():
    wish = Wish(first=1, second=2, now=3)
    assert wish.points(1) > wish.points(2) > wish.points(3) == 0


def test_nobody_moves_without_a_gain():
    places = [Place(1, 5), Place(2, 5)]
    wishes = [Wish(now=1), Wish(now=1), Wish(now=1), Wish(first=2, now=2)]
    assert best_seats(places, wishes, largest_difference=2) == [1, 1, 1, 2]


def test_of_those_who_want_the_same_the_earlier_get_it():
    places = [Place(1, 2), Place(2, 9)]
    wishes = [Wish(first=1, second=2)] * 5
    assert best_seats(places, wishes, largest_difference=9) == [1, 1, 2, 2, 2]


def test_two_who_exchange_full_tables_both_get_what_they_want():
    places = [Place(1, 1), Place(2, 1)]
    wishes = [Wish(first=2, now=1), Wish(first=1, now=2)]
    assert best_seats(places, wishes, largest_difference=0) == [2, 1]


def test_held_places_are_not_given_and_count_as_people():
    places = [Place(1, 4, held=3), Place(2, 4)]
    wishes = [Wish(first=1)] * 3
    seats = best_seats(places, wishes, largest_difference=1)
    assert Counter(seats) == {1: 1, 2: 2} or Counter(seats) == {2: 3}
    assert difference(places, seats) <= 1


def test_difference_gives_way_before_the_limit_of_one_organization():
    places = [Place(1, 2), Place(2, 20)]
    wishes = [Wish(first=2, organization=f"o{n}") for n in range(12)]
    seats = best_seats(places, wishes, largest_difference=0, most_of_one_organization=1)
    assert Counter(seats) == {1: 2, 2: 10}


def test_limit_of_one_organization_grows_only_as_far_as_it_must():
    places = [Place(1, 10), Place(2, 10)]
    wishes = [Wish(first=1, organization="o")] * 7
    seats = best_seats(places, wishes, largest_difference=9, most_of_one_organization=1)
    assert Counter(seats) == {1: 4, 2: 3}


def test_the_same_question_has_the_same_answer():
    places = [Place(n, 6) for n in range(1, 9)]
    wishes = [Wish(n % 8 + 1, (n * 3) % 8 + 1, n * 5 % 8 + 1, f"o{n % 5}") for n in range(40)]
    wishes = [Wish(w.first, w.second if w.second != w.first else None, w.now) for w in wishes]
    answers = {
        tuple(best_seats(places, wishes, largest_difference=1, most_of_one_organization=2))
        for _time in range(3)
    }
    assert len(answers) == 1


@pytest.mark.parametrize("people", [80, 400])
def test_large_meeting_keeps_every_limit(people):
    tables = people // 10 if people == 80 else 20
    places = [Place(n, people // tables + 2) for n in range(tables)]
    wishes = [
        Wish(n * n % tables, (n * n + 1 + n % 3) % tables, n % tables, f"o{n % 40}")
        for n in range(people)
    ]
    wishes = [
        w if w.first != w.second else Wish(w.first, None, w.now, w.organization) for w in wishes
    ]
    seats = best_seats(places, wishes, largest_difference=2, most_of_one_organization=2)
    assert fits(places, seats)
    assert difference(places, seats) <= 2
    assert most_of_one(wishes, seats) <= 2


def test_without_a_proof_in_time_it_says_so(monkeypatch):
    monkeypatch.setattr(solver, "SECONDS", 0)
    places = [Place(n, 22) for n in range(20)]
    wishes = [Wish(n * n % 20, (n + 7) % 20, n % 20, f"o{n % 15}") for n in range(400)]
    with pytest.raises(NotSolvedInTime):
        best_seats(places, wishes, largest_difference=0, most_of_one_organization=1)

"""The rounds of a World Café: everybody somewhere else each time, among other people."""

from collections import Counter

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from consultations.mixing import CannotRotate, mixed_rounds
from consultations.models import Participation, RotationSeat
from consultations.rotation import Rotation, plan_rotation
from tests.factories import consultations as make

database = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


def sizes(routes, number, tables) -> list[int]:
    taken = Counter(route[number] for route in routes)
    return [taken[table] for table in range(tables)]


def meetings_again(routes) -> int:
    together = Counter()
    for a, one in enumerate(routes):
        for b, other in enumerate(routes[:a]):
            together[a, b] = sum(x == y for x, y in zip(one, other, strict=True))
    return sum(times - 1 for times in together.values() if times > 1)


@st.composite
def halls(draw):
    tables = draw(st.integers(2, 5))
    first = draw(st.lists(st.integers(0, tables - 1), min_size=1, max_size=18))
    spare = draw(st.lists(st.integers(0, 6), min_size=tables, max_size=tables))
    capacities = [max(first.count(t) + more, 1) for t, more in enumerate(spare)]
    return first, capacities, draw(st.integers(2, tables))


@given(halls())
@settings(max_examples=80, deadline=None)
def test_everybody_visits_different_tables_within_their_places(hall):
    first, capacities, rounds = hall
    try:
        routes = mixed_rounds(first, capacities, rounds=rounds)
    except CannotRotate:
        # Only where somewhere there is no place for all who have to come.
        assert max(first.count(t) for t in range(len(capacities))) > min(capacities)
        return
    assert [route[0] for route in routes] == first
    assert all(len(set(route)) == rounds for route in routes)
    for number in range(rounds):
        taken = sizes(routes, number, len(capacities))
        assert all(t <= capacity for t, capacity in zip(taken, capacities, strict=True))


@pytest.mark.parametrize("rounds", [2, 3, 5])
def test_visitors_are_spread_evenly(rounds):
    first = [person % 5 for person in range(40)]
    routes = mixed_rounds(first, [12] * 5, rounds=rounds)
    assert all(sizes(routes, number, 5) == [8] * 5 for number in range(rounds))


def test_people_of_one_table_part():
    routes = mixed_rounds([person // 4 for person in range(16)], [6] * 4, rounds=2)
    assert meetings_again(routes) <= 4
    routes = mixed_rounds([person // 10 for person in range(80)], [12] * 8, rounds=3)
    # Three rounds of nine others: almost all of the 27 are different people.
    assert meetings_again(routes) < 0.1 * 80 * 27 / 2


def test_uneven_tables_are_evened_out_from_the_second_round():
    routes = mixed_rounds([0] * 6 + [1] * 2 + [2], [6, 6, 6], rounds=3)
    assert sizes(routes, 0, 3) == [6, 2, 1]
    assert all(max(sizes(routes, number, 3)) <= 5 for number in (1, 2))


def test_the_same_people_get_the_same_plan():
    first = [person % 6 for person in range(45)]
    assert len({str(mixed_rounds(first, [9] * 6, rounds=4)) for _time in range(3)}) == 1


# With the database --------------------------------------------------------------------------------


@pytest.fixture
def cafe(meeting):
    for _table in range(4):
        make.table(meeting=meeting, capacity=6)
    for number in range(16):
        make.participation(
            meeting=meeting,
            table=meeting.tables.get(number=number % 4 + 1),
            name=f"Ola Ż{number:02}",
        )
    return meeting


class TestPlan:
    pytestmark = database

    def test_first_round_is_where_people_sit(self, cafe, coordinator):
        plan = plan_rotation(cafe, rounds=3, by=coordinator)
        assert plan.rounds == 3
        assert len(plan.routes) == 16
        for route in plan.routes:
            assert route.tables[0] == route.person.table
            assert len({table.pk for table in route.tables}) == 3
        for one in plan.by_table:
            assert all(len(people) == 4 for people in one.rounds)
        assert plan.changes == []

    def test_new_plan_takes_the_place_of_the_old_one(self, cafe, coordinator):
        plan_rotation(cafe, rounds=4, by=coordinator)
        plan_rotation(cafe, rounds=2, by=coordinator)
        assert RotationSeat.objects.count() == 32
        assert Rotation(cafe).rounds == 2

    def test_another_meeting_keeps_its_plan(self, cafe, coordinator):
        other = make.meeting(consultation=cafe.consultation, tables=2)
        make.participation(meeting=other, table=other.tables.first())
        plan_rotation(other, rounds=2, by=coordinator)
        plan_rotation(cafe, rounds=2, by=coordinator)
        assert Rotation(other).exists

    def test_only_those_with_a_seat_go_round(self, cafe, coordinator):
        table = cafe.tables.first()
        make.participation(meeting=cafe, status="waiting", waiting_for=table)
        make.participation(meeting=cafe, table=table, status="unconfirmed")
        make.participation(meeting=cafe, table=table, status="withdrawn")
        assert len(plan_rotation(cafe, rounds=2, by=coordinator).routes) == 16

    def test_changes_since_are_told(self, cafe, coordinator):
        plan_rotation(cafe, rounds=2, by=coordinator)
        one, two = Participation.objects.order_by("pk")[:2]
        Participation.objects.filter(pk=one.pk).update(status="withdrawn")
        Participation.objects.filter(pk=two.pk).update(table=cafe.tables.get(number=4))
        for _late in range(2):
            make.participation(meeting=cafe, table=cafe.tables.get(number=1))
        with translation.override("en"):
            assert Rotation(cafe).changes == [
                "The plan leaves out 2 people who have seats now.",
                "1 person in the plan has withdrawn.",
                "1 person sits at another table now than in round 1.",
            ]
        assert len(Rotation(cafe).routes) == 15

    @pytest.mark.parametrize("rounds", [0, 1, 5])
    def test_rounds_are_at_most_as_many_as_tables(self, cafe, coordinator, rounds):
        with pytest.raises(ValidationError) as refusal:
            plan_rotation(cafe, rounds=rounds, by=coordinator)
        assert set(refusal.value.error_dict) == {"rounds"}

    def test_table_too_small_for_those_who_come_is_refused_with_the_numbers(
        self, meeting, coordinator
    ):
        large = make.table(meeting=meeting, capacity=10)
        make.table(meeting=meeting, capacity=3)
        for _number in range(9):
            make.participation(meeting=meeting, table=large)
        with pytest.raises(ValidationError) as refusal, translation.override("en"):
            plan_rotation(meeting, rounds=2, by=coordinator)
        (said,) = refusal.value.message_dict["rounds"]
        assert "9" in said
        assert "3" in said
        assert not RotationSeat.objects.exists()

    @pytest.mark.parametrize("tables", [0, 1, 3])
    def test_nothing_to_plan_is_refused(self, meeting, coordinator, tables):
        for _table in range(tables):
            make.table(meeting=meeting)
        with pytest.raises(ValidationError) as refusal:
            plan_rotation(meeting, rounds=2, by=coordinator)
        assert refusal.value.code == "nothing_to_rotate"

    def test_page_makes_the_plan_and_asks_as_often_for_few_as_for_many(
        self, client, cafe, coordinator, django_assert_num_queries
    ):
        client.force_login(coordinator)
        url = reverse("consultations:rotation", args=[cafe.consultation.slug, cafe.number])
        assert client.post(url, {"rounds": "9"}).status_code == 200
        assert client.post(url, {"rounds": "3"}).status_code == 302
        client.get(url)  # what is cached once is not counted
        with CaptureQueriesContext(connection) as few:
            assert client.get(url).status_code == 200
        make.table(meeting=cafe, capacity=40)
        for _number in range(14):
            make.participation(meeting=cafe, table=cafe.tables.get(number=5))
        plan_rotation(cafe, rounds=3, by=coordinator)
        with django_assert_num_queries(len(few)):
            client.get(url)

"""Everybody seated anew: the plan, what it says, and what happens when it is accepted."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import translation

from consultations.models import Participation, PhoneCall, SeatingPlan
from consultations.seating import accept, dismiss, explain, hall_of, is_stale, make_plan
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def tables(meeting):
    return [
        make.table(meeting=meeting, topic=topic, capacity=3)
        for topic in ["kultura", "sport", "zieleń"]
    ]


def person(meeting, table, *, first, second=None, **fields):
    return make.participation(
        meeting=meeting, table=table, first_choice=first, second_choice=second, **fields
    )


def seats_of(meeting) -> dict[str, int | None]:
    people = Participation.objects.filter(meeting=meeting).select_related("table")
    return {one.name: one.table.number if one.table else None for one in people}


@pytest.fixture
def exchange(meeting, tables):
    """Two full tables whose people want to change places, and one who is content."""
    one, two, _three = tables
    for number in range(3):
        person(meeting, one, first=two, name=f"Pierwszy {number}", email=f"p{number}@ngo.example")
        person(meeting, two, first=one, name=f"Drugi {number}", email=None, phone="000 000 000")
    return meeting


# Making ------------------------------------------------------------------------------------------


def test_nothing_moves_until_the_plan_is_accepted(exchange, coordinator):
    before = seats_of(exchange)
    plan = make_plan(exchange, by=coordinator, largest_difference=3)
    assert plan.made_by == coordinator
    assert plan.seats.count() == 6
    assert seats_of(exchange) == before
    assert not QueuedMail.objects.exists()


def test_new_plan_takes_the_place_of_the_one_that_waits(exchange, coordinator):
    first = make_plan(exchange, by=coordinator, largest_difference=3)
    second = make_plan(exchange, by=coordinator, largest_difference=1)
    assert list(exchange.seating_plans.proposed()) == [second]
    first.refresh_from_db()
    assert (first.status, first.decided_by) == ("dismissed", coordinator)


def test_people_on_the_waiting_list_are_seated_the_longest_waiting_first(
    meeting, tables, coordinator
):
    one, two, three = tables
    for table in (one, two, three):
        for _seat in range(3 if table != three else 1):
            person(meeting, table, first=table)
    for name, minutes in [("Późna", 5), ("Najdawniejsza", 60), ("Dawna", 30)]:
        person(
            meeting,
            None,
            first=one,
            name=name,
            status="waiting",
            waiting_for=one,
            waiting_since=NOW - timedelta(minutes=minutes),
        )
    hall = hall_of(meeting)
    assert [p.name for p in hall.left_out] == ["Późna"]
    accept(make_plan(meeting, by=coordinator), by=coordinator)
    seats = seats_of(meeting)
    assert seats["Późna"] is None
    assert seats["Najdawniejsza"]
    assert seats["Dawna"]
    assert Participation.objects.get(name="Dawna").is_confirmed


def test_places_of_the_whole_meeting_bound_who_is_seated(meeting, tables):
    meeting.capacity = 2
    meeting.save()
    person(meeting, tables[0], first=tables[0])
    for _number in range(3):
        person(meeting, None, first=tables[0], status="waiting", waiting_for=tables[0])
    assert len(hall_of(meeting).seated) == 2


def test_guest_who_has_not_confirmed_keeps_the_held_place(meeting, tables, coordinator):
    one = tables[0]
    guest = person(meeting, one, first=one, status="unconfirmed")
    for _number in range(3):
        person(meeting, tables[1], first=one)
    plan = make_plan(meeting, by=coordinator, largest_difference=3)
    assert not plan.seats.filter(participation=guest).exists()
    assert plan.seats.filter(table=one).count() == 2
    accept(plan, by=coordinator)
    guest.confirm()
    guest.refresh_from_db()
    assert guest.table == one


@pytest.mark.parametrize("state", ["no_tables", "nobody", "over", "called_off"])
def test_refusal_says_what_is_missing(meeting, coordinator, state):
    if state != "no_tables":
        table = make.table(meeting=meeting)
    if state in ("over", "called_off"):
        person(meeting, table, first=table)
    if state == "called_off":
        meeting.cancelled_at, meeting.cancel_reason = NOW, "Burza"
        meeting.save()
    said = {
        "no_tables": "no tables",
        "nobody": "nobody to seat",
        "over": "is over",
        "called_off": "called off",
    }
    now = meeting.ends_at if state == "over" else NOW
    with (
        time_machine.travel(now, tick=False),
        pytest.raises(ValidationError, match=said[state]),
    ):
        make_plan(meeting, by=coordinator)
    assert not SeatingPlan.objects.exists()


# Accepting ---------------------------------------------------------------------------------------


def test_full_tables_exchange_their_people_at_once(exchange, coordinator):
    plan = make_plan(exchange, by=coordinator, largest_difference=3)
    moved = accept(plan, by=coordinator)
    assert len(moved) == 6
    assert seats_of(exchange) == {
        **{f"Pierwszy {n}": 2 for n in range(3)},
        **{f"Drugi {n}": 1 for n in range(3)},
    }
    plan.refresh_from_db()
    assert (plan.status, plan.decided_by, plan.decided_at) == ("accepted", coordinator, NOW)


def test_those_who_move_get_a_letter_or_a_call_and_nobody_else(exchange, tables, coordinator):
    stays = person(exchange, tables[2], first=tables[2])
    accept(make_plan(exchange, by=coordinator, largest_difference=3), by=coordinator)
    letters = {letter.to: letter for letter in QueuedMail.objects.all()}
    assert set(letters) == {f"p{n}@ngo.example" for n in range(3)}
    assert stays.email not in letters
    letter = letters["p0@ngo.example"]
    assert "2" in letter.subject
    assert "2. sport" in letter.text
    assert "1. kultura" in letter.text
    calls = PhoneCall.objects.all()
    assert {call.participation.name for call in calls} == {f"Drugi {n}" for n in range(3)}
    assert {call.about for call in calls} == {PhoneCall.About.SEAT}
    assert "1. kultura" in calls[0].message


def test_during_the_meeting_nobody_is_written_to(exchange, coordinator):
    with time_machine.travel(exchange.starts_at + timedelta(minutes=10), tick=False):
        accept(make_plan(exchange, by=coordinator, largest_difference=3), by=coordinator)
    assert seats_of(exchange)["Drugi 0"] == 1
    assert not QueuedMail.objects.exists()
    assert not PhoneCall.objects.exists()


def test_who_missed_the_first_choice_waits_for_it_only_where_it_is_full(
    meeting, tables, coordinator
):
    one, two, three = tables
    for _number in range(3):
        person(meeting, one, first=one)
    late = person(
        meeting, two, first=one, second=two, waiting_for=one, waiting_since=NOW - timedelta(days=1)
    )
    new = person(meeting, two, first=one, second=three)
    accept(make_plan(meeting, by=coordinator, largest_difference=3), by=coordinator)
    late.refresh_from_db()
    new.refresh_from_db()
    assert (late.table, late.waiting_for, late.waiting_since) == (two, one, NOW - timedelta(days=1))
    assert (new.table, new.waiting_for, new.waiting_since) == (three, one, NOW)


def test_who_gives_way_to_balance_does_not_wait_for_the_free_place(meeting, tables, coordinator):
    for _number in range(3):
        person(meeting, tables[0], first=tables[0])
    accept(make_plan(meeting, by=coordinator, largest_difference=0), by=coordinator)
    assert sorted(seats_of(meeting).values()) == [1, 2, 3]
    assert not meeting.participations.waiting().exists()


def sign_up(meeting, tables):
    person(meeting, tables[2], first=tables[2])


def withdraw(meeting, tables):
    Participation.objects.filter(name="Drugi 0").update(status="withdrawn")


def change_choice(meeting, tables):
    Participation.objects.filter(name="Drugi 0").update(first_choice=tables[2])


def fewer_places(meeting, tables):
    tables[2].capacity = 1
    tables[2].save()


def hold(meeting, tables):
    person(meeting, tables[2], first=tables[2], status="unconfirmed")


@pytest.mark.parametrize(
    "change",
    [sign_up, withdraw, change_choice, fewer_places, hold],
    ids=lambda change: change.__name__,
)
def test_plan_of_another_state_is_refused_and_nobody_moves(exchange, tables, coordinator, change):
    plan = make_plan(exchange, by=coordinator, largest_difference=3)
    change(exchange, tables)
    before = seats_of(exchange)
    with pytest.raises(ValidationError, match="Make the plan again"):
        accept(plan, by=coordinator)
    assert is_stale(plan, hall_of(exchange))
    assert seats_of(exchange) == before
    assert SeatingPlan.objects.get().status == "proposed"


def test_corrected_spelling_or_telephone_does_not_spoil_a_plan(exchange, coordinator):
    plan = make_plan(exchange, by=coordinator, largest_difference=3)
    Participation.objects.filter(name="Drugi 0").update(phone="000 000 111", name="Drugi Zero")
    assert not is_stale(plan, hall_of(exchange))


def test_plan_is_decided_once(exchange, coordinator):
    plan = make_plan(exchange, by=coordinator, largest_difference=3)
    dismiss(plan, by=coordinator)
    assert seats_of(exchange)["Drugi 0"] == 2
    for verb in (accept, dismiss):
        with pytest.raises(ForbiddenMove):
            verb(plan, by=coordinator)
    assert SeatingPlan.objects.get().status == "dismissed"


def test_meeting_called_off_meanwhile_moves_nobody(exchange, coordinator):
    plan = make_plan(exchange, by=coordinator, largest_difference=3)
    exchange.cancelled_at, exchange.cancel_reason = NOW, "Burza"
    exchange.save()
    with pytest.raises(ValidationError, match="called off"):
        accept(plan, by=coordinator)


# In plain words ----------------------------------------------------------------------------------


def test_it_counts_choices_and_sizes_before_and_after(exchange, tables, coordinator):
    explained = explain(
        make_plan(exchange, by=coordinator, largest_difference=3), hall_of(exchange)
    )
    assert (explained.before.first, explained.before.other) == (0, 6)
    assert (explained.after.first, explained.after.other) == (6, 0)
    assert [(s.wanted, s.before, s.after) for s in explained.sizes] == [
        (3, 3, 3),
        (3, 3, 3),
        (0, 0, 0),
    ]
    assert len(explained.movers) == 6
    assert explained.notes == []


def test_crowded_table_is_named_with_its_numbers(meeting, tables, coordinator):
    one, two, _three = tables
    for _number in range(3):
        person(meeting, one, first=one)
    late = person(meeting, None, first=one, second=two, status="waiting", waiting_for=one)
    explained = explain(make_plan(meeting, by=coordinator, largest_difference=3), hall_of(meeting))
    (seat,) = explained.movers
    assert seat.participation == late
    assert explained.outcome(seat) == "second choice"
    assert "4 people" in explained.reason(seat)
    assert "for 3 places" in explained.reason(seat)


def test_limit_of_one_organization_is_the_reason(meeting, tables, coordinator):
    one, two, _three = tables
    for name in ["Fundacja Łan", "fundacja  ŁAN", "FUNDACJA ŁAN"]:
        person(meeting, one, first=one, second=two, organization_name=name)
    plan = make_plan(meeting, by=coordinator, largest_difference=3, most_of_one_organization=2)
    explained = explain(plan, hall_of(meeting))
    (seat,) = explained.movers
    assert seat.table == two
    assert "2 people of the same organisation" in explained.reason(seat)


def test_balance_is_the_reason(meeting, tables, coordinator):
    for _number in range(3):
        person(meeting, tables[0], first=tables[0])
    explained = explain(make_plan(meeting, by=coordinator, largest_difference=1), hall_of(meeting))
    assert {explained.reason(seat) for seat in explained.movers} == {
        "At table 1 there would be too many people beside the smallest tables."
    }


def test_limits_that_gave_way_are_told(meeting, coordinator):
    small = make.table(meeting=meeting, capacity=1)
    large = make.table(meeting=meeting, capacity=9)
    for _number in range(5):
        person(meeting, large, first=small, organization_name="Chór")
    plan = make_plan(meeting, by=coordinator, largest_difference=1, most_of_one_organization=2)
    explained = explain(plan, hall_of(meeting))
    organization, balance = explained.notes
    assert "At most 2 of one organisation can't be kept" in organization
    assert "the most is 4" in organization
    assert "In this plan it is 3" in balance


def test_those_who_go_on_waiting_are_counted(meeting, coordinator):
    table = make.table(meeting=meeting, capacity=1)
    person(meeting, table, first=table)
    for _number in range(2):
        person(meeting, None, first=table, status="waiting", waiting_for=table)
    explained = explain(make_plan(meeting, by=coordinator), hall_of(meeting))
    assert explained.notes == ["There are no places for 2 people, who go on waiting."]
    assert explained.changes_nothing

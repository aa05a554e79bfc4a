"""People who come without signing up, and places for them."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError

from consultations.models import Participation
from consultations.on_the_day import change_capacity, enter_walk_in
from consultations.states import Channel
from tests.factories import accounts
from tests.factories import consultations as make
from tests.races import all_at_once

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def _at_the_door(table):
    with time_machine.travel(table.meeting.starts_at - timedelta(hours=1), tick=False):
        yield


def _come(table, *, by, **fields):
    values = {"name": "Jan  Przechodzień", "table": table, **fields}
    return enter_walk_in(fields.pop("meeting", table.meeting), by=by, **values)


@pytest.mark.usefixtures("_at_the_door")
def test_walk_in_sits_at_once_and_is_marked(table, coordinator):
    seat = _come(table, by=coordinator)
    assert seat.is_confirmed
    assert (seat.name, seat.table, seat.channel) == ("Jan Przechodzień", table, Channel.WALK_IN)
    assert seat.entered_by == coordinator


@pytest.mark.usefixtures("_at_the_door")
def test_form_sent_twice_seats_one_person(table, coordinator):
    sent = uuid4()
    first = _come(table, by=coordinator, submission_id=sent)
    assert _come(table, by=coordinator, submission_id=sent) == first
    assert Participation.objects.count() == 1


@pytest.mark.usefixtures("_at_the_door")
def test_full_table_is_refused_naming_tables_with_places(table, coordinator):
    other = make.table(meeting=table.meeting, number=7)
    for _place in range(table.capacity):
        make.participation(meeting=table.meeting, table=table)
    with pytest.raises(ValidationError) as refusal:
        _come(table, by=coordinator)
    assert refusal.value.message_dict["table"][0].endswith(f"{other.number}.")
    change_capacity(table, by=coordinator, capacity=table.capacity + 1)
    table.refresh_from_db()
    assert _come(table, by=coordinator).table == table


@pytest.mark.usefixtures("_at_the_door")
def test_table_of_another_meeting_is_refused(table, coordinator):
    foreign = make.table(meeting=make.meeting())
    with pytest.raises(ValidationError) as refusal:
        enter_walk_in(table.meeting, by=coordinator, name="Jan", table=foreign)
    assert "table" in refusal.value.message_dict


@pytest.mark.usefixtures("_at_the_door")
def test_full_meeting_is_refused(table, coordinator):
    make.participation(meeting=table.meeting, table=table)
    table.meeting.capacity = 1
    table.meeting.save()
    with pytest.raises(ValidationError) as refusal:
        _come(table, by=coordinator)
    assert refusal.value.code == "meeting_full"


@pytest.mark.parametrize(
    "shift",
    [
        pytest.param(timedelta(hours=-1, seconds=-1), id="a second too early"),
        pytest.param(timedelta(hours=3), id="at the end"),
    ],
)
def test_doors_are_closed(table, coordinator, shift):
    moment = time_machine.travel(table.meeting.starts_at + shift, tick=False)
    with moment, pytest.raises(ValidationError) as refusal:
        _come(table, by=coordinator)
    assert refusal.value.code == "doors_closed"


def test_fewer_places_than_people_are_refused(table, coordinator):
    for _place in range(2):
        make.participation(meeting=table.meeting, table=table)
    with pytest.raises(ValidationError) as refusal:
        change_capacity(table, by=coordinator, capacity=1)
    assert "capacity" in refusal.value.message_dict


def test_added_place_goes_to_who_waits(table, coordinator):
    for _place in range(2):
        make.participation(meeting=table.meeting, table=table)
    waiter = make.participation(
        meeting=table.meeting,
        status="waiting",
        first_choice=table,
        waiting_for=table,
        waiting_since=table.meeting.starts_at - timedelta(days=9),
    )
    change_capacity(table, by=coordinator, capacity=3)
    waiter.refresh_from_db()
    assert waiter.table == table


@pytest.mark.django_db(transaction=True)
def test_two_at_the_door_race_for_the_last_seat(db):
    meeting = make.meeting(days=0)
    table = make.table(meeting=meeting, capacity=1)
    by = accounts.coordinator()

    def come(number):
        try:
            return enter_walk_in(meeting, by=by, name=f"Osoba {number}", table=table)
        except ValidationError as refusal:
            return refusal

    outcomes = all_at_once([lambda number=number: come(number) for number in range(2)])

    assert Participation.objects.count() == 1
    (refusal,) = [one for one in outcomes if isinstance(one, ValidationError)]
    assert "table" in refusal.message_dict

"""Who leads a table on the day, and tables opened then."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from consultations import on_the_day, stand_ins
from consultations.models import MissingModerator
from consultations.states import Sector
from tests.factories import accounts
from tests.factories import consultations as make

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _during_the_meeting(table):
    with time_machine.travel(table.meeting.starts_at + timedelta(minutes=5), tick=False):
        yield


def _substitute(table, *, by, **fields):
    values = {"sector": Sector.NGO, "name": "Zofia Zastępcza", "reason": "Choroba.", **fields}
    return stand_ins.substitute(table, by=by, **values)


def test_substitute_leads_and_the_first_row_stays(table, coordinator):
    first = table.moderators.get(sector=Sector.NGO)
    stand_in = _substitute(table, by=coordinator)
    first.refresh_from_db()
    assert first.ended_at
    assert stand_in.is_substitute
    assert stand_in.reason == "Choroba."
    table.refresh_from_db()
    assert table.moderator_of(Sector.NGO) == stand_in


def test_substitute_with_an_account_gets_its_name(table, coordinator):
    person = accounts.user(name="Ola Kontowa")
    assert _substitute(table, by=coordinator, user=person, name="").name == "Ola Kontowa"


def test_same_substitute_twice_is_refused(table, coordinator):
    _substitute(table, by=coordinator)
    with pytest.raises(ValidationError) as refusal:
        _substitute(table, by=coordinator, name="zofia zastępcza")
    assert refusal.value.message_dict["name"]
    assert table.moderators.count() == 3


def test_substitute_who_leads_another_table_is_refused(table, coordinator):
    other = make.table(meeting=table.meeting, moderated=True)
    elsewhere = other.moderators.get(sector=Sector.NGO)
    with pytest.raises(ValidationError) as refusal:
        _substitute(table, by=coordinator, name=elsewhere.name)
    assert refusal.value.code == "person_moderates_one_table_at_a_time"
    assert table.moderators.current().count() == 2


@pytest.mark.parametrize("missing", ["name", "reason"])
def test_substitute_needs_a_name_and_a_reason(table, coordinator, missing):
    with pytest.raises(ValidationError) as refusal:
        _substitute(table, by=coordinator, **{missing: "  "})
    assert missing in refusal.value.message_dict


@pytest.mark.parametrize(
    "shift",
    [
        pytest.param(timedelta(hours=-2, seconds=-1), id="too early"),
        pytest.param(timedelta(hours=3), id="over"),
    ],
)
def test_moderators_change_only_around_the_meeting(table, coordinator, shift):
    with time_machine.travel(table.meeting.starts_at + shift, tick=False):
        for verb in (
            lambda: _substitute(table, by=coordinator),
            lambda: stand_ins.explain_missing_moderator(
                table, by=coordinator, sector=Sector.NGO, reason="Choroba."
            ),
            lambda: on_the_day.open_table(table.meeting, by=coordinator, topic="rower", capacity=5),
        ):
            with pytest.raises(ValidationError) as refusal:
                verb()
            assert refusal.value.code == "not_on_the_day"


def test_exception_is_recorded_once_and_a_substitute_ends_it(table, coordinator):
    def explain():
        stand_ins.explain_missing_moderator(
            table, by=coordinator, sector=Sector.NGO, reason="Nikt nie dojechał."
        )

    explain()
    table.refresh_from_db()
    assert table.moderator_of(Sector.NGO) is None
    assert not table.lacks_a_moderator
    with pytest.raises(ValidationError):
        explain()
    _substitute(table, by=coordinator)
    assert not MissingModerator.objects.exists()


def test_exception_for_a_table_that_nobody_would_lead_is_refused(table, coordinator):
    lonely = make.table(meeting=table.meeting)
    with pytest.raises(ValidationError) as refusal:
        stand_ins.explain_missing_moderator(
            lonely, by=coordinator, sector=Sector.NGO, reason="Choroba."
        )
    assert refusal.value.code == "nobody_leads"


def test_table_opened_during_the_meeting_gets_the_next_number(table, coordinator):
    opened = on_the_day.open_table(table.meeting, by=coordinator, topic=" rower ", capacity=6)
    assert (opened.number, opened.topic) == (2, "rower")
    assert opened.opened_during_meeting_at
    with pytest.raises(ValidationError) as refusal:
        on_the_day.open_table(table.meeting, by=coordinator, topic="Rower", capacity=6)
    assert "topic" in refusal.value.message_dict


def test_table_opened_before_the_start_is_an_ordinary_one(table, coordinator):
    with time_machine.travel(table.meeting.starts_at - timedelta(hours=1), tick=False):
        opened = on_the_day.open_table(table.meeting, by=coordinator, topic="rower", capacity=6)
    assert opened.opened_during_meeting_at is None

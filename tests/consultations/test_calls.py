"""Telling people by letter, or by a line of the call list."""

import pytest

from consultations.calls import call_or_write, calls_table
from consultations.models import PhoneCall
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import consultations as make

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


def _tell(person, *, about=PhoneCall.About.SEAT, message="Stolik 2."):
    return call_or_write(person, about=about, message=message, letter="table_changed")


def test_person_with_an_address_gets_a_letter_in_their_language(meeting, table):
    person = make.participation(meeting=meeting, table=table, language="en")
    assert _tell(person) is None
    letter = QueuedMail.objects.get()
    assert letter.to == person.email
    assert letter.subject.startswith("Another table")
    assert not PhoneCall.objects.exists()


def test_person_without_an_address_is_called(meeting, table):
    person = make.participation(meeting=meeting, table=table, email=None)
    call = _tell(person, message=lambda: "Stolik 2.")
    assert (call.message, call.about) == ("Stolik 2.", PhoneCall.About.SEAT)
    assert not QueuedMail.objects.exists()


def test_newer_news_of_the_same_kind_replaces_the_older(meeting, table):
    person = make.participation(meeting=meeting, table=table, email=None)
    _tell(person)
    _tell(person, about=PhoneCall.About.MOVED, message="Jutro.")
    _tell(person, message="Stolik 3.")
    assert {call.message for call in person.calls.all()} == {"Jutro.", "Stolik 3."}


def test_made_call_stays_and_names_who_called(meeting, table, coordinator):
    person = make.participation(meeting=meeting, table=table, email=None)
    call = _tell(person)
    call.mark_made(by=coordinator, note="  przyjdzie  ")
    _tell(person)
    call.refresh_from_db()
    assert (call.made_by, call.note) == (coordinator, "przyjdzie")
    assert person.calls.to_make().count() == 1
    with pytest.raises(ForbiddenMove):
        call.mark_made(by=coordinator)


def test_nobody_calls_people_who_withdrew(meeting, table, coordinator):
    person = make.participation(meeting=meeting, table=table, email=None)
    _tell(person)
    person.withdraw(by=coordinator)
    assert not PhoneCall.objects.to_make().exists()


def test_call_list_to_take_away_has_the_made_calls_last(meeting, table, coordinator):
    for name in ("Anna Pierwsza", "Ewa Druga"):
        _tell(make.participation(meeting=meeting, table=table, email=None, name=name))
    PhoneCall.objects.first().mark_made(by=coordinator)
    rows = list(calls_table(meeting).rows)
    assert [row[1] for row in rows] == ["Ewa Druga", "Anna Pierwsza"]

"""Inviting those who came before and want to know."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from consultations.invitations import invite, people_to_invite
from consultations.models import Invitation
from tcal.shared.models import QueuedMail
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def earlier(consultation):
    return make.meeting(days=-300)


def _came(earlier, email, **fields):
    return make.participation(
        meeting=earlier,
        email=email,
        **{"wants_invitations": True, "registered_at": NOW - timedelta(days=310), **fields},
    )


def test_those_who_came_and_want_are_written_to_once(meeting, earlier, coordinator):
    _came(earlier, "a@poczta.example")
    _came(earlier, "nie@poczta.example", wants_invitations=False)
    _came(earlier, "zrezygnowal@poczta.example", status="withdrawn")
    assert invite(meeting, by=coordinator) == 1
    letter = QueuedMail.objects.get()
    assert letter.to == "a@poczta.example"
    assert meeting.consultation.coordinator_email in letter.text
    with pytest.raises(ValidationError) as refusal:
        invite(meeting, by=coordinator)
    assert refusal.value.code == "nobody_to_invite"
    assert QueuedMail.objects.count() == 1
    assert Invitation.objects.get().sent_by == coordinator


def test_one_address_of_two_meetings_is_invited_once(meeting, earlier):
    _came(earlier, "a@poczta.example")
    _came(make.meeting(days=-200), "A@poczta.example", registered_at=NOW - timedelta(days=210))
    assert people_to_invite(meeting).count() == 1


def test_last_word_about_invitations_counts(meeting, earlier):
    _came(earlier, "a@poczta.example")
    _came(
        make.meeting(days=-200),
        "a@poczta.example",
        wants_invitations=False,
        registered_at=NOW - timedelta(days=210),
    )
    assert not people_to_invite(meeting).exists()


@pytest.mark.parametrize("status", ["confirmed", "withdrawn"])
def test_who_signed_up_for_this_meeting_is_left_alone(meeting, earlier, status):
    _came(earlier, "a@poczta.example")
    make.participation(
        meeting=meeting,
        email="A@poczta.example",
        status=status,
        wants_invitations=True,
        registered_at=NOW - timedelta(days=320),
    )
    assert not people_to_invite(meeting).exists()


def test_nobody_is_invited_after_registration(consultation, earlier, coordinator):
    _came(earlier, "a@poczta.example")
    late = make.meeting(consultation=consultation, days=0.5)
    with pytest.raises(ValidationError) as refusal:
        invite(late, by=coordinator)
    assert refusal.value.code == "registration_over"
    assert not QueuedMail.objects.exists()

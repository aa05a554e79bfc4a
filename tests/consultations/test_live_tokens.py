"""The secret addresses of tables: who holds one may write, while the meeting lasts."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from consultations.live.tokens import (
    board_token,
    tables_for_writing,
    tables_on_board,
    writing_token,
)
from consultations.models import TableProposal
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

SECOND = timedelta(seconds=1)
UUID = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def meeting(consultation):
    return make.meeting(
        consultation=consultation,
        starts_at=NOW + timedelta(hours=1),
        ends_at=NOW + timedelta(hours=4),
        registration_until=NOW,
    )


def write(client, table, *, text="Więcej ławek", **fields):
    url = reverse("tables:table", args=[writing_token(table)])
    return client.post(url, {"text": text, "submission_id": UUID, **fields})


def test_token_leads_to_its_table_and_no_other(table):
    other = make.table(meeting=table.meeting)
    assert list(tables_for_writing(writing_token(table))) == [table]
    assert list(tables_on_board(board_token(table))) == [table]
    assert writing_token(table) != writing_token(other)


def test_token_may_be_typed_in_capital_letters(table):
    assert list(tables_for_writing(writing_token(table).upper())) == [table]


@pytest.mark.parametrize(
    "forge",
    [
        lambda table, other: f"{table.pk}.aaaaaaaaaa",
        lambda table, other: f"{other.pk}.{writing_token(table).split('.')[1]}",
        lambda table, other: board_token(table),
        lambda table, other: writing_token(table)[:-1],
        lambda table, other: "abc.żółć",
        lambda table, other: str(table.pk),
        lambda table, other: f"{10**30}.aaaaaaaaaa",
    ],
    ids=["guessed", "of-another-table", "of-the-board", "cut", "letters", "number", "huge"],
)
@pytest.mark.parametrize("name", ["table", "vote", "sent"])
def test_forged_or_foreign_token_is_not_found(client, table, forge, name):
    other = make.table(meeting=table.meeting)
    args = [forge(table, other), *([UUID] if name == "sent" else [])]
    with time_machine.travel(table.meeting.starts_at, tick=False):
        url = reverse(f"tables:{name}", args=args)
        answer = client.get(url) if name == "sent" else client.post(url, {"text": "x"})
    assert answer.status_code == 404
    assert not TableProposal.objects.exists()


def test_writing_token_opens_no_board(client, table):
    for name in ("board", "board_proposals"):
        url = reverse(f"tables:{name}", args=[writing_token(table)])
        assert client.get(url).status_code == 404


def test_tables_of_a_draft_are_not_found(client):
    draft = make.consultation(status="draft")
    table = make.table(meeting=make.meeting_now(consultation=draft))
    assert client.get(reverse("tables:table", args=[writing_token(table)])).status_code == 404


@pytest.mark.parametrize(
    ("after_start", "stored"),
    [(-SECOND, 0), (timedelta(0), 1), (timedelta(hours=3) - SECOND, 1), (timedelta(hours=3), 0)],
    ids=["a-second-early", "first-second", "last-second", "a-second-late"],
)
def test_proposals_are_written_while_the_meeting_lasts(client, table, after_start, stored):
    with time_machine.travel(table.meeting.starts_at + after_start, tick=False):
        answer = write(client, table, text="Tekst, który nie przepada")
    assert TableProposal.objects.count() == stored
    if stored:
        assert answer.status_code == 302
    else:
        assert answer.status_code == 200
        assert "Tekst, który nie przepada" in answer.content.decode()


def test_page_before_the_meeting_says_when_it_begins(client, table):
    page = client.get(reverse("tables:table", args=[writing_token(table)])).content.decode()
    assert "13:00" in page
    assert "<textarea" not in page


def test_page_after_the_meeting_leads_to_the_consultation_and_to_remarks(client, table):
    consultation = table.meeting.consultation
    with time_machine.travel(table.meeting.ends_at, tick=False):
        page = client.get(reverse("tables:table", args=[writing_token(table)])).content.decode()
    assert f'href="{consultation.get_absolute_url()}"' in page
    assert f'href="{reverse("consultations:remark", args=[consultation.slug])}"' in page
    assert "<textarea" not in page


def test_called_off_meeting_takes_nothing(client, table, coordinator):
    meeting = table.meeting
    meeting.cancelled_at, meeting.cancelled_by, meeting.cancel_reason = NOW, coordinator, "Awaria"
    meeting.save()
    with time_machine.travel(meeting.starts_at, tick=False):
        answer = write(client, table)
    assert "Awaria" in answer.content.decode()
    assert not TableProposal.objects.exists()


def test_pages_with_a_token_are_not_indexed_and_name_no_address(client, table):
    token = writing_token(table)
    with time_machine.travel(table.meeting.starts_at, tick=False):
        page = client.get(reverse("tables:table", args=[token])).content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page
    assert "og:url" not in page

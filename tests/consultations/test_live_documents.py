"""Cards before the meeting and the report after it, parsed back."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from consultations.live.tokens import writing_token
from consultations.live.voting import open_voting
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def meeting(consultation):
    return make.meeting_now(consultation=consultation, paper_cards=6)


@pytest.fixture
def signed_in(client, coordinator):
    client.force_login(coordinator)
    return client


def answer(client, name, *args):
    response = client.get(reverse(f"consultations:{name}", args=args))
    assert response.status_code == 200
    return response


def pages(response) -> list[str]:
    reader = PdfReader(io.BytesIO(response.content))
    root = reader.trailer["/Root"]
    assert str(root["/Lang"]).startswith("pl")
    assert root["/MarkInfo"]["/Marked"]
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def of_table(client, name, table):
    meeting = table.meeting
    return answer(client, name, meeting.consultation.slug, meeting.number, table.number)


def test_card_of_a_table_says_where_to_write(signed_in, table):
    (text,) = pages(answer(signed_in, "table_cards_pdf", table.meeting.consultation.slug))
    assert f"portal.example/stolik/{writing_token(table)}" in text.replace(" ", "")
    assert "Napisz propozycję" in text


def test_longest_card_with_its_code_stays_on_one_page(signed_in, meeting):
    make.table(meeting=meeting, topic="zażółć gęślą " * 15, moderated=True, capacity=12)
    assert len(pages(answer(signed_in, "table_cards_pdf", meeting.consultation.slug))) == 1


def test_paper_cards_are_numbered_four_on_a_page(signed_in, meeting, table):
    make.table(meeting=meeting, topic="seniorzy")
    texts = pages(
        answer(signed_in, "proposal_cards_pdf", meeting.consultation.slug, meeting.number)
    )
    assert len(texts) == 4
    for number in range(1, 7):
        assert " ".join(texts[:2]).count(f"Propozycja nr {number}") == 1
    assert texts[0].count("kultura") == 4
    assert texts[3].count("seniorzy") == 2


def test_meeting_without_paper_cards_prints_none(signed_in, meeting, table):
    type(meeting).objects.update(paper_cards=0)
    url = reverse(
        "consultations:proposal_cards_pdf", args=[meeting.consultation.slug, meeting.number]
    )
    response = signed_in.get(url, follow=True)
    assert len(list(response.context["messages"])) == 1


def test_report_says_who_led_who_came_and_what_they_proposed(
    signed_in, meeting, table, coordinator
):
    make.participation(
        meeting=meeting, table=table, name="Ewa Obecna", organization_name="Fundacja Ś"
    )
    make.participation(meeting=meeting, table=table, name="Jan Prywatny", phone="000 000 123")
    shown = make.proposal(table=table, text="Więcej ławek w parku")
    make.proposal_picture(proposal=shown, alt="Arkusz z ławką")
    joined = make.proposal(table=table, text="Ławki przy rzece")
    joined.join_to(shown, by=coordinator)
    shown.edit(by=coordinator, text="Więcej ławek w parkach")
    make.proposal(table=table, text="Poza tematem", status="set_aside")
    make.moderator(table=make.table(meeting=meeting), sector="ngo", name="Obcy Moderator")
    open_voting(table, by=coordinator)
    make.vote(proposal=shown)
    make.vote(proposal=joined)

    text = " ".join(pages(of_table(signed_in, "table_report_pdf", table)))

    for said in [
        "Raport stolika 1: kultura",
        *(moderator.name for moderator in table.moderators.all()),
        "Ewa Obecna Fundacja Ś",
        "Jan Prywatny osoba prywatna",
        "Więcej ławek w parkach",
        "2 głosy",
        "Dołączono nr 8: Ławki przy rzece",
        "Arkusz z ławką",
        "Odłożone",
        "Poza tematem",
        "brzmienie zredagowane przez moderatora",
        "moderator, przedstawiciel samorządu",
    ]:
        assert said in text, said
    assert "000 000 123" not in text
    assert "tcal.example" not in text
    assert "Obcy" not in text


def test_report_of_a_table_where_nothing_happened(signed_in, meeting):
    table = make.table(meeting=meeting)
    (text,) = pages(of_table(signed_in, "table_report_pdf", table))
    assert "nie zapisano propozycji" in text
    assert "Nikt nie potwierdził" in text


def test_proposals_are_taken_away_as_a_table(signed_in, table, coordinator):
    first = make.proposal(table=table, text="=SUMA(A1)")
    second = make.proposal(table=table, text="Też")
    second.join_to(first, by=coordinator)
    content = of_table(signed_in, "proposals_csv", table).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ["7", "8"]
    assert rows[1][1] == "'=SUMA(A1)"
    assert rows[2][6] == "7"
    response = of_table(signed_in, "proposals_xlsx", table)
    assert load_workbook(io.BytesIO(response.content)).active.max_row == 3

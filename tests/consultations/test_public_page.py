"""The announcement: how to take part, documents, meetings, sharing, the poster."""

import io
import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from consultations.models import Document
from consultations.poster import poster
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

FIREFOX = {"user-agent": "Mozilla/5.0 Firefox/128.0"}


def document(**fields) -> Document:
    values = {"title": "Załącznik", "extension": "pdf", "size": 2048, "file": "documents/x.pdf"}
    return Document.objects.create(**{**values, **fields})


def content_of(client, consultation) -> str:
    return client.get(consultation.get_absolute_url()).content.decode()


def fill(consultation, *, rows):
    for _row in range(rows):
        document(consultation=consultation)
        document(stage=make.stage(consultation=consultation))
        meeting = make.meeting(consultation=consultation, topic_proposals_until=NOW)
        make.table(meeting=meeting, moderated=True)
        make.comment(consultation=consultation)


def test_page_costs_the_same_with_1_and_30_of_everything(client):
    small, large = make.consultation(), make.consultation()
    fill(small, rows=1)
    fill(large, rows=30)
    costs = []
    for shown in (small, large):
        client.get(shown.get_absolute_url(), headers=FIREFOX)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(shown.get_absolute_url(), headers=FIREFOX).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= 8


def test_list_costs_the_same_with_stages(client):
    url = reverse("consultations:list")
    costs = []
    for rows in (1, 18):
        for _row in range(rows):
            make.stage(consultation=make.consultation())
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_each_way_to_take_part_is_told(client, consultation, meeting):
    content = content_of(client, consultation)
    for said in [
        'href="tel:000000024"',
        'href="mailto:koordynator@tcal.example',
        reverse("consultations:remark", args=[consultation.slug]),
        "Przez internet",
        "Na spotkaniu",
        "Telefonicznie",
        "Na papierze",
        "W punkcie informacyjnym",
    ]:
        assert said in content


def test_stages_are_shown_with_dates_and_documents(client, consultation):
    stage = make.stage(consultation=consultation, title="Projekt programu")
    own = document(stage=stage, title="Projekt do pobrania")
    whole = document(consultation=consultation, title="Program na 2026 rok", extension="docx")
    content = content_of(client, consultation)
    assert content.count('aria-current="step"') == 1
    assert own.get_absolute_url() in content
    assert whole.get_absolute_url() in content
    assert "DOCX" in content


def test_called_off_meeting_is_shown_as_such(client, consultation, meeting, coordinator):
    make.table(meeting=meeting, topic="stolik odwołany")
    meeting.cancelled_at, meeting.cancelled_by = NOW, coordinator
    meeting.cancel_reason = "Sala jest zalana."
    meeting.save()
    content = content_of(client, consultation)
    assert "Sala jest zalana." in content
    assert "To spotkanie jest odwołane" in content
    assert "stolik odwołany" not in content
    assert reverse("consultations:register", args=[consultation.slug]) not in content


def test_comments_are_shown_latest_first_by_pages(client, consultation):
    for number in range(21):
        make.comment(
            consultation=consultation,
            text=f"komentarz nr {number}.",
            created_at=NOW + timedelta(minutes=number),
        )
    first = content_of(client, consultation)
    assert "komentarz nr 20." in first
    assert "komentarz nr 0." not in first
    second = client.get(consultation.get_absolute_url(), {"page": 2}).content.decode()
    assert "komentarz nr 0." in second


def test_share_links_need_no_script(client, consultation):
    content = content_of(client, consultation)
    address = f"https://portal.example{consultation.get_absolute_url()}"
    assert f'value="{address}"' in content
    for service in ["mailto:?subject=", "facebook.com/sharer", "x.com/intent", "linkedin.com"]:
        assert service in content
    assert not re.findall(r"<(?:script|img|iframe)[^>]+(?:facebook|linkedin|x\.com)", content)


def test_meetings_are_described_for_search_engines(client, consultation):
    make.meeting(consultation=consultation, title="</script><b>Spotkanie")
    content = content_of(client, consultation)
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', content, re.DOTALL)
    described = next(d for d in map(json.loads, blocks) if isinstance(d, list))
    assert described[0]["@type"] == "Event"
    assert described[0]["name"].endswith("</script><b>Spotkanie")
    assert described[0]["startDate"].startswith("2026-12-01T12:00")


# The poster ----------------------------------------------------------------------------------


def poster_of(client, consultation) -> PdfReader:
    response = client.get(reverse("consultations:poster_pdf", args=[consultation.slug]))
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return PdfReader(io.BytesIO(response.content))


def text_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_poster_says_what_when_where_and_whom_to_ask(client, consultation):
    until = NOW + timedelta(days=2, hours=1)
    meeting = make.meeting(consultation=consultation, topic_proposals_until=until)
    make.table(meeting=meeting, topic="ochrona zdrowia i niepełnosprawność")
    pdf = poster_of(client, consultation)
    said = text_of(pdf)
    assert len(pdf.pages) == 1
    for words in [
        "Wspólnie o programie",
        "torek, 1 grudnia 2026",
        "godz. 12:00–15:00",
        "Dom Spotkań, sala duża, ul. Próbna 1",
        "ochrona zdrowia i niepełnosprawność",
        "26 listopada 2026, godz. 13:00",
        "tel. 000 000 024",
        "portal.example/konsultacje/",
    ]:
        assert words in said, said
    assert "jutro" not in said


@pytest.mark.parametrize("tables", [1, 7, 14, 30])
def test_poster_is_one_page_whatever_the_number_of_tables(client, tables):
    consultation = make.consultation(
        title="Konsultacje programu współpracy Gminy Miasta Toruń z organizacjami pozarządowymi "
        "oraz innymi podmiotami na 2027 rok i lata następne",
        summary="Pytamy o wszystko, co w programie można zrobić inaczej niż dotąd. " * 4,
    )
    meeting = make.meeting(consultation=consultation)
    for _number in range(tables):
        make.table(meeting=meeting, topic="rodzina, polityka społeczna, integracja mieszkańców")
    pdf = poster_of(client, consultation)
    assert len(pdf.pages) == 1
    assert text_of(pdf).count("polityka społeczna") == tables
    assert "tel. 000 000 024" in text_of(pdf)


def test_poster_without_a_meeting_asks_for_remarks(client, consultation):
    said = text_of(poster_of(client, consultation))
    assert "Czekamy na uwagi do" in said
    assert "4 grudnia 2026" in said


def test_poster_invites_to_a_meeting_that_takes_place(consultation, coordinator):
    first = make.meeting(
        consultation=consultation,
        days=3,
        cancelled_at=NOW,
        cancelled_by=coordinator,
        cancel_reason="Zalana sala.",
    )
    second = make.meeting(consultation=consultation, days=9)
    assert poster(consultation)["meeting"] == second != first


def test_nothing_is_printed_of_what_is_over(client):
    closed = make.consultation(status="closed", days=-1)
    url = reverse("consultations:poster_pdf", args=[closed.slug])
    assert client.get(url).url == closed.get_absolute_url()


def test_poster_of_a_draft_is_for_coordinators(client, coordinator):
    draft = make.consultation(status="draft")
    url = reverse("consultations:poster_pdf", args=[draft.slug])
    assert client.get(url).status_code == 404
    client.force_login(coordinator)
    assert client.get(url).status_code == 200

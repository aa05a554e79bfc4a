"""The final report and the protocol: who gets which edition, what they say, nothing cut or twice."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from consultations.documents.editions import Edition
from consultations.documents.final_report import long_report_pdf, report_steps
from consultations.merging import join
from consultations.models import Remark
from consultations.publishing import latest_version
from tests.consultations.long_report import (
    alternative_texts,
    assert_each_once,
    assert_nothing_cut,
    long_consultation,
    pages_of,
)
from tests.factories import answers as publish
from tests.factories import consultations as make
from tests.factories.consultations import NOW
from tests.pdf import pdf_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def closed(db, _at_noon):
    return make.consultation(
        status="closed",
        days=-1,
        programme=make.programme(year=2027, title="Program współpracy na 2027 rok"),
        file_number="BKS.0541.3.2026",
    )


def url(consultation, name="report_pdf", version=""):
    address = reverse(f"consultations:{name}", args=[consultation.slug])
    return f"{address}?wersja={version}" if version else address


def text_of(client, consultation, name="report_pdf", version="") -> str:
    response = client.get(url(consultation, name, version))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return pdf_text(b"".join(response))


DOCUMENTS = pytest.mark.parametrize("name", ["report_pdf", "protocol_pdf"])


# Who gets which edition -------------------------------------------------------------------------


@DOCUMENTS
@pytest.mark.parametrize("role", ["visitor", "member", "staff"])
def test_before_publication_there_is_no_such_document(as_, closed, name, role):
    make.remark(consultation=closed, outcome="accepted")
    client = as_(role)
    for version in ["", "1", "projekt"]:
        assert client.get(url(closed, name, version)).status_code == 404


@DOCUMENTS
def test_published_document_is_everybodys_and_says_its_number_version_and_date(
    client, closed, name
):
    make.remark(consultation=closed, outcome="accepted", text="Więcej ławek.")
    publish.published(consultation=closed)
    response = client.get(url(closed, name))
    assert "no-store" in response["Cache-Control"]
    reader = PdfReader(io.BytesIO(b"".join(response)))
    for page in reader.pages:
        text = " ".join(page.extract_text().split())
        assert "BKS.0541.3.2026" in text
        assert "wersja 1 z 24.11.2026" in text
        assert "PROJEKT" not in text


@DOCUMENTS
def test_coordinators_draft_says_so_on_every_page(signed_in, closed, name):
    make.remark(consultation=closed, outcome="rejected", text="Więcej ławek.")
    reader = PdfReader(io.BytesIO(signed_in.get(url(closed, name)).content))
    assert all("PROJEKT" in page.extract_text() for page in reader.pages)


@DOCUMENTS
def test_published_edition_never_shows_an_answer_that_is_being_corrected(
    client, coordinator, closed, name
):
    remark = make.remark(
        consultation=closed, outcome="rejected", justification="Powód pierwotny.", text="Ławki."
    )
    publish.published(consultation=closed)
    remark.answer(by=coordinator, outcome="accepted", justification="Powód poprawiony.")
    text = text_of(client, closed, name)
    assert "nie uwzględniono" in text
    assert "poprawiony" not in text
    for version in ["projekt", "2", "0", "x", "²", "99999"]:
        assert client.get(url(closed, name, version)).status_code == 404


def test_older_version_stays_retrievable(client, coordinator, closed):
    remark = make.remark(consultation=closed, outcome="rejected", justification="Powód stary.")
    publish.published(consultation=closed)
    remark.answer(by=coordinator, outcome="partly", justification="Powód nowy.")
    publish.corrected(consultation=closed, reason="Pomyłka w numerze.")
    latest, first = text_of(client, closed), text_of(client, closed, version="1")
    assert "Powód nowy." in latest
    assert "Powód stary." not in latest
    assert "Pomyłka w numerze." in latest
    assert "wersja 2" in latest
    assert "Powód stary." in first
    assert "wersja 1" in first


@DOCUMENTS
def test_name_leaves_every_version_when_the_consent_is_withdrawn(client, coordinator, closed, name):
    remark = make.remark(
        consultation=closed,
        outcome="accepted",
        author_name="Jawna Autorka",
        author_email="jawna@tcal.example",
        is_name_public=True,
    )
    publish.published(consultation=closed)
    remark.answer(by=coordinator, outcome="explained", justification="Inaczej.")
    publish.corrected(consultation=closed)
    assert "Jawna Autorka" in text_of(client, closed, name)
    remark.withdraw_name_consent()
    for version in ["", "1", "2"]:
        text = text_of(client, closed, name, version)
        assert "Jawna" not in text
        assert "osoba prywatna" in text
        assert "tcal.example" not in text


def test_nobody_but_coordinators_sees_documents_of_a_consultation_in_preparation(as_):
    hidden = make.consultation(status="draft", days=-1)
    assert as_("visitor").get(url(hidden)).status_code == 404


# What they say ----------------------------------------------------------------------------------


def test_statistics_add_up_by_every_way_of_counting(client, closed):
    stage = make.stage(consultation=closed, days=-1)
    department = publish.department(name="Wydział Zdrowia")
    table = make.table(
        meeting=make.meeting(
            consultation=closed,
            starts_at=NOW.replace(day=20),
            registration_until=NOW.replace(day=19),
        ),
        topic="kultura",
    )
    make.remark(consultation=closed, outcome="accepted", channel="table", table=table)
    make.remark(consultation=closed, outcome="partly", channel="email", stage=stage)
    make.remark(consultation=closed, outcome="partly", channel="email", department=department)
    publish.published(consultation=closed)
    text = text_of(client, closed)
    for said in [
        "Uwagi w liczbach",
        "Uwagi według stanowiska uwzględniono 1",
        "uwzględniono częściowo 2",
        "Uwagi według kanału wpływu stolik tematyczny 1",
        "e-mail 2",
        "Uwagi według etapu Etap 1 1",
        "Uwagi zgłoszone przy stolikach stolik 1: kultura 1",
        "Uwagi według komórki, która odpowiadała Wydział Zdrowia 1",
    ]:
        assert said in text, said


def test_joined_remarks_are_answered_once_and_keep_their_own_texts(client, coordinator, closed):
    head = make.remark(
        consultation=closed, outcome="rejected", justification="Raz wyjaśniony powód.", text="Tak."
    )
    other = make.remark(consultation=closed, text="Własny tekst drugiej.")
    join(other, head, by=coordinator)
    publish.published(consultation=closed)
    text = text_of(client, closed)
    assert text.count("Raz wyjaśniony powód.") == 1
    assert "łącznie z nr 1" in text
    assert "łącznie z nr 2" in text
    assert "jak przy nr 1" in text
    assert "Własny tekst drugiej." in text
    assert "2 uwagi razem" in text


def test_scan_of_a_letter_on_paper_is_in_no_report(client, closed, coordinator):
    """It shows a signature and an address; only what people sent themselves is published."""
    remark = make.remark(consultation=closed, outcome="accepted", channel="paper")
    publish.remark_picture(remark=remark, alt="Skan listu z podpisem")
    publish.published(consultation=closed, by=coordinator)
    assert remark.text[:20] in text_of(client, closed)
    assert "Skan listu" not in text_of(client, closed)
    client.force_login(coordinator)
    assert "Skan listu" not in text_of(client, closed, version="projekt")


def test_pictures_stand_in_the_row_with_what_can_be_seen(client, closed):
    remark = make.remark(consultation=closed, outcome="accepted")
    publish.remark_picture(remark=remark, alt="Szkic ławki pod drzewem")
    publish.published(consultation=closed)
    reader = PdfReader(io.BytesIO(b"".join(client.get(url(closed)))))
    assert "Szkic ławki pod drzewem" in " ".join(page.extract_text() for page in reader.pages)
    assert alternative_texts(reader) == ["Szkic ławki pod drzewem"]


def test_annexes_are_listed_and_the_attendance_list_is_named_without_names(client, closed):
    meeting = make.meeting(
        consultation=closed, starts_at=NOW.replace(day=20), registration_until=NOW.replace(day=19)
    )
    make.participation(meeting=meeting, name="Obecna Osoba")
    make.document(consultation=closed, title="Projekt uchwały")
    publish.published(consultation=closed)
    text = text_of(client, closed)
    assert "Projekt uchwały (PDF," in text
    assert "Lista obecności: Spotkanie przy stolikach" in text
    assert "Obecna Osoba" not in text


# Long ones --------------------------------------------------------------------------------------


def test_long_report_has_each_number_once_with_its_whole_text(closed):
    count = 70
    long_consultation(closed, count=count, characters=2500, pictures=4)
    publish.published(consultation=closed)
    edition = Edition(closed, latest_version(closed))
    assert edition.is_long
    taken = []
    content = long_report_pdf(edition, step=lambda: taken.append(1))
    assert len(taken) == report_steps(edition) >= 5
    reader = PdfReader(io.BytesIO(content))
    pages = pages_of(reader)
    assert_each_once(pages, count)
    assert_nothing_cut(pages, closed)
    for number, text in enumerate(pages, start=1):
        assert text.endswith(f"strona {number}") or f"strona {number} " in text
        assert "wersja 1 z 24.11.2026" in text
    assert f"Liczba stron dokumentu: {len(pages)}." in pages[0]
    of_the_table = pages[next(i for i, text in enumerate(pages) if "POCZ0001" in text) :]
    assert all("Stanowisko organu" in text for text in of_the_table)
    assert len(alternative_texts(reader)) == 4
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("pl")
    assert reader.metadata.title == "Sprawozdanie z konsultacji: Program współpracy na 2027 rok"


def test_parts_hold_every_remark_once_whatever_their_lengths(closed):
    for number in range(1, 9):
        make.remark(
            consultation=closed,
            number=number,
            outcome="accepted",
            text="x" * (5000 if number % 2 else 10),
            reason="x" * 5000,
            present_wording="x" * 5000,
            proposed_wording="x" * 5000,
        )
    parts = Edition(closed).in_parts()
    assert len(parts) > 1
    assert [one.number for part in parts for one in part] == list(range(1, 9))


def test_queries_do_not_grow_with_remarks(client, closed, django_assert_max_num_queries):
    for _number in range(30):
        make.remark(consultation=closed, outcome="accepted")
    publish.published(consultation=closed)
    with django_assert_max_num_queries(25):
        client.get(url(closed))
    assert Remark.objects.count() == 30

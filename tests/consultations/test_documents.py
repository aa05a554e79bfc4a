"""The documents, parsed back."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from consultations.templatetags.consultations import plural_pl
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def signed_in(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def closed():
    return make.consultation(
        status="closed",
        days=-1,
        programme=make.programme(year=2027, title="Program współpracy na 2027 rok"),
        file_number="BKS.0541.3.2026",
    )


def document(client, consultation, name) -> PdfReader:
    response = client.get(reverse(f"consultations:{name}", args=[consultation.slug]))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(response.content))


def pages(reader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def assert_is_accessible(reader):
    root = reader.trailer["/Root"]
    assert str(root["/Lang"]).startswith("pl")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert reader.metadata.title


# Attendance list -----------------------------------------------------------------------------


def test_attendance_list_repeats_its_head_and_numbers_everybody_once(signed_in, meeting):
    table = make.table(meeting=meeting, capacity=100)
    for number in range(60):
        make.participation(meeting=meeting, table=table, name=f"Jan Osobowy{number:02}")
    reader = document(signed_in, meeting.consultation, "attendance_pdf")
    assert_is_accessible(reader)
    texts = pages(reader)
    assert len(texts) in (3, 4)
    for text in texts:
        assert "Lp. Imię i nazwisko Organizacja Stolik Podpis" in text
    whole = " ".join(texts)
    for number in range(60):
        assert whole.count(f"{number + 1} Jan Osobowy{number:02} ") == 1
    assert f"strona {len(texts)} z {len(texts)}" in texts[-1]


def test_attendance_list_is_in_polish_order_by_surname(signed_in, meeting, table):
    names = ["Żaneta Ćma", "Anna Zając", "Bogdan Czyż", "Ewa Łoś", "Adam Lis", "Jan Źrebak"]
    big = make.table(meeting=meeting, capacity=20)
    for name in names:
        make.participation(meeting=meeting, table=big, name=name)
    text = pages(document(signed_in, meeting.consultation, "attendance_pdf"))[0]
    places = [text.index(name) for name in sorted(names, key=lambda name: text.index(name))]
    assert places == sorted(places)
    in_order = sorted(names, key=text.index)
    assert in_order == [
        "Bogdan Czyż",
        "Żaneta Ćma",
        "Adam Lis",
        "Ewa Łoś",
        "Anna Zając",
        "Jan Źrebak",
    ]


def test_nobody_who_has_not_confirmed_is_on_the_attendance_list(signed_in, meeting, table):
    make.participation(meeting=meeting, table=table, name="Pewna Osoba")
    make.participation(meeting=meeting, table=table, name="Niepewna Ktosia", status="unconfirmed")
    make.participation(meeting=meeting, table=table, name="Była Uczestniczka", status="withdrawn")
    (text,) = pages(document(signed_in, meeting.consultation, "attendance_pdf"))
    assert "Pewna Osoba" in text
    assert "osoba prywatna" in text
    assert "Niepewna" not in text
    assert "Była" not in text


def test_attendance_list_without_anybody_says_so(signed_in, meeting):
    (text,) = pages(document(signed_in, meeting.consultation, "attendance_pdf"))
    assert "Nikt jeszcze nie potwierdził udziału" in text


# Table cards ---------------------------------------------------------------------------------


def test_each_table_has_one_page_with_its_topic_hosts_and_brief(signed_in, meeting):
    for number, topic in enumerate(["kultura", "sport i rekreacja", "seniorzy"], start=1):
        make.table(
            meeting=meeting,
            number=number,
            topic=topic,
            brief=f"Zażółć gęślą jaźń {number}",
            moderated=True,
        )
    reader = document(signed_in, meeting.consultation, "table_cards_pdf")
    assert_is_accessible(reader)
    texts = pages(reader)
    assert len(texts) == 3
    for table, text in zip(meeting.tables.all(), texts, strict=True):
        assert f"Stolik {table.number}" in text
        assert table.topic in text
        assert table.brief in text
        assert all(host.name in text for host in table.moderators.all())
        assert "10 miejsc" in text


def test_fullest_card_stays_on_one_page(signed_in, meeting):
    make.table(
        meeting=meeting,
        topic="rodzina, polityka społeczna, integracja i aktywizacja mieszkańców oraz seniorzy",
        brief=("Zażółć gęślą jaźń. " * 50)[:800],
        capacity=24,
        moderated=True,
    )
    make.table(meeting=meeting, capacity=36, moderated=True)
    assert len(document(signed_in, meeting.consultation, "table_cards_pdf").pages) == 2


def test_card_without_both_moderators_is_left_out_and_named_on_the_page(signed_in, meeting, table):
    lonely = make.table(meeting=meeting, topic="zieleń osiedlowa")
    make.moderator(table=lonely, sector="ngo")
    texts = pages(document(signed_in, meeting.consultation, "table_cards_pdf"))
    assert len(texts) == 1
    assert "zieleń" not in texts[0]
    page = signed_in.get(meeting.consultation.get_absolute_url())
    assert page.context["incomplete_tables"] == [lonely]
    assert "zieleń osiedlowa" in page.content.decode()


def test_no_card_at_all_leads_back_with_the_reason(signed_in, meeting):
    make.table(meeting=meeting)
    url = reverse("consultations:table_cards_pdf", args=[meeting.consultation.slug])
    response = signed_in.get(url, follow=True)
    assert response.redirect_chain[-1][0] == meeting.consultation.get_absolute_url()
    assert len(list(response.context["messages"])) == 1


# Final report --------------------------------------------------------------------------------


def report_text(client, consultation) -> str:
    return " ".join(pages(document(client, consultation, "report_pdf")))


def test_report_has_the_sections_of_the_protocol(signed_in, closed):
    meeting = make.meeting(
        consultation=closed, starts_at=NOW.replace(day=20), registration_until=NOW.replace(day=19)
    )
    table = make.table(meeting=meeting, topic="kultura", moderated=True)
    for organization in ["Fundacja Ś", "fundacja  ś", "Klub Ż", ""]:
        make.participation(meeting=meeting, table=table, organization_name=organization)
    make.remark(consultation=closed, outcome="accepted")
    reader = document(signed_in, closed, "report_pdf")
    assert_is_accessible(reader)
    text = " ".join(pages(reader))
    titles = [
        "1. Przedmiot konsultacji",
        "2. Forma konsultacji",
        "3. Termin konsultacji",
        "4. Sposób ogłoszenia",
        "5. Uczestnicy",
        "6. Przebieg",
        "7. Uwagi",
        "8. Opinia Rady Działalności Pożytku Publicznego",
        "9. Podsumowanie liczbowe",
        "10. Podpisy",
        "Tabela uwag",
    ]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    assert "znak sprawy BKS.0541.3.2026" in text
    assert "Program współpracy na 2027 rok" in text
    assert "potwierdziły 4 osoby z 2 organizacji" in text


def test_report_counts_add_up(signed_in, closed):
    outcomes = ["accepted"] * 3 + ["partly"] * 2 + ["rejected"] + ["explained"] * 4
    for outcome in outcomes:
        make.remark(consultation=closed, outcome=outcome)
    text = report_text(signed_in, closed)
    assert "10 uwag razem" in text
    assert "3 uwzględniono 2 częściowo 1 nie uwzględniono 4 wyjaśniono" in text


def test_remarks_table_has_every_column_and_every_remark_once(signed_in, closed):
    table = make.table(
        meeting=make.meeting(
            consultation=closed,
            starts_at=NOW.replace(day=20),
            registration_until=NOW.replace(day=19),
        ),
        number=3,
    )
    make.remark(
        consultation=closed,
        outcome="partly",
        justification="Powód miasta.",
        channel="table",
        table=table,
        received_on=NOW.date(),
        author_name="Jawna Autorka",
        is_name_public=True,
        organization_name="Fundacja Ż",
        provision="§ 8 ust. 2",
        present_wording="Tak jest.",
        text="Tak ma nie być.",
        proposed_wording="Tak ma być.",
        reason="Powód autorki.",
    )
    make.remark(consultation=closed, outcome="explained", author_name="Niejawny Autor")
    text = report_text(signed_in, closed)
    for column in [
        "Lp.",
        "Data i kanał wpływu",
        "Zgłaszający",
        "Jednostka redakcyjna",
        "Dotychczasowy zapis",
        "Treść uwagi / proponowany zapis",
        "Uzasadnienie zgłaszającego",
        "Stanowisko organu",
        "Uzasadnienie stanowiska",
    ]:
        assert column in text
    for said in [
        "24.11.2026",
        "stolik 3",
        "Jawna Autorka, Fundacja Ż",
        "§ 8 ust. 2",
        "Tak jest.",
        "Tak ma nie być.",
        "Tak ma być.",
        "Powód autorki.",
        "Powód miasta.",
        "uwzględniono częściowo",
        "osoba prywatna",
        "nie wskazano",
    ]:
        assert said in text, said
    assert "Niejawny Autor" not in text


def test_long_texts_are_never_cut_and_heads_are_repeated(signed_in, closed):
    words = [f"słowo{number}" for number in range(520)]
    make.remark(consultation=closed, outcome="accepted", text=" ".join(words)[:5000])
    for _number in range(12):
        make.remark(consultation=closed, outcome="rejected", justification="Długo " * 60)
    texts = pages(document(signed_in, closed, "report_pdf"))
    whole = "".join(texts).replace(" ", "")
    assert all(word in whole for word in words[:480])
    of_the_table = texts[next(i for i, text in enumerate(texts) if "Tabela uwag" in text) :]
    # The title is also named in section 7 of the protocol.
    landscape = [text for text in of_the_table if "Stanowisko organu" in text]
    assert len(landscape) >= 4
    assert landscape == texts[-len(landscape) :]


def test_report_without_remarks_says_so(signed_in, closed):
    text = report_text(signed_in, closed)
    assert "nie zgłoszono uwag" in text
    assert "Tabela uwag" not in text


def test_report_is_refused_while_a_remark_is_unanswered_naming_the_numbers(signed_in, closed):
    for outcome in ["accepted", "", "explained", ""]:
        make.remark(consultation=closed, outcome=outcome)
    url = reverse("consultations:report_pdf", args=[closed.slug])
    response = signed_in.get(url, follow=True)
    assert response.redirect_chain[-1][0] == closed.get_absolute_url()
    (message,) = response.context["messages"]
    assert "2, 4" in str(message)
    assert "1," not in str(message)


def test_report_is_refused_while_remarks_are_accepted(signed_in, consultation):
    url = reverse("consultations:report_pdf", args=[consultation.slug])
    assert signed_in.get(url).status_code == 302


# Tables to take away ---------------------------------------------------------------------------


def test_participants_as_csv_and_xlsx(signed_in, meeting, table):
    make.participation(meeting=meeting, table=table, name="=HYPERLINK(1) Żak")
    slug = meeting.consultation.slug
    response = signed_in.get(reverse("consultations:participants_csv", args=[slug]))
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2
    assert rows[1][1] == "'=HYPERLINK(1) Żak"
    response = signed_in.get(reverse("consultations:participants_xlsx", args=[slug]))
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert [cell.value for cell in sheet[2]][1] == "'=HYPERLINK(1) Żak"


def test_remarks_as_csv_and_xlsx(signed_in, consultation):
    make.remark(consultation=consultation, text="@SUM(A1)", outcome="accepted")
    make.remark(consultation=consultation, text="Zwykła uwaga")
    slug = consultation.slug
    response = signed_in.get(reverse("consultations:remarks_csv", args=[slug]))
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ["1", "2"]
    assert "'@SUM(A1)" in rows[1]
    response = signed_in.get(reverse("consultations:remarks_xlsx", args=[slug]))
    assert load_workbook(io.BytesIO(response.content)).active.max_row == 3


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "osób"),
        (1, "osoba"),
        (2, "osoby"),
        (5, "osób"),
        (12, "osób"),
        (22, "osoby"),
        (101, "osób"),
        (112, "osób"),
    ],
)
def test_plural_of_polish_documents(number, word):
    assert plural_pl(number, "osoba,osoby,osób") == word


def test_tables_give_times_without_fractions_of_a_second(signed_in, consultation, meeting, table):
    moment = NOW.replace(microsecond=123456)
    make.participation(meeting=meeting, table=table, registered_at=moment)
    make.remark(consultation=consultation, outcome="accepted", answered_at=moment)
    for name in ("participants_csv", "remarks_csv"):
        response = signed_in.get(reverse(f"consultations:{name}", args=[consultation.slug]))
        assert "123456" not in response.content.decode("utf-8-sig")

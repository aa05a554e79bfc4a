"""The documents, parsed back."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from consultations.rotation import plan_rotation
from consultations.templatetags.consultations import plural_pl
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


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


def test_who_only_waits_is_not_on_the_attendance_list(signed_in, meeting, table):
    make.participation(meeting=meeting, status="waiting", waiting_for=table, name="Czeka Tylko")
    other = make.table(meeting=meeting)
    make.participation(meeting=meeting, table=other, waiting_for=table, name="Siedzi Czekając")
    (text,) = pages(document(signed_in, meeting.consultation, "attendance_pdf"))
    assert "Czeka Tylko" not in text
    assert "Siedzi Czekając" in text


def test_walk_ins_are_marked_and_empty_rows_are_numbered_on(signed_in, meeting, table):
    make.participation(meeting=meeting, table=table, name="Jan Zapisany")
    make.participation(meeting=meeting, table=table, name="Anna Znienacka", channel="walk_in")
    (text,) = pages(document(signed_in, meeting.consultation, "attendance_pdf"))
    assert text.count("bez wcześniejszego zapisu") == 2  # in the caption and beside the name
    assert "Anna Znienacka bez wcześniejszego zapisu" in text
    assert "2 osoby w kolejności nazwisk, w tym 1 bez wcześniejszego zapisu" in text
    for number in range(3, 9):
        assert f" {number} " in text


def test_attendance_list_of_one_meeting(signed_in, meeting, table):
    other = make.meeting(consultation=meeting.consultation, title="Drugie spotkanie", days=9)
    make.participation(meeting=meeting, table=table, name="Osoba Stąd")
    make.participation(meeting=other, name="Osoba Stamtąd")
    url = reverse(
        "consultations:meeting_attendance_pdf", args=[meeting.consultation.slug, other.number]
    )
    (text,) = pages(PdfReader(io.BytesIO(signed_in.get(url).content)))
    assert "Osoba Stamtąd" in text
    assert "Osoba Stąd" not in text


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


# Plan of rounds --------------------------------------------------------------------------------


def test_plan_of_rounds_has_everybody_by_name_and_every_table_by_rounds(
    signed_in, coordinator, meeting
):
    tables = [make.table(meeting=meeting, topic=t, capacity=20, moderated=True) for t in "ąęż"]
    names = ["Ewa Ćma", "Adam Cis", "Jan Łoś", "Ola Lis", "Iza Żuk", "Ala Zuch"]
    for number, name in enumerate(names):
        make.participation(meeting=meeting, table=tables[number % 3], name=name)
    plan = plan_rotation(meeting, rounds=3, by=coordinator)
    make.participation(meeting=meeting, table=tables[0], name="Ktoś Później")
    url = reverse("consultations:rotation_pdf", args=[meeting.consultation.slug, meeting.number])
    reader = PdfReader(io.BytesIO(signed_in.get(url).content))
    assert_is_accessible(reader)
    texts = pages(reader)
    assert len(texts) == 4
    assert "Plan nie obejmuje 1 osoby zapisanej później: Ktoś Później." in texts[0]
    for number, route in enumerate(plan.routes, start=1):
        way = " ".join(str(table.number) for table in route.tables)
        assert f"{number} {route.person.name} {way}" in texts[0]
    in_order = ["Adam Cis", "Ewa Ćma", "Ola Lis", "Jan Łoś", "Ala Zuch", "Iza Żuk"]
    assert sorted(in_order, key=texts[0].index) == in_order
    for table, text in zip(tables, texts[1:], strict=True):
        assert f"Stolik {table.number} {table.topic}" in text
        assert all(host.name in text for host in table.moderators.all())
        assert "Runda 3: 2 osoby" in text


def test_plan_of_rounds_of_eighty_people_repeats_its_head(signed_in, coordinator, meeting):
    tables = [make.table(meeting=meeting, capacity=12) for _table in range(8)]
    for number in range(80):
        make.participation(
            meeting=meeting, table=tables[number % 8], name=f"Jan Osobowy{number:02}"
        )
    plan_rotation(meeting, rounds=8, by=coordinator)
    url = reverse("consultations:rotation_pdf", args=[meeting.consultation.slug, meeting.number])
    texts = pages(PdfReader(io.BytesIO(signed_in.get(url).content)))
    with_names = [text for text in texts if "Lp. Imię i nazwisko" in text]
    assert len(with_names) > 1
    whole = " ".join(texts)
    assert all(whole.count(f"Jan Osobowy{number:02}") == 9 for number in range(80))
    assert f"strona {len(texts)} z {len(texts)}" in texts[-1]


def test_plan_of_rounds_that_was_not_made_leads_to_its_page(signed_in, meeting):
    for name in ("rotation_pdf", "rotation_csv", "rotation_xlsx"):
        url = reverse(f"consultations:{name}", args=[meeting.consultation.slug, meeting.number])
        response = signed_in.get(url)
        assert response.status_code == 302
        assert "rotacja/" in response.url


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


def test_participants_table_has_what_the_coordinator_needs(signed_in, meeting, table):
    second = make.table(meeting=meeting, topic="sport")
    make.participation(
        meeting=meeting,
        table=second,
        first_choice=table,
        second_choice=second,
        waiting_for=table,
        phone="000 000 123",
        accessibility_needs="Pętla indukcyjna",
        channel="walk_in",
    )
    url = reverse("consultations:participants_csv", args=[meeting.consultation.slug])
    text = signed_in.get(url).content.decode("utf-8-sig")
    head, row = csv.reader(io.StringIO(text), delimiter=";")
    assert len(head) == len(row)
    assert row.count("1. kultura") == 2
    assert "2. sport" in row
    assert "000 000 123" in row
    assert "Pętla indukcyjna" in row


def test_rounds_as_csv_and_xlsx(signed_in, coordinator, meeting):
    one, two = (make.table(meeting=meeting) for _table in range(2))
    make.participation(meeting=meeting, table=one, name="=Jan Żak", organization_name="Fundacja Ł")
    make.participation(meeting=meeting, table=two, name="Ewa Ćma")
    plan_rotation(meeting, rounds=2, by=coordinator)
    args = [meeting.consultation.slug, meeting.number]
    text = signed_in.get(reverse("consultations:rotation_csv", args=args)).content
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))
    assert rows[1:] == [
        ["1", "Ewa Ćma", "", "2", "1"],
        ["2", "'=Jan Żak", "Fundacja Ł", "1", "2"],
    ]
    content = signed_in.get(reverse("consultations:rotation_xlsx", args=args)).content
    assert [cell.value for cell in load_workbook(io.BytesIO(content)).active[2]][3:] == [2, 1]


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

"""The table of remarks that departments fill in: what it holds, and what is taken from it."""

import io
import zipfile

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook, load_workbook

from consultations.answer_sheets import digest, judge, keep, read, take
from consultations.answer_sheets.layout import COLUMNS, RowKey
from consultations.merging import join
from consultations.models import AnswersImport
from consultations.publishing import publish_report
from consultations.states import Outcome
from tests.factories import accounts
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

NAMES = list(COLUMNS)
HEADER = 6


@pytest.fixture(autouse=True)
def _in_english(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def clerk(db):
    return accounts.user(name="Wanda Wydziałowa")


@pytest.fixture
def department(clerk):
    return make.department(name="Wydział Kultury", members=[clerk])


@pytest.fixture
def given(consultation, department):
    """Remarks 1 to 3 are the department's, 4 is another one's, 5 is nobody's."""
    other = make.department(name="Wydział Sportu")
    return [
        make.remark(consultation=consultation, department=whose, text=f"Treść {number}")
        for number, whose in enumerate([department] * 3 + [other, None], start=1)
    ]


def url_of(name, consultation, *args) -> str:
    return reverse(f"consultations:{name}", args=[consultation.slug, *args])


def downloaded(client, person, consultation, **query):
    """Return the sheet that this person gets."""
    client.force_login(person)
    answer = client.get(url_of("answers_sheet", consultation), query)
    assert answer.status_code == 200
    return load_workbook(io.BytesIO(answer.content)).active


def numbers(sheet) -> list[int]:
    return [sheet.cell(row, 1).value for row in range(HEADER + 1, sheet.max_row + 1)]


def fill_in(sheet, row_of, /, outcome="", justification="", **others) -> None:
    row = next(r for r in range(HEADER + 1, sheet.max_row + 1) if sheet.cell(r, 1).value == row_of)
    for name, value in {"outcome": outcome, "justification": justification, **others}.items():
        sheet.cell(row, NAMES.index(name) + 1).value = value


def saved(sheet) -> bytes:
    content = io.BytesIO()
    sheet.parent.save(content)
    return content.getvalue()


def judged(sheet, consultation, by) -> dict:
    """What would become of the sheet, by the number written in each row."""
    rows = read(saved(sheet))
    return {one.said["number"]: one for one in judge(consultation, rows, by=by)}


def send(client, consultation, content, name="uwagi.xlsx"):
    sent = SimpleUploadedFile(name, content)
    return client.post(url_of("import_answers", consultation), {"file": sent})


# What goes out ---------------------------------------------------------------------------------


def test_department_gets_its_own_remarks_and_may_change_two_columns(
    client, consultation, clerk, given
):
    sheet = downloaded(client, clerk, consultation)
    assert numbers(sheet) == [1, 2, 3]
    assert [cell.value for cell in sheet[HEADER]] == list(COLUMNS.values())
    assert sheet["A2"].value == "Wydział: Wydział Kultury"
    assert "Treść 4" not in str([cell.value for row in sheet.iter_rows() for cell in row])
    assert sheet.protection.sheet
    unlocked = {NAMES[cell.column - 1] for cell in sheet[HEADER + 1] if not cell.protection.locked}
    assert unlocked == {"outcome", "justification"}
    assert sheet.column_dimensions["I"].hidden
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == ('"uwzględniono,uwzględniono częściowo,nie uwzględniono,wyjaśniono"')
    assert str(rule.sqref) == "G7:G9"


def test_coordinator_chooses_a_department_or_takes_all(
    client, consultation, coordinator, department, given
):
    assert numbers(downloaded(client, coordinator, consultation)) == [1, 2, 3, 4, 5]
    of_one = downloaded(client, coordinator, consultation, department=department.pk)
    assert numbers(of_one) == [1, 2, 3]
    assert numbers(downloaded(client, coordinator, consultation, department="nobody")) == [5]
    assert downloaded(client, coordinator, consultation, department="x").max_row == HEADER


def test_joined_remarks_are_not_in_the_table(client, consultation, clerk, given):
    join(given[1], given[0], by=clerk)
    assert numbers(downloaded(client, clerk, consultation)) == [1, 3]


def test_what_people_wrote_is_text_and_nothing_about_who(client, consultation, department, clerk):
    make.remark(
        consultation=consultation,
        department=department,
        text='=HYPERLINK("http://zle.example")\x0b',
        author_name="Anna Tajna",
        author_email="anna@poczta.example",
    )
    sheet = downloaded(client, clerk, consultation)
    cell = sheet.cell(HEADER + 1, NAMES.index("text") + 1)
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://zle.example")')
    everything = str([cell.value for row in sheet.iter_rows() for cell in row])
    assert "Anna" not in everything
    assert "anna@" not in everything


def test_table_of_one_and_of_many_asks_the_same(client, consultation, department, clerk):
    point = make.consulted_text(consultation=consultation).provisions.first()

    def add():
        make.remark(consultation=consultation, department=department, provision_point=point)

    add()
    downloaded(client, clerk, consultation)
    with CaptureQueriesContext(connection) as one:
        downloaded(client, clerk, consultation)
    for _number in range(29):
        add()
    with CaptureQueriesContext(connection) as many:
        downloaded(client, clerk, consultation)
    assert len(many) == len(one)


# What comes back -------------------------------------------------------------------------------


def test_filled_in_table_is_shown_then_taken_once(client, consultation, clerk, given):
    sheet = downloaded(client, clerk, consultation)
    fill_in(sheet, 1, "uwzględniono")
    fill_in(sheet, 2, " Nie  uwzględniono ", "Brak środków.\r\nPrzykro nam.")
    preview = send(client, consultation, saved(sheet)).url
    assert not consultation.remarks.exclude(outcome="").exists()
    page = client.get(preview)
    assert [one.remark.number for one in page.context["changes"]] == [1, 2]
    assert [one.remark.number for one in page.context["staying"]] == [3]
    sent = {"seen": page.context["seen"]}
    assert client.post(preview, sent).url == reverse("consultations:my_remarks")
    answers = consultation.remarks.in_order().values_list("outcome", "justification", "answered_by")
    assert list(answers)[:3] == [
        ("accepted", "", clerk.pk),
        ("rejected", "Brak środków.\nPrzykro nam.", clerk.pk),
        ("", "", None),
    ]
    given[0].refresh_from_db()
    given[0].answer(by=clerk, outcome=Outcome.EXPLAINED, justification="Później.")
    again = client.post(preview, sent, follow=True)
    assert "nothing was taken twice" in again.content.decode()
    given[0].refresh_from_db()
    assert given[0].outcome == "explained"


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"outcome": "nie uwzględniono"}, "needs a justification"),
        ({"outcome": "uwzględniono częściowo", "justification": " \n "}, "needs a justification"),
        ({"outcome": "może"}, "none of the four outcomes"),
        ({"justification": "Bo tak."}, "a justification without an outcome"),
        ({"outcome": "=A1"}, "formula"),
        ({"outcome": "wyjaśniono", "justification": "=1+1"}, "formula"),
        ({"outcome": "wyjaśniono", "justification": "a" * 5001}, "longer than 5000"),
        ({"outcome": "uwzględniono", "number": 2}, "The number was changed: this row is remark 1"),
        ({"outcome": "uwzględniono", "number": "żaden"}, "The number was changed"),
        ({"outcome": "uwzględniono", "key": None}, "hidden key"),
        ({"outcome": "uwzględniono", "key": "1.1.1.x:zgadywane"}, "hidden key"),
    ],
    ids=[
        "no justification",
        "blank justification",
        "unknown outcome",
        "no outcome",
        "formula",
        "formula in the text",
        "too long",
        "changed number",
        "no number",
        "no key",
        "false key",
    ],
)
def test_row_that_cannot_be_taken_says_why_and_others_are_taken(
    client, consultation, clerk, given, filled, said
):
    sheet = downloaded(client, clerk, consultation)
    fill_in(sheet, 3, "uwzględniono")
    fill_in(sheet, 1, **filled)
    preview = send(client, consultation, saved(sheet)).url
    page = client.get(preview)
    (problem,) = page.context["problems"]
    assert said in problem.problem
    client.post(preview, {"seen": page.context["seen"]})
    answered = consultation.remarks.exclude(outcome="")
    assert [remark.number for remark in answered] == [3]


def test_rows_of_other_departments_are_left_out_and_their_answers_not_shown(
    client, consultation, clerk, coordinator, given
):
    given[3].answer(by=coordinator, outcome=Outcome.PARTLY, justification="Cudzy szkic.")
    sheet = downloaded(client, coordinator, consultation)
    fill_in(sheet, 1, "uwzględniono")
    fill_in(sheet, 4, "uwzględniono")
    fill_in(sheet, 5, "uwzględniono")
    found = judged(sheet, consultation, clerk)
    assert found["1"].is_taken
    for number in ["4", "5"]:
        assert "not your department's" in found[number].problem
    client.force_login(clerk)
    preview = send(client, consultation, saved(sheet)).url
    assert "Cudzy szkic." not in client.get(preview).content.decode()
    client.post(preview, {"seen": client.get(preview).context["seen"]})
    stored = dict(consultation.remarks.values_list("number", "outcome"))
    assert stored == {1: "accepted", 2: "", 3: "", 4: "partly", 5: ""}


def test_coordinator_returns_the_tables_of_all(client, consultation, coordinator, given):
    sheet = downloaded(client, coordinator, consultation)
    for number in [1, 4, 5]:
        fill_in(sheet, number, "wyjaśniono", "Tak.")
    preview = send(client, consultation, saved(sheet)).url
    done = client.post(preview, {"seen": client.get(preview).context["seen"]})
    assert done.url == url_of("remarks", consultation)
    assert consultation.remarks.filter(outcome="explained").count() == 3


def test_row_of_another_consultation_is_not_taken(client, consultation, department, clerk, given):
    other = make.consultation()
    make.remark(consultation=other, department=department)
    sheet = downloaded(client, clerk, other)
    fill_in(sheet, 1, "uwzględniono")
    assert "another consultation" in judged(sheet, consultation, clerk)["1"].problem


def test_row_given_to_another_department_meanwhile_is_not_taken(
    client, consultation, clerk, coordinator, given
):
    sheet = downloaded(client, clerk, consultation)
    fill_in(sheet, 1, "uwzględniono")
    given[0].department = given[3].department
    given[0].save()
    assert "not your department's" in judged(sheet, consultation, clerk)["1"].problem
    assert "given to another department" in judged(sheet, consultation, coordinator)["1"].problem


def test_doubled_row_is_not_taken(client, consultation, clerk, given):
    sheet = downloaded(client, clerk, consultation)
    fill_in(sheet, 1, "uwzględniono")
    sheet.append([cell.value for cell in sheet[HEADER + 1]])
    rows = judge(consultation, read(saved(sheet)), by=clerk)
    assert ["more than once" in one.problem for one in rows] == [True, False, False, True]


def test_old_table_does_not_write_over_newer_answers(client, consultation, clerk, given):
    given[0].answer(by=clerk, outcome=Outcome.ACCEPTED)
    sheet = downloaded(client, clerk, consultation)
    fill_in(sheet, 2, "uwzględniono")
    for remark in given[:2]:
        remark.answer(by=clerk, outcome=Outcome.REJECTED, justification="Nowsza.")
    join(given[2], given[0], by=clerk)
    fill_in(sheet, 3, "uwzględniono")
    fill_in(sheet, 1, "uwzględniono")
    found = judged(sheet, consultation, clerk)
    assert "a newer answer, it stays" in found["1"].note
    assert "changed in the portal after" in found["2"].problem
    assert "answered together with remark 1" in found["3"].problem
    assert not any(one.is_taken for one in found.values())


def test_empty_row_erases_nothing_and_the_same_answer_stays(client, consultation, clerk, given):
    given[0].answer(by=clerk, outcome=Outcome.PARTLY, justification="- Jedno\r\n- drugie")
    given[1].answer(by=clerk, outcome=Outcome.ACCEPTED)
    sheet = downloaded(client, clerk, consultation)
    fill_in(sheet, 2)
    found = judged(sheet, consultation, clerk)
    assert found["1"].note == "the same as in the portal"
    assert found["2"].note == "left empty: nothing changes"


def test_rows_that_changed_after_they_were_shown_are_not_taken(client, consultation, clerk, given):
    sheet = downloaded(client, clerk, consultation)
    fill_in(sheet, 1, "uwzględniono")
    fill_in(sheet, 2, "uwzględniono")
    preview = send(client, consultation, saved(sheet)).url
    seen = client.get(preview).context["seen"]
    given[1].answer(by=clerk, outcome=Outcome.REJECTED, justification="W portalu.")
    page = client.post(preview, {"seen": seen})
    assert "Something changed in the portal" in page.content.decode()
    assert consultation.remarks.get(number=1).outcome == ""
    client.post(preview, {"seen": page.context["seen"]})
    assert dict(consultation.remarks.values_list("number", "outcome")) == {
        1: "accepted",
        2: "rejected",
        3: "",
        4: "",
        5: "",
    }


def test_table_that_changes_nothing_takes_nothing(client, consultation, clerk, given):
    sheet = downloaded(client, clerk, consultation)
    preview = send(client, consultation, saved(sheet)).url
    page = client.get(preview)
    assert "This file changes no answer" in page.content.decode()
    refused = client.post(preview, {"seen": page.context["seen"]})
    assert "No row of the file changes an answer." in refused.content.decode()


def test_nothing_is_taken_after_publication(client, coordinator, department, clerk):
    consultation = make.consultation(status="closed", days=-1)
    make.remark(consultation=consultation, department=department, outcome="accepted")
    sheet = downloaded(client, clerk, consultation)
    fill_in(sheet, 1, "wyjaśniono", "Inaczej.")
    kept = keep(consultation, read(saved(sheet)), file_name="a.xlsx", by=clerk)
    seen = digest(judge(consultation, kept.rows, by=clerk))
    publish_report(consultation, by=coordinator)
    with pytest.raises(PermissionDenied):
        take(kept, seen=seen, by=clerk)
    assert consultation.remarks.get().outcome == "accepted"
    prepared = digest(judge(consultation, kept.rows, by=coordinator))
    assert take(kept, seen=prepared, by=coordinator) == [1]


def test_one_refused_answer_keeps_back_all(client, consultation, clerk, given, monkeypatch):
    """All that are in order are stored together or not at all."""
    sheet = downloaded(client, clerk, consultation)
    for number in [1, 2]:
        fill_in(sheet, number, "uwzględniono")
    kept = keep(consultation, read(saved(sheet)), file_name="a.xlsx", by=clerk)
    seen = digest(judge(consultation, kept.rows, by=clerk))
    answer = given[0].__class__.answer

    def refuse_the_second(remark, **said):
        if remark.number == 2:
            raise ValidationError("nie", code="x")
        answer(remark, **said)

    monkeypatch.setattr(given[0].__class__, "answer", refuse_the_second)
    with pytest.raises(ValidationError):
        take(kept, seen=seen, by=clerk)
    assert not consultation.remarks.exclude(outcome="").exists()
    assert AnswersImport.objects.get().taken_at is None


def test_preview_is_of_whoever_sent_the_file(client, consultation, coordinator, clerk, given):
    kept = keep(consultation, [], file_name="a.xlsx", by=clerk)
    path = url_of("answers_import", consultation, kept.pk)
    for person, expected in [(clerk, 200), (coordinator, 404), (accounts.user(), 403)]:
        client.force_login(person)
        assert client.get(path).status_code == expected
    client.logout()
    assert client.get(path).status_code == 302


def test_preview_of_one_row_and_of_many_asks_the_same(client, consultation, department, clerk):
    def asked():
        client.force_login(clerk)
        sheet = downloaded(client, clerk, consultation)
        preview = send(client, consultation, saved(sheet)).url
        client.get(preview)
        with CaptureQueriesContext(connection) as queries:
            client.get(preview)
        return len(queries)

    make.remark(consultation=consultation, department=department)
    one = asked()
    for _number in range(29):
        make.remark(consultation=consultation, department=department)
    assert asked() == one


# Files that are no table -------------------------------------------------------------------------


def workbook(*rows) -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    return saved(made.active)


def zip_bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (81 * 1024 * 1024))
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: b"", "empty"),
        (lambda: b"%PDF-1.7 nie to", "not a spreadsheet"),
        (lambda: b"PK\x03\x04 zepsuty", "damaged"),
        (lambda: b"PK" + b"0" * 10 * 1024 * 1024, "larger than 10 MB"),
        (lambda: workbook(["Nr", "Stanowisko"], [1, "uwzględniono"]), "not the table of remarks"),
        (lambda: workbook(list(COLUMNS.values())), "no remarks in this file"),
        (zip_bomb, "unpacks to too much"),
    ],
    ids=["empty", "pdf", "damaged", "large", "other header", "no rows", "bomb"],
)
def test_false_file_is_refused_with_a_sentence(client, consultation, clerk, given, content, said):
    client.force_login(clerk)
    page = send(client, consultation, content())
    assert page.status_code == 200
    assert said in " ".join(page.context["form"].errors["file"])
    assert not AnswersImport.objects.exists()


def test_columns_may_be_moved_and_lines_added_above(consultation, clerk, given):
    keys = {remark.number: str(RowKey.of(remark)) for remark in given}
    content = workbook(
        ["Od sekretariatu"],
        [],
        ["Klucz wiersza", "STANOWISKO", "Uzasadnienie", "coś", "Nr uwagi"],
        [keys[1], "wyjaśniono", "Tak.", "x", 1.0],
        [None, None, None],
    )
    (one,) = judge(consultation, read(content), by=clerk)
    assert (one.remark.number, one.outcome, one.justification) == (1, "explained", "Tak.")

"""What was answered, counted and taken away."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from tcal.surveys.exports import answers_table
from tcal.surveys.models import Answer
from tcal.surveys.results import results_of
from tests.factories import accounts
from tests.factories import surveys as make
from tests.factories.organizations import organization
from tests.pdf import pdf_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


def given(
    asked, *, single=0, several=(0,), step=3, places=(1, 2, 3), text="Dziękuję.", cells=(1, 0)
):
    """Return the answers of one respondent to one question of each kind."""

    def of(kind, **what):
        return Answer(question=asked[kind], **what)

    chosen = asked["single"].choices[single]
    return [
        of("single", option=chosen, text="po swojemu" if chosen.is_other else ""),
        *(of("multiple", option=asked["multiple"].choices[number]) for number in several),
        of("scale", number=step),
        *(
            of("ranking", option=option, number=place)
            for option, place in zip(asked["ranking"].choices, places, strict=True)
        ),
        of("text", text=text),
        *(
            of("matrix", row=row, option=asked["matrix"].choices[column])
            for row, column in zip(asked["matrix"].rows, cells, strict=True)
        ),
    ]


@pytest.fixture
def answered():
    survey = make.survey(audience="organizations", title="Co dalej")
    asked = make.one_of_each_kind(survey)
    for name, person, answers in [
        ("Alfa", "Anna Pierwsza", given(asked, several=(0, 1), step=5, text="=1+1")),
        ("Beta", "Bartek Drugi", given(asked, single=2, step=2, places=(2, 1, 3), cells=(0, 0))),
        ("Gamma", "Celina Trzecia", given(asked, single=1, several=(1, 2), step=4)),
    ]:
        who = accounts.user(name=person)
        own = organization(name=name, members=[who])
        make.response(survey=survey, by=who, organization=own, answers=answers)
    return survey


@pytest.fixture
def desk(client, staff):
    client.force_login(staff)
    return client


def test_everything_is_counted(answered):
    found = results_of(answered)
    assert found.responses == 3
    by_kind = {one.question.kind: one for one in found.questions}
    shown = {
        kind: [(bar["label"], bar["text"]) for bar in by_kind[kind].bars]
        for kind in ("single", "multiple", "scale", "ranking")
    }
    assert shown["single"] == [("tak", "1 (33%)"), ("nie", "1 (33%)"), ("inne", "1 (33%)")]
    assert shown["multiple"] == [
        ("rano", "2 (67%)"),
        ("po południu", "2 (67%)"),
        ("wieczorem", "1 (33%)"),
    ]
    assert shown["scale"][0] == ("1: źle", "0 (0%)")
    assert shown["scale"][4] == ("5: dobrze", "1 (33%)")
    assert by_kind["scale"].mean == "3,67"
    assert shown["ranking"] == [("sala", "1,33"), ("sprzęt", "1,67"), ("porady", "3,00")]
    assert by_kind["matrix"].rows == [
        {"label": "czystość", "values": [1, 2]},
        {"label": "dojazd", "values": [3, 0]},
    ]
    assert (by_kind["text"].texts, by_kind["single"].texts) == (3, 1)
    assert {one.answered for one in found.questions} == {3}


def test_survey_without_answers_has_results_that_say_so(desk):
    survey = make.survey()
    make.one_of_each_kind(survey)
    assert [one.answered for one in results_of(survey).questions] == [0] * 6
    page = desk.get(reverse("surveys:results", args=[survey.slug])).content.decode()
    assert "empty-state" in page
    assert desk.get(reverse("surveys:results_pdf", args=[survey.slug])).status_code == 200


def test_questions_left_out_do_not_lower_the_shares(answered):
    survey = make.survey()
    question = make.question(survey=survey, kind="scale", is_required=False)
    make.response(survey=survey, answers=[Answer(question=question, number=4)])
    make.response(survey=survey, answers=[])
    (found,) = results_of(survey).questions
    assert (found.answered, found.mean, found.bars[3]["text"]) == (1, "4,00", "1 (100%)")


def test_table_has_a_row_for_each_answer_with_who_gave_it(answered):
    table = answers_table(answered)
    assert len(table.columns) == 3 + 1 + 1 + 1 + 3 + 1 + 2
    by_name = {str(row[0]): list(row) for row in table.rows}
    assert [str(cell) for cell in by_name["Beta"][:2]] == ["Beta", "Bartek Drugi"]
    assert by_name["Beta"][3:] == [
        "inne: po swojemu",
        "rano",
        2,
        2,
        1,
        3,
        "Dziękuję.",
        "słabo",
        "słabo",
    ]
    assert by_name["Alfa"][4] == "rano; po południu"


def test_files_open_and_run_no_formulas(desk, answered):
    page = desk.get(reverse("surveys:answers_csv", args=[answered.slug]))
    lines = list(csv.reader(io.StringIO(page.content.decode("utf-8-sig")), delimiter=";"))
    assert len(lines) == 4
    assert "'=1+1" in {cell for line in lines for cell in line}
    page = desk.get(reverse("surveys:answers_xlsx", args=[answered.slug]))
    sheet = load_workbook(io.BytesIO(page.content)).active
    assert sheet.max_row == 4


def test_pdf_tells_everything(desk, answered):
    text = pdf_text(desk.get(reverse("surveys:results_pdf", args=[answered.slug])).content)
    for said in ["Co dalej", "3,67", "po południu", "czystość", "=1+1", "po swojemu"]:
        assert said in text, said


def test_texts_are_listed_by_pages(desk):
    survey = make.survey()
    question = make.question(survey=survey)
    for number in range(31):
        make.response(survey=survey, text=f"głos {number}")
    url = reverse("surveys:texts", args=[survey.slug, question.pk])
    pages = [list(desk.get(url, {"page": number}).context["page"]) for number in (1, 2)]
    assert [len(page) for page in pages] == [30, 1]
    assert len({answer.pk for page in pages for answer in page}) == 31
    other = make.question(survey=make.survey())
    assert desk.get(reverse("surveys:texts", args=[survey.slug, other.pk])).status_code == 404


def test_answers_with_misfits_are_not_stored_by_half():
    survey = make.survey()
    asked = make.one_of_each_kind(survey)
    answers = given(asked)
    answers[-1].option = asked["single"].choices[0]
    with pytest.raises(ValidationError) as refused:
        make.response(survey=survey, answers=answers)
    assert refused.value.code == "answer_fits_its_question"
    assert not Answer.objects.exists()
    assert not survey.responses.exists()

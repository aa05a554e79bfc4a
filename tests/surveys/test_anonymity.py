"""Nothing in the database, the results or the files joins an answer to who gave it."""

import pytest
from django.contrib import admin
from django.db import connection
from django.urls import reverse

from tcal.surveys.exports import answers_table
from tcal.surveys.models import Answer, HasAnswered, Response
from tcal.surveys.results import results_of
from tests.factories import accounts
from tests.factories import surveys as make
from tests.pdf import pdf_text

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def anonymous(db):
    survey = make.survey(is_anonymous=True)
    make.question(survey=survey, text="Co poprawić?")
    return survey


def rows(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


@pytest.mark.django_db(transaction=True)
def test_marks_are_written_anew_so_that_nothing_tells_the_order(anonymous):
    people = [accounts.user() for _number in range(4)]
    for person in reversed(people):
        make.response(survey=anonymous, by=person)

    marks = rows("SELECT user_id, xmin::text FROM surveys_hasanswered ORDER BY ctid")
    assert [mark[0] for mark in marks] == [person.pk for person in people], "in order of people"
    assert len({mark[1] for mark in marks}) == 1, "written by one transaction"
    written = rows("SELECT DISTINCT xmin::text FROM surveys_response")
    assert len(written) == 4


@pytest.mark.django_db
def test_no_column_of_an_anonymous_answer_is_a_time_or_a_person(anonymous):
    make.response(survey=anonymous)
    kept = Response.objects.values().get()
    assert {name for name, value in kept.items() if value is not None} == {"id", "survey_id"}
    for model in (Response, Answer, HasAnswered):
        assert model._meta.pk.get_internal_type() == "UUIDField"
        assert not hasattr(model, "history")
    columns = {field.get_internal_type() for field in HasAnswered._meta.fields}
    assert columns == {"UUIDField", "ForeignKey"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "is_closed", "is_shown"),
    [(4, True, False), (5, True, True), (9, False, False)],
    ids=["too_few", "enough", "still_open"],
)
def test_results_are_shown_from_the_threshold_and_after_closing(
    client, staff, anonymous, answers, is_closed, is_shown
):
    for _number in range(answers):
        make.response(survey=anonymous, text="Tajna uwaga")
    if is_closed:
        anonymous.close(by=staff)
    client.force_login(staff)

    found = results_of(anonymous)
    assert (found.responses, bool(found.questions)) == (answers, is_shown)
    question = anonymous.questions.get()
    names = ["answers_csv", "answers_xlsx", "results_pdf"]
    addresses = [
        reverse("surveys:results", args=[anonymous.slug]),
        reverse("surveys:texts", args=[anonymous.slug, question.pk]),
        *(reverse(f"surveys:{name}", args=[anonymous.slug]) for name in names),
    ]
    pages = [client.get(address) for address in addresses]
    assert [page.status_code for page in pages] == [200, *[200 if is_shown else 302] * 4]
    assert all(
        page.status_code == 302 or is_shown or b"Tajna" not in page.content for page in pages
    )


@pytest.mark.django_db
def test_files_name_nobody_and_come_in_a_random_order(staff, anonymous, monkeypatch):
    for number in range(6):
        make.response(
            survey=anonymous, by=accounts.user(name=f"Osoba {number}"), text=f"uwaga {number}"
        )
    anonymous.close(by=staff)
    shuffled = []
    monkeypatch.setattr(
        "tcal.surveys.exports.SystemRandom.shuffle", lambda _self, found: shuffled.extend(found)
    )
    table = answers_table(anonymous)
    assert len(shuffled) == 6
    assert table.columns == ["1. Co poprawić?"]
    assert sorted(cell for (cell,) in table.rows) == [f"uwaga {number}" for number in range(6)]


@pytest.mark.django_db
def test_pdf_of_an_anonymous_survey_has_the_texts_and_no_names(client, staff, anonymous):
    for number in range(5):
        make.response(survey=anonymous, by=accounts.user(name=f"Zofia Tajna{number}"))
    anonymous.close(by=staff)
    client.force_login(staff)
    text = pdf_text(client.get(reverse("surveys:results_pdf", args=[anonymous.slug])).content)
    assert "Co poprawić?" in text
    assert "Dziękuję." in text
    assert "Tajna" not in text


@pytest.mark.django_db
def test_administration_does_not_show_answers():
    assert not {Response, Answer, HasAnswered} & set(admin.site._registry)

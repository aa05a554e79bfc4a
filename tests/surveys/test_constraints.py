"""What the database itself refuses, whoever writes."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.surveys.models import Answer, HasAnswered, Option, Question, Response, Survey
from tests.factories import accounts
from tests.factories import surveys as make
from tests.factories.organizations import organization

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def refused(name, write):
    with pytest.raises(ValidationError) as error:
        _written_to_the_end(write)
    assert error.value.code == name
    assert error.value.messages[0]


def _written_to_the_end(write):
    """Deferred constraints are checked as well, as at the end of a request."""
    with refusals_as_validation_errors(), transaction.atomic():
        write()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def update(survey, **values):
    return lambda: Survey.objects.filter(pk=survey.pk).update(**values)


def test_survey_closes_after_it_opens():
    survey = make.survey()
    refused("survey_closes_after_it_opens", update(survey, opens_at=survey.closes_at))


def test_open_link_is_for_everybody():
    refused("open_link_is_for_everybody", update(make.survey(audience="link"), only_invited=True))


@pytest.mark.parametrize(
    "change",
    [{"is_anonymous": True}, {"audience": "link"}, {"status": "draft"}],
    ids=["anonymity", "audience", "back_to_draft"],
)
def test_opened_survey_keeps_its_promise(change):
    refused("opened_survey_keeps_its_promise", update(make.survey(), **change))


def test_closed_survey_is_not_opened_again():
    closed = make.survey(status="closed")
    refused("opened_survey_keeps_its_promise", update(closed, status="open"))


def test_draft_may_still_change_its_promise():
    draft = make.survey(status="draft")
    update(draft, is_anonymous=True, audience="link")()
    draft.refresh_from_db()
    assert draft.is_anonymous


@pytest.mark.parametrize("named", ["user", "organization", "answered_at"])
def test_anonymous_answer_names_nobody(named):
    survey = make.survey(is_anonymous=True)
    value = {
        "user": accounts.user,
        "organization": organization,
        "answered_at": timezone.now,
    }[named]()
    refused(
        "anonymous_answer_names_nobody",
        lambda: Response.objects.create(survey=survey, **{named: value}),
    )


def test_anonymous_answer_is_not_named_afterwards():
    survey = make.survey(is_anonymous=True)
    stored = Response.objects.create(survey=survey)
    refused(
        "anonymous_answer_names_nobody",
        lambda: Response.objects.filter(pk=stored.pk).update(answered_at=timezone.now()),
    )


@pytest.mark.parametrize("audience", ["organizations", "people", "link"])
def test_signed_answer_names_whom_the_survey_asks(audience):
    survey = make.survey(audience=audience)
    wrong = {
        "organizations": {"user": accounts.user()},
        "people": {"user": accounts.user(), "organization": organization()},
        "link": {"user": accounts.user()},
    }[audience]
    refused(
        "answer_names_whom_the_survey_asks",
        lambda: Response.objects.create(survey=survey, answered_at=timezone.now(), **wrong),
    )
    refused("answer_names_whom_the_survey_asks", lambda: Response.objects.create(survey=survey))


@pytest.mark.parametrize("status", ["draft", "closed"])
def test_only_an_open_survey_takes_answers(status):
    survey = make.survey(status=status, is_anonymous=True)
    refused("only_an_open_survey_takes_answers", lambda: Response.objects.create(survey=survey))


def test_organization_and_person_answer_once():
    person, own = accounts.user(), organization()
    for audience, whose, name in [
        (
            "organizations",
            {"organization": own, "user": person},
            "organization_answers_a_survey_once",
        ),
        ("people", {"user": person}, "person_answers_a_survey_once"),
    ]:
        survey = make.survey(audience=audience)

        def answer(survey=survey, whose=whose):
            Response.objects.create(survey=survey, answered_at=timezone.now(), **whose)

        answer()
        refused(name, answer)


def test_anonymous_respondents_are_noted_once():
    survey = make.survey(is_anonymous=True)
    for whose, name in [
        ({"user": accounts.user()}, "person_has_answered_anonymously_once"),
        ({"organization": organization()}, "organization_has_answered_anonymously_once"),
    ]:

        def note(whose=whose):
            HasAnswered.objects.create(survey=survey, **whose)

        note()
        refused(name, note)
    refused(
        "either_an_organization_or_a_person_has_answered",
        lambda: HasAnswered.objects.create(survey=survey),
    )


def test_questions_are_frozen_once_answered():
    survey = make.survey()
    question = make.question(survey=survey, kind="single", choices=["tak", "nie"])
    other = make.question(survey=make.survey(), kind="single", choices=["a", "b"])
    Response.objects.create(survey=survey, user=accounts.user(), answered_at=timezone.now())
    questions = Question.objects.filter(pk=question.pk)
    frozen = "answered_questions_stay_as_they_are"
    refused(frozen, lambda: questions.update(text="Inaczej?"))
    refused(frozen, lambda: make.question(survey=survey))
    refused(frozen, lambda: Question.objects.filter(pk=other.pk).update(survey=survey))
    choices = "answered_choices_stay_as_they_are"
    refused(choices, lambda: Option.objects.filter(question=question).update(label="może"))
    refused(choices, lambda: question.options.first().delete())
    refused(choices, lambda: Option.objects.create(question=question, label="może", position=3))
    Question.objects.filter(pk=other.pk).update(text="Wolno")


def test_scale_goes_up_in_few_steps():
    survey = make.survey()
    for start, end in [(5, 5), (5, 1), (0, 11), (None, 5), (1, None)]:
        refused(
            "scale_goes_up_in_few_steps",
            lambda start=start, end=end: make.question(
                survey=survey, kind="scale", scale_from=start, scale_to=end
            ),
        )


def test_only_several_choices_have_a_limit():
    survey = make.survey()
    for kind, most in [("single", 2), ("multiple", 0)]:
        refused(
            "only_several_choices_have_a_limit",
            lambda kind=kind, most=most: make.question(survey=survey, kind=kind, max_choices=most),
        )


def test_order_and_choices_of_a_question_are_unique():
    survey = make.survey()
    question = make.question(survey=survey, kind="single", choices=["tak"], other="inne")
    refused(
        "questions_of_a_survey_have_an_order",
        lambda: Question.objects.create(survey=survey, kind="text", text="?", position=1),
    )
    refused(
        "choice_stands_once_in_its_question",
        lambda: Option.objects.create(question=question, label="tak", position=9),
    )
    refused(
        "question_has_one_other",
        lambda: Option.objects.create(
            question=question, label="jeszcze", position=9, is_other=True
        ),
    )


@pytest.fixture
def answered():
    survey = make.survey()
    asked = make.one_of_each_kind(survey)
    asked["foreign"] = make.question(survey=make.survey(), kind="single", choices=["obce"])
    response = Response.objects.create(
        survey=survey, user=accounts.user(), answered_at=timezone.now()
    )
    return response, asked


MISFITS = {
    "question_of_another_survey": ("foreign", "choice"),
    "choice_of_another_question": ("single", "choice_of_multiple"),
    "row_as_choice": ("matrix", "row_as_choice"),
    "matrix_without_row": ("matrix", "choice"),
    "choice_without_choice": ("single", "nothing"),
    "scale_with_choice": ("scale", "choice_of_multiple"),
    "scale_out_of_range": ("scale", "six"),
    "text_without_words": ("text", "nothing"),
    "words_beside_an_ordinary_choice": ("single", "choice_with_words"),
}


@pytest.mark.parametrize("case", MISFITS)
def test_answer_fits_its_question(answered, case):
    response, asked = answered
    kind, what = MISFITS[case]
    question = asked[kind]
    values = {
        "nothing": dict,
        "six": lambda: {"number": 6},
        "choice": lambda: {"option": question.choices[0]},
        "choice_with_words": lambda: {"option": question.choices[0], "text": "słowa"},
        "choice_of_multiple": lambda: {"option": asked["multiple"].choices[0]},
        "row_as_choice": lambda: {"option": question.rows[0], "row": question.rows[0]},
    }[what]()
    refused(
        "answer_fits_its_question",
        lambda: Answer.objects.create(response=response, question=question, **values),
    )


def test_single_questions_have_one_answer_and_parts_one_each(answered):
    response, asked = answered

    def add(kind, **values):
        return lambda: Answer.objects.create(response=response, question=asked[kind], **values)

    for kind, first, second, name in [
        ("text", {"text": "a"}, {"text": "b"}, "answer_fits_its_question"),
        ("scale", {"number": 1}, {"number": 2}, "answer_fits_its_question"),
        (
            "single",
            {"option": asked["single"].choices[0]},
            {"option": asked["single"].choices[1]},
            "answer_fits_its_question",
        ),
        (
            "multiple",
            {"option": asked["multiple"].choices[0]},
            {"option": asked["multiple"].choices[0]},
            "choice_is_made_once",
        ),
        (
            "ranking",
            {"option": asked["ranking"].choices[0], "number": 1},
            {"option": asked["ranking"].choices[1], "number": 1},
            "place_in_a_ranking_is_given_once",
        ),
        (
            "matrix",
            {"row": asked["matrix"].rows[0], "option": asked["matrix"].choices[0]},
            {"row": asked["matrix"].rows[0], "option": asked["matrix"].choices[1]},
            "row_is_assessed_once",
        ),
    ]:
        add(kind, **first)()
        refused(name, add(kind, **second))


def test_deadline_of_an_open_survey_may_move():
    survey = make.survey()
    update(survey, closes_at=survey.closes_at + timedelta(days=7))()


def test_answers_outlive_nobody():
    """A survey with answers is never deleted, nor who gave them."""
    survey = make.survey()
    person = accounts.user()
    Response.objects.create(survey=survey, user=person, answered_at=timezone.now())
    for thing in (survey, person):
        with pytest.raises(IntegrityError), transaction.atomic():
            thing.delete()

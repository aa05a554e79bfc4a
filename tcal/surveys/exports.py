"""The answers as a table: a row for each filled-in survey."""

from random import SystemRandom

from django.utils.translation import gettext as _

from tcal.shared.tables import Table
from tcal.surveys.models import Response, Survey
from tcal.surveys.states import QuestionKind


def answers_table(survey: Survey) -> Table:
    """Return all answers; those of an anonymous survey name nobody and come in a random order.

    Whether they may be shown at all is asked before: ``results.why_hidden``.
    """
    questions = list(survey.questions.in_order().with_options())
    responses = list(
        Response.objects.filter(survey=survey)
        .with_respondents()
        .with_answers()
        .order_by("answered_at", "pk")
    )
    if survey.is_anonymous:
        SystemRandom().shuffle(responses)
    return Table(
        title=survey.title,
        columns=[
            *_respondent_columns(survey),
            *(column for question in questions for column in _columns(question)),
        ],
        rows=[_row(survey, questions, response) for response in responses],
    )


def _respondent_columns(survey) -> list[str]:
    if survey.is_anonymous:
        return []
    who = {
        "organizations": [_("Organisation"), _("Person")],
        "people": [_("Person")],
        "link": [],
    }
    return [*who[survey.audience], _("Answered")]


def _columns(question) -> list[str]:
    head = f"{question.position}. {question.text}"
    parts = {
        QuestionKind.RANKING: question.choices,
        QuestionKind.MATRIX: question.rows,
    }.get(question.kind)
    return [head] if parts is None else [f"{head} [{part.label}]" for part in parts]


def _row(survey, questions, response) -> list:
    by_question = {}
    for answer in response.answers.all():
        by_question.setdefault(answer.question_id, []).append(answer)
    cells = [cell for one in questions for cell in _cells(one, by_question.get(one.pk, []))]
    if survey.is_anonymous:
        return cells
    who = {
        "organizations": [response.organization, response.user],
        "people": [response.user],
        "link": [],
    }
    return [*who[survey.audience], response.answered_at, *cells]


def _cells(question, answers) -> list:
    if question.kind == QuestionKind.RANKING:
        places = {answer.option_id: answer.number for answer in answers}
        return [places.get(option.pk, "") for option in question.choices]
    if question.kind == QuestionKind.MATRIX:
        chosen = {answer.row_id: answer.option.label for answer in answers}
        return [chosen.get(row.pk, "") for row in question.rows]
    if question.kind == QuestionKind.SCALE:
        return [answers[0].number if answers else ""]
    if question.kind == QuestionKind.TEXT:
        return [answers[0].text if answers else ""]
    ordered = sorted(answers, key=lambda answer: answer.option.position)
    return ["; ".join(map(_said, ordered))]


def _said(answer) -> str:
    return f"{answer.option.label}: {answer.text}" if answer.text else answer.option.label

"""Surveys with questions, and answers to them."""

from datetime import timedelta
from itertools import count
from uuid import uuid4

from django.utils import timezone

from tcal.surveys.answering import send_answers
from tcal.surveys.models import Answer, Option, Question, Survey
from tests.factories import accounts, organizations

_numbers = count(1)


def survey(*, title=None, status="open", audience="people", days=10, **fields) -> Survey:
    """Return a survey that takes answers for ``days`` more (took them, if negative)."""
    return Survey.objects.create(
        **{
            "title": title or f"Ankieta próbna {next(_numbers)}",
            "status": status,
            "audience": audience,
            "closes_at": timezone.now() + timedelta(days=days),
            **fields,
        }
    )


def question(*, survey, kind="text", choices=(), rows=(), other="", text=None, **fields):
    """Return a question, the last of its survey; a scale goes from 1 to 5."""
    number = survey.questions.count() + 1
    if kind == "scale":
        fields = {"scale_from": 1, "scale_to": 5, **fields}
    made = Question.objects.create(
        survey=survey, kind=kind, position=number, text=text or f"Pytanie {number}?", **fields
    )
    for place, label in enumerate([*choices, *([other] if other else [])], start=1):
        Option.objects.create(
            question=made, label=label, position=place, is_other=bool(other) and label == other
        )
    for place, label in enumerate(rows, start=1):
        Option.objects.create(question=made, label=label, position=place, is_row=True)
    return made


def one_of_each_kind(survey) -> dict[str, Question]:
    return {
        "single": question(survey=survey, kind="single", choices=["tak", "nie"], other="inne"),
        "multiple": question(
            survey=survey,
            kind="multiple",
            choices=["rano", "po południu", "wieczorem"],
            max_choices=2,
        ),
        "scale": question(survey=survey, kind="scale", low_label="źle", high_label="dobrze"),
        "ranking": question(survey=survey, kind="ranking", choices=["sala", "sprzęt", "porady"]),
        "text": question(survey=survey, kind="text"),
        "matrix": question(
            survey=survey, kind="matrix", choices=["słabo", "dobrze"], rows=["czystość", "dojazd"]
        ),
    }


def typed(asked: dict[str, Question], **changed) -> dict:
    """What a browser sends: the first choice everywhere, places in order; ``changed`` by name."""
    data = {"submission_id": str(uuid4())}
    for kind, one in asked.items():
        name = f"q{one.pk}"
        if kind in ("single", "multiple"):
            data[name] = str(one.choices[0].pk)
        elif kind == "scale":
            data[name] = "4"
        elif kind == "text":
            data[name] = "Dziękuję."
        elif kind == "ranking":
            data |= {f"{name}_{o.pk}": str(n) for n, o in enumerate(one.choices, start=1)}
        elif kind == "matrix":
            data |= {f"{name}_{row.pk}": str(one.choices[1].pk) for row in one.rows}
    return data | changed


def response(*, survey, by=None, organization=None, answers=None, text="Dziękuję.") -> None:
    """Store an answer of a new person (and organisation) to all questions in words, by the verb."""
    if by is None and not survey.is_by_link:
        by = accounts.user()
    if organization is None and survey.asks_organizations:
        organization = organizations.organization(members=[by])
    if answers is None:
        answers = [Answer(question=one, text=text) for one in survey.questions.filter(kind="text")]
    send_answers(survey, answers=answers, submission_id=uuid4(), by=by, organization=organization)

"""What was answered, counted: in the same number of queries however many answers there are."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tcal.surveys.models import Answer, Question, Survey
from tcal.surveys.states import QuestionKind


@dataclass(frozen=True)
class QuestionResult:
    """One question: how many answered it, and bars or rows of counts; ``texts`` were written.

    ``mean`` is that of a scale. ``longest`` is the value of a full bar.
    """

    question: Question
    answered: int
    bars: list[dict] = field(default_factory=list)
    longest: float = 1
    rows: list[dict] = field(default_factory=list)
    mean: str = ""
    texts: int = 0

    @property
    def columns(self) -> list[str]:
        return [option.label for option in self.question.choices]


@dataclass(frozen=True)
class Results:
    responses: int
    hidden_because: str
    questions: list[QuestionResult] = field(default_factory=list)


def why_hidden(survey: Survey, responses: int) -> str:
    """Return why nothing of the answers may be shown, empty where it may.

    While an anonymous survey takes answers, two looks would tell what came between them.
    """
    if not survey.is_anonymous:
        return ""
    if not survey.is_closed:
        return _(
            "The results of an anonymous survey are shown after it is closed: otherwise the newest "
            "answer could be told apart."
        )
    if responses < survey.ANONYMOUS_FROM:
        return _(
            "There are fewer than %(count)d answers. Those of an anonymous survey are not shown "
            "then, so that nobody is told apart."
        ) % {"count": survey.ANONYMOUS_FROM}
    return ""


def results_of(survey: Survey) -> Results:
    """Return the counts, without any question where ``hidden_because`` says why."""
    responses = survey.responses.count()
    hidden_because = why_hidden(survey, responses)
    if hidden_because:
        return Results(responses, hidden_because)
    counted = _counted(survey)
    return Results(
        responses,
        "",
        [
            _COUNTING[question.kind](question, counted[question.pk])
            for question in survey.questions.in_order().with_options()
        ],
    )


def written_texts(question: Question):
    """Return the answers in words, in an order that tells nothing about who came when."""
    return (
        Answer.objects.filter(question=question)
        .exclude(text="")
        .select_related("option")
        .order_by("pk")
    )


@dataclass
class _Counted:
    answered: int = 0
    texts: int = 0
    by_option: Counter = field(default_factory=Counter)
    by_cell: Counter = field(default_factory=Counter)
    by_number: Counter = field(default_factory=Counter)
    places: Counter = field(default_factory=Counter)


def _counted(survey) -> dict[int, _Counted]:
    counted = defaultdict(_Counted)
    answers = Answer.objects.filter(question__survey=survey).order_by()
    for question, answered in answers.values_list("question").annotate(
        Count("response", distinct=True)
    ):
        counted[question].answered = answered
    for question, texts in answers.exclude(text="").values_list("question").annotate(Count("pk")):
        counted[question].texts = texts
    for question, option, row, number, count in answers.values_list(
        "question", "option", "row", "number"
    ).annotate(Count("pk")):
        one = counted[question]
        one.by_option[option] += count
        one.by_cell[row, option] += count
        one.by_number[number] += count
        one.places[option] += (number or 0) * count
    return counted


def _choices(question, counted) -> QuestionResult:
    return QuestionResult(
        question,
        counted.answered,
        bars=[
            _bar(option.label, counted.by_option[option.pk], counted.answered)
            for option in question.choices
        ],
        longest=counted.answered or 1,
        texts=counted.texts,
    )


def _scale(question, counted) -> QuestionResult:
    total = sum(number * counted.by_number[number] for number in question.steps)
    return QuestionResult(
        question,
        counted.answered,
        bars=[
            _bar(_step_label(question, number), counted.by_number[number], counted.answered)
            for number in question.steps
        ],
        longest=counted.answered or 1,
        mean=_decimal(total / counted.answered) if counted.answered else "",
    )


def _ranking(question, counted) -> QuestionResult:
    """The best average place first; its bar is the longest."""
    places = len(question.choices)
    averages = sorted(
        (
            (counted.places[option.pk] / counted.by_option[option.pk], option.label)
            for option in question.choices
            if counted.by_option[option.pk]
        ),
    )
    return QuestionResult(
        question,
        counted.answered,
        bars=[
            {"label": label, "value": places + 1 - average, "text": _decimal(average)}
            for average, label in averages
        ],
        longest=places,
    )


def _texts(question, counted) -> QuestionResult:
    return QuestionResult(question, counted.answered, texts=counted.texts)


def _matrix(question, counted) -> QuestionResult:
    rows = [
        {
            "label": row.label,
            "values": [counted.by_cell[row.pk, option.pk] for option in question.choices],
        }
        for row in question.rows
    ]
    greatest = max((value for row in rows for value in row["values"]), default=0)
    return QuestionResult(question, counted.answered, rows=rows, longest=greatest or 1)


_COUNTING = {
    QuestionKind.SINGLE: _choices,
    QuestionKind.MULTIPLE: _choices,
    QuestionKind.SCALE: _scale,
    QuestionKind.RANKING: _ranking,
    QuestionKind.TEXT: _texts,
    QuestionKind.MATRIX: _matrix,
}


def _bar(label: str, count: int, answered: int) -> dict:
    share = round(100 * count / answered) if answered else 0
    return {"label": label, "value": count, "text": f"{count} ({share}%)"}


def _step_label(question, number: int) -> str:
    ends = {question.scale_from: question.low_label, question.scale_to: question.high_label}
    return f"{number}: {ends[number]}" if ends.get(number) else str(number)


def _decimal(value: float) -> str:
    return number_format(round(value, 2), 2)

"""Making the questions of a survey: until somebody has answered."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.surveys.models import Option, Question, Survey
from tcal.surveys.states import SurveyStatus


def save_question(
    question: Question, *, choices: list[str] = (), rows: list[str] = (), other: str = ""
) -> Question:
    """Store a question with its choices, a new one as the last.

    A choice whose words stay keeps its row, so whoever is filling the survey in may still send it.
    ``other`` is the label of "other, write which"; empty where there is none. Raises
    ``ValidationError`` once somebody has answered.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        _lock(question.survey)
        if question.position is None:
            last = question.survey.questions.aggregate(last=Max("position"))["last"]
            question.position = (last or 0) + 1
        question.full_clean()
        question.save()
        wanted = [
            *(Option(label=label, position=place) for place, label in enumerate(choices, start=1)),
            *(
                Option(label=label, position=place, is_row=True)
                for place, label in enumerate(rows, start=1)
            ),
        ]
        if other:
            wanted.append(Option(label=other, position=len(choices) + 1, is_other=True))
        _replace_options(question, wanted)
    return question


def _replace_options(question, wanted: list[Option]) -> None:
    present = {_words(option): option for option in Option.objects.filter(question=question)}
    kept = {_words(option) for option in wanted} & set(present)
    gone = [option.pk for words, option in present.items() if words not in kept]
    Option.objects.filter(pk__in=gone).delete()
    for option in wanted:
        if _words(option) in kept:
            stored = present[_words(option)]
            stored.position = option.position
            stored.save(update_fields=["position"])
        else:
            option.question = question
            option.full_clean()
            option.save()


def _words(option) -> tuple:
    """What makes it the same choice after a change."""
    return option.is_row, option.is_other, option.label


def delete_question(question: Question) -> None:
    """Remove it and close the gap. Raises ``ValidationError`` once somebody has answered."""
    with refusals_as_validation_errors(), transaction.atomic():
        survey = _lock(question.survey)
        question.delete()
        _number(list(survey.questions.in_order()))


def move_question(question: Question, *, by_places: int) -> None:
    """Move it up (-1) or down (1); at the end of the list nothing changes.

    Raises ``ValidationError`` once somebody has answered.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        survey = _lock(question.survey)
        ordered = list(survey.questions.in_order())
        here = next(n for n, one in enumerate(ordered) if one.pk == question.pk)
        there = min(max(here + by_places, 0), len(ordered) - 1)
        ordered.insert(there, ordered.pop(here))
        _number(ordered)


def copy_survey(survey: Survey, *, by, title: str, closes_at) -> Survey:
    """Return a new draft with the same questions; who is invited is copied as well."""
    with transaction.atomic():
        copy = Survey.objects.create(
            title=title,
            introduction=survey.introduction,
            audience=survey.audience,
            only_invited=survey.only_invited,
            is_anonymous=survey.is_anonymous,
            closes_at=closes_at,
            created_by=by,
        )
        copy.invited_organizations.set(survey.invited_organizations.all())
        copy.invited_people.set(survey.invited_people.all())
        for question in survey.questions.in_order().with_options():
            options = list(question.options.all())
            question.pk, question.survey = None, copy
            question._state.adding = True
            question.save()
            for option in options:
                option.pk, option.question = None, question
            Option.objects.bulk_create(options)
    return copy


def delete_draft(survey: Survey) -> None:
    """Remove a survey that was never opened. Raises ``ValidationError`` for any other."""
    with transaction.atomic():
        locked = survey.locked()
        if locked.status != SurveyStatus.DRAFT:
            raise ValidationError(
                _("Only a draft can be deleted. An open survey is closed."), code="not_a_draft"
            )
        locked.delete()


def _lock(survey: Survey) -> Survey:
    """Return a fresh copy, answers to which wait; refuse where there are some already.

    A full lock: the foreign key of a new answer shares any weaker one.
    """
    locked = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if locked.responses.exists():
        raise ValidationError(
            _("Somebody has answered already, so the questions can't be changed any more."),
            code="answered",
        )
    return locked


def _number(questions: list[Question]) -> None:
    for number, question in enumerate(questions, start=1):
        if question.position != number:
            question.position = number
            question.save(update_fields=["position"])

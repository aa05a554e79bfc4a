"""Sending the answers of one filled-in survey."""

from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.surveys.models import Answer, HasAnswered, Response, Survey
from tcal.surveys.permissions import can_answer
from tcal.surveys.states import QuestionKind


def send_answers(
    survey: Survey, *, answers: list[Answer], submission_id: UUID, by=None, organization=None
) -> bool:
    """Store the answers; return False where this very filling-in was stored before.

    ``answers`` are unsaved and belong to no response yet. ``by`` may be None for an open link.
    Raises ``PermissionDenied`` where the survey does not ask this person, and ``ValidationError``
    where it takes no answers now, has this person's (or organisation's) already, or where the
    answers do not fit its questions. Then nothing is stored.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        survey = survey.locked()
        if not can_answer(by, survey, organization):
            raise PermissionDenied
        if survey.responses.filter(pk=submission_id).exists():
            return False
        if why_not := survey.why_not_answered_now():
            raise ValidationError(why_not, code="not_taken")
        _refuse_a_second_time(survey, by=by, organization=organization)
        _refuse_gaps(survey, answers)
        response = _new_response(survey, submission_id, by=by, organization=organization)
        for answer in answers:
            answer.response = response
        Answer.objects.bulk_create(answers)
    return True


def has_answered(survey: Survey, *, by=None, organization=None) -> bool:
    """Whether the survey has the answer of this organisation or person; never for an open link."""
    whose = _respondent(survey, by=by, organization=organization)
    stored = survey.marks if survey.is_anonymous else survey.responses
    return bool(whose) and stored.filter(**whose).exists()


def _respondent(survey, *, by, organization) -> dict:
    """Whom the answer counts for."""
    if survey.asks_organizations:
        return {"organization": organization}
    return {"user": by} if survey.asks_people else {}


def _refuse_a_second_time(survey, *, by, organization) -> None:
    if not has_answered(survey, by=by, organization=organization):
        return
    if survey.asks_organizations:
        raise ValidationError(
            {
                "organization": _("Somebody has answered for %(organization)s already.")
                % {"organization": organization}
            },
            code="answered_already",
        )
    raise ValidationError(_("You have answered this survey already."), code="answered_already")


def _refuse_gaps(survey, answers) -> None:
    """The form says it beside the field; here it holds for questions added meanwhile as well."""
    answered = {}
    for answer in answers:
        answered.setdefault(answer.question_id, set()).add(answer.row_id)
    for question in survey.questions.filter(is_required=True).with_options():
        rows = {row.pk for row in question.rows} or {None}
        is_matrix = question.kind == QuestionKind.MATRIX
        missing = (rows if is_matrix else {None}) - answered.get(question.pk, set())
        if missing:
            raise ValidationError(
                _("Question %(number)d has to be answered: %(text)s")
                % {"number": question.position, "text": question.text},
                code="required",
            )


def _new_response(survey, submission_id, *, by, organization) -> Response:
    whose = _respondent(survey, by=by, organization=organization)
    if not survey.is_anonymous:
        named = {**whose, "user": by} if whose else {}
        return Response.objects.create(
            pk=submission_id, survey=survey, answered_at=timezone.now(), **named
        )
    if whose:
        HasAnswered.objects.write_anew(survey, **whose)
    return Response.objects.create(pk=submission_id, survey=survey)

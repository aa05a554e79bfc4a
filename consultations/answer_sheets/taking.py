"""Storing the answers of a returned file: all that are in order at once, and once only."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.answer_sheets.judging import digest, judge
from consultations.models import AnswersImport, Consultation
from consultations.permissions import can_return_answer_sheet
from tcal.shared.conflicts import refusals_as_validation_errors


def keep(consultation: Consultation, rows: list[dict], *, file_name: str, by) -> AnswersImport:
    """Store what was read, to be looked at before anything is taken; return it."""
    return AnswersImport.objects.create(
        consultation=consultation, rows=rows, file_name=file_name[:200], read_by=by
    )


def take(kept: AnswersImport, *, seen: str, by) -> list[int]:
    """Store the answers that are in order; return their numbers. A second time takes nothing.

    ``seen`` is the ``digest`` of what was shown. Raises ``PermissionDenied``, and
    ``ValidationError`` with ``changed_meanwhile`` when something changed since, and with
    ``nothing`` when no row changes anything. Nothing is stored then.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        consultation = kept.consultation.locked()
        if not can_return_answer_sheet(by, consultation):
            raise PermissionDenied
        kept = AnswersImport.objects.select_for_update(of=("self",), no_key=True).get(pk=kept.pk)
        if kept.taken_at:
            return []
        judged = judge(consultation, kept.rows, by=by)
        if digest(judged) != seen:
            raise ValidationError(
                _(
                    "Something changed in the portal since these rows were shown. Nothing was "
                    "taken; look at the rows anew."
                ),
                code="changed_meanwhile",
            )
        taken = [one for one in judged if one.is_taken]
        if not taken:
            raise ValidationError(_("No row of the file changes an answer."), code="nothing")
        for one in taken:
            one.remark.consultation = consultation
            one.remark.answer(by=by, outcome=one.outcome, justification=one.justification)
        kept.taken_at = timezone.now()
        kept.save(update_fields=["taken_at"])
        return sorted(one.remark.number for one in taken)

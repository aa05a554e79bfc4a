"""Publishing all answers together, correcting them later, and telling every author once.

What pages and documents show comes from the versions stored here, never from the answers that are
being written: those are nobody's business until they are published.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from consultations.models import (
    AnswerLetter,
    Consultation,
    PublishedAnswer,
    Remark,
    ReportVersion,
)
from tcal.shared.conflicts import refusals_as_validation_errors


def publish_report(consultation: Consultation, *, by) -> ReportVersion:
    """Publish every answer as version 1 and queue the letters to the authors.

    Raises ``ValidationError`` while the consultation is not closed, while a remark is unanswered
    (naming the numbers), and when the report is published already.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        locked = consultation.locked()
        if not locked.is_closed:
            raise ValidationError(
                _("Close the consultation first, then publish its report."), code="not_closed"
            )
        if locked.report_published_at:
            raise ValidationError(_("The report is published already."), code="report_published")
        locked.check_report_can_be_made()
        consultation.report_published_at = timezone.now()
        consultation.report_published_by = by
        consultation.save(update_fields=["report_published_at", "report_published_by"])
        return _new_version(consultation, by=by)


def publish_correction(consultation: Consultation, *, by, reason: str) -> ReportVersion:
    """Publish the answers as they are now as the next version; earlier ones stay.

    Only authors whose answer changed are told. Raises ``ValidationError`` before the first
    publication, without a reason, when nothing changed, and when an answer is missing.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        locked = consultation.locked()
        if not locked.report_published_at:
            raise ValidationError(_("The report is not published yet."), code="not_published")
        locked.check_report_can_be_made()
        if not reason.strip():
            raise ValidationError(
                {"reason": _("Say what was corrected and why.")}, code="no_reason"
            )
        if not changed_since_publication(locked):
            raise ValidationError(
                _("No answer has changed since the last version."), code="nothing_changed"
            )
        return _new_version(consultation, by=by, reason=reason.strip())


def latest_version(consultation: Consultation) -> ReportVersion | None:
    return consultation.versions.latest_first().first()


def changed_since_publication(consultation: Consultation) -> list[int]:
    """The numbers of remarks whose answer differs from the published one."""
    version = latest_version(consultation)
    published = {
        answer.remark_id: (answer.outcome, answer.justification, answer.answered_with)
        for answer in (version.answers.all() if version else [])
    }
    return [
        remark.number
        for remark in _answered(consultation)
        if published.get(remark.pk) != _said(remark)
    ]


def _answered(consultation: Consultation):
    return consultation.remarks.with_final_answer().select_related("merged_into").in_order()


def _said(remark: Remark) -> tuple:
    with_number = remark.merged_into.number if remark.merged_into else None
    return remark.final_outcome, remark.final_justification, with_number


def _new_version(consultation: Consultation, *, by, reason: str = "") -> ReportVersion:
    before = latest_version(consultation)
    changed = set(changed_since_publication(consultation))
    version = ReportVersion.objects.create(
        consultation=consultation,
        number=before.number + 1 if before else 1,
        published_by=by,
        reason=reason,
    )
    answers = []
    for remark in _answered(consultation):
        outcome, justification, answered_with = _said(remark)
        answers.append(
            PublishedAnswer(
                version=version,
                remark=remark,
                outcome=outcome,
                justification=justification,
                answered_with=answered_with,
            )
        )
    PublishedAnswer.objects.bulk_create(answers)
    _write_to_authors(version, consultation.remarks.filter(number__in=changed))
    return version


def _write_to_authors(version: ReportVersion, remarks) -> None:
    """One letter for each address, one on paper for each remark without an address."""
    addresses = (
        remarks.exclude(author_email="")
        .order_by()
        .values_list(Lower("author_email"), flat=True)
        .distinct()
    )
    on_paper = remarks.filter(author_email="").exclude(Q(author_name="") & Q(author_address=""))
    AnswerLetter.objects.bulk_create(
        [AnswerLetter(version=version, email=address) for address in sorted(addresses)]
        + [AnswerLetter(version=version, remark=remark) for remark in on_paper]
    )
    if addresses:
        async_task("consultations.answer_letters.send_letters", version.pk, group="answers")

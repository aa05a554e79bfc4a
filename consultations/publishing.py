"""Publishing all answers together, correcting them later, and telling every author once.

What pages and documents show comes from the versions stored here, never from the answers that are
being written: those are nobody's business until they are published.
"""

import hashlib
import json
from dataclasses import dataclass

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
from consultations.states import Outcome
from tcal.shared.conflicts import refusals_as_validation_errors


@dataclass(frozen=True)
class Change:
    """An answer that was prepared after publication, beside the published one."""

    remark: Remark
    before: PublishedAnswer | None

    @property
    def outcome_label(self) -> str:
        return str(Outcome(self.remark.final_outcome).label) if self.remark.final_outcome else ""

    @property
    def answered_with(self) -> int | None:
        return _said(self.remark)[2]


@dataclass(frozen=True)
class Recipients:
    """Who is told: addresses, remarks whose authors get a letter on paper, and how many nobody."""

    addresses: list[str]
    on_paper: list[Remark]
    nameless: int


def publish_report(consultation: Consultation, *, by, seen: str = "") -> ReportVersion:
    """Publish every answer as version 1 and queue the letters to the authors.

    ``seen`` is the ``fingerprint`` of the answers that ``by`` looked at before deciding. Raises
    ``ValidationError`` while the consultation is not closed, while a remark is unanswered (naming
    the numbers), when the report is published already, and when an answer changed meanwhile.
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
        _check_nothing_changed_meanwhile(locked, seen)
        consultation.report_published_at = timezone.now()
        consultation.report_published_by = by
        consultation.save(update_fields=["report_published_at", "report_published_by"])
        return _new_version(consultation, by=by)


def publish_correction(
    consultation: Consultation, *, by, reason: str, seen: str = ""
) -> ReportVersion:
    """Publish the answers as they are now as the next version; earlier ones stay.

    Only authors whose answer changed are told; ``seen`` is as in ``publish_report``. Raises
    ``ValidationError`` before the first publication, without a reason, when nothing changed, when
    an answer is missing, and when an answer changed meanwhile.
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
        _check_nothing_changed_meanwhile(locked, seen)
        return _new_version(consultation, by=by, reason=reason.strip())


def latest_version(consultation: Consultation) -> ReportVersion | None:
    return consultation.versions.latest_first().first()


def changed_since_publication(consultation: Consultation) -> list[int]:
    """The numbers of remarks whose answer differs from the published one."""
    return [change.remark.number for change in prepared_changes(consultation)]


def prepared_changes(consultation: Consultation) -> list[Change]:
    """The answers that differ from the published ones, in the order of their numbers.

    Before the first publication that is each of them.
    """
    version = latest_version(consultation)
    published = {answer.remark_id: answer for answer in (version.answers.all() if version else [])}
    changes = [Change(remark, published.get(remark.pk)) for remark in _answered(consultation)]
    return [
        change
        for change in changes
        if change.before is None or change.before.says != _said(change.remark)
    ]


def fingerprint(consultation: Consultation) -> str:
    """What tells all answers as they are now from any others, drafts included."""
    answers = [(remark.number, *_said(remark)) for remark in _answered(consultation)]
    return hashlib.sha256(json.dumps(answers).encode()).hexdigest()


def recipients(remarks) -> Recipients:
    """Whom a version tells about these remarks.

    One letter for each address, however it was typed, and one on paper for each remark without one.
    """
    addresses = (
        remarks.exclude(author_email="")
        .order_by()
        .values_list(Lower("author_email"), flat=True)
        .distinct()
    )
    without = remarks.filter(author_email="")
    nameless = Q(author_name="") & Q(author_address="")
    return Recipients(
        addresses=sorted(addresses),
        on_paper=list(without.exclude(nameless).in_order()),
        nameless=without.filter(nameless).count(),
    )


def _check_nothing_changed_meanwhile(consultation: Consultation, seen: str) -> None:
    if seen and seen != fingerprint(consultation):
        raise ValidationError(
            _("An answer changed while you were looking at this page. Check it and publish again."),
            code="changed_meanwhile",
        )


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
    # Nobody who opens a long report afterwards has to wait for it.
    async_task("consultations.documents.making.make_ahead", version.pk, group="documents")
    return version


def _write_to_authors(version: ReportVersion, remarks) -> None:
    told = recipients(remarks)
    AnswerLetter.objects.bulk_create(
        [AnswerLetter(version=version, email=address) for address in told.addresses]
        + [AnswerLetter(version=version, remark=remark) for remark in told.on_paper]
    )
    if told.addresses:
        async_task("consultations.answer_letters.send_letters", version.pk, group="answers")

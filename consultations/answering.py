"""Answering a remark as it was seen: what somebody else wrote meanwhile is not written over."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from consultations.models import Remark
from consultations.permissions import can_answer
from tcal.shared.conflicts import refusals_as_validation_errors


def plain(text: str) -> str:
    """Return the text as it is compared: browsers and spreadsheets end lines differently."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def fingerprint(outcome: str, justification: str) -> str:
    """Return what tells one answer from another; it shows nothing of either."""
    return hashlib.sha256(f"{outcome}\n{plain(justification)}".encode()).hexdigest()[:16]


def fingerprint_of(remark: Remark) -> str:
    return fingerprint(remark.outcome, remark.justification)


def answer_as_seen(remark: Remark, *, by, seen: str, outcome, justification: str = "") -> None:
    """Answer a remark unless its answer is another one than ``seen``, a fingerprint.

    An empty ``seen`` compares nothing; the same answer sent twice is stored once. Raises
    ``ValidationError`` as ``Remark.answer`` does, with ``answered_meanwhile`` for a lost race, and
    with ``not_yours`` when the person may not answer it any more.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        locked = remark.consultation.locked()
        current = Remark.objects.get(pk=remark.pk)
        current.consultation = locked
        if not can_answer(by, current):
            raise ValidationError(
                _(
                    "Your department does not answer this remark any more: it was given to "
                    "another one, or the answers are published."
                ),
                code="not_yours",
            )
        is_there_already = fingerprint(outcome, justification) == fingerprint_of(current)
        if is_there_already and outcome and not current.merged_into_id:
            return
        if seen and seen != fingerprint_of(current):
            raise ValidationError(
                _(
                    "Somebody changed this answer while you were writing. What they wrote is "
                    "shown below; yours is kept in the form. Save it again to replace theirs."
                ),
                code="answered_meanwhile",
            )
        current.answer(by=by, outcome=outcome, justification=justification)

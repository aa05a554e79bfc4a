"""Remarks that say the same, answered together.

Every original keeps its number, author, text and pictures; only its answer is the other one's.
Its own answer, if it had one, rests and comes back when the two are taken apart.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from consultations.models import Remark
from tcal.shared.conflicts import refusals_as_validation_errors


def join(remark: Remark, to: Remark, *, by) -> None:
    """Answer ``remark`` together with ``to``.

    Raises ``ValidationError`` for a remark of another consultation, for itself, for one that is
    joined elsewhere and for one to which others are joined.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        remark.consultation.locked()
        if remark.consultation_id != to.consultation_id:
            raise ValidationError(
                _("Remarks of different consultations can't be answered together."),
                code="other_consultation",
            )
        remark.merged_into = to
        remark.validate_constraints()
        remark.save(update_fields=["merged_into"])


def take_apart(remark: Remark, *, by) -> None:
    """Answer the remark by itself again; its own earlier answer is back.

    Raises ``ValidationError`` when it is not joined to any.
    """
    with transaction.atomic():
        remark.consultation.locked()
        remark.refresh_from_db(fields=["merged_into"])
        if remark.merged_into_id is None:
            raise ValidationError(
                _("This remark is not joined to another one any more."), code="not_joined"
            )
        remark.merged_into = None
        remark.save(update_fields=["merged_into"])

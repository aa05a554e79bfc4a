"""What claims and changes of form share: they wait, and one of the staff answers once."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from organizations.models import Organization
from organizations.permissions import can_decide_claim
from organizations.states import CLAIM_MOVES, ClaimStatus
from tcal.shared.mail import queue_mail
from tcal.shared.states import ForbiddenMove


def locked_to_move(row, status) -> Organization:
    """Lock the organisation, then the row, which is read anew; return the organisation.

    Within the caller's transaction. Raises ``ForbiddenMove`` unless it may go to ``status``.
    """
    organization = Organization.objects.select_for_update(of=("self",), no_key=True).get(
        pk=row.organization_id
    )
    was = type(row).objects.select_for_update(of=("self",), no_key=True).get(pk=row.pk)
    if status not in CLAIM_MOVES[was.status]:
        raise ForbiddenMove(was.get_status_display())
    return organization


def write_decision(row, status, *, by, reason: str = "") -> None:
    """Store what was decided. Raises ``PermissionDenied`` where somebody decides their own."""
    if status != ClaimStatus.WITHDRAWN and not can_decide_claim(by, row):
        raise PermissionDenied
    row.status = status
    row.decided_by = by
    row.decided_at = timezone.now()
    row.decision_reason = reason.strip()
    row.save(update_fields=["status", "decided_by", "decided_at", "decision_reason"])


def refuse_without(reason: str) -> None:
    if not reason.strip():
        raise ValidationError(
            {"reason": _("Give the reason: those whom it concerns will read it.")}
        )


def tell_author(row, letter: str) -> None:
    queue_mail(
        f"organizations/mail/{letter}",
        to=row.made_by.email,
        language=row.made_by.language,
        context={"organization": row.organization, "row": row, "reason": row.decision_reason},
    )

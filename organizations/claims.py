"""Claims: somebody proves that an entry is theirs to keep, and staff decide.

Several may wait for one organisation: each is judged by its own evidence.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organizations.deciding import locked_to_move, refuse_without, tell_author, write_decision
from organizations.evidence import evidence_kept_only_if_all_goes_well
from organizations.joining import locked_and_active, tell_managers
from organizations.models import Claim, Membership
from organizations.permissions import can_manage
from organizations.states import ClaimStatus, MembershipRole, MembershipStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.documents import DocumentFile


def claim_organization(
    organization, *, by, evidence: str = "", document: DocumentFile | None = None
) -> Claim:
    """Return the claim, which waits for staff. Words or a document have to prove it.

    Raises ``ValidationError`` where a claim of this person waits already, for a manager, and for an
    organisation that is not active.
    """
    if not evidence.strip() and document is None:
        raise ValidationError({"evidence": _("Say what proves it, or add a document.")})
    with refusals_as_validation_errors(), evidence_kept_only_if_all_goes_well() as keep:
        locked = locked_and_active(organization)
        if can_manage(by, locked):
            raise ValidationError(_("You are its manager already."), code="manager_already")
        return Claim.objects.create(
            organization=locked,
            made_by=by,
            evidence=evidence.strip(),
            evidence_file=keep(document),
        )


def accept_claim(claim: Claim, *, by) -> None:
    """Make its author a manager; other claims go on waiting.

    Raises ``ForbiddenMove`` unless it waits, ``PermissionDenied`` for one's own and
    ``ValidationError`` where the organisation is not active any more.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        organization = locked_and_active(claim.organization)
        locked_to_move(claim, ClaimStatus.ACCEPTED)
        write_decision(claim, ClaimStatus.ACCEPTED, by=by)
        seat(organization, claim.made_by, role=MembershipRole.MANAGER)
        tell_author(claim, "claim_accepted")
        tell_managers(
            organization,
            "organizations/mail/new_manager",
            but=claim.made_by,
            person=claim.made_by,
        )


def refuse_claim(claim: Claim, *, by, reason: str) -> None:
    """Say no, with a reason. Raises like ``accept_claim``."""
    refuse_without(reason)
    with refusals_as_validation_errors(), transaction.atomic():
        locked_to_move(claim, ClaimStatus.REJECTED)
        write_decision(claim, ClaimStatus.REJECTED, by=by, reason=reason)
        tell_author(claim, "claim_refused")


def withdraw_claim(claim: Claim, *, by) -> None:
    """Take one's own claim back. Raises ``ForbiddenMove`` and ``PermissionDenied``."""
    if claim.made_by_id != by.pk:
        raise PermissionDenied
    with transaction.atomic():
        locked_to_move(claim, ClaimStatus.WITHDRAWN)
        write_decision(claim, ClaimStatus.WITHDRAWN, by=by)


def seat(organization, person, *, role: str) -> Membership:
    """Return this person's place, given or raised to at least ``role``; a request becomes one.

    Within the caller's transaction, with the organisation locked.
    """
    place = organization.memberships.present().filter(user=person).first()
    if place is None:
        return Membership.objects.create(
            organization=organization, user=person, role=role, status=MembershipStatus.ACTIVE
        )
    if not place.is_active:
        place.status, place.since = MembershipStatus.ACTIVE, timezone.now()
        place.role = role
    elif role == MembershipRole.MANAGER:
        place.role = role
    place.save(update_fields=["status", "since", "role"])
    return place

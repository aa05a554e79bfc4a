"""Entering an organisation: its entry, its first manager and nothing in between."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from organizations.models import Membership, Organization
from organizations.states import MembershipRole, MembershipStatus
from tcal.shared.conflicts import refusals_as_validation_errors


def register_organization(*, by, submission_id: UUID, spheres=(), **fields) -> Organization:
    """Return the new entry, which awaits approval; who registers it becomes its manager.

    Sent again with the same ``submission_id``, returns the first result. Raises
    ``ValidationError`` in the words of the constraint where somebody was faster.
    """
    try:
        with refusals_as_validation_errors(), transaction.atomic():
            organization = Organization.objects.create(
                submission_id=submission_id, submitted_by=by, **fields
            )
            Membership.objects.create(
                organization=organization,
                user=by,
                role=MembershipRole.MANAGER,
                status=MembershipStatus.ACTIVE,
            )
            organization.change_spheres(spheres)
    except ValidationError:
        if first := registered_before(by=by, submission_id=submission_id):
            return first
        raise
    return organization


def registered_before(*, by, submission_id: UUID | None) -> Organization | None:
    """Return what this person's form of this number has led to already."""
    if submission_id is None:
        return None
    return Organization.objects.filter(submission_id=submission_id, submitted_by=by).first()

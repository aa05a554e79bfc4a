"""Asking to join an organisation that is here already."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from organizations.models import Membership, Organization
from organizations.states import MembershipRole, MembershipStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.mail import queue_mail


def ask_to_join(organization, *, by, message: str = "") -> Membership:
    """Return the request, which waits for a manager; staff see it where there is none.

    Raises ``ValidationError`` where the person is in or has asked already, and for an organisation
    that takes nobody.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        locked = locked_and_active(organization)
        request = Membership(
            organization=locked,
            user=by,
            role=MembershipRole.MEMBER,
            status=MembershipStatus.REQUESTED,
            message=message.strip(),
        )
        request.full_clean()
        request.save()
        tell_managers(
            locked,
            "organizations/mail/request_to_join",
            request=request,
        )
    return request


def locked_and_active(organization) -> Organization:
    """Return the organisation, locked. Raises ``ValidationError`` unless it is active."""
    locked = Organization.objects.select_for_update(of=("self",), no_key=True).get(
        pk=organization.pk
    )
    if not locked.is_active:
        raise ValidationError(
            _("This organisation is not active in the registry now. Write to the centre."),
            code="not_active",
        )
    return locked


def tell_managers(organization, letter: str, *, but=None, **context) -> int:
    """Write to everybody who keeps the organisation, ``but`` one; return to how many."""
    managers = (
        organization.memberships.managers()
        .filter(user__is_active=True)
        .exclude(user=but)
        .select_related("user")
        .order_by("pk")
    )
    for membership in managers:
        queue_mail(
            letter,
            to=membership.user.email,
            language=membership.user.language,
            context={"organization": organization, **context},
        )
    return len(managers)

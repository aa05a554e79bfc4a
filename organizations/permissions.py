"""Who may do what with an organisation."""

from organizations.models import Organization
from organizations.states import OrganizationStatus
from tcal.accounts.permissions import is_centre_staff


def can_act_for(user, organization) -> bool:
    """Whether this person may book, announce and apply in the organisation's name."""
    return Organization.objects.active().of_member(user).filter(pk=organization.pk).exists()


def can_manage(user, organization) -> bool:
    return Organization.objects.managed_by(user).filter(pk=organization.pk).exists()


def can_edit(user, organization) -> bool:
    """Managers and staff describe an organisation until its entry is refused or it ends."""
    is_open = organization.status in {OrganizationStatus.PENDING, OrganizationStatus.ACTIVE}
    return is_open and (is_centre_staff(user) or can_manage(user, organization))


def can_decide(user, organization) -> bool:
    """Staff decide on entries, but nobody on one that they submitted."""
    return is_centre_staff(user) and organization.submitted_by_id != user.pk


def can_decide_membership(user, membership) -> bool:
    return is_centre_staff(user) and membership.user_id != user.pk


def can_contribute(user, organization) -> bool:
    """Managers say what their organisation gave to the others."""
    return organization.is_active and can_manage(user, organization)


def can_record_contribution(user, organization) -> bool:
    """Staff write contributions down, but nobody for an organisation of theirs."""
    return is_centre_staff(user) and not _belongs_to(user, organization)


def can_decide_contribution(user, contribution) -> bool:
    """Staff decide, but nobody on what they declared, nor for an organisation of theirs."""
    return contribution.declared_by_id != user.pk and can_record_contribution(
        user, contribution.organization
    )


def _belongs_to(user, organization) -> bool:
    return Organization.objects.of_member(user).filter(pk=organization.pk).exists()


def can_see_contact_for_the_centre(user, organization) -> bool:
    return is_centre_staff(user) or can_manage(user, organization)

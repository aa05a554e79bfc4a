"""Who may do what with an organisation."""

from organizations.legal_forms import OrganizationKind
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
    return _is_open(organization) and (is_centre_staff(user) or can_manage(user, organization))


def can_ask_to_join(user, organization) -> bool:
    """Whoever has no place in an active organisation yet, and does not wait for one."""
    return organization.is_active and not _has_place(user, organization)


def can_claim(user, organization) -> bool:
    """Everybody but its managers may say that an active organisation is theirs to keep."""
    return organization.is_active and not can_manage(user, organization)


def can_see_people(user, organization) -> bool:
    return is_centre_staff(user) or _belongs_to(user, organization)


def can_manage_people(user, organization) -> bool:
    """Managers invite, accept and end; staff only where the organisation has no manager.

    Nobody does it any more for an organisation that was refused or has ended.
    """
    if not _is_open(organization):
        return False
    return can_manage(user, organization) or (
        is_centre_staff(user) and not organization.memberships.managers().exists()
    )


def can_answer_request(user, membership) -> bool:
    """Nobody lets themselves in."""
    return membership.user_id != user.pk and can_manage_people(user, membership.organization)


def can_change_form(user, organization) -> bool:
    """A group that has been registered becomes an organisation."""
    return (
        organization.is_active
        and organization.kind == OrganizationKind.GROUP
        and can_manage(user, organization)
    )


def can_confirm(user, organization) -> bool:
    """Managers say once a year that what is written is still true."""
    return organization.is_active and can_manage(user, organization)


def can_decide_claim(user, claim) -> bool:
    """Staff decide on claims and changes of form, but nobody on their own."""
    return is_centre_staff(user) and claim.made_by_id != user.pk


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


def _is_open(organization) -> bool:
    return organization.status in {OrganizationStatus.PENDING, OrganizationStatus.ACTIVE}


def _has_place(user, organization) -> bool:
    return organization.memberships.present().filter(user=user).exists()


def _belongs_to(user, organization) -> bool:
    return Organization.objects.of_member(user).filter(pk=organization.pk).exists()


def can_see_contact_for_the_centre(user, organization) -> bool:
    return is_centre_staff(user) or can_manage(user, organization)

"""Who may do what with offers and applications."""

from organizations.models import Organization
from organizations.permissions import can_manage
from tcal.accounts.permissions import is_centre_staff


def organizations_to_offer_for(user):
    """Active organisations in whose name this person may look for volunteers."""
    return Organization.objects.active().managed_by(user)


def can_offer(user) -> bool:
    return organizations_to_offer_for(user).exists()


def can_manage_offer(user, opportunity) -> bool:
    """Whether this person manages the offer's organisation, and so reads the applications."""
    return can_manage(user, opportunity.organization)


def can_edit(user, opportunity) -> bool:
    return (
        opportunity.is_editable
        and organizations_to_offer_for(user).filter(pk=opportunity.organization_id).exists()
    )


def can_publish(user, opportunity) -> bool:
    """Staff decide on offers, but nobody on one that they wrote or sent."""
    written_by = (opportunity.created_by_id, opportunity.submitted_by_id)
    return is_centre_staff(user) and user.pk not in written_by


def can_read_application(user, application) -> bool:
    """Staff read as well: they know the volunteers and answer for the centre's base."""
    return is_centre_staff(user) or can_manage_offer(user, application.opportunity)


def can_decide(user, application) -> bool:
    """The organisation's managers decide, but nobody on their own application."""
    return application.profile.user_id != user.pk and can_manage_offer(
        user, application.opportunity
    )


def can_withdraw(user, application) -> bool:
    return application.profile.user_id == user.pk

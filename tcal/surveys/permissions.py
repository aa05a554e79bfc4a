"""Who may do what with a survey."""

from organizations.models import Organization
from tcal.accounts.permissions import is_centre_staff, is_coordinator
from tcal.surveys.states import Audience


def manages_surveys(user) -> bool:
    """Make surveys, open and close them."""
    return is_centre_staff(user) or is_coordinator(user)


def can_manage(user, survey) -> bool:
    return manages_surveys(user)


def can_see_results(user, survey) -> bool:
    """Counts, texts and files; those of an anonymous survey only once ``results`` shows them."""
    return manages_surveys(user)


def can_answer(user, survey, organization=None) -> bool:
    """Whether the survey asks this person or, through them, this organisation.

    The address of an open link is known only to whoever was given it, so anybody may.
    """
    if survey.audience == Audience.LINK:
        return True
    if not user or not user.is_authenticated:
        return False
    if survey.audience == Audience.PEOPLE:
        return not survey.only_invited or survey.invited_people.filter(pk=user.pk).exists()
    return (
        organization is not None
        and organizations_to_answer(user, survey).filter(pk=organization.pk).exists()
    )


def organizations_to_answer(user, survey):
    """Return the organisations in whose name this person may answer."""
    own = Organization.objects.active().of_member(user)
    if survey.only_invited:
        own = own.filter(pk__in=survey.invited_organizations.values("pk"))
    return own.in_polish_order()

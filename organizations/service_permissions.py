"""Who may do what with the centre's services, with mail that came, and with letters."""

from organizations.models import Organization
from organizations.permissions import can_manage
from organizations.states import ServiceStatus
from tcal.accounts.permissions import is_centre_staff


def can_apply_for_services(user, organization) -> bool:
    """Managers apply: an agreement binds the organisation."""
    return organization.is_active and can_manage(user, organization)


def can_withdraw_application(user, application) -> bool:
    return application.status == ServiceStatus.WAITING and can_manage(
        user, application.organization
    )


def can_decide_application(user, application) -> bool:
    """Staff decide, prolong and end, but nobody for an organisation of theirs."""
    return (
        is_centre_staff(user)
        and application.applied_by_id != user.pk
        and not belongs_to(user, application.organization)
    )


def can_record_session(user, application) -> bool:
    return is_centre_staff(user) and application.status in {
        ServiceStatus.AGREED,
        ServiceStatus.ENDED,
    }


def can_see_private_matters(user, organization) -> bool:
    """Agreements, mail that came and letters: the organisation's own people, and staff."""
    return is_centre_staff(user) or belongs_to(user, organization)


def can_log_mail(user) -> bool:
    return is_centre_staff(user)


def can_write_letters(user) -> bool:
    return is_centre_staff(user)


def belongs_to(user, organization) -> bool:
    return Organization.objects.of_member(user).filter(pk=organization.pk).exists()

"""Who may do what with a booking."""

from organizations.permissions import can_act_for
from tcal.accounts.permissions import is_centre_staff


def can_decide(user, booking) -> bool:
    """Staff decide, but nobody on a booking that they asked for themselves."""
    return is_centre_staff(user) and booking.requested_by_id != user.pk


def can_cancel(user, booking) -> bool:
    return is_centre_staff(user) or can_act_for(user, booking.organization)


def can_close(user, closure=None) -> bool:
    return is_centre_staff(user)

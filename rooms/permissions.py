"""Who may do what with a booking."""

from datetime import timedelta

from django.utils import timezone

from organizations.permissions import can_act_for, can_manage
from rooms.states import BookingStatus
from tcal.accounts.permissions import is_centre_staff


def can_decide(user, booking) -> bool:
    """Staff decide, but nobody on a booking that they asked for themselves."""
    return is_centre_staff(user) and booking.requested_by_id != user.pk


def can_cancel(user, booking) -> bool:
    return is_centre_staff(user) or can_act_for(user, booking.organization)


def can_mark_no_show(user, booking) -> bool:
    """Staff say that nobody came, but not about their own booking."""
    return can_decide(user, booking)


def can_see_door_code(user, booking, now) -> bool:
    """Whether the door may be opened now by this person.

    The booking is confirmed and runs, or starts within the minutes that its venue says; the person
    made it and still belongs to the organisation, manages the organisation, or is of the staff.
    """
    if booking.status != BookingStatus.CONFIRMED:
        return False
    shown_from = booking.starts_at - timedelta(minutes=booking.room.venue.door_code_minutes)
    if not shown_from <= now < booking.ends_at:
        return False
    return (
        is_centre_staff(user)
        or can_manage(user, booking.organization)
        or (booking.requested_by_id == user.pk and can_act_for(user, booking.organization))
    )


def door_code_for(user, booking) -> str:
    """Return the code of the room's door, empty for those who may not see it now.

    A divisible hall without a code of its own is opened by the codes of its parts.
    """
    if not can_see_door_code(user, booking, timezone.now()):
        return ""
    if booking.room.door_code:
        return booking.room.door_code
    parts = booking.room.parts.in_polish_order()
    return ", ".join(f"{part}: {part.door_code}" for part in parts if part.door_code)


def can_close(user, closure=None) -> bool:
    return is_centre_staff(user)


def can_request_change(user, booking) -> bool:
    """Its organisation asks to move it; staff who do not belong to it propose instead."""
    return can_act_for(user, booking.organization)


def can_propose(user, booking) -> bool:
    return can_decide(user, booking)


def can_answer_change(user, change) -> bool:
    """Staff answer what the organisation asks for, the organisation what staff propose.

    Nobody answers what they asked for or proposed themselves.
    """
    if change.proposed_by_id == user.pk:
        return False
    if change.is_proposal:
        return can_act_for(user, change.booking.organization)
    return can_decide(user, change.booking)


def can_withdraw_change(user, change) -> bool:
    if change.is_proposal:
        return is_centre_staff(user)
    return can_act_for(user, change.booking.organization)


def can_answer_offer(user, booking) -> bool:
    """Its organisation takes what the waiting list offered, or lets it go."""
    return can_act_for(user, booking.organization)


def can_leave_waitlist(user, entry) -> bool:
    return is_centre_staff(user) or can_act_for(user, entry.organization)

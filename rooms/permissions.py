"""Who may do what with a booking."""

from datetime import timedelta

from django.utils import timezone

from organizations.permissions import can_act_for, can_manage
from rooms.states import BookingStatus, Channel
from tcal.accounts.permissions import is_centre_staff


def can_decide(user, booking) -> bool:
    """Staff decide, but nobody on a booking that they asked for themselves.

    What they entered for somebody who telephoned or stood at the desk, others asked for.
    """
    asked_themselves = booking.requested_by_id == user.pk and booking.channel == Channel.PORTAL
    return is_centre_staff(user) and not asked_themselves


def can_cancel(user, booking) -> bool:
    return is_centre_staff(user) or can_act_for(user, booking.organization)


def cancels_in_its_name(user, booking) -> bool:
    """Whether cancelling is the organisation's own decision, which the rules of fairness judge.

    Staff who belong to it decide for it like anybody else there. The centre and the city are free.
    """
    organization = booking.organization
    if organization.is_operator:
        return False
    return not is_centre_staff(user) or can_act_for(user, organization)


def can_appeal(user, strike) -> bool:
    return can_act_for(user, strike.organization)


def can_decide_strike(user, strike) -> bool:
    """Staff decide, but nobody about an organisation of theirs."""
    return is_centre_staff(user) and not can_act_for(user, strike.organization)


def can_mark_no_show(user, booking) -> bool:
    """Staff say that nobody came, but not about their own booking."""
    return can_decide(user, booking)


def can_check_in(user, booking) -> bool:
    """Its organisation says that it came; staff may say it for anybody."""
    return is_centre_staff(user) or can_act_for(user, booking.organization)


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


def can_print_door_card(user) -> bool:
    return is_centre_staff(user)


def can_hand_over(user, booking=None) -> bool:
    """Staff hand rooms over and take them back; the organisation reads what was recorded."""
    return is_centre_staff(user)


def can_keep_damages(user, damage=None) -> bool:
    """Staff record what is broken and what is repaired."""
    return is_centre_staff(user)


def can_enter_bookings(user) -> bool:
    """Staff enter, import and swap bookings for whoever telephones or stands at the desk."""
    return is_centre_staff(user)


def can_move_at_once(user, booking) -> bool:
    """Staff at the desk move with nobody's consent: the organisation gets a letter."""
    return is_centre_staff(user)

"""Answering a change: yes, no, taken back, too late."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from rooms.booking_requests import refusals_beside_fields
from rooms.changes.letters import tell_about
from rooms.changes.rules import refuse_what_no_longer_fits, request_to_move
from rooms.changes.steps import apply, give_up, lock_of, refuse_wrong_move, settle
from rooms.models import BookingChange
from rooms.permissions import can_answer_change, can_withdraw_change
from rooms.states import ChangeStatus
from tcal.shared.conflicts import violation_message


def accept_change(change: BookingChange, *, by) -> None:
    """Say yes: the booking takes the new room and time, and what it gives up is free.

    Staff accept what the organisation asks for; a member of the organisation what staff propose,
    which confirms a booking that still waited. Raises ``PermissionDenied``; ``ForbiddenMove``
    where the change has been answered; ``ValidationError`` where it comes too late or the hours
    of the organisation have run out meanwhile.
    """
    with refusals_beside_fields(), transaction.atomic():
        booking, resources = lock_of(change)
        if not can_answer_change(by, change):
            raise PermissionDenied
        refuse_wrong_move(change, ChangeStatus.ACCEPTED)
        request = request_to_move(booking, resources[change.room_id], change.period)
        refuse_what_no_longer_fits(request, change)
        settle(change, ChangeStatus.ACCEPTED, by=by)
        apply(change, request, by=by)


def refuse_change(change: BookingChange, *, by, reason: str = "") -> None:
    """Say no: the booking stays as it is. Staff have to give a reason.

    Raises ``PermissionDenied``, ``ForbiddenMove``, and ``ValidationError`` beside the reason.
    """
    with refusals_beside_fields(), transaction.atomic():
        lock_of(change)
        if not can_answer_change(by, change):
            raise PermissionDenied
        if not change.is_proposal and not reason.strip():
            raise ValidationError({"reason": violation_message("refused_change_has_a_reason")})
        give_up(change, ChangeStatus.REJECTED, by=by, reason=reason)
        tell_about(change, "change_refused", [change.proposed_by])


def withdraw_change(change: BookingChange, *, by) -> None:
    """Take back what was asked for or proposed. Raises ``PermissionDenied``, ``ForbiddenMove``."""
    with refusals_beside_fields(), transaction.atomic():
        booking, _resources = lock_of(change)
        if not can_withdraw_change(by, change):
            raise PermissionDenied
        give_up(change, ChangeStatus.WITHDRAWN, by=by)
        if change.is_proposal:
            tell_about(change, "change_withdrawn", [booking.requested_by])


def expire_change(change: BookingChange) -> None:
    """Nobody answered in time: free what was held. Raises ``ForbiddenMove``."""
    with refusals_beside_fields(), transaction.atomic():
        booking, _resources = lock_of(change)
        give_up(change, ChangeStatus.EXPIRED, by=None)
        asked = [booking.requested_by] if change.is_proposal else []
        tell_about(change, "change_expired", [change.proposed_by, *asked])

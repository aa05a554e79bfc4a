"""Asking for a change, and staff's counter-proposals."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rooms.booking_requests import refusals_beside_fields, status_on_request
from rooms.changes.letters import tell_about
from rooms.changes.rules import refuse_move, request_to_move
from rooms.changes.steps import apply, lock, wait_at_least_until
from rooms.holding import hold
from rooms.models import BookingChange, Resource
from rooms.permissions import can_propose, can_request_change
from rooms.states import BookingStatus, ChangeStatus
from tcal.shared.conflicts import violation_message
from tcal.shared.periods import Period

Kind = BookingChange.Kind


def open_change(booking) -> BookingChange | None:
    """Return the change that waits for an answer, with its ``fee``; None where there is none."""
    change = booking.changes.awaiting_answer().select_related("room__venue", "proposed_by").first()
    if change:
        change.booking = booking
        change.fee = request_to_move(booking, change.room, change.period).fee
    return change


def request_change(
    booking,
    *,
    room: Resource,
    period: Period,
    message: str = "",
    by,
    submission_id,
    tells: bool = True,
) -> BookingChange:
    """Move a booking to another room or time, in the name of its organisation; return the change.

    At once, with the change returned as accepted, where nobody has to agree: the booking itself
    still waits, or the organisation gets all of it confirmed at once, or it only becomes shorter.
    Otherwise the change waits for staff and holds the new time beside the old one. What was taken
    along moves along. The same ``submission_id`` from the same person returns the first change;
    ``change.booking`` is the booking as it is now. ``tells`` is off where one letter tells about
    several changes.

    Raises ``PermissionDenied``, and ``ValidationError`` as ``request_booking`` does or, without a
    field, where another change of the booking waits already or it can't be changed any more.
    """
    with refusals_beside_fields(), transaction.atomic():
        booking, resources = lock(booking, room)
        if not can_request_change(by, booking):
            raise PermissionDenied
        if first := _sent_before(booking, by, submission_id):
            return first
        request = request_to_move(booking, resources[room.pk], period)
        _refuse_second_change(booking)
        refuse_move(request, booking, by_staff=False)
        at_once = _needs_nobodys_consent(request, booking)
        change = _write(
            booking,
            request,
            kind=Kind.REQUEST,
            status=ChangeStatus.ACCEPTED if at_once else ChangeStatus.AWAITING,
            message=message,
            by=by,
            submission_id=submission_id,
        )
        if at_once:
            apply(change, request, by=by, tells=tells)
        elif tells:
            tell_about(change, "change_requested", [by])
        return change


def propose_change(
    booking, *, room: Resource, period: Period, message: str, by, submission_id
) -> BookingChange:
    """Hold another room or time for a booking and ask its organisation; return the change.

    The booking stays what it is until somebody of the organisation accepts. Staff may propose at
    shorter notice than the room's policy asks. Raises like ``request_change``.
    """
    with refusals_beside_fields(), transaction.atomic():
        booking, resources = lock(booking, room)
        if not can_propose(by, booking):
            raise PermissionDenied
        if first := _sent_before(booking, by, submission_id):
            return first
        if not message.strip():
            raise ValidationError(
                {"message": _("Write why: the organisation will read it in the letter.")}
            )
        request = request_to_move(booking, resources[room.pk], period)
        _refuse_second_change(booking)
        refuse_move(request, booking, by_staff=True)
        change = _write(
            booking,
            request,
            kind=Kind.PROPOSAL,
            status=ChangeStatus.AWAITING,
            message=message,
            by=by,
            submission_id=submission_id,
        )
        # Whatever the organisation answers, staff then need time for what it asked for at first.
        hours = timedelta(hours=booking.room.venue.answer_within_hours)
        wait_at_least_until(booking, min(change.answer_by + hours, booking.starts_at))
        tell_about(change, "change_proposed", [booking.requested_by])
        return change


def _sent_before(booking, by, submission_id) -> BookingChange | None:
    first = booking.changes.filter(submission_id=submission_id, proposed_by=by).first()
    if first:
        first.booking = booking
    return first


def _refuse_second_change(booking) -> None:
    waiting = booking.changes.awaiting_answer().first()
    if waiting:
        raise ValidationError(
            _("Staff have proposed another room or time for this booking. Answer that first.")
            if waiting.is_proposal
            else violation_message("booking_has_one_open_change"),
            code="booking_has_one_open_change",
        )


def _needs_nobodys_consent(request, booking) -> bool:
    """Whether staff decide on the booking anyway, or have given all of this already."""
    return (
        booking.status == BookingStatus.PENDING
        or status_on_request(request) == BookingStatus.CONFIRMED
        or (request.room == booking.room and booking.period.contains(request.period))
    )


def _write(booking, request, *, kind, status, message, by, submission_id) -> BookingChange:
    now = timezone.now()
    change = BookingChange(
        booking=booking,
        kind=kind,
        room=request.room,
        starts_at=request.period.starts_at,
        ends_at=request.period.ends_at,
        message=message.strip(),
        status=status,
        answer_by=_answer_by(booking, request, now),
        submission_id=submission_id,
        proposed_by=by,
        proposed_at=now,
        decided_at=now if status == ChangeStatus.ACCEPTED else None,
    )
    change.full_clean()
    change.save()
    if status == ChangeStatus.AWAITING:
        hold(booking, request.room, request.period, request.equipment, change=change)
    return change


def _answer_by(booking, request, now):
    """An extension can be agreed on while people are there; a move before either time begins."""
    keeps_start = request.room == booking.room and request.period.starts_at == booking.starts_at
    latest = (
        min(booking.ends_at, request.period.ends_at)
        if keeps_start and booking.status == BookingStatus.CONFIRMED
        else min(booking.starts_at, request.period.starts_at)
    )
    return min(now + timedelta(hours=request.room.venue.answer_within_hours), latest)

"""Moving a booking with nobody else's consent: the person it is for has just asked, or has to."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rooms.booking_requests import refusals_beside_fields
from rooms.changes.rules import (
    circumstances_of_move,
    problems_of_move,
    refuse_impossible_move,
    request_to_move,
)
from rooms.changes.steps import apply, lock
from rooms.desk_work.waiving import WAIVABLE, at_the_desk, refuse_all
from rooms.letters import tell_about_booking
from rooms.models import Booking, BookingChange, Resource
from rooms.permissions import can_move_at_once
from rooms.states import BookingStatus, ChangeStatus
from tcal.shared.periods import Period
from tcal.shared.states import ForbiddenMove


def move_at_once(
    booking: Booking,
    *,
    room: Resource,
    period: Period,
    by,
    submission_id,
    reason: str = "",
    waived: frozenset[str] = frozenset(),
) -> BookingChange:
    """Give a confirmed booking another room or time; return the change, accepted already.

    What was taken along moves along, and the organisation gets a letter with the reason. Of a
    booking that has begun only the end can be changed. ``waived`` are codes of rules that staff
    set aside, of ``WAIVABLE``. The same ``submission_id`` from the same person returns the first
    change; ``change.booking`` is the booking as it is now.

    Raises ``PermissionDenied``; ``ForbiddenMove`` for a booking that is not confirmed;
    ``ValidationError`` by field with every problem that is not waived, or without a field where
    a change waits for an answer or the booking is over.
    """
    with refusals_beside_fields(), transaction.atomic():
        booking, resources = lock(booking, room)
        if not can_move_at_once(by, booking):
            raise PermissionDenied
        first = booking.changes.filter(submission_id=submission_id, proposed_by=by).first()
        if first:
            first.booking = booking
            return first
        if booking.status != BookingStatus.CONFIRMED:
            raise ForbiddenMove(booking.get_status_display())
        refuse_open_change(booking)
        request = request_to_move(booking, resources[room.pk], period)
        refuse_impossible_move(request, booking)
        circumstances = at_the_desk(circumstances_of_move(request, booking))
        refuse_all(
            problems_of_move(
                request,
                booking,
                circumstances,
                by_staff=True,
                waived=WAIVABLE & frozenset(waived),
            )
        )
        before = booking.period, booking.room
        change = write_accepted(booking, request, reason=reason, by=by, submission_id=submission_id)
        apply(change, request, by=by, tells=False)
        tell_of_move(change, *before)
        return change


def refuse_open_change(booking) -> None:
    if booking.changes.awaiting_answer().exists():
        raise ValidationError(
            _("A change of %(reference)s waits for an answer. Answer it or withdraw it first.")
            % {"reference": booking.reference},
            code="booking_has_one_open_change",
        )


def write_accepted(booking, request, *, reason: str, by, submission_id) -> BookingChange:
    """Write down what staff do, so that the booking's history shows it. Nobody decided on it."""
    now = timezone.now()
    change = BookingChange(
        booking=booking,
        kind=BookingChange.Kind.PROPOSAL,
        room=request.room,
        starts_at=request.period.starts_at,
        ends_at=request.period.ends_at,
        message=reason.strip(),
        status=ChangeStatus.ACCEPTED,
        answer_by=now,
        submission_id=submission_id,
        proposed_by=by,
        proposed_at=now,
        decided_at=now,
    )
    change.full_clean()
    change.save()
    return change


def tell_of_move(change, period: Period, room: Resource) -> None:
    tell_about_booking(
        change.booking,
        "booking_moved",
        change=change,
        before={"period": period, "room": room},
        settled=True,
    )

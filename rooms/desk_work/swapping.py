"""Two confirmed bookings exchange their rooms, each at its own time: both or neither."""

from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rooms.booking_requests import refusals_beside_fields
from rooms.changes.rules import request_to_move
from rooms.changes.steps import tell_freed
from rooms.desk_work.moving import refuse_open_change, tell_of_move, write_accepted
from rooms.desk_work.waiving import WAIVABLE
from rooms.holding import hold, lock_organization, lock_resources
from rooms.models import Allocation, Booking, BookingChange, Resource
from rooms.permissions import can_move_at_once
from rooms.rules import Circumstances, Problem, problems_with
from rooms.states import BookingStatus

# The times stay: nothing is asked again about them, and no hours are added.
NOT_ASKED_AGAIN = frozenset({"notice", "horizon", "quota", "rules", "suspended"})


def swap_rooms(
    first: Booking,
    second: Booking,
    *,
    by,
    submission_id,
    reason: str = "",
    waived: frozenset[str] = frozenset(),
) -> tuple[Booking, Booking]:
    """Exchange the rooms of two bookings in one step; return both as they are now.

    Equipment stays with its booking; both organisations get a letter. The same ``submission_id``
    from the same person changes nothing the second time.

    Raises ``PermissionDenied``, and ``ValidationError`` with a sentence for each thing that is in
    the way: one is not confirmed any more or has begun, a room is too small, a third booking is in
    one of them. What staff may waive carries its code.
    """
    with refusals_beside_fields(), transaction.atomic():
        pair, resources = _lock(first, second)
        if not all(can_move_at_once(by, booking) for booking in pair):
            raise PermissionDenied
        if _is_done(pair[0], by, submission_id):
            return pair
        _refuse_unfit(*pair)
        wanted = _exchanged(*pair, resources)
        problems = _exchange(wanted, waived=frozenset(waived) & WAIVABLE)
        if problems:
            raise ValidationError(problems)
        _write_down(wanted, by=by, submission_id=submission_id, reason=reason)
        return pair


def outlook_of_swap(first: Booking, second: Booking) -> list[ValidationError]:
    """Return what is in the way of a swap, as ``swap_rooms`` would refuse it; changes nothing."""
    try:
        with refusals_beside_fields(), transaction.atomic():
            pair, resources = _lock(first, second)
            _refuse_unfit(*pair)
            problems = _exchange(_exchanged(*pair, resources), waived=frozenset())
            transaction.set_rollback(True)
            return problems
    except ValidationError as refusal:
        return getattr(refusal, "error_list", None) or [
            error for errors in refusal.error_dict.values() for error in errors
        ]


def _lock(first, second) -> tuple[tuple[Booking, Booking], dict[int, Resource]]:
    """Lock both organisations, all that both hold, and both bookings, each kind by id."""
    organizations = {
        one.pk: lock_organization(one)
        for one in sorted({first.organization, second.organization}, key=lambda one: one.pk)
    }
    present = {one.pk: one for one in Booking.objects.filter(pk__in=[first.pk, second.pk])}
    held = [thing for one in present.values() for thing in Resource.objects.held_by(one)]
    resources = lock_resources([*held, *Resource.objects.filter(bookings__in=present)])
    locked = {
        one.pk: one
        for one in Booking.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk__in=present)
        .select_related("requested_by")
        .order_by("pk")
    }
    for one in locked.values():
        one.organization = organizations[one.organization_id]
        one.room = resources[one.room_id]
    return (locked[first.pk], locked[second.pk]), resources


def _is_done(booking, by, submission_id) -> bool:
    return booking.changes.filter(
        submission_id=_number_of(submission_id, booking), proposed_by=by
    ).exists()


def _refuse_unfit(first, second) -> None:
    if first == second:
        raise ValidationError(_("Choose two different bookings."), code="same_booking")
    for one in (first, second):
        if one.status != BookingStatus.CONFIRMED:
            raise ValidationError(
                _("%(booking)s can't be swapped any more: its status is now “%(status)s”.")
                % {"booking": one, "status": one.get_status_display()},
                code="forbidden_move",
            )
        if one.starts_at <= timezone.now():
            raise ValidationError(
                _("%(booking)s has begun or is over: its room stays.") % {"booking": one},
                code="begun",
            )
        refuse_open_change(one)
    if first.room_id == second.room_id:
        raise ValidationError(
            _("Both are in “%(room)s”. Choose bookings of two rooms, or move one of them.")
            % {"room": first.room},
            code="same_room",
        )


def _exchanged(first, second, resources):
    """What each of them asks for now, the booking beside it."""
    return [
        (one, request_to_move(one, resources[other.room_id], one.period))
        for one, other in [(first, second), (second, first)]
    ]


def _exchange(wanted, *, waived) -> list[ValidationError]:
    """Let both go of what they hold and take the other's room; return what is in the way.

    First both let go, so that neither stands in the way of the other. Then each is judged with the
    other as it will be. Where something is in the way, the caller rolls back.
    """
    Allocation.objects.settled().filter(booking__in=[one for one, _request in wanted]).delete()
    refused = []
    for booking, request in wanted:
        problems = list(_problems(request, waived))
        refused += [
            ValidationError(
                _("%(booking)s: %(problem)s")
                % {"booking": booking.reference, "problem": problem.message},
                code=problem.code,
            )
            for problem in problems
        ]
        if all(problem.code in WAIVABLE for problem in problems):
            hold(booking, request.room, request.period, request.equipment)
    return refused


def _problems(request, waived) -> list[Problem]:
    circumstances = Circumstances.load(request.organization, request.resources, request.period)
    return list(problems_with(request, circumstances, waived=waived | NOT_ASKED_AGAIN))


def _write_down(wanted, *, by, submission_id, reason) -> None:
    before = {booking.pk: (booking.period, booking.room) for booking, _request in wanted}
    changes = [
        _give_room(booking, request, by, submission_id, reason) for booking, request in wanted
    ]
    for booking, request in wanted:
        # Told when both hold what is theirs, so that nobody who waits gets it in between.
        period, room = before[booking.pk]
        tell_freed(given_up=replace(request, room=room, period=period), kept=request, by=by)
    for change in changes:
        tell_of_move(change, *before[change.booking.pk])


def _give_room(booking, request, by, submission_id, reason) -> BookingChange:
    booking.room = request.room
    booking.fee = request.fee
    booking.sequence += 1
    booking.save(update_fields=["room", "fee", "sequence"])
    return write_accepted(
        booking,
        request,
        reason=reason,
        by=by,
        submission_id=_number_of(submission_id, booking),
    )


def _number_of(submission_id, booking):
    """Each change has a number of its own; both follow from the one of the form."""
    return uuid5(NAMESPACE_OID, f"{submission_id} {booking.pk}")

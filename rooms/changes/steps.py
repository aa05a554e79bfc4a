"""What the verbs of changes share: locks, the swap of what is held, what is told of freed time."""

from collections import defaultdict
from dataclasses import replace

from django.utils import timezone

from rooms.booking_requests import answer_deadline, status_on_request
from rooms.changes.letters import tell_about
from rooms.changes.rules import request_to_move
from rooms.holding import hold, lock_organization, lock_resources
from rooms.models import Booking, BookingChange, Resource
from rooms.states import CHANGE_MOVES, BookingStatus
from tcal.shared.periods import subtracted
from tcal.shared.registry import Fact, tell
from tcal.shared.states import ForbiddenMove


def lock(booking, *rooms) -> tuple[Booking, dict[int, Resource]]:
    """Lock everything that a change of this booking touches; return it as it is now."""
    organization = lock_organization(booking.organization)
    # Whoever changes a booking locks its organisation first, so this is not stale any more.
    present = Booking.objects.get(pk=booking.pk)
    resources = lock_resources([*Resource.objects.held_by(present), *rooms])
    locked = (
        Booking.objects.select_for_update(of=("self",), no_key=True)
        .select_related("requested_by")
        .get(pk=booking.pk)
    )
    locked.organization = organization
    locked.room = resources[locked.room_id]
    return locked, resources


def lock_of(change: BookingChange) -> tuple[Booking, dict[int, Resource]]:
    """Lock a change after its booking; its status is then as stored."""
    booking, resources = lock(change.booking, change.room)
    stored = BookingChange.objects.select_for_update(of=("self",), no_key=True).get(pk=change.pk)
    change.status = stored.status
    change.booking, change.room = booking, resources[change.room_id]
    return booking, resources


def refuse_wrong_move(change, status) -> None:
    if status not in CHANGE_MOVES[change.status]:
        raise ForbiddenMove(change.get_status_display())


def settle(change, status, *, by, reason="") -> None:
    refuse_wrong_move(change, status)
    change.status = status
    change.decided_by = by
    change.decided_at = timezone.now()
    change.decision_reason = reason.strip()
    change.save(update_fields=["status", "decided_by", "decided_at", "decision_reason"])


def apply(change, request, *, by, tells: bool = True) -> None:
    """Swap what the booking holds for what the change asks, and tell who should know."""
    booking = change.booking
    before = replace(request, room=booking.room, period=booking.period)
    booking.allocations.settled().delete()
    if not booking.allocations.filter(change=change).update(change=None):
        hold(booking, request.room, request.period, request.equipment)
    booking.room = request.room
    booking.starts_at, booking.ends_at = request.period.starts_at, request.period.ends_at
    booking.fee = request.fee
    booking.sequence += 1
    booking.save(update_fields=["room", "starts_at", "ends_at", "fee", "sequence"])
    tell_freed(given_up=before, kept=request, by=by)
    if booking.status == BookingStatus.PENDING:
        if change.is_proposal or status_on_request(request) == BookingStatus.CONFIRMED:
            # Who proposed has agreed; the letter of the confirmation says the room and the time.
            booking.confirm(by=change.proposed_by if change.is_proposal else None)
            return
        booking.answer_by = answer_deadline(request.room, request.period.starts_at)
        booking.staff_reminded_at = None
        booking.save(update_fields=["answer_by", "staff_reminded_at"])
    if tells:
        tell_about(
            change, "change_accepted", [booking.requested_by, change.proposed_by], before=before
        )


def give_up(change, status, *, by, reason="") -> None:
    """The booking stays as it is; the time held for the change is free."""
    settle(change, status, by=by, reason=reason)
    booking = change.booking
    kept = request_to_move(booking, booking.room, booking.period)
    change.allocations.all().delete()
    tell_freed(given_up=replace(kept, room=change.room, period=change.period), kept=kept, by=by)


def wait_at_least_until(booking, moment) -> None:
    if booking.status == BookingStatus.PENDING and booking.answer_by < moment:
        booking.answer_by = moment
        booking.staff_reminded_at = None
        booking.save(update_fields=["answer_by", "staff_reminded_at"])


def tell_freed(*, given_up, kept, by) -> None:
    """Tell of the time that one request held and the other does not."""
    still = {resource.pk for resource in _held_by(kept)}
    freed = defaultdict(list)
    for resource in _held_by(given_up):
        taken = [kept.period] if resource.pk in still else []
        for period in subtracted(given_up.period, taken):
            freed[period].append(resource)
    for period in sorted(freed):
        tell(Fact.TIME_FREED, resources=freed[period], period=period, by=by)


def _held_by(request) -> list[Resource]:
    """The room, its parts where it has some, and the equipment."""
    return list(
        {r.pk: r for r in [request.room, *request.room.leaves, *request.equipment]}.values()
    )

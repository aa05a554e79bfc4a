"""What staff decide about a booking in the way of a closure, and how it is carried out."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rooms.changes.letters import tell_about
from rooms.changes.rules import refuse_move, request_to_move
from rooms.changes.steps import apply, give_up, lock, lock_of
from rooms.closures.conflicts import Conflict
from rooms.desk_work.moving import tell_of_move, write_accepted
from rooms.letters import tell_about_booking
from rooms.models import BookingChange, Resource
from rooms.states import BookingStatus, ChangeStatus
from tcal.shared.periods import Period

CHANGED_MEANWHILE = "conflicts_changed_meanwhile"


class Action(StrEnum):
    """``WITHOUT`` keeps a booking that only has equipment which is closed; ``REFUSE`` is for a

    change that waits for an answer: the booking stays as it is.
    """

    CANCEL = "cancel"
    MOVE = "move"
    WITHOUT = "without"
    REFUSE = "refuse"


# What gives time back comes before what takes some.
ORDER = [Action.CANCEL, Action.REFUSE, Action.WITHOUT, Action.MOVE]


@dataclass(frozen=True)
class Settlement:
    """The decision about a conflict as it was shown. ``room`` and ``period`` are of a move."""

    conflict: Conflict
    action: Action
    reason: str
    room: Resource | None = None
    period: Period | None = None


def actions_for(conflict: Conflict) -> list[Action]:
    if conflict.change:
        return [Action.REFUSE]
    if conflict.is_offer:
        return [Action.CANCEL]
    if conflict.is_only_equipment:
        return [Action.WITHOUT, Action.MOVE, Action.CANCEL]
    return [Action.MOVE, Action.CANCEL]


def carry_out(settlement: Settlement, *, by) -> None:
    """Settle one conflict. The caller holds the locks and told whoever is told of freed time later.

    Raises ``ValidationError`` that names the conflict's key.
    """
    conflict = settlement.conflict
    if settlement.action not in actions_for(conflict):
        raise ValidationError(_("This can't be done with this booking. Choose something else."))
    if not settlement.reason.strip():
        raise ValidationError({"reason": _("Give the reason: the organisation will read it.")})
    STEPS[settlement.action](settlement, by=by)


def _cancel(settlement, *, by) -> None:
    booking = settlement.conflict.booking
    equipment = booking.equipment
    was_offer = booking.status == BookingStatus.OFFERED
    booking.cancel(by=by, reason=settlement.reason, tells=False, by_the_centre=True)
    tell_about_booking(booking, "closure_cancelled", equipment=equipment, was_offer=was_offer)


def _refuse(settlement, *, by) -> None:
    change = settlement.conflict.change
    lock_of(change)
    _give_up_change(change, settlement.reason, by=by)


def _give_up_change(change: BookingChange, reason: str, *, by) -> None:
    if change.is_proposal:
        give_up(change, ChangeStatus.WITHDRAWN, by=by, reason=reason)
        tell_about(change, "change_withdrawn", [change.booking.requested_by])
    else:
        give_up(change, ChangeStatus.REJECTED, by=by, reason=reason)
        tell_about(change, "change_refused", [change.proposed_by])


def _without_equipment(settlement, *, by) -> None:
    closed = settlement.conflict.resources
    booking, _resources = lock(settlement.conflict.booking)
    # Those of a change that waits for an answer too: what is closed can't come along then either.
    booking.allocations.filter(resource__in=closed).delete()
    booking.fee = request_to_move(booking, booking.room, booking.period).fee
    booking.sequence += 1
    booking.save(update_fields=["fee", "sequence"])
    tell_about_booking(
        booking, "closure_without_equipment", closed=closed, reason=settlement.reason
    )


def _move(settlement, *, by) -> None:
    booking, resources = lock(settlement.conflict.booking, settlement.room)
    if waiting := booking.changes.awaiting_answer().select_related("room").first():
        waiting.booking = booking
        _give_up_change(waiting, settlement.reason, by=by)
    request = request_to_move(booking, resources[settlement.room.pk], settlement.period)
    refuse_move(request, booking, by_staff=True)
    before = booking.period, booking.room
    change = write_accepted(
        booking, request, reason=settlement.reason, by=by, submission_id=uuid4()
    )
    if booking.status == BookingStatus.PENDING:
        # To move a request is not to agree to it: staff still answer.
        change.kind = BookingChange.Kind.REQUEST
        change.save(update_fields=["kind"])
    apply(change, request, by=by, tells=False)
    tell_of_move(change, *before)


STEPS = {
    Action.CANCEL: _cancel,
    Action.REFUSE: _refuse,
    Action.WITHOUT: _without_equipment,
    Action.MOVE: _move,
}

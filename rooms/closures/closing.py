"""The verb that closes: everything in the way is settled and the closure written, or nothing."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from organizations.models import Organization
from rooms.availability import held_period
from rooms.closures.conflicts import Conflict, bookings_in_the_way, conflicts_of
from rooms.closures.settling import CHANGED_MEANWHILE, ORDER, Action, Settlement, carry_out
from rooms.holding import lock_resources
from rooms.models import Allocation, Booking, Closure, Resource
from rooms.permissions import can_close
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.dates import human_period
from tcal.shared.periods import Period
from tcal.shared.registry import told_at_the_end


def close(
    resources: Iterable[Resource],
    period: Period,
    *,
    reason: str,
    by,
    settlements: Iterable[Settlement] | None = None,
) -> Closure:
    """Close the resources, all of their pieces; return the closure.

    Without settlements it is refused where anything is in the way. With them (none is some, too)
    exactly what they settle may be in the way, as it was shown: they are carried out in the same
    transaction. Of what is over only the cleaning gives way, silently. The same closure of the same
    person, sent twice, is the first one.

    Raises ``PermissionDenied`` and ``ValidationError``: that names the bookings, with the code
    ``bookings_in_the_way``; with the code ``CHANGED_MEANWHILE`` where something else is in the way
    than was settled; by ``Conflict.key``, within that by field, where one can't be settled so.
    """
    if not can_close(by):
        raise PermissionDenied
    resources = list(resources)
    settlements = None if settlements is None else list(settlements)
    with refusals_as_validation_errors(), transaction.atomic(), told_at_the_end():
        leaves = _locked(resources, settlements or [])
        if settlements is None:
            _refuse_what_is_in_the_way(leaves, period)
        else:
            if first := _sent_before(leaves, period, reason, by):
                return first
            _settle(settlements, conflicts_of(leaves, period), leaves, period, by=by)
        return _write(leaves, period, reason, by)


def _locked(resources, settlements) -> list[Resource]:
    """Take every lock in the one order; return what is closed, as it is now."""
    bookings = [one.conflict.booking for one in settlements]
    organizations = sorted({booking.organization_id for booking in bookings})
    # Evaluated for the locks.
    list(
        Organization.objects.filter(pk__in=organizations)
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
    )
    concerned = {resource.pk: resource for resource in resources}
    for booking in Booking.objects.filter(pk__in=[booking.pk for booking in bookings]):
        concerned |= {held.pk: held for held in Resource.objects.held_by(booking)}
    concerned |= {one.room.pk: one.room for one in settlements if one.room}
    changes = [one.conflict.change for one in settlements if one.conflict.change]
    concerned |= {change.room.pk: change.room for change in changes}
    locked = lock_resources(concerned.values())
    closed = {resource.pk for resource in resources}
    parts = {part.pk for pk in closed for part in locked[pk].leaves}
    return [locked[pk] for pk in sorted(parts)]


def _refuse_what_is_in_the_way(leaves, period) -> None:
    in_the_way = bookings_in_the_way(leaves, period)
    if in_the_way:
        raise ValidationError(
            _("First call off: %(bookings)s.")
            % {"bookings": "; ".join(map(_in_words, in_the_way))},
            code="bookings_in_the_way",
        )


def _sent_before(leaves, period, reason, by) -> Closure | None:
    same = Closure.objects.filter(
        decided_by=by, reason=reason, starts_at=period.starts_at, ends_at=period.ends_at
    )
    wanted = {leaf.pk for leaf in leaves}
    return next(
        (one for one in same if set(one.allocations.values_list("resource", flat=True)) == wanted),
        None,
    )


def _settle(settlements, conflicts: list[Conflict], leaves, period: Period, *, by) -> None:
    over = [one for one in conflicts if one.is_over]
    present = {one.key: one.version for one in conflicts if not one.is_over}
    if present != {one.conflict.key: one.conflict.version for one in settlements}:
        raise ValidationError(
            _("Meanwhile something has changed: nothing is closed yet. Look at the list again."),
            code=CHANGED_MEANWHILE,
        )
    for one in over:
        _let_give_way(one, period)
    fresh = {one.key: one for one in conflicts}
    for settlement in sorted(settlements, key=lambda one: ORDER.index(one.action)):
        key = settlement.conflict.key
        now = Settlement(
            fresh[key], settlement.action, settlement.reason, settlement.room, settlement.period
        )
        try:
            if now.action == Action.MOVE:
                _refuse_move_into_the_closure(now, leaves, period)
            carry_out(now, by=by)
        except ValidationError as refusal:
            raise SettlementRefused(key, refusal) from refusal


class SettlementRefused(ValidationError):
    """``refusal`` says by field why the conflict of this key can't be settled so."""

    def __init__(self, key: str, refusal: ValidationError):
        super().__init__(refusal.messages, code="settlement_refused")
        self.key = key
        self.refusal = refusal


def _refuse_move_into_the_closure(settlement, leaves, period: Period) -> None:
    held = {leaf.pk for leaf in settlement.room.leaves} & {leaf.pk for leaf in leaves}
    if held and held_period(settlement.room, settlement.period).overlaps(period):
        raise ValidationError(
            {"room": _("“%(room)s” is about to be closed then too.") % {"room": settlement.room}}
        )


def _let_give_way(conflict: Conflict, period: Period) -> None:
    """End what is left of its cleaning when the closure begins."""
    held = conflict.booking.allocations.filter(
        resource__in=conflict.resources, period__overlap=period.as_range()
    )
    for allocation in held:
        span = Period.from_range(allocation.period)
        if span.starts_at >= period.starts_at:
            raise ValidationError(
                _("%(booking)s has taken place already: the closure has to begin after it.")
                % {"booking": _in_words(conflict.booking)}
            )
        allocation.period = Period(span.starts_at, period.starts_at).as_range()
        allocation.save(update_fields=["period"])


def _write(leaves, period, reason, by) -> Closure:
    closure = Closure(
        reason=reason, starts_at=period.starts_at, ends_at=period.ends_at, decided_by=by
    )
    closure.full_clean()
    closure.save()
    for resource in leaves:
        Allocation.objects.create(
            resource=resource,
            closure=closure,
            quantity=resource.quantity,
            period=period.as_range(),
        )
    return closure


def _in_words(booking: Booking) -> str:
    when = human_period(booking.starts_at, booking.ends_at)
    return f"{booking.reference} ({booking.room}, {when}, {booking.organization})"

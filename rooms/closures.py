"""Closing resources for a time: never silently over somebody's booking."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rooms.models import Allocation, Booking, Closure, Resource
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.dates import human_period
from tcal.shared.periods import Period
from tcal.shared.registry import Fact, tell


def bookings_in_the_way(resources, period: Period):
    """Return the bookings that hold any of the resources during the period."""
    return (
        Booking.objects.holding_time()
        .filter(allocations__in=Allocation.objects.during(period).filter(resource__in=resources))
        .select_related("room", "organization")
        .distinct()
    )


def close(resources, period: Period, *, reason: str, by) -> Closure:
    """Close the resources, all of their pieces; return the closure.

    Raises ``ValidationError`` that names the bookings which have to be moved or cancelled first.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        locked = [
            leaf
            for leaf in Resource.objects.with_leaves_of(resources)
            .locked()
            .prefetch_related("parts")
            if leaf.leaves == [leaf]
        ]
        in_the_way = bookings_in_the_way(locked, period)
        if in_the_way:
            raise ValidationError(
                _("First call off: %(bookings)s.")
                % {"bookings": "; ".join(map(_in_words, in_the_way))},
                code="bookings_in_the_way",
            )
        closure = Closure(
            reason=reason, starts_at=period.starts_at, ends_at=period.ends_at, decided_by=by
        )
        closure.full_clean()
        closure.save()
        for resource in locked:
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


def reopen(closure: Closure, *, by) -> None:
    """Give back the time of a closure that is not over yet; what has passed stays as it was."""
    now = timezone.now()
    if closure.ends_at <= now:
        raise ValidationError(_("This closure is over: there is nothing to reopen."))
    with transaction.atomic():
        closed = Resource.objects.filter(pk__in=closure.allocations.values("resource"))
        resources = list(closed.locked())
        freed = Period(max(closure.starts_at, now), closure.ends_at)
        if closure.starts_at >= now:
            closure.delete()
        else:
            closure.ends_at = now
            closure.decided_by = by
            closure.save(update_fields=["ends_at", "decided_by"])
            closure.allocations.update(period=closure.period.as_range())
        tell(Fact.TIME_FREED, resources=resources, period=freed, by=by)

"""Fairness: what an organisation's strikes mean for it, and what cancelling would cost it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from rooms.models import Booking, FairnessRules, Standing, Strike
from rooms.permissions import cancels_in_its_name


def standing_of(organization, now: datetime | None = None) -> Standing:
    """Return where the organisation stands: its strikes that count, and what follows from them."""
    return Strike.objects.standings_of([organization], now or timezone.now())[organization.pk]


def suspended_until(organization, now: datetime | None = None) -> datetime | None:
    """Return until when the organisation may book nothing new; None where it may.

    From that moment on it may again. True only under the lock of the organisation.
    """
    suspensions = Strike.objects.suspensions_of([organization], now or timezone.now())
    return suspensions.get(organization.pk)


def free_until(booking: Booking) -> datetime:
    """Return until when the booking may be cancelled without a strike; the moment is in time."""
    return FairnessRules.current().free_until(booking.starts_at)


@dataclass(frozen=True)
class Cancelling:
    """What cancelling these bookings now means for their organisation.

    ``free_until`` is the earliest moment until which one of those that are still free is;
    None where none will cost anything at any time. ``late`` are those that cost a strike each.
    """

    late: tuple[Booking, ...]
    free_until: datetime | None
    standing: Standing | None = None

    @property
    def was_free_until(self) -> datetime | None:
        """Until when the first of the late ones could be cancelled freely."""
        if not self.late:
            return None
        return min(self.standing.rules.free_until(one.starts_at) for one in self.late)

    @property
    def would_be(self) -> Standing:
        """Where the organisation would stand afterwards."""
        return self.standing.after(len(self.late))


def what_cancelling_costs(bookings: Iterable[Booking], *, by) -> Cancelling:
    """Return what it would mean if this person called these bookings of one organisation off now."""
    bookings, now = list(bookings), timezone.now()
    if not bookings or not cancels_in_its_name(by, bookings[0]):
        return Cancelling((), None)
    rules = FairnessRules.current()
    late = tuple(one for one in bookings if one.is_late_to_cancel(rules, now))
    free = [rules.free_until(one.starts_at) for one in bookings if one.holds_time]
    return Cancelling(
        late,
        min((moment for moment in free if now <= moment), default=None),
        standing_of(bookings[0].organization, now) if late else None,
    )


def is_warned_of(costs: Cancelling, sent) -> bool:
    """Whether the page whose form was sent told of as many strikes: the free time may have passed

    while it was open.
    """
    told = sent.get("late", "")
    return len(costs.late) <= (int(told) if told.isdecimal() else 0)

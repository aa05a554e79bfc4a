"""What is open, held and free: loaded once for a page, then asked without further queries.

The database decides when a booking is stored (``models/allocation.py``); this module only tells
people beforehand what it would say.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from rooms.models import Allocation, Resource, Venue
from rooms.opening import OpeningCalendar, load_opening_calendars
from tcal.shared.periods import WARSAW, Period, merged, subtracted


@dataclass(frozen=True)
class Held:
    """A resource's pieces held by one booking or closure. ``title`` only where it is public."""

    period: Period
    quantity: int
    holder: int
    starts_at: object
    ends_at: object
    title: str


class Availability:
    """Opening hours and held time of some resources during one period."""

    def __init__(self, during: Period, opening: dict[int, OpeningCalendar], held: dict[int, list]):
        self.during = during
        self._opening = opening
        self._held = held
        self._open = {}

    @classmethod
    def load(cls, resources: Iterable[Resource], during: Period) -> "Availability":
        """Read hours and allocations: two queries whatever the number of resources."""
        resources = list(resources)
        opening = load_opening_calendars(
            Venue.objects.filter(pk__in={resource.venue_id for resource in resources}),
            during.starts_at.astimezone(WARSAW).date(),
            during.ends_at.astimezone(WARSAW).date(),
        )
        margin = max((_buffers(resource) for resource in resources), default=timedelta())
        held = defaultdict(list)
        rows = (
            Allocation.objects.during(during.widened(margin, margin))
            .filter(resource__in=[resource.pk for resource in resources])
            .annotate(
                shown_from=F("booking__starts_at"),
                shown_until=F("booking__ends_at"),
                purpose=F("booking__purpose"),
                is_public=F("booking__title_is_public"),
                closed_for=F("closure__reason"),
            )
            .values_list(
                "resource",
                "period",
                "quantity",
                "holder",
                "shown_from",
                "shown_until",
                "purpose",
                "is_public",
                "closed_for",
            )
        )
        for resource, span, quantity, holder, since, until, purpose, is_public, closed in rows:
            held[resource].append(
                Held(
                    period=Period.from_range(span),
                    quantity=quantity,
                    holder=holder,
                    starts_at=since or span.lower,
                    ends_at=until or span.upper,
                    title=closed or (purpose if is_public else ""),
                )
            )
        return cls(during, opening, held)

    def calendar(self, resource: Resource) -> OpeningCalendar:
        return self._opening[resource.venue_id]

    def open_periods(self, resource: Resource) -> list[Period]:
        """Return the opening hours that touch the loaded period, uncut."""
        if resource.venue_id not in self._open:
            self._open[resource.venue_id] = self.calendar(resource).periods_touching(self.during)
        return self._open[resource.venue_id]

    def is_open(self, resource: Resource, period: Period) -> bool:
        return any(hours.contains(period) for hours in self.open_periods(resource))

    def held(self, resource: Resource) -> list[Held]:
        return sorted(self._held[resource.pk], key=lambda held: held.period)

    def free_periods(self, resource: Resource) -> list[Period]:
        """Return when a visible booking of a single resource may lie, its buffers counted in.

        A booking holds its own buffers too, so held time is widened by them the other way round.
        """
        blocked = merged(
            held.period.widened(
                timedelta(minutes=resource.minutes_after),
                timedelta(minutes=resource.minutes_before),
            )
            for held in self._held[resource.pk]
        )
        return [
            free for hours in self.open_periods(resource) for free in subtracted(hours, blocked)
        ]

    def is_free(self, resource: Resource, period: Period) -> bool:
        return any(free.contains(period) for free in self.free_periods(resource))

    def pieces_free(self, resource: Resource, period: Period) -> int:
        """Return how many pieces are free during the whole period, never less than none."""
        return max(
            0, resource.quantity - peak_use(self._held[resource.pk], held_period(resource, period))
        )


def peak_use(held: Iterable[Held], period: Period) -> int:
    """Return the most pieces in use at one time during a period: the peak, never the sum."""
    held = [one for one in held if one.period.overlaps(period)]
    instants = {period.starts_at} | {
        one.period.starts_at for one in held if one.period.starts_at > period.starts_at
    }
    peak = 0
    for instant in instants:
        by_holder = defaultdict(int)
        for one in held:
            if one.period.contains(instant):
                by_holder[one.holder] = max(by_holder[one.holder], one.quantity)
        peak = max(peak, sum(by_holder.values()))
    return peak


def most_lent(resource: Resource) -> int:
    """Return the most pieces that are promised at one time from now on."""
    ahead = Period(timezone.now(), timezone.now() + timedelta(days=3650))
    return resource.quantity - Availability.load([resource], ahead).pieces_free(resource, ahead)


def held_period(resource: Resource, period: Period) -> Period:
    """Return the time that a booking of this period holds: with set-up before and cleaning after."""
    return period.widened(
        timedelta(minutes=resource.minutes_before), timedelta(minutes=resource.minutes_after)
    )


def _buffers(resource: Resource) -> timedelta:
    return timedelta(minutes=resource.minutes_before + resource.minutes_after)

"""What is open, held and free: loaded once for a page, then asked without further queries.

The database decides when a booking is stored (``models/allocation.py``); this module only tells
people beforehand what it would say.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import Coalesce
from django.utils import timezone

from rooms.models import Allocation, Booking, Resource, Venue
from rooms.opening import OpeningCalendar, load_opening_calendars
from rooms.states import TITLE_MAY_BE_SHOWN
from tcal.shared.periods import WARSAW, Period, local_today, merged, subtracted


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

    def __init__(
        self,
        during: Period,
        opening: dict[int, OpeningCalendar],
        held: dict[int, list],
        margin: timedelta = timedelta(),
    ):
        self.during = during
        self._margin = margin
        self._opening = opening
        self._held = held
        self._open = {}
        self._staffed = {}

    @classmethod
    def load(
        cls, resources: Iterable[Resource], during: Period, *, without: Booking | None = None
    ) -> "Availability":
        """Read hours and allocations: two queries whatever the number of resources.

        A divisible hall is held whenever one of its parts is. ``without`` leaves out what one
        booking holds: its own time does not stand in the way of its change.
        """
        return cls.load_each(resources, [during], without=without)[0]

    @classmethod
    def load_each(
        cls,
        resources: Iterable[Resource],
        periods: list[Period],
        *,
        without: Booking | None = None,
        calendars: dict[int, OpeningCalendar] | None = None,
    ) -> list["Availability"]:
        """The same for several periods, far apart perhaps: nothing is read of the time between.

        Two queries; one where the calendars of the venues, valid on all these days, are given.
        """
        resources = list(resources)
        hull = Period(min(one.starts_at for one in periods), max(one.ends_at for one in periods))
        if calendars is None:
            calendars = load_opening_calendars(
                Venue.objects.filter(pk__in={resource.venue_id for resource in resources}),
                hull.starts_at.astimezone(WARSAW).date(),
                hull.ends_at.astimezone(WARSAW).date(),
            )
        margin = max((_buffers(resource) for resource in resources), default=timedelta())
        spans = merged(period.widened(margin, margin) for period in periods)
        wanted = {resource.pk for resource in resources}
        held = defaultdict(set)
        for resource, wholes, *fields in _rows(resources, spans, without):
            one = _held(*fields)
            for pk in wanted.intersection([resource, *wholes]):
                held[pk].add(one)
        whole = cls(hull, calendars, held, margin)
        return [whole.narrowed(one) for one in periods] if len(periods) > 1 else [whole]

    def narrowed(self, during: Period, *, without: Booking | None = None) -> "Availability":
        """Return what is known of a shorter time within the loaded one, without a query.

        ``without`` is as for ``load``. For looking at many single days of a year.
        """
        span = during.widened(self._margin, self._margin)
        held = {
            pk: [
                one
                for one in rows
                if one.period.overlaps(span) and not (without and one.holder == without.pk)
            ]
            for pk, rows in self._held.items()
        }
        return Availability(during, self._opening, held, self._margin)

    def calendar(self, resource: Resource) -> OpeningCalendar:
        return self._opening[resource.venue_id]

    def open_periods(self, resource: Resource) -> list[Period]:
        """Return the opening hours that touch the loaded period, uncut."""
        if resource.venue_id not in self._open:
            self._open[resource.venue_id] = self.calendar(resource).periods_touching(self.during)
        return self._open[resource.venue_id]

    def is_open(self, resource: Resource, period: Period) -> bool:
        return any(hours.contains(period) for hours in self.open_periods(resource))

    def is_staffed(self, resource: Resource, period: Period) -> bool:
        """Whether somebody of the centre is there during the whole period."""
        return any(hours.contains(period) for hours in self.staffed_periods(resource))

    def staffed_periods(self, resource: Resource) -> list[Period]:
        """Return the hours with staff that touch the loaded period, uncut."""
        if resource.venue_id not in self._staffed:
            self._staffed[resource.venue_id] = self.calendar(resource).periods_touching(
                self.during, staffed_only=True
            )
        return self._staffed[resource.venue_id]

    def held(self, resource: Resource) -> list[Held]:
        return sorted(self._held.get(resource.pk, ()), key=lambda held: held.period)

    def free_periods(self, resource: Resource) -> list[Period]:
        """Return when a visible booking of a single resource may lie, its buffers counted in.

        A booking holds its own buffers too, so held time is widened by them the other way round.
        """
        blocked = merged(
            held.period.widened(
                timedelta(minutes=resource.minutes_after),
                timedelta(minutes=resource.minutes_before),
            )
            for held in self.held(resource)
        )
        return [
            free for hours in self.open_periods(resource) for free in subtracted(hours, blocked)
        ]

    def bookable_periods(self, resource: Resource, now) -> list[Period]:
        """Return what of the free time its policy leaves: within notice and horizon, in steps."""
        latest = local_today() + timedelta(days=resource.horizon_days)
        earliest = now + timedelta(hours=resource.notice_hours)
        bookable = []
        for free in self.free_periods(resource):
            start = rounded_up(max(free.starts_at, earliest), resource.step)
            end = rounded_down(free.ends_at, resource.step)
            starts_in_reach = start.astimezone(WARSAW).date() <= latest
            if starts_in_reach and end - start >= resource.shortest:
                bookable.append(Period(start, end))
        return bookable

    def is_free(self, resource: Resource, period: Period) -> bool:
        return any(free.contains(period) for free in self.free_periods(resource))

    def pieces_free(self, resource: Resource, period: Period) -> int:
        """Return how many pieces are free during the whole period, never less than none."""
        return max(
            0, resource.quantity - peak_use(self.held(resource), held_period(resource, period))
        )

    def enough_until(self, resource: Resource, pieces: int, period: Period):
        """Return until when so many pieces are free from the start on; None where never or always."""
        span, held = held_period(resource, period), self.held(resource)
        starts = {one.period.starts_at for one in held if span.contains(one.period.starts_at)}
        for instant in sorted(starts | {span.starts_at}):
            in_use = peak_use(held, Period(instant, instant + timedelta(seconds=1)))
            if resource.quantity - in_use < pieces:
                return None if instant == span.starts_at else instant
        return None


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


def rounded_up(moment, step: timedelta):
    """Return the next multiple of the step, counted from the full hour."""
    return moment + (-_past_the_hour(moment) % step)


def rounded_down(moment, step: timedelta):
    return moment - _past_the_hour(moment) % step


def _past_the_hour(moment) -> timedelta:
    return timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)


def held_period(resource: Resource, period: Period) -> Period:
    """Return the time that a booking of this period holds: with set-up before and cleaning after."""
    return period.widened(
        timedelta(minutes=resource.minutes_before), timedelta(minutes=resource.minutes_after)
    )


def _rows(resources, spans: list[Period], without):
    """The allocations of resources and of the parts of divisible ones, with their wholes."""
    part = Resource.parts.through.objects.filter(part=OuterRef("resource"))
    return (
        Allocation.objects.during_any(spans)
        .filter(resource__in=Resource.objects.with_leaves_of(resources))
        .exclude(holder=without.pk if without else None)
        .annotate(
            wholes=ArraySubquery(part.values("whole")),
            shown_from=Coalesce("change__starts_at", "booking__starts_at"),
            shown_until=Coalesce("change__ends_at", "booking__ends_at"),
        )
        .values_list(
            "resource",
            "wholes",
            "period",
            "quantity",
            "holder",
            "shown_from",
            "shown_until",
            "booking__purpose",
            "booking__title_is_public",
            "booking__status",
            "closure__reason",
        )
    )


def _held(span, quantity, holder, since, until, purpose, is_public, status, closed_for) -> Held:
    return Held(
        period=Period.from_range(span),
        quantity=quantity,
        holder=holder,
        starts_at=since or span.lower,
        ends_at=until or span.upper,
        title=closed_for or (purpose if is_public and status in TITLE_MAY_BE_SHOWN else ""),
    )


def _buffers(resource: Resource) -> timedelta:
    return timedelta(minutes=resource.minutes_before + resource.minutes_after)

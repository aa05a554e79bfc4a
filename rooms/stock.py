"""How many pieces of equipment are free when, for the page of the equipment."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils import timezone

from rooms.availability import Availability, peak_use
from rooms.models import Resource
from tcal.shared.periods import Period, day_bounds, local_today


@dataclass(frozen=True)
class Stretch:
    period: Period
    free: int


@dataclass(frozen=True)
class StockDay:
    day: date
    note: str
    stretches: list[Stretch]


@dataclass(frozen=True)
class Stock:
    """Days of one kind of equipment, cut wherever the number of free pieces changes."""

    days: list[StockDay]
    free_now: int

    @classmethod
    def load(cls, thing: Resource, days: int) -> "Stock":
        """Two queries however many loans there are."""
        dates = [local_today() + timedelta(days=offset) for offset in range(days)]
        span = Period(day_bounds(dates[0]).starts_at, day_bounds(dates[-1]).ends_at)
        availability = Availability.load([thing], span)
        calendar = availability.calendar(thing)
        now = timezone.now()
        return cls(
            [
                StockDay(
                    day,
                    calendar.note_on(day),
                    [
                        stretch
                        for hours in calendar.periods_on(day)
                        if hours.ends_at > now
                        for stretch in _stretches(
                            thing, Period(max(hours.starts_at, now), hours.ends_at), availability
                        )
                    ],
                )
                for day in dates
            ],
            _free(thing, Period(now, now + timedelta(minutes=1)), availability),
        )


def _stretches(thing, hours: Period, availability) -> list[Stretch]:
    edges = {hours.starts_at, hours.ends_at}
    for held in availability.held(thing):
        edges |= {
            edge
            for edge in (held.period.starts_at, held.period.ends_at)
            if hours.starts_at < edge < hours.ends_at
        }
    edges = sorted(edges)
    stretches = []
    for start, end in pairwise(edges):
        free = _free(thing, Period(start, end), availability)
        if stretches and stretches[-1].free == free:
            start = stretches.pop().period.starts_at
        stretches.append(Stretch(Period(start, end), free))
    return stretches


def _free(thing, period: Period, availability) -> int:
    return max(0, thing.quantity - peak_use(availability.held(thing), period))

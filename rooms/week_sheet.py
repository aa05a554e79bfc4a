"""A room's week on paper, for its door: the same as everybody may read in the public calendar."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from rooms.availability import Availability
from rooms.door import Use, uses_of
from rooms.models import Resource
from tcal.shared.periods import Period, day_bounds

DAYS = 7


@dataclass(frozen=True)
class Line:
    """A use of the room cut to one day; ``lasts_all_day`` from midnight to midnight."""

    use: Use
    period: Period
    lasts_all_day: bool


@dataclass(frozen=True)
class SheetDay:
    day: date
    hours: list[Period]
    note: str
    lines: list[Line]


@dataclass(frozen=True)
class WeekSheet:
    room: Resource
    days: list[SheetDay]
    made_at: datetime

    @property
    def first(self) -> date:
        return self.days[0].day

    @property
    def last(self) -> date:
        return self.days[-1].day


def week_sheet_of(room: Resource, monday: date) -> WeekSheet:
    """Return seven days of a room in the same number of queries however much is booked."""
    dates = [monday + timedelta(days=offset) for offset in range(DAYS)]
    week = Period(day_bounds(dates[0]).starts_at, day_bounds(dates[-1]).ends_at)
    parts = list(room.parts.in_polish_order())
    availability = Availability.load([room, *parts], week)
    calendar = availability.calendar(room)
    uses = uses_of(room, parts, availability)
    return WeekSheet(
        room,
        [
            SheetDay(day, calendar.periods_on(day), calendar.note_on(day), _lines(uses, day))
            for day in dates
        ],
        timezone.now(),
    )


def _lines(uses: list[Use], day: date) -> list[Line]:
    bounds = day_bounds(day)
    lines = []
    for use in uses:
        if use.period.overlaps(bounds):
            cut = Period(
                max(use.starts_at, bounds.starts_at),
                min(use.ends_at, bounds.ends_at),
            )
            lines.append(Line(use, cut, cut == bounds))
    return lines

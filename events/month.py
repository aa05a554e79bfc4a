"""A month of events as a table of weeks, Monday first."""

import calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language

from events.models import Event
from tcal.shared.dates import human_time
from tcal.shared.periods import WARSAW, local_today

# Beyond these years there is nothing to see, and no end for machines that follow links.
FIRST_YEAR = 2010
YEARS_AHEAD = 3


@dataclass(frozen=True)
class Entry:
    """An event on one of its days; ``hour`` is empty where it goes on from the day before."""

    event: Event
    hour: str


@dataclass(frozen=True)
class Day:
    date: date
    is_today: bool
    is_other: bool
    entries: list[Entry] = field(default_factory=list)

    @property
    def is_weekend(self) -> bool:
        return self.date.weekday() >= 5


@dataclass(frozen=True)
class Month:
    """A month that has a page. Raises ``ValueError`` for any other."""

    year: int
    month: int

    def __post_init__(self):
        if not 1 <= self.month <= 12 or not self.is_shown(self.year):
            raise ValueError(f"no page for {self.year}-{self.month}")

    @staticmethod
    def is_shown(year: int) -> bool:
        return FIRST_YEAR <= year <= local_today().year + YEARS_AHEAD

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @property
    def name(self) -> str:
        """November 2026. Django's own names of months are capitalised also in Polish."""
        name = date_format(self.first_day, "F Y")
        return name.lower() if get_language() == "pl" else name

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def previous(self) -> "Month | None":
        return self._other(self.first_day - timedelta(days=1))

    @property
    def next(self) -> "Month | None":
        return self._other(self.first_day + timedelta(days=31))

    def _other(self, day: date) -> "Month | None":
        return Month.of(day) if self.is_shown(day.year) else None

    @property
    def is_current(self) -> bool:
        return self == Month.of(local_today())

    def get_absolute_url(self) -> str:
        return reverse("events:month", args=[self.year, self.month])

    def weeks(self, events: Iterable[Event]) -> list[list[Day]]:
        """Return whole weeks; an event of several days stands on each of them.

        Days of the neighbouring months are there to fill the rows and stay empty.
        """
        by_day = defaultdict(list)
        for event in events:
            for day in _days_of(event.starts_at, event.ends_at, month=self):
                begins = event.starts_at.astimezone(WARSAW).date() == day
                by_day[day].append(Entry(event, human_time(event.starts_at) if begins else ""))
        today = local_today()
        return [
            [
                Day(
                    date=day,
                    is_today=day == today,
                    is_other=day.month != self.month,
                    entries=by_day[day],
                )
                for day in week
            ]
            for week in calendar.Calendar().monthdatescalendar(self.year, self.month)
        ]


def _days_of(starts_at: datetime, ends_at: datetime, *, month: Month) -> list[date]:
    """The days of the month, in Warsaw, on which something takes place; ends are half-open."""
    first = starts_at.astimezone(WARSAW).date()
    last = (ends_at - timedelta(microseconds=1)).astimezone(WARSAW).date()
    days = calendar.monthrange(month.year, month.month)[1]
    first = max(first, month.first_day)
    last = min(last, month.first_day.replace(day=days))
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]

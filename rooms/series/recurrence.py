"""The days on which a booking repeats, and its time on each. Pure: no database, no clock."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import islice, takewhile

from rooms.models import Frequency
from tcal.shared.periods import Period, local_datetime

# A year of weeks: the longest series.
MOST_DAYS = 53

# The fifth Saturday does not come every month, so it is taken for the last one.
LAST = 5

WEEKS_BETWEEN = {Frequency.WEEKLY: 1, Frequency.FORTNIGHTLY: 2}


@dataclass(frozen=True)
class Recurrence:
    """Every week, every second week, or on the same weekday of each month.

    Times are local, so that the hour stays through a clock change; an end that is not later than
    the start is on the next day. It ends after ``until`` or after ``count`` days, whichever comes
    first, and after ``MOST_DAYS`` in any case.
    """

    frequency: Frequency
    first_day: date
    starts_at: time
    ends_at: time
    until: date | None = None
    count: int | None = None

    @property
    def days(self) -> list[date]:
        """Return the days, at least the first one, in order."""
        days = _days_from(self.first_day, self.frequency)
        if self.until is not None:
            days = takewhile(lambda day: day <= self.until, days)
        return list(islice(days, min(self.count or MOST_DAYS, MOST_DAYS)))

    @property
    def passes_midnight(self) -> bool:
        return self.ends_at <= self.starts_at

    def period_on(self, day: date) -> Period:
        """Return the time on one of the days.

        Raises ``AmbiguousLocalTime`` or ``NonexistentLocalTime``, which say what to do, where the
        clocks change just then: which time is meant is not guessed.
        """
        return local_period(day, self.starts_at, self.ends_at)


def local_period(day: date, starts_at: time, ends_at: time) -> Period:
    """Return the period of two local times; an end not later than the start is on the next day.

    Raises like ``Recurrence.period_on``.
    """
    last_day = day + timedelta(days=1) if ends_at <= starts_at else day
    return Period(local_datetime(day, starts_at), local_datetime(last_day, ends_at))


def week_of_month(day: date) -> int:
    """Return which one of its weekday in the month a day is: 1 to 4, or ``LAST`` for a fifth."""
    return (day.day - 1) // 7 + 1


def _days_from(first: date, frequency: Frequency) -> Iterator[date]:
    """Yield the days without an end, as far as the calendar goes."""
    try:
        if frequency in WEEKS_BETWEEN:
            step = timedelta(weeks=WEEKS_BETWEEN[frequency])
            day = first
            while True:
                yield day
                day += step
        year, month, number = first.year, first.month, week_of_month(first)
        while True:
            yield _nth_weekday(year, month, first.weekday(), number)
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    except (OverflowError, ValueError):
        return


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    first_weekday, length = monthrange(year, month)
    day = 1 + (weekday - first_weekday) % 7 + (number - 1) * 7
    return date(year, month, day if day <= length else day - 7)

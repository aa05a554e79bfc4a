"""Half-open periods of time and the two nights a year when the local clock jumps.

Python subtracts and compares two datetimes of the same zone by their wall clocks, which is an hour
wrong across a clock change. A Period therefore keeps its ends in UTC, whatever it is given.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

WARSAW = ZoneInfo("Europe/Warsaw")


class LocalTimeError(ValueError):
    """A wall-clock time that does not name one instant; `str()` says why and what to do."""

    def __init__(self, day: date, at: time):
        super().__init__(day, at)
        self.day = day
        self.at = at


class AmbiguousLocalTime(LocalTimeError):
    """The clocks go back and this time comes twice: `first` in summer time, `second` in winter."""

    def __init__(self, day: date, at: time, *, first: datetime, second: datetime):
        super().__init__(day, at)
        self.first = first
        self.second = second

    def __str__(self):
        change = _clock_change(self.first, self.second).astimezone(WARSAW)
        repeated = self.first.utcoffset() - self.second.utcoffset()
        return _(
            "On %(day)s the clocks go back and %(time)s comes twice. "
            "Choose a time before %(from)s or from %(until)s."
        ) % {
            "day": _spoken_day(self.day),
            "time": _clock(self.at),
            "from": _clock(change),
            "until": _clock(change + repeated),
        }


class NonexistentLocalTime(LocalTimeError):
    """The clocks go forward over this time: `first_valid` is the instant just after the gap."""

    def __init__(self, day: date, at: time, *, first_valid: datetime):
        super().__init__(day, at)
        self.first_valid = first_valid

    def __str__(self):
        return _(
            "On %(day)s the clocks go forward and there is no %(time)s. "
            "Choose %(first_valid)s or a later time, or a time before the change."
        ) % {
            "day": _spoken_day(self.day),
            "time": _clock(self.at),
            "first_valid": _clock(self.first_valid),
        }


@dataclass(frozen=True, order=True)
class Period:
    """From `starts_at` up to, but without, `ends_at`. Both are aware and kept in UTC.

    Raises ValueError for naive times and when the end is not after the start.
    """

    starts_at: datetime
    ends_at: datetime

    def __post_init__(self):
        object.__setattr__(self, "starts_at", _in_utc(self.starts_at))
        object.__setattr__(self, "ends_at", _in_utc(self.ends_at))
        if self.ends_at <= self.starts_at:
            raise ValueError(_("The end must be later than the start."))

    @property
    def duration(self) -> timedelta:
        """Time that really passes, so 25 h for the day on which the clocks go back."""
        return self.ends_at - self.starts_at

    def overlaps(self, other: "Period") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def contains(self, other: "Period | datetime") -> bool:
        """Whether an instant, or the whole of another period, lies within this one."""
        if isinstance(other, Period):
            return self.starts_at <= other.starts_at and other.ends_at <= self.ends_at
        return self.starts_at <= _in_utc(other) < self.ends_at

    def widened(self, before: timedelta = timedelta(), after: timedelta = timedelta()) -> "Period":
        """The period with room for setting up before it and cleaning after it."""
        return Period(self.starts_at - before, self.ends_at + after)

    def as_range(self) -> DateTimeTZRange:
        return DateTimeTZRange(self.starts_at, self.ends_at, "[)")

    @classmethod
    def from_range(cls, value: DateTimeTZRange) -> "Period":
        """Raises ValueError for an empty or unbounded range, and for bounds other than `[)`."""
        if value.isempty or value.lower is None or value.upper is None:
            raise ValueError("A period has a start and an end.")
        if not value.lower_inc or value.upper_inc:
            raise ValueError("A period is half-open: [start, end).")
        return cls(value.lower, value.upper)


def local_today() -> date:
    """Today's date in Warsaw."""
    return timezone.now().astimezone(WARSAW).date()


def local_datetime(day: date, at: time, *, fold: int | None = None) -> datetime:
    """The aware datetime of a wall-clock time in Warsaw.

    Raises AmbiguousLocalTime when the time comes twice that night and `fold` (0 the first, 1 the
    second) does not say which one is meant; NonexistentLocalTime when the clocks skip it.
    """
    if at.tzinfo is not None:
        raise ValueError("A local time carries no time zone of its own.")
    first = datetime.combine(day, at, WARSAW).replace(fold=0)
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    # The earlier reading of a skipped time is the *later* instant: it uses the offset from before.
    if _in_utc(first) > _in_utc(second):
        raise NonexistentLocalTime(
            day, at, first_valid=_clock_change(second, first).astimezone(WARSAW)
        )
    if fold is None:
        raise AmbiguousLocalTime(day, at, first=first, second=second)
    return second if fold else first


def day_bounds(day: date) -> Period:
    """From local midnight to the next one: 23 or 25 hours on the days the clocks change.

    Raises ValueError for the first and last days of the calendar, which have no such bounds.
    """
    try:
        return Period(_first_instant(day), _first_instant(day + timedelta(days=1)))
    except OverflowError as error:
        raise ValueError(_("This date is too far away.")) from error


def merged(periods: Iterable[Period]) -> list[Period]:
    """The same time in as few periods as possible, in order; those that touch become one."""
    result: list[Period] = []
    for period in sorted(periods):
        if result and period.starts_at <= result[-1].ends_at:
            last = result.pop()
            period = Period(last.starts_at, max(last.ends_at, period.ends_at))
        result.append(period)
    return result


def subtracted(whole: Period, taken: Iterable[Period]) -> list[Period]:
    """What is left of `whole` without the periods in `taken`, in order."""
    left: list[Period] = []
    free_from = whole.starts_at
    for period in merged(taken):
        if not period.overlaps(whole):
            continue
        if free_from < period.starts_at:
            left.append(Period(free_from, period.starts_at))
        free_from = period.ends_at
    if free_from < whole.ends_at:
        left.append(Period(free_from, whole.ends_at))
    return left


def _first_instant(day: date) -> datetime:
    try:
        return local_datetime(day, time.min, fold=0)
    except NonexistentLocalTime as gap:
        return gap.first_valid


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError("A period needs times that know their time zone.")
    return moment.astimezone(UTC)


def _clock_change(before: datetime, after: datetime) -> datetime:
    """The first instant, in UTC, at which Warsaw has the offset it has at `after`."""
    low, high = _in_utc(before), _in_utc(after)
    new_offset = high.astimezone(WARSAW).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        if middle.astimezone(WARSAW).utcoffset() == new_offset:
            high = middle
        else:
            low = middle
    return high.replace(microsecond=0)


def _clock(moment: time | datetime) -> str:
    return f"{moment.hour}:{moment.minute:02}"


def _spoken_day(day: date) -> str:
    return date_format(day, "j E Y")

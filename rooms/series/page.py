"""The days of a series as its page lists them: booked and left out, in order."""

from dataclasses import dataclass
from datetime import date

from rooms.models import Booking, BookingSeries, SkippedDay
from rooms.series.cancelling import CANCELLABLE
from rooms.states import HOLDS_TIME
from tcal.shared.periods import local_today


@dataclass(frozen=True)
class SeriesDay:
    """A day with its booking, or one that was left out. ``awaits_change``: staff are asked."""

    day: date
    booking: Booking | None = None
    skipped: SkippedDay | None = None
    awaits_change: bool = False

    @property
    def is_past(self) -> bool:
        return self.day < local_today()

    @property
    def is_coming(self) -> bool:
        booking = self.booking
        return bool(booking and booking.status in CANCELLABLE and not booking.has_begun)


def days_of(series: BookingSeries) -> list[SeriesDay]:
    """Return every day once, in order: of several bookings of a day the one that holds time."""
    by_day = {}
    bookings = series.bookings.with_details().prefetch_related("changes").order_by("pk")
    for booking in bookings:
        before = by_day.get(booking.series_day)
        if before is None or before.booking.status not in HOLDS_TIME:
            waits = any(change.is_awaiting for change in booking.changes.all())
            by_day[booking.series_day] = SeriesDay(booking.series_day, booking, None, waits)
    for skipped in series.skipped_days.all():
        by_day[skipped.day] = SeriesDay(skipped.day, skipped=skipped)
    return [by_day[day] for day in sorted(by_day)]


def has_coming(days: list[SeriesDay]) -> bool:
    """Whether something is left to change or to call off."""
    return any(one.is_coming for one in days)

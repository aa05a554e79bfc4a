"""Letters about a series: one for all of its days."""

from rooms.models import BookingSeries
from rooms.states import BookingStatus
from tcal.shared.mail import queue_mail


def tell_booked(series: BookingSeries) -> None:
    """List what was booked and what was left out, each with its reason."""
    bookings = list(series.bookings.with_details().order_by("series_day"))
    _tell(
        series,
        "series_booked",
        bookings=bookings,
        skipped=list(series.skipped_days.all()),
        is_waiting=any(booking.status == BookingStatus.PENDING for booking in bookings),
    )


def tell_cancelled(series: BookingSeries, bookings, *, reason: str) -> None:
    _tell(series, "series_cancelled", bookings=bookings, reason=reason)


def tell_changed(series: BookingSeries, changes) -> None:
    """List what was moved at once and what staff have to agree to."""
    _tell(
        series,
        "series_changed",
        moved=[change for change in changes if not change.is_awaiting],
        asked=[change for change in changes if change.is_awaiting],
    )


def _tell(series, letter, **context) -> None:
    queue_mail(
        f"rooms/mail/{letter}",
        to=series.requested_by.email,
        language=series.requested_by.language,
        context={"series": series, **context},
    )

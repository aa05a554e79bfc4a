"""Letters about a series: one for all of its days."""

from rooms.letters import Recipient, queue_letters
from rooms.models import BookingSeries
from rooms.states import BookingStatus


def tell_booked(series: BookingSeries) -> None:
    """List what was booked and what was left out, each with its reason."""
    bookings = list(
        series.bookings.with_details().select_related("room__venue").order_by("series_day")
    )
    _tell(
        series,
        "series_booked",
        about=bookings,
        bookings=bookings,
        skipped=list(series.skipped_days.all()),
        is_waiting=any(booking.status == BookingStatus.PENDING for booking in bookings),
    )


def tell_cancelled(series: BookingSeries, bookings, *, reason: str) -> None:
    _tell(series, "series_cancelled", about=bookings, bookings=bookings, reason=reason)


def tell_changed(series: BookingSeries, changes) -> None:
    """List what was moved at once and what staff have to agree to."""
    moved = [change for change in changes if not change.is_awaiting]
    _tell(
        series,
        "series_changed",
        about=[change.booking for change in moved],
        moved=moved,
        asked=[change for change in changes if change.is_awaiting],
    )


def _tell(series, letter, *, about, **context) -> None:
    person = series.requested_by
    queue_letters(
        letter,
        [Recipient(person.email, person.language)],
        context={"series": series, **context},
        bookings=about,
    )

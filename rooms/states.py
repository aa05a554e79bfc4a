"""The life of a booking."""

from django.db import models
from django.utils.translation import pgettext_lazy


class BookingStatus(models.TextChoices):
    PENDING = "pending", pgettext_lazy("booking", "awaiting confirmation")
    CONFIRMED = "confirmed", pgettext_lazy("booking", "confirmed")
    REJECTED = "rejected", pgettext_lazy("booking", "refused")
    EXPIRED = "expired", pgettext_lazy("booking", "expired")
    CANCELLED = "cancelled", pgettext_lazy("booking", "cancelled")
    COMPLETED = "completed", pgettext_lazy("booking", "took place")
    NO_SHOW = "no_show", pgettext_lazy("booking", "nobody came")


# Bookings in these statuses keep their allocations: the time is theirs.
HOLDS_TIME = frozenset(
    {
        BookingStatus.PENDING,
        BookingStatus.CONFIRMED,
        BookingStatus.COMPLETED,
        BookingStatus.NO_SHOW,
    }
)

BOOKING_MOVES = {
    BookingStatus.PENDING: {
        BookingStatus.CONFIRMED,
        BookingStatus.REJECTED,
        BookingStatus.EXPIRED,
        BookingStatus.CANCELLED,
    },
    BookingStatus.CONFIRMED: {
        BookingStatus.CANCELLED,
        BookingStatus.COMPLETED,
        BookingStatus.NO_SHOW,
    },
    BookingStatus.REJECTED: set(),
    BookingStatus.EXPIRED: set(),
    BookingStatus.CANCELLED: set(),
    BookingStatus.COMPLETED: set(),
    BookingStatus.NO_SHOW: set(),
}

"""A day as staff at the desk see it."""

from datetime import date

from rooms.models import Booking
from tcal.shared.periods import day_bounds


def day_of(day: date) -> list[Booking]:
    """Return the bookings of a local day by time, with their handovers; two queries at most."""
    bounds = day_bounds(day)
    return list(
        Booking.objects.holding_time()
        .filter(starts_at__lt=bounds.ends_at, ends_at__gt=bounds.starts_at)
        .select_related("organization", "room", "handover")
        .order_by("starts_at", "room__name_sort", "pk")
    )

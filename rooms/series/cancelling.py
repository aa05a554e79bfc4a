"""Calling off the rest of a series, or all of it that is still to come."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rooms.holding import lock_organization, lock_resources
from rooms.models import Booking, BookingSeries, Resource
from rooms.permissions import can_cancel
from rooms.series.letters import tell_cancelled
from rooms.states import BookingStatus

CANCELLABLE = (BookingStatus.PENDING, BookingStatus.CONFIRMED)


def cancellable(series: BookingSeries, since: date | None = None):
    """Return the bookings of a series that are still to come, from a day on if one is given."""
    coming = series.bookings.filter(status__in=CANCELLABLE, starts_at__gt=timezone.now())
    if since is not None:
        coming = coming.filter(series_day__gte=since)
    return coming.with_details().select_related("room__venue").order_by("series_day")


def cancel_series(
    series: BookingSeries, *, since: date | None = None, by, reason: str = ""
) -> list[Booking]:
    """Give back the time of all that is still to come, or from a day on; return what was called off.

    One letter tells about all of it, and one about the strikes for days that are called off too
    late. Raises ``PermissionDenied``, and ``ValidationError`` where
    nothing is left to call off.
    """
    with transaction.atomic():
        organization = lock_organization(series.organization)
        if not can_cancel(by, series):
            raise PermissionDenied
        # All resources before the first booking: each cancellation then finds its locks taken.
        lock_everything_held_by(cancellable(series, since))
        bookings = list(cancellable(series, since))
        if not bookings:
            raise ValidationError(
                _("Nothing of this series is left to cancel."), code="nothing_left"
            )
        for booking in bookings:
            booking.organization = organization
            booking.cancel(by=by, reason=reason, tells=False)
        tell_cancelled(series, bookings, reason=reason.strip())
        strikes = [booking.strike for booking in bookings if booking.cancelled_late]
        if strikes:
            strikes[0].tell_organization("strike_given", with_others=strikes[1:])
        return bookings


def lock_everything_held_by(bookings, *rooms: Resource) -> dict[int, Resource]:
    """Lock the rooms and equipment of these bookings, and further rooms, in the order of ids."""
    ids = bookings.order_by().values("pk")
    held = Resource.objects.filter(allocations__booking__in=ids).distinct()
    own = Resource.objects.filter(bookings__in=ids).distinct()
    return lock_resources({*held, *own, *rooms})

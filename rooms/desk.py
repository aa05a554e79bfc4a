"""What waits for staff among bookings."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rooms.models import Booking
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.dates import human_period
from tcal.shared.registry import DeskItem, DeskQueue


def _item(booking) -> DeskItem:
    return DeskItem(
        title=f"{booking.room}: {human_period(booking.starts_at, booking.ends_at)}",
        since=booking.requested_at,
        url=reverse("admin:rooms_booking_change", args=[booking.pk]),
        detail=f"{booking.organization} · {booking.purpose}",
    )


WAITING_BOOKINGS = DeskQueue(
    name="bookings",
    label=_("Bookings"),
    may_see=is_centre_staff,
    waiting=lambda user: Booking.objects.awaiting_decision().select_related("room", "organization"),
    item=_item,
    url=lambda: reverse("admin:rooms_booking_changelist") + "?status__exact=pending",
)

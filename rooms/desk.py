"""What waits for staff among bookings."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooms.models import Booking, BookingChange, Strike
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.dates import human_period
from tcal.shared.registry import DeskItem, DeskQueue


def _item(booking) -> DeskItem:
    return DeskItem(
        title=f"{booking.room}: {human_period(booking.starts_at, booking.ends_at)}",
        since=booking.requested_at,
        url=reverse("admin:rooms_booking_change", args=[booking.pk]),
        detail=_detail(booking, booking.answer_by),
    )


def _detail(booking, answer_by) -> str:
    deadline = _("answer by: %(deadline)s") % {"deadline": human_period(answer_by, None)}
    return f"{booking.organization} · {booking.purpose} · {deadline}"


WAITING_BOOKINGS = DeskQueue(
    name="bookings",
    label=gettext_lazy("Bookings"),
    may_see=is_centre_staff,
    waiting=lambda user: Booking.objects.awaiting_decision().select_related("room", "organization"),
    item=_item,
    url=lambda: reverse("admin:rooms_booking_changelist") + "?status__exact=pending",
)


def _item_of_change(change) -> DeskItem:
    return DeskItem(
        title=f"{change.room}: {human_period(change.starts_at, change.ends_at)}",
        since=change.proposed_at,
        url=reverse("admin:rooms_bookingchange_change", args=[change.pk]),
        detail=_detail(change.booking, change.answer_by),
    )


WAITING_CHANGES = DeskQueue(
    name="booking_changes",
    label=gettext_lazy("Changes of bookings"),
    may_see=is_centre_staff,
    waiting=lambda user: BookingChange.objects.awaiting_staff().select_related(
        "room", "booking__organization"
    ),
    item=_item_of_change,
    url=lambda: (
        reverse("admin:rooms_bookingchange_changelist")
        + "?status__exact=awaiting&kind__exact=request"
    ),
)


def _item_of_appeal(strike) -> DeskItem:
    booking = strike.booking
    return DeskItem(
        title=str(strike),
        since=strike.appealed_at,
        url=reverse("admin:rooms_strike_change", args=[strike.pk]),
        detail=f"{booking.reference} · {human_period(booking.starts_at, booking.ends_at)}",
    )


WAITING_APPEALS = DeskQueue(
    name="appeals",
    label=gettext_lazy("Appeals"),
    may_see=is_centre_staff,
    waiting=lambda user: Strike.objects.awaiting_decision().select_related(
        "organization", "booking"
    ),
    item=_item_of_appeal,
    url=lambda: reverse("admin:rooms_strike_changelist") + "?status__exact=appealed",
)

"""What stands in the handover protocol and on the day sheet; both are printed in Polish only."""

from base64 import b64encode

from rooms.handovers import DayOfWork, held_by
from rooms.models import Booking, Handover, HandoverPhoto


def protocol_context(handover: Handover) -> dict:
    """Return everything for ``rooms/pdf/protocol.html``, the photos as parts of the document."""
    booking = (
        Booking.objects.with_details().select_related("room__venue").get(pk=handover.booking_id)
    )
    photos = [(photo, _embedded(photo)) for photo in handover.photos.all()]
    return {
        "handover": handover,
        "booking": booking,
        "held": held_by(booking),
        "damages": handover.damages.select_related("resource", "closure").order_by("pk"),
        "photos_before": _of(photos, HandoverPhoto.Stage.BEFORE),
        "photos_after": _of(photos, HandoverPhoto.Stage.AFTER),
    }


def day_sheet_context(work: DayOfWork) -> dict:
    """Return everything for ``rooms/pdf/day_sheet.html``; ``overdue`` stands at its top."""
    return {
        "work": work,
        "rows": [(booking, held_by(booking)) for booking in work.bookings],
        "overdue": [(booking, held_by(booking)) for booking in work.overdue],
    }


def _of(photos, stage) -> list:
    return [(photo, address) for photo, address in photos if address and photo.stage == stage]


def _embedded(photo) -> str:
    """The picture as an address that carries it; empty where the file is gone."""
    try:
        with photo.image.open() as file:
            return f"data:image/webp;base64,{b64encode(file.read()).decode()}"
    except FileNotFoundError:
        return ""

"""A booking as an entry of a calendar: the same one in every letter, download and feed.

Its UID never changes, also when the booking moves to another room; ``Booking.sequence`` grows with
every change, so that calendars know which of two versions is the newer. No person, no telephone
and no door code is in it: calendars are shared and passed on.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac

from rooms.states import BookingStatus
from tcal.shared.ical import CalendarEntry
from tcal.shared.mail import absolute_url

CANCELLED = "CANCELLED"

# What calendars call the statuses; what was refused is as good as cancelled for them.
ICAL_STATUS = {
    BookingStatus.OFFERED: "TENTATIVE",
    BookingStatus.PENDING: "TENTATIVE",
    BookingStatus.CONFIRMED: "CONFIRMED",
    BookingStatus.COMPLETED: "CONFIRMED",
    BookingStatus.NO_SHOW: "CONFIRMED",
}


def ical_status(booking) -> str:
    return ICAL_STATUS.get(booking.status, CANCELLED)


def entry_of(booking) -> CalendarEntry:
    """Return the entry for those who take part; needs the organisation and the room's venue."""
    return CalendarEntry(
        uid=f"booking-{booking.pk}@{_host()}",
        title=booking.purpose,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        location=place_of(booking.room),
        description=f"{booking.reference}, {booking.organization}",
        url=absolute_url(booking.get_absolute_url()),
        status=ical_status(booking),
        sequence=booking.sequence,
    )


def place_of(room) -> str:
    return f"{room}, {room.venue.address}" if room.venue.address else str(room)


def public_uid(*parts) -> str:
    """Return a UID that tells nobody the numbers it is made of."""
    named = " ".join(map(str, parts))
    return f"{salted_hmac('rooms.calendar', named).hexdigest()}@{_host()}"


def _host() -> str:
    # Not the host of a request: letters and every name of the portal give one and the same UID.
    return urlsplit(settings.PORTAL_URL).hostname or "localhost"

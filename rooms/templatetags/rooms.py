from urllib.parse import urlencode

from django import template
from django.urls import reverse

from rooms.history import TONES
from rooms.states import BookingStatus
from tcal.shared.dates import human_time
from tcal.shared.periods import WARSAW

register = template.Library()


@register.filter
def clock(moment) -> str:
    return human_time(moment)


@register.filter
def booking_tone(status) -> str:
    return TONES[BookingStatus(status)]


@register.filter
def cells(row, days):
    """The cells of a row of the week, each with its day."""
    return zip(days, row.cells, strict=True)


@register.filter
def offers(found, most: int):
    """The best few of what was found."""
    return [*found.fitting, *found.near][:most]


@register.simple_tag
def booking_url(room, period, people="", lent=(), kept=None) -> str:
    """The form for this room and time, with everything that is known already filled in."""
    first, last = period.starts_at.astimezone(WARSAW), period.ends_at.astimezone(WARSAW)
    query = {
        "sala": room.slug,
        "dzien": f"{first:%Y-%m-%d}",
        "od": f"{first:%H:%M}",
        "do": f"{last:%H:%M}",
    }
    if people:
        query["osob"] = people
    query |= {f"equipment_{one.equipment.pk}": 1 for one in lent} | (kept or {})
    return f"{reverse('rooms:book')}?{urlencode(query)}"


@register.simple_tag
def booking_again_url(booking) -> str:
    """The form filled in like this booking, for another day."""
    first, last = booking.starts_at.astimezone(WARSAW), booking.ends_at.astimezone(WARSAW)
    query = {
        "sala": booking.room.slug,
        "od": f"{first:%H:%M}",
        "do": f"{last:%H:%M}",
        "osob": booking.people,
        "cel": booking.purpose,
        "organizacja": booking.organization_id,
    }
    query |= {f"equipment_{held.resource_id}": held.quantity for held in booking.equipment}
    return f"{reverse('rooms:book')}?{urlencode(query)}"

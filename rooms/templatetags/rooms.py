from urllib.parse import urlencode

from django import template
from django.urls import reverse

from rooms.history import TONES
from rooms.prefill import address_of, address_of_repetition
from rooms.states import BookingStatus
from rooms.wording import in_zloty
from tcal.shared.dates import human_period, human_time

register = template.Library()


@register.filter
def clock(moment) -> str:
    return human_time(moment)


@register.filter
def human_moment(moment) -> str:
    """`{{ booking.answer_by|human_moment }}`: tomorrow, Thursday 26 November, 17:00."""
    return human_period(moment, None) if moment else ""


@register.filter
def zloty(amount) -> str:
    """`{{ booking.fee|zloty }}`: 20 zł."""
    return in_zloty(amount)


@register.filter
def booking_tone(status) -> str:
    return TONES[BookingStatus(status)]


@register.filter
def cells(row, days):
    """The cells of a row of the week, each with its day."""
    return zip(days, row.cells, strict=True)


@register.filter
def without_pieces_of(kept, equipment) -> dict:
    """What an alternative keeps, but for the pieces of this equipment."""
    dropped = {thing.field_name for thing in equipment}
    return {name: value for name, value in kept.items() if name not in dropped}


@register.simple_tag
def booking_url(room, period, people="", lent=(), kept=None) -> str:
    """The form for this room and time, with everything that is known already filled in."""
    query = address_of(room, period)
    if people:
        query["osob"] = people
    query |= {f"equipment_{one.equipment.pk}": 1 for one in lent} | (kept or {})
    return f"{reverse('rooms:book')}?{urlencode(query)}"


@register.simple_tag
def booking_again_url(booking) -> str:
    """The form filled in like this booking, for the same weekday of a later week."""
    return f"{reverse('rooms:book')}?{address_of_repetition(booking)}"


@register.simple_tag
def repetition_query(booking) -> str:
    """The same as the query of an address, for the form of a series."""
    return address_of_repetition(booking)

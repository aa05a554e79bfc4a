from urllib.parse import urlencode

from django import template
from django.urls import reverse

from rooms.prefill import address_of
from rooms.seasons import season_of
from rooms.states import WaitlistStatus
from tcal.shared.periods import WARSAW

register = template.Library()

TONES = {
    WaitlistStatus.WAITING: "wait",
    WaitlistStatus.OFFERED: "info",
    WaitlistStatus.SERVED: "ok",
    WaitlistStatus.DECLINED: "neutral",
    WaitlistStatus.LEFT: "neutral",
}


@register.filter
def waitlist_tone(entry) -> str:
    return "neutral" if entry.has_passed else TONES[WaitlistStatus(entry.status)]


@register.simple_tag
def waitlist_url(wish, room=None) -> str:
    """The form that joins the waiting list for this wish; without a room, for any that fits."""
    first = wish.period.starts_at.astimezone(WARSAW)
    last = wish.period.ends_at.astimezone(WARSAW)
    query = {
        "sala": room.slug if room else "",
        "dzien": f"{first:%Y-%m-%d}",
        "od": f"{first:%H:%M}",
        "od_czas": season_of(first),
        "do": f"{last:%H:%M}",
        "do_czas": season_of(last),
        "osob": wish.people,
        "potrzeby": sorted(wish.needs),
    }
    given = {name: value for name, value in query.items() if value}
    return f"{reverse('rooms:join_waitlist')}?{urlencode(given, doseq=True)}"


@register.simple_tag
def book_instead_url(request, kept) -> str:
    """The form of booking filled in with a request that the waiting list found to be free."""
    lent = {thing.field_name: pieces for thing, pieces in request.equipment.items()}
    query = address_of(request.room, request.period) | kept | lent
    return f"{reverse('rooms:book')}?{urlencode(query)}"

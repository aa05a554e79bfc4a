"""The door of a room: what hangs there or shines there, for everybody who comes."""

from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from rooms.door import door_of
from rooms.models import Resource
from rooms.models.querysets import CHECK_IN_OPENS
from rooms.permissions import can_print_door_card
from rooms.week import monday_of
from rooms.week_sheet import week_sheet_of
from tcal.shared.access import allowed_or_403, public
from tcal.shared.pdf import pdf_response
from tcal.shared.periods import local_today
from tcal.shared.qr import qr_data_uri

# Whoever reads slowly may stop the display for a while; a tablet at a door wakes up again by itself.
PAUSE = timedelta(minutes=10)
EARLIEST, FURTHEST = timedelta(days=366), timedelta(days=366)


@public
@require_safe
def door(request, slug):
    """A page for a tablet at the door. It comes anew each full minute, by a header: no script."""
    room = _room_or_404(slug)
    door = door_of(room)
    is_paused = "pauza" in request.GET
    address = reverse("rooms:check_in", args=[room.slug])
    response = render(
        request,
        "rooms/door.html",
        {
            "door": door,
            "is_paused": is_paused,
            "pause_minutes": PAUSE.seconds // 60,
            "check_in_qr": qr_data_uri(request.build_absolute_uri(address)),
        },
    )
    seconds = PAUSE.seconds if is_paused else 61 - door.now.second
    response["Refresh"] = f"{seconds}; url={reverse('rooms:door', args=[room.slug])}"
    response["Cache-Control"] = "no-store"
    return response


@public
@require_safe
def week_sheet_pdf(request, slug):
    """Seven days from Monday; ``?od=`` is any day of the week wanted."""
    room = _room_or_404(slug)
    monday = monday_of(_day(request.GET.get("od")) or local_today())
    if not local_today() - EARLIEST <= monday <= local_today() + FURTHEST:
        raise Http404
    address = request.build_absolute_uri(room.get_absolute_url())
    return pdf_response(
        "rooms/pdf/week_sheet.html",
        {
            "sheet": week_sheet_of(room, monday),
            "address": address,
            "qr": qr_data_uri(address),
        },
        filename=f"{room.slug}-{monday:%Y-%m-%d}.pdf",
        language=translation.get_language(),
    )


@require_safe
def door_card_pdf(request, slug):
    """The card that staff hang at the door: one QR code that leads to checking in."""
    room = _room_or_404(slug)
    allowed_or_403(can_print_door_card(request.user))
    address = request.build_absolute_uri(reverse("rooms:check_in", args=[room.slug]))
    return pdf_response(
        "rooms/pdf/door_card.html",
        {
            "room": room,
            "address": address,
            "qr": qr_data_uri(address),
            "opens_minutes": CHECK_IN_OPENS.seconds // 60,
        },
        filename=f"kod-qr-{room.slug}.pdf",
    )


def _room_or_404(slug) -> Resource:
    return get_object_or_404(
        Resource.objects.bookable().with_capacity().select_related("venue"), slug=slug
    )


def _day(text) -> date | None:
    """Return the date of an address, None for nonsense."""
    try:
        return parse_date(text or "")
    except ValueError:
        return None

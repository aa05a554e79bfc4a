"""Pages of a room and of equipment, and the room's calendar for other programs."""

from datetime import timedelta

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rooms.availability import Availability
from rooms.models import Allocation, Resource
from rooms.week import rooms_in_days
from tcal.shared.access import public
from tcal.shared.ical import CalendarEntry, calendar_response
from tcal.shared.periods import Period, day_bounds, local_today

DAYS_SHOWN = 7
FEED_PAST = timedelta(days=30)
FEED_FUTURE = timedelta(days=400)


@public
@require_safe
def room(request, slug):
    room = get_object_or_404(
        Resource.objects.bookable()
        .with_capacity()
        .select_related("venue")
        .prefetch_related("features"),
        slug=slug,
    )
    week = rooms_in_days(local_today(), DAYS_SHOWN, rooms=[room])
    return render(
        request,
        "rooms/room.html",
        {"room": room, "days": list(zip(week.days, week.rows[0].cells, strict=True))},
    )


@public
@require_safe
def equipment(request, slug):
    thing = get_object_or_404(
        Resource.objects.bookable().equipment().select_related("venue"), slug=slug
    )
    today = day_bounds(local_today())
    now = timezone.now()
    availability = Availability.load([thing], today)
    free_now = availability.pieces_free(thing, Period(now, now + timedelta(minutes=1)))
    return render(request, "rooms/equipment.html", {"thing": thing, "free_now": free_now})


@public
@require_safe
def room_ics(request, slug):
    """Busy times only; a title appears where the organisation made it public."""
    room = get_object_or_404(Resource.objects.with_capacity().select_related("venue"), slug=slug)
    now = timezone.now()
    held = (
        Allocation.objects.during(Period(now - FEED_PAST, now + FEED_FUTURE))
        .filter(resource=room)
        .select_related("booking", "closure")
        .order_by("period")
    )
    return calendar_response(
        [_entry(allocation, room, request.get_host()) for allocation in held],
        name=str(room),
        filename=f"{room.slug}.ics",
    )


def _entry(allocation, room, host) -> CalendarEntry:
    subject = allocation.booking or allocation.closure
    if allocation.closure:
        title = allocation.closure.reason
    else:
        title = allocation.booking.purpose if allocation.booking.title_is_public else _("Taken")
    return CalendarEntry(
        uid=f"allocation-{allocation.pk}@{host}",
        title=title,
        starts_at=subject.starts_at,
        ends_at=subject.ends_at,
        location=f"{room}, {room.venue.address}" if room.venue.address else str(room),
        sequence=getattr(subject, "sequence", 0),
    )

"""Pages of a room and of equipment, and the room's calendar for other programs."""

from datetime import timedelta

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rooms.finding import described
from rooms.models import Allocation, Resource
from rooms.stock import Stock
from rooms.usual_hours import usual_hours
from rooms.week import rooms_in_days
from tcal.shared.access import public
from tcal.shared.ical import CalendarEntry, calendar_response
from tcal.shared.periods import Period, local_today

DAYS_SHOWN = 7
FEED_PAST = timedelta(days=30)
FEED_FUTURE = timedelta(days=400)


@public
@require_safe
def room(request, slug):
    room = get_object_or_404(
        described(Resource.objects.bookable().with_capacity().select_related("venue")), slug=slug
    )
    week = rooms_in_days(local_today(), DAYS_SHOWN, rooms=[room])
    return render(
        request,
        "rooms/room.html",
        {
            "room": room,
            "days": list(zip(week.days, week.rows[0].cells, strict=True)),
            "has_unstaffed_hours": week.has_unstaffed_hours,
            "usual_hours": usual_hours(week.calendar),
            "lent": Resource.objects.bookable().equipment().in_polish_order(),
            "latest_day": local_today() + timedelta(days=room.horizon_days),
        },
    )


@public
@require_safe
def equipment(request, slug):
    thing = get_object_or_404(
        Resource.objects.bookable()
        .equipment()
        .select_related("venue")
        .prefetch_related("features", "pictures"),
        slug=slug,
    )
    return render(
        request,
        "rooms/equipment.html",
        {"thing": thing, "stock": Stock.load(thing, DAYS_SHOWN)},
    )


@public
@require_safe
def room_ics(request, slug):
    """Busy times only; a title appears where the organisation made it public.

    A divisible hall is busy whenever one of its parts is.
    """
    room = get_object_or_404(Resource.objects.with_capacity().select_related("venue"), slug=slug)
    now = timezone.now()
    held = (
        Allocation.objects.during(Period(now - FEED_PAST, now + FEED_FUTURE))
        .filter(Q(resource=room) | Q(resource__in=room.parts.values("pk")))
        .select_related("booking", "closure", "change")
        .order_by("period", "pk")
    )
    # A booking of the whole hall holds each part; it is one entry all the same.
    entries = {entry.uid: entry for entry in (_entry(one, room, request) for one in held)}
    return calendar_response(entries.values(), name=str(room), filename=f"{room.slug}.ics")


def _entry(allocation, room, request) -> CalendarEntry:
    subject = allocation.closure or allocation.booking
    if allocation.closure:
        title = allocation.closure.reason
    else:
        title = allocation.booking.public_title or _("Taken")
    # A change that waits for an answer holds another time than its booking.
    times = allocation.change or subject
    named = f"{room.pk} {allocation.closure_id} {allocation.booking_id} {allocation.change_id}"
    return CalendarEntry(
        # Numbers of bookings are not for everybody, and an entry moves with its booking.
        uid=f"{salted_hmac('rooms.calendar', named).hexdigest()}@{request.get_host()}",
        title=title,
        starts_at=times.starts_at,
        ends_at=times.ends_at,
        location=f"{room}, {room.venue.address}" if room.venue.address else str(room),
        sequence=getattr(subject, "sequence", 0),
    )

"""Pages of a room and of equipment."""

from datetime import timedelta

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rooms.finding import described
from rooms.models import Resource
from rooms.stock import Stock
from rooms.usual_hours import hours_of_the_year
from rooms.week import rooms_in_days
from tcal.shared.access import public
from tcal.shared.periods import local_today

DAYS_SHOWN = 7


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
            "opening": hours_of_the_year(week.calendar, local_today()),
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

"""Pages that show what is free."""

from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date

from rooms.finding import ANYBODY, Catalogue, Seeker, calendars_ahead, find_on_days
from rooms.forms import FURTHEST, RoomSearchForm
from rooms.week import monday_of, rooms_in_days
from tcal.shared.access import public
from tcal.shared.periods import local_today

DAYS_IN_STRIP = 7
EARLIEST = timedelta(days=400)


@public
def find(request):
    """One form above its results; without a question, what is free at the next full hour."""
    calendars = calendars_ahead()
    catalogue = Catalogue.load()
    form = RoomSearchForm(request.GET, features=catalogue.features, calendars=calendars)
    wishes = form.cleaned_data["wishes"] if form.is_valid() else []
    seeker = Seeker.load(request.user, [wish.day for wish in wishes]) if wishes else ANYBODY
    results = (
        find_on_days(wishes, catalogue=catalogue, calendars=calendars, seeker=seeker)
        if wishes
        else []
    )
    return render(
        request,
        "rooms/find.html",
        {
            "form": form,
            "results": results,
            "wish": wishes[0] if wishes else None,
            "always_free": _free_on_every_day(results),
            "seeker": seeker,
            "hours_left": seeker.hours_left(wishes),
            "days": _days(form, calendars) if len(wishes) < 2 else [],
            "was_asked": bool(request.GET),
        },
    )


@public
def week(request):
    """Seven days of all rooms, and one of them for telephones.

    ``?od=`` is any day of the week wanted, ``?dzien=`` the day shown on a telephone.
    """
    wanted = _day(request.GET.get("od")) or _day(request.GET.get("dzien")) or local_today()
    first = monday_of(wanted)
    if not local_today() - EARLIEST <= first <= local_today() + FURTHEST:
        raise Http404
    week = rooms_in_days(first, 7)
    if not request.GET and week.is_over:
        first += timedelta(days=7)
        week = rooms_in_days(first, 7)
    chosen = _day(request.GET.get("dzien")) or local_today()
    if not week.first <= chosen <= week.last:
        chosen = week.first
    day, rows = week.on(chosen)
    return render(
        request,
        "rooms/week.html",
        {
            "week": week,
            "previous": first - timedelta(days=7),
            "next": first + timedelta(days=7),
            "day": day,
            "rows": rows,
            "days": [
                {
                    "date": one.day,
                    "url": f"{reverse('rooms:week')}?dzien={one.day:%Y-%m-%d}",
                    "current": one.day == chosen,
                    "today": one.is_today,
                    "closed": not one.hours,
                }
                for one in week.days
            ],
        },
    )


def _day(text) -> date | None:
    """Return the date of an address, None for nonsense."""
    try:
        return parse_date(text or "")
    except ValueError:
        return None


def _free_on_every_day(results) -> list:
    """Rooms that fit on each of several days, in the order of the first."""
    if len(results) < 2:
        return []
    others = [{offer.room for offer in found.fitting} for found in results[1:]]
    return [
        offer.room for offer in results[0].fitting if all(offer.room in rooms for rooms in others)
    ]


def _days(form, calendars) -> list[dict]:
    """The days around the chosen one, for the strip that replaces a calendar on telephones."""
    chosen = form.cleaned_data.get("dzien") or local_today()
    first = max(local_today(), chosen - timedelta(days=2))
    query = form.data.copy()
    days = []
    for offset in range(DAYS_IN_STRIP):
        day = first + timedelta(days=offset)
        query["dzien"] = f"{day:%Y-%m-%d}"
        days.append(
            {
                "date": day,
                "url": f"{reverse('rooms:find')}?{query.urlencode()}",
                "current": day == chosen,
                "today": day == local_today(),
                "closed": bool(calendars)
                and not any(one.periods_on(day) for one in calendars.values()),
            }
        )
    return days

"""Pages that show what is free."""

from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date

from rooms.finding import find_rooms
from rooms.forms import FURTHEST, RoomSearchForm
from rooms.week import monday_of, rooms_in_days
from tcal.shared.access import public
from tcal.shared.periods import local_today

DAYS_IN_STRIP = 7
EARLIEST = timedelta(days=400)


@public
def find(request):
    """One form above its results; without a question, what is free at the next full hour."""
    form = RoomSearchForm(request.GET)
    found = find_rooms(form.cleaned_data["wish"]) if form.is_valid() else None
    return render(
        request,
        "rooms/find.html",
        {"form": form, "found": found, "wish": form.cleaned_data.get("wish"), "days": _days(form)},
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


def _days(form) -> list[dict]:
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
            }
        )
    return days

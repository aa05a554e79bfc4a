from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from rooms.models import Booking
from rooms.week import RoomsToday
from tcal.portal.context_processors import opening_in_words
from tcal.shared.access import public
from tcal.shared.dates import weekday
from tcal.shared.periods import local_today
from tcal.shared.registry import desk_queues, sections

ROOMS_SHOWN = 8
BOOKINGS_SHOWN = 3
# Registered parts with a smaller order stand beside the rooms, the others below the doors.
BELOW_THE_DOORS = 50


@dataclass(frozen=True)
class Door:
    url: str
    title: str
    text: str
    icon: str


@public
def home(request):
    """Today at the centre; what is the visitor's own comes first."""
    today = local_today()
    rooms_today = RoomsToday.load()
    rooms = rooms_today.now()
    context = {
        "today": f"{weekday(today)}, {date_format(today, 'j E')}",
        "rooms": rooms[:ROOMS_SHOWN],
        "rooms_left_out": len(rooms[ROOMS_SHOWN:]),
        "doors": _doors(),
        "beside_rooms": sections("home", request, before=BELOW_THE_DOORS),
        "below": sections("home", request, since=BELOW_THE_DOORS),
    }
    if calendar := rooms_today.calendar:
        # The foot of the page needs it too: said here, it is not read from the database again.
        context["opening_today"] = opening_in_words(calendar, today)
    if request.user.is_authenticated:
        context |= _own_things(request.user)
    return render(request, "portal/home.html", context)


def _own_things(user) -> dict:
    bookings = Booking.objects.of_organizations_of(user).holding_time().upcoming().with_details()
    waiting = sum(queue.waiting(user).count() for queue in desk_queues(user))
    text = ngettext(
        "%(count)d thing waits for a decision", "%(count)d things wait for a decision", waiting
    )
    return {
        "bookings": bookings[:BOOKINGS_SHOWN],
        "waiting": waiting,
        "waiting_text": text % {"count": waiting},
    }


def _doors() -> list[Door]:
    return [
        Door(
            reverse("rooms:find"),
            pgettext("door", "Book a room"),
            _("A room, a desk or equipment for your organisation, in three steps"),
            "room",
        ),
        Door(
            reverse("events:list"),
            pgettext("door", "Go out"),
            _("Workshops, meetings, concerts: see what is on"),
            "calendar",
        ),
        Door(
            reverse("volunteering:list"),
            pgettext("door", "Help somebody"),
            _("Volunteering offers, also for a single day"),
            "heart",
        ),
        Door(
            reverse("consultations:list"),
            pgettext("door", "Have your say"),
            _("Consultations of the city's programme of cooperation"),
            "voice",
        ),
    ]

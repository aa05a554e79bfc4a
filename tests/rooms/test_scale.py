"""With ten bookings or ten thousand, a page asks the database the same number of questions.

How long the answers take is measured by ``make bench``, not here.
"""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rooms.models import Allocation, Booking
from rooms.states import BookingStatus
from tests.factories import rooms
from tests.rooms.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

FEW, MANY = 10, 10_000
PORTION = 1_000
ROOMS = 10
STARTS = range(8, 18, 2)  # of bookings of two hours; the evenings stay free
DAY = date(2026, 11, 26)

PAGES = {
    "search": lambda: reverse("rooms:find") + f"?dzien={DAY}&od=18:00&minut=120&osob=10",
    "search of a need": lambda: reverse("rooms:find") + f"?dzien={DAY}&potrzeby=projector",
    "week": lambda: reverse("rooms:week") + f"?od={DAY}",
    "room": lambda: reverse("rooms:room", args=["sala-0"]),
    "calendar of a room": lambda: reverse("rooms:room_ics", args=["sala-0"]),
}


@pytest.fixture
def book(venue, projectors, organization, member):
    """A function that brings the number of stored bookings up to a total, from the day on."""
    places = [rooms.room(venue=venue, name=f"Sala {number}") for number in range(ROOMS)]

    def write(total):
        already = Booking.objects.count()
        spans = []
        for number in range(already, total):
            slot, place = divmod(number, ROOMS)
            day, start = divmod(slot, len(STARTS))
            hour = STARTS[start]
            period = rooms.period(hour, hour + 2, day=DAY + timedelta(days=day))
            spans.append((places[place], period))
        made = Booking.objects.bulk_create(
            Booking(
                organization=organization,
                room=room,
                starts_at=period.starts_at,
                ends_at=period.ends_at,
                people=5,
                purpose="Próba",
                responsible_person="Anna Próbna",
                responsible_phone="000 000 111",
                status=BookingStatus.CONFIRMED,
                submission_id=uuid4(),
                requested_by=member,
                requested_at=NOW,
            )
            for room, period in spans
        )
        held = [(one.room, one) for one in made]
        held += [(projectors, one) for one in made if one.room == places[0]]
        for first in range(0, len(held), PORTION):
            Allocation.objects.bulk_create(
                Allocation(resource=resource, booking=one, period=one.period.as_range())
                for resource, one in held[first : first + PORTION]
            )
            # As the server does by itself in life: its guards plan by what there is.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE rooms_allocation")

    return write


def test_number_of_queries_does_not_grow_with_the_bookings(client, book):
    def queries():
        counted = {}
        for name, address in PAGES.items():
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(address()).status_code == 200, name
            counted[name] = len(asked)
        return counted

    book(FEW)
    queries()  # what is kept once for the whole process
    with_few = queries()
    book(MANY)
    with_many = queries()

    assert Allocation.objects.count() >= MANY
    assert with_many == with_few

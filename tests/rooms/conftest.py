from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from tests.factories import accounts, organizations, rooms

# Thursday 26 November 2026 is the day of most bookings here; the clock stands four days before.
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def member(db):
    return accounts.user(name="Marta Członkowska", email="czlonek@ngo.example")


@pytest.fixture
def staff(db):
    return accounts.staff()


@pytest.fixture
def organization(member):
    return organizations.organization(name="Fundacja Zielony Kąt", members=[member])


@pytest.fixture
def venue(db):
    return rooms.venue()


@pytest.fixture
def room(venue):
    return rooms.room(venue=venue, name="Sala warsztatowa", capacity=20)


@pytest.fixture
def projectors(venue):
    return rooms.equipment(
        venue=venue, name="Rzutnik", quantity=3, features=[rooms.feature(code="projector")]
    )


@pytest.fixture
def signed_in(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def send(signed_in, room, organization):
    """Send the booking form, well filled in but for what is given."""

    def make(**changes):
        data = {
            "room": room.slug,
            "day": "2026-11-26",
            "start": "17:00",
            "end": "19:00",
            "organization": organization.pk,
            "purpose": "Warsztaty żywności",
            "people": "12",
            "responsible_person": "Anna Próbna",
            "responsible_phone": "000 000 111",
            "submission_id": str(uuid4()),
            **changes,
        }
        return signed_in.post(reverse("rooms:book"), data)

    return make

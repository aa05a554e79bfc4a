from datetime import UTC, datetime

import pytest
import time_machine

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

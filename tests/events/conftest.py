from datetime import UTC, datetime

import pytest
import time_machine

from tests.factories import accounts, organizations

# Sunday 22 November 2026, 10:00 in Warsaw.
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def member(db):
    return accounts.user(name="Marta Członkowska", email="czlonek@ngo.example")


@pytest.fixture
def stranger(db):
    """A member of another organisation."""
    person = accounts.user(name="Olek Obcy", email="obcy@ngo.example")
    organizations.organization(name="Inne Stowarzyszenie", members=[person])
    return person


@pytest.fixture
def staff(db):
    return accounts.staff()


@pytest.fixture
def organization(member):
    return organizations.organization(name="Fundacja Zielony Kąt", members=[member])

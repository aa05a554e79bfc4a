from datetime import UTC, datetime

import pytest
import time_machine

from tests.factories import accounts, organizations, volunteering

# Sunday 22 November 2026, 10:00 in Warsaw.
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def manager(db):
    return accounts.user(name="Maja Menedżerska", email="menedzerka@ngo.example")


@pytest.fixture
def stranger(db):
    """A manager of another organisation."""
    person = accounts.user(name="Olek Obcy", email="obcy@ngo.example")
    organizations.organization(name="Inne Stowarzyszenie", managers=[person])
    return person


@pytest.fixture
def volunteer(db):
    return accounts.user(name="Wanda Wolontariuszka", email="wanda@poczta.example")


@pytest.fixture
def staff(db):
    return accounts.staff()


@pytest.fixture
def organization(manager):
    return organizations.organization(name="Fundacja Zielony Kąt", managers=[manager])


@pytest.fixture
def opportunity(organization, manager):
    return volunteering.opportunity(
        organization=organization, created_by=manager, title="Ogród społeczny"
    )

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission

from tests.factories import accounts
from tests.factories import consultations as make
from tests.factories.consultations import NOW


@pytest.fixture
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def coordinator(db):
    return accounts.coordinator()


@pytest.fixture
def consultation(db, _at_noon):
    return make.consultation(title="Wspólnie o programie")


@pytest.fixture
def meeting(consultation):
    return make.meeting(consultation=consultation)


@pytest.fixture
def table(meeting):
    return make.table(meeting=meeting, topic="kultura", capacity=2, moderated=True)


@pytest.fixture
def people(coordinator):
    """Who looks at a page, by role; nobody for the visitor."""
    return {
        "visitor": None,
        "member": accounts.user(),
        "staff": accounts.staff(),
        "coordinator": coordinator,
    }


@pytest.fixture
def as_(client, people):
    """``as_("staff")``: the client, signed in as this person."""

    def sign_in(role):
        if people[role]:
            client.force_login(people[role])
        return client

    return sign_in


@pytest.fixture
def signed_in(client, coordinator):
    """A coordinator who may open the administration of consultations."""
    allowed = Permission.objects.filter(content_type__app_label="consultations")
    Group.objects.get(name="coordinator").permissions.set(allowed)
    client.force_login(coordinator)
    return client

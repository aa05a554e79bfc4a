import pytest
import time_machine

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

from datetime import datetime

import pytest
import time_machine

from tcal.shared.periods import WARSAW
from tests.factories import accounts
from tests.factories import surveys as make

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=WARSAW)


@pytest.fixture
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def staff(db):
    return accounts.staff()


@pytest.fixture
def survey(db, _at_noon):
    """Open to everybody with an account, with one question in words."""
    made = make.survey(title="Czego brakuje")
    make.question(survey=made, text="Czego brakuje?")
    return made

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError

from tests.factories import volunteering
from volunteering.ages import age_on, refuse_too_young
from volunteering.applying import ApplicationRequest, apply
from volunteering.models import Application, VolunteerProfile

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 11, 23), date(2026, 11, 22), 17),
        (date(2008, 11, 23), date(2026, 11, 23), 18),
        (date(2008, 11, 23), date(2026, 11, 24), 18),
        (date(2008, 12, 31), date(2027, 1, 1), 18),
        # Born on 29 February: a common year is completed on the 28th (Civil Code, art. 112).
        (date(2008, 2, 29), date(2026, 2, 27), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 18),
        (date(2008, 2, 29), date(2028, 2, 28), 19),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
    ],
)
def test_age_grows_with_the_first_moment_of_the_birthday(born, day, age):
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("born", "minimum_age", "code"),
    [
        (None, 18, "age_unknown"),
        (date(2008, 11, 23), 18, "guardian_needed"),
        # A lower minimum does not help until guardians' consent exists.
        (date(2008, 11, 23), 13, "guardian_needed"),
        (date(2008, 11, 22), 18, None),
        (date(2008, 11, 22), 21, "too_young"),
        (date(2005, 11, 23), 21, "too_young"),
        (date(2005, 11, 22), 21, None),
    ],
)
def test_offer_takes_people_of_its_age(born, minimum_age, code):
    if code is None:
        refuse_too_young(born, minimum_age=minimum_age, day=date(2026, 11, 22))
        return
    with pytest.raises(ValidationError) as refusal:
        refuse_too_young(born, minimum_age=minimum_age, day=date(2026, 11, 22))
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("moment", "is_accepted"),
    [
        (datetime(2026, 11, 22, 9, 0, tzinfo=UTC), False),
        # Warsaw is an hour ahead of UTC: its midnight is at 23:00.
        (datetime(2026, 11, 22, 22, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 22, 23, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), True),
    ],
)
def test_eighteen_tomorrow_is_refused_today_and_accepted_tomorrow(
    volunteer, opportunity, moment, is_accepted
):
    request = ApplicationRequest(opportunity=opportunity, birth_date=date(2008, 11, 23))
    with time_machine.travel(moment, tick=False):
        if is_accepted:
            assert apply(request, by=volunteer, submission_id=uuid4()).pk
            return
        with pytest.raises(ValidationError) as refusal:
            apply(request, by=volunteer, submission_id=uuid4())

    assert [error.code for error in refusal.value.error_dict["birth_date"]] == ["guardian_needed"]
    assert not Application.objects.exists()
    # What led nowhere is not kept: a birth date is personal.
    assert not VolunteerProfile.objects.exists()


def test_age_is_checked_again_when_accepting(manager, opportunity):
    profile = volunteering.profile(birth_date=date(2008, 11, 23))
    application = volunteering.application(opportunity=opportunity, profile=profile)

    with pytest.raises(ValidationError) as refusal:
        application.accept(by=manager)
    assert refusal.value.code == "guardian_needed"

    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), tick=False):
        application.accept(by=manager)
    assert application.is_accepted


def test_profile_tells_the_age(db):
    assert volunteering.profile(birth_date=date(2000, 1, 1)).age_on(date(2026, 11, 22)) == 26
    assert volunteering.profile(birth_date=None).age_on(date(2026, 11, 22)) is None

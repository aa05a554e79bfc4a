"""Stages: dates to the second, the portal's channel, and which stage a remark belongs to."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from consultations.models import Consultation
from consultations.remarks import enter_remark, send_remark
from consultations.taking_part import ways_to_take_part
from tcal.shared.periods import WARSAW
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

FIRST_SECOND = datetime(2026, 11, 26, 0, 0, 0, tzinfo=WARSAW)
LAST_SECOND = datetime(2026, 11, 28, 23, 59, 59, tzinfo=WARSAW)
ONE = timedelta(seconds=1)


@pytest.fixture
def stage(consultation):
    return make.stage(
        consultation=consultation,
        starts_on=FIRST_SECOND.date(),
        ends_at=LAST_SECOND,
        channels=["portal", "email"],
    )


def fresh(consultation) -> Consultation:
    return Consultation.objects.get(pk=consultation.pk)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (FIRST_SECOND - ONE, False),
        (FIRST_SECOND, True),
        (LAST_SECOND, True),
        (LAST_SECOND + ONE, False),
    ],
    ids=["a second before", "first second", "last second", "a second later"],
)
def test_remarks_follow_the_stage_to_the_second(client, consultation, stage, moment, is_open):
    url = reverse("consultations:remark", args=[consultation.slug])
    sent = {
        "submission_id": str(uuid4()),
        "text": "Więcej ławek.",
        "author_name": "Jola Nowak",
        "author_email": "jola@ngo.example",
    }
    with time_machine.travel(moment, tick=False):
        assert fresh(consultation).takes_remarks is is_open
        assert Consultation.objects.taking_remarks().exists() is is_open
        assert stage.is_open is is_open
        page = client.post(url, sent)
    assert consultation.remarks.exists() is is_open
    if not is_open:
        assert "Więcej ławek." in page.content.decode()
        assert "000 000 024" in page.content.decode()


def test_stage_without_the_portal_takes_no_remarks_through_it(consultation):
    make.stage(consultation=consultation, channels=["paper", "phone"])
    assert not fresh(consultation).takes_remarks
    assert fresh(consultation).is_between_stages
    assert not Consultation.objects.taking_remarks().exists()


def test_page_says_until_when_the_running_stage_takes_remarks(client, consultation):
    make.stage(consultation=consultation, ends_at=NOW + timedelta(days=3))
    shown = fresh(consultation)
    assert shown.remarks_until == NOW + timedelta(days=3)
    content = client.get(reverse("consultations:remark", args=[shown.slug])).content.decode()
    assert "27 listopada" in content


def test_remark_sent_in_the_portal_belongs_to_the_running_stage(consultation, stage):
    later = make.stage(
        consultation=consultation, starts_on=date(2026, 11, 29), ends_at=NOW + timedelta(days=9)
    )
    for moment, belongs in [(LAST_SECOND, stage), (LAST_SECOND + ONE, later)]:
        with time_machine.travel(moment, tick=False):
            stored = send_remark(fresh(consultation), by=None, text="Tak.", author_name="Jola")
        assert stored.stage == belongs


@pytest.mark.parametrize(
    ("day", "expected"),
    [(25, None), (26, "first"), (28, "first"), (29, None)],
)
def test_entered_remark_belongs_to_the_stage_of_its_day(
    consultation, stage, coordinator, day, expected
):
    entered = enter_remark(
        consultation,
        by=coordinator,
        channel="paper",
        received_on=date(2026, 11, day),
        text="Kartka.",
    )
    assert entered.stage == (stage if expected else None)


def test_of_stages_that_run_together_the_one_with_the_channel_counts(consultation, coordinator):
    paper = make.stage(consultation=consultation, channels=["paper"])
    make.stage(consultation=consultation, channels=["email"])
    entered = enter_remark(
        consultation, by=coordinator, channel="paper", received_on=NOW.date(), text="Kartka."
    )
    assert entered.stage == paper


def test_consultation_without_stages_takes_remarks_as_before(consultation):
    stored = send_remark(consultation, by=None, text="Tak.", author_name="Jola")
    assert stored.stage is None
    assert fresh(consultation).remarks_until == consultation.closes_at


def ways_of(consultation) -> list[str]:
    return ways_to_take_part(
        consultation, list(consultation.stages.all()), list(consultation.meetings.all())
    )


def test_ways_are_those_of_the_running_stage_or_the_next_one(consultation):
    make.stage(
        consultation=consultation,
        starts_on=date(2026, 11, 1),
        ends_at=NOW - ONE,
        channels=["info_point"],
    )
    make.stage(consultation=consultation, channels=["email", "portal"])
    make.stage(
        consultation=consultation,
        starts_on=date(2026, 12, 1),
        ends_at=NOW + timedelta(days=9),
        channels=["post"],
    )
    assert ways_of(fresh(consultation)) == ["portal", "email"]
    consultation.stages.filter(number=2).update(ends_at=NOW - ONE, starts_on=date(2026, 11, 1))
    assert ways_of(fresh(consultation)) == ["post"]


def test_meeting_ahead_is_a_way_until_it_is_called_off(consultation, coordinator):
    make.stage(consultation=consultation, channels=["email"])
    meeting = make.meeting(consultation=consultation)
    assert ways_of(fresh(consultation)) == ["table", "email"]
    meeting.cancelled_at, meeting.cancelled_by = NOW, coordinator
    meeting.cancel_reason = "Zalana sala."
    meeting.save()
    assert ways_of(fresh(consultation)) == ["email"]


def test_nothing_is_left_of_a_closed_consultation():
    assert ways_of(make.consultation(status="closed", days=-1)) == []


def test_stages_without_any_offer_every_way(consultation):
    assert {"portal", "phone", "email", "paper", "post", "info_point"} <= set(ways_of(consultation))

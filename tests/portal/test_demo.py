"""The demo: loaded once, alive around today, never where its passwords would be a danger."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from consultations.models import CooperationProgramme, Meeting, PhoneCall, TopicProposal
from events.models import Event
from organizations.models import Contribution
from rooms.fairness import standing_of
from rooms.models import (
    Booking,
    BookingChange,
    BookingSeries,
    Damage,
    Handover,
    OpeningHours,
    OpeningPromise,
    SkippedDay,
    Strike,
    WaitlistEntry,
)
from rooms.opening_promises import check_ordinary_weeks
from rooms.states import BookingStatus
from tcal.accounts.models import User
from tcal.portal.demo import ACCOUNTS, PASSWORD
from tcal.shared.models import Centre
from tcal.shared.periods import WARSAW, local_today

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def load():
    call_command("load_demo", verbosity=0)


def test_demo_refuses_to_load_in_production(settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG"):
        load()

    assert not User.objects.exists()
    assert not Centre.current().is_demo


# A working day, a Sunday, the night the clocks go back, a holiday, before Christmas, Holy Saturday.
@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-26 12:00",
        "2026-11-22 23:30",
        "2026-10-25 02:30",
        "2026-05-03 9:00",
        "2026-12-22 18:00",
        "2027-03-27 10:00",
    ],
)
def test_demo_is_alive_whatever_day_it_is(client, settings, moment):
    settings.DEBUG = True
    now = datetime.strptime(moment, "%Y-%m-%d %H:%M").replace(tzinfo=WARSAW)

    with time_machine.travel(now, tick=False):
        load()
        load()

        assert Booking.objects.upcoming().count() >= 20
        assert Event.objects.awaiting_decision().count() == 2
        assert client.get(reverse("home")).status_code == 200
        _assert_something_waits()
        _assert_the_everyday_is_there()
        _assert_people_can_be_consulted()
    assert User.objects.filter(email__in=[email for email, _role in ACCOUNTS]).count() == len(
        ACCOUNTS
    )


def _assert_something_waits():
    now = timezone.now()
    waiting = list(Booking.objects.awaiting_decision())
    assert len(waiting) >= 4
    assert now < waiting[0].answer_by < now + timedelta(hours=3), "staff have to hurry"
    assert all(one.answer_by > now for one in waiting)
    assert BookingChange.objects.awaiting_staff().count() == 1
    assert BookingChange.objects.awaiting_organization().count() == 1
    assert Booking.objects.filter(status=BookingStatus.OFFERED, answer_by__gt=now).count() == 1
    assert WaitlistEntry.objects.waiting().count() == 1
    assert BookingSeries.objects.get().bookings.count() + SkippedDay.objects.count() == 10
    assert SkippedDay.objects.exists()


def _assert_the_everyday_is_there():
    first_saturday = OpeningHours.objects.filter(weekday=5, nth=OpeningHours.Nth.FIRST)
    hours = [(one.opens_at.hour, one.closes_at.hour, one.is_staffed) for one in first_saturday]
    assert hours == [(9, 15, True), (15, 17, False)]
    assert OpeningHours.objects.filter(weekday=5, nth=None).count() == 2
    promise = OpeningPromise.objects.get()
    assert (promise.days_a_week, promise.hours_a_day, promise.late_days) == (5, 8, 2)
    assert all(week.is_kept for week in check_ordinary_weeks(promise, local_today()))
    handover = Handover.objects.get()
    assert handover.returned_at < timezone.now()
    assert handover.condition_before
    assert handover.condition_after
    damage = Damage.objects.unrepaired().get()
    assert damage.closure is None
    assert damage.reported_at == handover.returned_at
    strike = Strike.objects.awaiting_decision().get()
    assert strike.given_at < timezone.now() - timedelta(days=55)
    assert strike.booking.cancelled_late
    assert not strike.booking.allocations.exists()
    assert standing_of(strike.organization).suspended_until is None
    assert Contribution.objects.accepted().count() == 2
    assert Contribution.objects.awaiting_decision().count() == 1


def _assert_people_can_be_consulted():
    meetings = Meeting.objects.taking_registrations()
    assert meetings.count() == 2
    meeting = meetings.first()
    assert meeting.takes_topic_proposals
    assert meeting.starts_at.astimezone(WARSAW).hour == 16
    assert meeting.participations.waiting().count() == 2
    assert PhoneCall.objects.to_make().count() == 1
    assert TopicProposal.objects.waiting().count() == 2
    comments = meeting.consultation.comments
    assert (comments.waiting().count(), comments.reported().count()) == (1, 1)
    year = local_today().year
    shown = set(CooperationProgramme.objects.announced().values_list("year", flat=True))
    assert shown == {2019, 2020, year - 1, year, year + 1}


def test_each_demo_account_signs_in(client, settings):
    settings.DEBUG = True
    load()

    for email, _role in ACCOUNTS:
        client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
        assert client.get(reverse("account")).status_code == 200, email
        client.post(reverse("account_logout"))

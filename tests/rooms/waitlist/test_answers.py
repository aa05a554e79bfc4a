"""One click takes what was offered or lets it go; the deadline itself is still in time."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from rooms.models import Booking, Quota
from rooms.states import BookingStatus
from rooms.waitlist import accept_offer, decline_offer
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts, organizations

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def entry(book, wait, member):
    booking = book(17, 19)
    entry = wait(17, 19)
    booking.cancel(by=member)
    entry.refresh_from_db()
    QueuedMail.objects.all().delete()
    return entry


@pytest.fixture
def offered(entry):
    return entry.booking


def test_taken_offer_waits_for_staff_like_any_request(entry, offered, statuses):
    booking = accept_offer(offered, by=entry.joined_by)

    assert booking.status == BookingStatus.PENDING
    assert booking.answer_by > timezone.now()
    assert statuses(entry) == ["served"]
    assert QueuedMail.objects.get().to == entry.joined_by.email


def test_taken_offer_is_confirmed_at_once_where_the_policy_says_so(entry, offered):
    offered.room.instant_for = [entry.organization.kind.value]
    offered.room.save()

    booking = accept_offer(offered, by=entry.joined_by)

    assert booking.status == BookingStatus.CONFIRMED
    assert booking.answer_by is None


def test_another_member_may_take_it_and_is_who_booked(entry, offered):
    other = accounts.user()
    organizations.membership(organization=entry.organization, user=other)

    booking = accept_offer(offered, by=other)

    assert booking.requested_by == other


def test_deadline_itself_is_in_time(entry, offered):
    with time_machine.travel(offered.answer_by, tick=False):
        assert accept_offer(offered, by=entry.joined_by).status == BookingStatus.PENDING


def test_moment_after_the_deadline_is_too_late(entry, offered, statuses):
    late = offered.answer_by + timedelta(microseconds=1)
    with time_machine.travel(late, tick=False), pytest.raises(ValidationError) as refusal:
        accept_offer(offered, by=entry.joined_by)

    assert refusal.value.code == "too_late"
    assert statuses(entry) == ["offered"]


def test_taking_it_twice_is_taking_it_once(entry, offered):
    first = accept_offer(offered, by=entry.joined_by)

    assert accept_offer(offered, by=entry.joined_by) == first
    assert QueuedMail.objects.count() == 1


def test_what_a_colleague_took_cannot_be_declined(entry, offered):
    stale = Booking.objects.get(pk=offered.pk)
    accept_offer(offered, by=entry.joined_by)

    with pytest.raises(ForbiddenMove):
        decline_offer(stale, by=entry.joined_by)

    assert Booking.objects.get(pk=offered.pk).status == BookingStatus.PENDING


def test_what_was_taken_no_longer_expires_as_an_offer(entry, offered):
    stale = Booking.objects.get(pk=offered.pk)
    accept_offer(offered, by=entry.joined_by)

    with pytest.raises(ForbiddenMove):
        stale.expire()


def test_declined_offer_cannot_be_taken(entry, offered):
    decline_offer(offered, by=entry.joined_by)

    with pytest.raises(ForbiddenMove):
        accept_offer(Booking.objects.get(pk=offered.pk), by=entry.joined_by)


@pytest.mark.parametrize("who", ["stranger", "staff", "of an ended organisation"])
def test_somebody_else_cannot_take_it(entry, offered, staff, who):
    person = {"stranger": accounts.user(), "staff": staff}.get(who, entry.joined_by)
    if who == "of an ended organisation":
        entry.organization.end(by=staff, reason="Rozwiązana")

    with pytest.raises(PermissionDenied):
        accept_offer(offered, by=person)


def test_quota_is_judged_when_the_offer_is_taken(entry, offered, statuses):
    Quota.objects.filter(kind=entry.organization.kind).delete()
    quota = Quota.objects.create(kind=entry.organization.kind, hours=1)

    with pytest.raises(ValidationError) as refusal:
        accept_offer(offered, by=entry.joined_by)
    assert refusal.value.error_dict["organization"][0].code == "quota"
    assert statuses(entry) == ["offered"]

    quota.hours = 2
    quota.save()
    assert accept_offer(offered, by=entry.joined_by).pk


def test_offer_that_staff_call_off_leaves_no_entry_behind(entry, offered, staff, statuses):
    offered.cancel(by=staff, reason="Awaria")

    assert statuses(entry) == ["declined"]


def test_booking_that_was_taken_and_cancelled_is_offered_on(entry, offered, wait, room, statuses):
    booking = accept_offer(offered, by=entry.joined_by)
    following = wait(17, 19)

    booking.cancel(by=entry.joined_by)

    assert statuses(entry, following) == ["served", "offered"]

"""Real threads: freed time, offers and strangers' requests never meet on one slot, nor block."""

from uuid import uuid4

import pytest
import time_machine
from django.db import transaction

from rooms.booking_requests import request_booking
from rooms.holding import lock_resources
from rooms.models import Allocation, Booking, WaitlistEntry
from rooms.states import BookingStatus, WaitlistStatus
from rooms.waitlist import (
    accept_offer,
    decline_offer,
    leave_waitlist,
    offer_what_is_free,
)
from tests.factories import accounts, organizations, rooms
from tests.races import all_at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.usefixtures("_at_noon"),
]


@pytest.fixture
def booking(member, organization, room):
    return rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )


@pytest.fixture
def offered(booking, wait, member):
    entry = wait()
    booking.cancel(by=member)
    return Booking.objects.get(waitlist_entry=entry)


def fresh(booking) -> Booking:
    return Booking.objects.get(pk=booking.pk)


def refusals(results) -> list:
    return [one for one in results if isinstance(one, Exception)]


def test_stranger_never_gets_between_the_release_and_the_offer(
    booking, wait, member, organization, room
):
    entry = wait()
    request = rooms.booking_request(
        organization=organization, room=room, period=rooms.period(17, 19)
    )

    def ask():
        return request_booking(request, by=member, submission_id=uuid4())

    results = all_at_once([lambda: fresh(booking).cancel(by=member), *[ask] * 6])

    entry.refresh_from_db()
    assert entry.status == WaitlistStatus.OFFERED
    assert Booking.objects.holding_time().get() == entry.booking
    assert len(refusals(results)) == 6


def test_offer_is_either_taken_or_expires(offered, wait):
    following = wait()
    entry = offered.waitlist_entry

    # Just at the deadline, as if the job's clock were a moment ahead.
    with time_machine.travel(offered.answer_by, tick=False):
        results = all_at_once(
            [
                lambda: accept_offer(fresh(offered), by=entry.joined_by),
                lambda: fresh(offered).expire(),
            ]
        )

    entry.refresh_from_db()
    following.refresh_from_db()
    assert len(refusals(results)) == 1
    assert (entry.status, fresh(offered).status, following.status) in {
        ("served", "pending", "waiting"),
        ("declined", "expired", "offered"),
    }
    assert Allocation.objects.count() == 1


def test_taking_and_declining_at_once_does_one_of_them(offered):
    entry = offered.waitlist_entry

    results = all_at_once(
        [
            lambda: accept_offer(fresh(offered), by=entry.joined_by),
            lambda: decline_offer(fresh(offered), by=entry.joined_by),
        ]
    )

    entry.refresh_from_db()
    assert len(refusals(results)) == 1
    assert entry.status in {WaitlistStatus.SERVED, WaitlistStatus.DECLINED}
    assert fresh(offered).holds_time == (entry.status == WaitlistStatus.SERVED)


def test_many_clicks_take_an_offer_once(offered):
    entry = offered.waitlist_entry

    results = all_at_once([lambda: accept_offer(fresh(offered), by=entry.joined_by)] * 5)

    assert refusals(results) == []
    assert fresh(offered).sequence == offered.sequence + 1


def test_entry_that_leaves_while_time_comes_free_is_not_offered_it_too(booking, wait, member):
    entry = wait()

    results = all_at_once(
        [
            lambda: fresh(booking).cancel(by=member),
            lambda: leave_waitlist(WaitlistEntry.objects.get(pk=entry.pk), by=entry.joined_by),
        ]
    )

    entry.refresh_from_db()
    offers = Booking.objects.filter(status=BookingStatus.OFFERED)
    assert len(refusals(results)) in (0, 1)
    if entry.status == WaitlistStatus.LEFT:
        assert not offers.exists()
    else:
        assert offers.get() == entry.booking


def test_who_joins_while_time_comes_free_is_told_or_offered(booking, room, member):
    person = accounts.user()
    organization = organizations.organization(members=[person])

    results = all_at_once(
        [
            lambda: fresh(booking).cancel(by=member),
            lambda: rooms.waitlist_entry(
                by=person, organization=organization, room=room, period=rooms.period(17, 19)
            ),
        ]
    )

    entry = WaitlistEntry.objects.first()
    if entry:
        assert entry.status == WaitlistStatus.OFFERED
    else:
        (refusal,) = refusals(results)
        assert refusal.error_dict["start"][0].code == "free"


def test_releases_of_both_halves_at_once_do_not_block_each_other(venue, member, organization, wait):
    left, right = rooms.room(venue=venue), rooms.room(venue=venue)
    whole = rooms.room(venue=venue, capacity=40, parts=[left, right])
    for hour in (9, 11, 13):
        period = rooms.period(hour, hour + 1)
        for half in (left, right):
            rooms.booking(by=member, organization=organization, room=half, period=period)
        wait(hour, hour + 1, room=whole)
    bookings = list(Booking.objects.order_by("room", "-starts_at"))

    results = all_at_once([lambda one=one: fresh(one).cancel(by=member) for one in bookings])
    offer_what_is_free()

    assert refusals(results) == []
    assert set(WaitlistEntry.objects.values_list("status", flat=True)) == {WaitlistStatus.OFFERED}


def test_release_does_not_wait_for_what_others_have_locked(venue, member, organization, wait):
    """The other half is being booked just now: the offer is left to the background."""
    left, right = rooms.room(venue=venue), rooms.room(venue=venue)
    whole = rooms.room(venue=venue, capacity=40, parts=[left, right])
    booking = rooms.booking(
        by=member, organization=organization, room=left, period=rooms.period(17, 19)
    )
    entry = wait(room=whole)

    with transaction.atomic():
        lock_resources([right])
        assert all_at_once([lambda: fresh(booking).cancel(by=member)]) == [None]
        entry.refresh_from_db()
        assert entry.status == WaitlistStatus.WAITING
    assert offer_what_is_free([entry.pk]) == 1


def test_background_and_release_offer_one_slot_once(booking, wait, member):
    entries = [wait(), wait(room=None)]

    all_at_once([lambda: fresh(booking).cancel(by=member), offer_what_is_free, offer_what_is_free])
    offer_what_is_free()

    assert Booking.objects.filter(status=BookingStatus.OFFERED).count() == 1
    waiting = WaitlistEntry.objects.filter(status=WaitlistStatus.WAITING)
    assert waiting.count() == len(entries) - 1


def test_one_organization_joins_once(booking, room):
    person = accounts.user()
    organization = organizations.organization(members=[person])

    def join():
        return rooms.waitlist_entry(
            by=person, organization=organization, room=room, period=rooms.period(17, 19)
        )

    results = all_at_once([join] * 5)

    assert WaitlistEntry.objects.count() == 1
    assert len(refusals(results)) == 4

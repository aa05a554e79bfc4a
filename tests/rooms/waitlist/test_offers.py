"""Freed time is held for the first in the queue whom it fits, and passed on when it isn't taken."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_q.models import OrmQ, Schedule

from rooms.changes import accept_change, request_change
from rooms.closures import close, reopen
from rooms.models import Booking, WaitlistEntry
from rooms.states import BookingStatus, WaitlistStatus
from rooms.waitlist import (
    accept_offer,
    decline_offer,
    offer_deadline,
    offer_freed_time,
    offer_what_is_free,
)
from tcal.shared.models import QueuedMail
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

HOUR = timedelta(hours=1)


def tasks() -> list[tuple]:
    return [task.task()["args"] for task in OrmQ.objects.all() if "waitlist" in task.func()]


def test_freed_time_is_held_for_the_first_in_the_queue(book, wait, room, member, statuses):
    booking = book(17, 19)
    first, second = wait(17, 19), wait(17, 19)

    booking.cancel(by=member)

    assert statuses(first, second) == [WaitlistStatus.OFFERED, WaitlistStatus.WAITING]
    offered = first.booking
    assert offered.status == BookingStatus.OFFERED
    assert (offered.room, offered.period) == (room, first.period)
    assert offered.organization == first.organization
    assert offered.requested_by == first.joined_by
    assert offered.answer_by == timezone.now() + timedelta(hours=24)
    assert offered.allocations.count() == 1


def test_offer_is_told_with_its_deadline_and_its_address(book, wait, member):
    booking = book(17, 19)
    entry = wait(17, 19, by=accounts.user(language="en"))

    booking.cancel(by=member)

    letter = QueuedMail.objects.get(to=entry.joined_by.email)
    offered = Booking.objects.get(waitlist_entry=entry)
    for text in (letter.text, letter.html):
        assert offered.get_absolute_url() in text
        assert "tomorrow, Monday 23 November, 10:00" in text


def test_offers_pass_down_the_list(book, wait, member, statuses):
    """The first ignores, the second declines, the third takes."""
    booking = book(17, 19)
    first, second, third = wait(17, 19), wait(17, 19), wait(17, 19)
    booking.cancel(by=member)
    offered = Booking.objects.get(waitlist_entry=first)

    with time_machine.travel(offered.answer_by, tick=False):
        assert not Booking.objects.overdue().exists()  # the deadline itself is in time
    with time_machine.travel(offered.answer_by + timedelta(seconds=1), tick=False):
        Booking.objects.overdue().get().expire()
        assert statuses(first, second, third) == ["declined", "offered", "waiting"]
        assert second.booking.answer_by == timezone.now() + timedelta(hours=24)

        decline_offer(second.booking, by=second.joined_by)
        assert statuses(first, second, third) == ["declined", "declined", "offered"]

        accept_offer(third.booking, by=third.joined_by)
        assert statuses(first, second, third) == ["declined", "declined", "served"]

    third.booking.refresh_from_db()
    assert third.booking.status == BookingStatus.PENDING
    assert Booking.objects.holding_time().get() == third.booking


def test_time_that_nobody_takes_is_free_for_all(book, wait, member, statuses):
    book(17, 19).cancel(by=member)
    booking = book(17, 19)
    entry = wait(17, 19)
    booking.cancel(by=member)

    decline_offer(Booking.objects.get(waitlist_entry=entry), by=entry.joined_by)

    assert statuses(entry) == ["declined"]
    assert book(17, 19).pk


def test_who_needs_longer_is_skipped_and_not_lost(book, wait, member, statuses):
    early, late = book(15, 17), book(17, 19)
    longer, shorter = wait(15, 19), wait(17, 19)

    late.cancel(by=member)
    assert statuses(longer, shorter) == ["waiting", "offered"]

    decline_offer(shorter.booking, by=shorter.joined_by)
    early.cancel(by=member)
    assert statuses(longer) == ["offered"]


def test_buffers_count_in_what_came_free(book, wait, member, venue, statuses):
    room = rooms.room(venue=venue, minutes_after=30)
    booking = book(17, 19, room=room)
    entry = wait(19, 20, room=room)

    booking.cancel(by=member)

    assert statuses(entry) == ["offered"]


def test_rest_of_a_freed_time_goes_to_the_next_whom_it_fits(book, wait, member, statuses):
    booking = book(15, 19)
    first, crossing, second = wait(15, 17), wait(16, 18), wait(17, 19)

    booking.cancel(by=member)

    assert statuses(first, crossing, second) == ["offered", "waiting", "offered"]


def test_whoever_waits_for_any_room_gets_the_one_that_came_free(
    book, wait, member, venue, room, statuses
):
    other = rooms.room(venue=venue, capacity=8)
    book(17, 19)
    booking = book(17, 19, room=other)
    many, few = wait(17, 19, room=None, people=15), wait(17, 19, room=None, people=8)

    booking.cancel(by=member)

    assert statuses(many, few) == ["waiting", "offered"]
    assert few.booking.room == other


def test_any_room_has_what_is_needed_or_can_borrow_it(
    book, wait, member, venue, room, projectors, statuses
):
    booking = book(17, 19)
    kitchen = rooms.feature(code="kitchen")
    rooms.booking(
        by=member,
        organization=booking.organization,
        room=rooms.room(venue=venue, capacity=20, features=[kitchen]),
        period=rooms.period(17, 19),
    )
    cook = wait(17, 19, room=None, needs=[kitchen])
    speaker = wait(17, 19, room=None, needs=list(projectors.features.all()))

    booking.cancel(by=member)

    assert statuses(cook, speaker) == ["waiting", "offered"]
    ((lent),) = speaker.booking.equipment
    assert (lent.resource, lent.quantity) == (projectors, 1)


def test_projector_that_comes_back_serves_who_waits_for_it(
    book, wait, member, venue, projectors, statuses
):
    other = rooms.room(venue=venue)
    booking = book(17, 19, room=other, equipment={projectors: 3})
    entry = wait(17, 19, needs=list(projectors.features.all()))

    booking.cancel(by=member)

    assert statuses(entry) == ["offered"]
    assert entry.booking.room == entry.room


def test_half_of_a_hall_that_comes_free_serves_who_waits_for_the_whole(
    book, wait, member, venue, statuses
):
    left, right = rooms.room(venue=venue), rooms.room(venue=venue)
    whole = rooms.room(venue=venue, capacity=40, parts=[left, right])
    booking = book(17, 19, room=left)
    first, second = wait(17, 19, room=whole, people=40), wait(17, 19, room=left)

    booking.cancel(by=member)

    assert statuses(first, second) == ["offered", "waiting"]
    assert {held.resource for held in first.booking.allocations.all()} == {left, right}
    assert tasks() == []


def test_reopened_closure_is_offered(wait, room, staff, statuses):
    closure = close([room], rooms.period(8, 20), reason="Remont", by=staff)
    entry = wait(17, 19)

    reopen(closure, by=staff)

    assert statuses(entry) == ["offered"]


def test_time_that_a_moved_booking_gave_up_is_offered(book, wait, member, staff, room, statuses):
    booking = book(17, 19)
    entry = wait(17, 19)

    booking.confirm(by=staff)
    change = request_change(
        booking, room=room, period=rooms.period(9, 11), by=member, submission_id=uuid4()
    )
    assert statuses(entry) == ["waiting"]
    accept_change(change, by=staff)

    assert statuses(entry) == ["offered"]


def test_refused_and_expired_requests_are_offered_on(book, wait, staff, statuses):
    booking = book(17, 19)
    entry = wait(17, 19)
    booking.reject(by=staff, reason="Remont")
    assert statuses(entry) == ["offered"]

    booking = book(9, 10)
    entry = wait(9, 10)
    with time_machine.travel(booking.answer_by + timedelta(seconds=1), tick=False):
        booking.expire()
        assert statuses(entry) == ["offered"]


def test_organization_that_ended_is_offered_nothing(book, wait, member, staff, statuses):
    booking = book(17, 19)
    gone, next_one = wait(17, 19), wait(17, 19)
    gone.organization.end(by=staff, reason="Rozwiązana")

    booking.cancel(by=member)

    assert statuses(gone, next_one) == ["waiting", "offered"]


def test_manager_is_asked_where_who_joined_has_left(book, wait, member, statuses):
    booking = book(17, 19)
    entry = wait()
    manager = accounts.user()
    entry.organization.memberships.get(user=entry.joined_by).end(by=manager)

    book(9, 10).cancel(by=member)
    assert statuses(entry) == ["waiting"]
    organizations.membership(organization=entry.organization, user=manager, role="manager")
    booking.cancel(by=member)

    assert statuses(entry) == ["offered"]
    assert entry.booking.requested_by == manager


def test_release_costs_one_query_more_where_nobody_waits(book, member, room):
    booking = book(17, 19)

    with CaptureQueriesContext(connection) as queries:
        offer_freed_time(resources=[room], period=booking.period, by=member)

    assert len(queries) == 1


def test_release_costs_the_same_whether_one_or_thirty_wait(book, wait, member, room):
    """Whom it does not fit costs nothing more, but for a look at each organisation's standing."""
    booking = book(15, 19)
    book(19, 20)
    entry = wait(18, 20)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            offer_freed_time(resources=[room], period=booking.period, by=member)
        return len(queries)

    with_one = cost()
    for number in range(30):
        more = WaitlistEntry.objects.get(pk=entry.pk)
        more.pk, more.submission_id = None, uuid4()
        more.starts_at -= timedelta(minutes=number + 1)
        more.save()
    assert cost() == with_one


def test_time_that_the_rooms_notice_no_longer_allows_is_not_offered(
    book, wait, member, venue, statuses
):
    room = rooms.room(venue=venue, notice_hours=48)
    booking = book(17, 19, room=room)
    entry = wait(17, 19, room=room)

    with time_machine.travel(booking.starts_at - 47 * HOUR, tick=False):
        booking.cancel(by=member)

    assert statuses(entry) == ["waiting"]


@pytest.mark.parametrize(
    ("left", "held_for"),
    [
        (timedelta(days=4), timedelta(hours=24)),
        (timedelta(hours=48), timedelta(hours=24)),
        (timedelta(hours=10), timedelta(hours=5)),
        (timedelta(minutes=30), timedelta(minutes=15)),
        (timedelta(minutes=29, seconds=59), None),
        (timedelta(hours=-1), None),
    ],
)
def test_offer_is_held_for_a_day_or_half_of_the_time_left(left, held_for):
    now = timezone.now()

    assert offer_deadline(now + left, now) == (now + held_for if held_for else None)


@pytest.mark.parametrize(("minutes", "expected"), [(30, "offered"), (29, "waiting")])
def test_shortly_before_its_start_time_is_free_for_whoever_comes(
    book, wait, member, minutes, expected, statuses
):
    booking = book(17, 19)
    entry = wait(17, 19)

    with time_machine.travel(booking.starts_at - timedelta(minutes=minutes), tick=False):
        booking.cancel(by=member)

    assert statuses(entry) == [expected]


class TestBackground:
    """What the releasing transaction could not decide at once, or what no booking freed."""

    def test_time_that_became_bookable_otherwise_is_offered(
        self, venue, wait, book, member, room, statuses
    ):
        book(17, 19)
        entry = wait(17, 19, room=None)
        larger = rooms.room(venue=venue)

        assert offer_what_is_free() == 1
        assert statuses(entry) == ["offered"]
        assert entry.booking.room == larger
        assert offer_what_is_free() == 0

    def test_first_in_the_queue_comes_first(self, venue, wait, book, statuses):
        book(17, 19)
        first, second = wait(17, 19, room=None), wait(17, 19, room=None)
        rooms.room(venue=venue)

        assert offer_what_is_free([second.pk, first.pk]) == 1
        assert statuses(first, second) == ["offered", "waiting"]

    def test_what_has_passed_is_left_alone(self, venue, wait, book, statuses):
        booking = book(17, 19)
        entry = wait(17, 19)
        booking.allocations.all().delete()

        with time_machine.travel(booking.starts_at, tick=False):
            assert offer_what_is_free() == 0
        assert statuses(entry) == ["waiting"]

    def test_worker_looks_every_hour(self):
        schedule = Schedule.objects.get(func="rooms.waitlist.offer_what_is_free")

        assert (schedule.schedule_type, schedule.minutes) == ("I", 60)

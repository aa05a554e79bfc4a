"""A closure settles everything in its way in its own transaction, or nothing of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from rooms.changes import propose_change, request_change
from rooms.closures import (
    CHANGED_MEANWHILE,
    Action,
    Settlement,
    SettlementRefused,
    close,
    conflicts_of,
    places_for,
    reopen,
)
from rooms.models import Allocation, Booking, Closure, Strike
from rooms.states import BookingStatus, ChangeStatus
from tests.factories import organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

WHOLE_DAY = rooms.period(8, 20)
REASON = "Malowanie"


@pytest.fixture
def other_room(venue):
    return rooms.room(venue=venue, name="Sala kameralna", capacity=12)


@pytest.fixture
def booking(member, organization, room):
    return rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )


def settled(resources, action, *, period=WHOLE_DAY, by, **fields):
    """Close with the same decision about whatever is in the way."""
    return close(
        resources,
        period,
        reason=REASON,
        by=by,
        settlements=[
            Settlement(conflict, action, REASON, **fields)
            for conflict in conflicts_of(resources, period)
        ],
    )


def test_booking_is_called_off_and_the_room_closed_together(staff, room, booking):
    closure = settled([room], Action.CANCEL, by=staff)

    booking.refresh_from_db()
    assert (booking.status, booking.decision_reason) == (BookingStatus.CANCELLED, REASON)
    assert [one.closure for one in Allocation.objects.all()] == [closure]


def test_calling_off_for_a_closure_is_never_a_strike(staff, room, booking, member):
    booking.confirm(by=staff)
    with time_machine.travel(booking.starts_at - timedelta(hours=1), tick=False):
        settled([room], Action.CANCEL, by=staff)

    booking.refresh_from_db()
    assert not booking.cancelled_late
    assert not Strike.objects.exists()


def test_staff_of_the_organisation_itself_get_no_strike_either(staff, room, booking, organization):
    booking.confirm(by=staff)
    organization.memberships.create(user=staff, role="member", status="active")
    with time_machine.travel(booking.starts_at - timedelta(hours=1), tick=False):
        settled([room], Action.CANCEL, by=staff)

    assert not Strike.objects.exists()


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_booking_is_moved_and_stays_what_it_was(staff, room, other_room, booking, is_confirmed):
    if is_confirmed:
        booking.confirm(by=staff)
    period = booking.period

    close(
        [room],
        WHOLE_DAY,
        reason=REASON,
        by=staff,
        settlements=[
            Settlement(conflict, Action.MOVE, REASON, other_room, period)
            for conflict in conflicts_of([room], WHOLE_DAY)
        ],
    )

    booking.refresh_from_db()
    assert booking.room == other_room
    assert booking.status == (BookingStatus.CONFIRMED if is_confirmed else BookingStatus.PENDING)
    assert set(booking.allocations.values_list("resource", flat=True)) == {other_room.pk}
    assert Closure.objects.get().allocations.get().resource == room


def test_booking_is_moved_to_another_time_of_the_same_room(staff, room, booking):
    conflicts = conflicts_of([room], WHOLE_DAY)
    later = rooms.period(10, 12, day=booking.starts_at.date() + timedelta(days=1))

    close(
        [room],
        WHOLE_DAY,
        reason=REASON,
        by=staff,
        settlements=[Settlement(conflicts[0], Action.MOVE, REASON, room, later)],
    )

    booking.refresh_from_db()
    assert booking.period == later


def test_move_into_the_closure_itself_is_refused(staff, room, booking):
    conflicts = conflicts_of([room], WHOLE_DAY)

    with pytest.raises(SettlementRefused) as refused:
        close(
            [room],
            WHOLE_DAY,
            reason=REASON,
            by=staff,
            settlements=[Settlement(conflicts[0], Action.MOVE, REASON, room, rooms.period(10, 12))],
        )

    assert refused.value.key == conflicts[0].key
    assert "room" in refused.value.refusal.error_dict
    assert not Closure.objects.exists()


def test_one_that_can_not_be_moved_undoes_everything(
    staff, member, organization, room, other_room, booking
):
    morning = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(9, 10)
    )
    rooms.booking(
        by=member, organization=organization, room=other_room, period=rooms.period(18, 19)
    )
    first, second = conflicts_of([room], WHOLE_DAY)

    with pytest.raises(SettlementRefused) as refused:
        close(
            [room],
            WHOLE_DAY,
            reason=REASON,
            by=staff,
            settlements=[
                Settlement(first, Action.CANCEL, REASON),
                Settlement(second, Action.MOVE, REASON, other_room, booking.period),
            ],
        )

    assert refused.value.key == second.key
    morning.refresh_from_db()
    assert morning.status == BookingStatus.PENDING
    assert not Closure.objects.exists()


def test_two_can_not_be_moved_to_one_room(staff, member, organization, venue, other_room):
    halves = [rooms.room(venue=venue) for _number in range(2)]
    hall = rooms.room(venue=venue, parts=halves)
    for half in halves:
        rooms.booking(by=member, organization=organization, room=half, period=rooms.period(17, 19))

    conflicts = conflicts_of([hall], WHOLE_DAY)
    with pytest.raises(SettlementRefused):
        close(
            [hall],
            WHOLE_DAY,
            reason=REASON,
            by=staff,
            settlements=[
                Settlement(one, Action.MOVE, REASON, other_room, one.period) for one in conflicts
            ],
        )

    assert not Booking.objects.filter(room=other_room).exists()


def test_whole_hall_is_in_the_way_of_its_half_and_listed_once(staff, member, organization, venue):
    halves = [rooms.room(venue=venue) for _number in range(2)]
    hall = rooms.room(venue=venue, parts=halves)
    rooms.booking(by=member, organization=organization, room=hall, period=rooms.period(17, 19))

    (conflict,) = conflicts_of([hall], WHOLE_DAY)
    assert set(conflict.resources) == set(halves)
    (conflict,) = conflicts_of([halves[0]], WHOLE_DAY)
    closure = settled([halves[0]], Action.CANCEL, by=staff)

    assert closure.allocations.get().resource == halves[0]


def test_change_in_the_way_is_refused_and_the_booking_stays(
    staff, member, organization, room, other_room, booking
):
    booking.confirm(by=staff)
    change = request_change(
        booking, room=other_room, period=booking.period, by=member, submission_id=uuid4()
    )

    (conflict,) = conflicts_of([other_room], WHOLE_DAY)
    assert conflict.change == change
    settled([other_room], Action.REFUSE, by=staff)

    change.refresh_from_db()
    booking.refresh_from_db()
    assert (change.status, change.decision_reason) == (ChangeStatus.REJECTED, REASON)
    assert (booking.status, booking.room) == (BookingStatus.CONFIRMED, room)


def test_proposal_of_staff_in_the_way_is_withdrawn(staff, room, other_room, booking):
    change = propose_change(
        booking,
        room=other_room,
        period=booking.period,
        message="Tam jest ciszej",
        by=staff,
        submission_id=uuid4(),
    )

    settled([other_room], Action.REFUSE, by=staff)

    change.refresh_from_db()
    assert change.status == ChangeStatus.WITHDRAWN


def test_moving_settles_the_change_that_waits(staff, member, venue, room, other_room, booking):
    booking.confirm(by=staff)
    third = rooms.room(venue=venue)
    change = request_change(
        booking, room=third, period=booking.period, by=member, submission_id=uuid4()
    )
    (conflict,) = conflicts_of([room], WHOLE_DAY)

    close(
        [room],
        WHOLE_DAY,
        reason=REASON,
        by=staff,
        settlements=[Settlement(conflict, Action.MOVE, REASON, other_room, booking.period)],
    )

    change.refresh_from_db()
    assert change.status == ChangeStatus.REJECTED
    assert set(Allocation.objects.values_list("resource", flat=True)) == {room.pk, other_room.pk}


def test_booking_goes_on_without_closed_equipment(staff, member, organization, room, projectors):
    booking = rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(17, 19),
        equipment={projectors: 2},
    )

    settled([projectors], Action.WITHOUT, by=staff)

    booking.refresh_from_db()
    assert booking.status == BookingStatus.PENDING
    assert set(booking.allocations.values_list("resource", flat=True)) == {room.pk}
    assert booking.sequence == 1


def test_offer_of_the_waiting_list_is_taken_back(staff, member, organization, room, booking):
    other = organizations.organization(members=[member])
    rooms.waitlist_entry(by=member, organization=other, room=room, period=booking.period)
    booking.cancel(by=staff, reason="Pomyłka")
    offer = Booking.objects.get(status=BookingStatus.OFFERED)

    with pytest.raises(SettlementRefused):
        settled([room], Action.REFUSE, by=staff)
    settled([room], Action.CANCEL, by=staff)

    offer.refresh_from_db()
    assert offer.status == BookingStatus.CANCELLED


def test_time_that_is_freed_for_a_closure_is_not_offered_to_who_waits(
    staff, member, organization, room, booking
):
    other = organizations.organization(members=[member])
    rooms.waitlist_entry(by=member, organization=other, room=room, period=booking.period)

    settled([room], Action.CANCEL, by=staff)

    assert not Booking.objects.filter(status=BookingStatus.OFFERED).exists()
    assert Closure.objects.exists()


def test_what_else_a_booking_frees_is_offered(staff, member, organization, room, booking, venue):
    """A move leaves nothing; a booking that is called off frees the hours beyond the closure."""
    other = organizations.organization(members=[member])
    rooms.waitlist_entry(by=member, organization=other, room=room, period=rooms.period(18, 19))

    settled([room], Action.CANCEL, by=staff, period=rooms.period(16, 18))

    assert Booking.objects.get(status=BookingStatus.OFFERED).period == rooms.period(18, 19)


def test_booking_made_meanwhile_closes_nothing(staff, member, organization, room, booking):
    settlements = [
        Settlement(one, Action.CANCEL, REASON) for one in conflicts_of([room], WHOLE_DAY)
    ]
    rooms.booking(by=member, organization=organization, room=room, period=rooms.period(9, 10))

    with pytest.raises(ValidationError) as refused:
        close([room], WHOLE_DAY, reason=REASON, by=staff, settlements=settlements)

    assert refused.value.code == CHANGED_MEANWHILE
    booking.refresh_from_db()
    assert booking.status == BookingStatus.PENDING


@pytest.mark.parametrize("what", ["confirmed", "cancelled"])
def test_booking_that_changed_meanwhile_closes_nothing(staff, room, booking, what):
    settlements = [
        Settlement(one, Action.CANCEL, REASON) for one in conflicts_of([room], WHOLE_DAY)
    ]
    if what == "confirmed":
        booking.confirm(by=staff)
    else:
        booking.cancel(by=staff, reason="Pomyłka")

    with pytest.raises(ValidationError) as refused:
        close([room], WHOLE_DAY, reason=REASON, by=staff, settlements=settlements)

    assert refused.value.code == CHANGED_MEANWHILE
    assert not Closure.objects.exists()


def test_same_closure_sent_twice_is_one(staff, room):
    first, second = (
        close([room], WHOLE_DAY, reason=REASON, by=staff, settlements=[]) for _number in range(2)
    )

    assert first == second
    assert Closure.objects.count() == 1


def test_cleaning_after_what_is_over_gives_way(staff, member, organization, venue):
    room = rooms.room(venue=venue, minutes_after=60)
    booking = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(10, 12)
    )
    booking.confirm(by=staff)
    with time_machine.travel(rooms.at(12, 10), tick=False):
        booking.complete()
        now_on = rooms.period((12, 10), 20)
        (conflict,) = conflicts_of([room], now_on)
        assert conflict.is_over
        close([room], now_on, reason="Awaria", by=staff, settlements=[])

    booking.refresh_from_db()
    assert booking.status == BookingStatus.COMPLETED
    assert booking.allocations.get().period.upper == rooms.at(12, 10)


def test_running_booking_is_shortened_or_called_off(staff, member, organization, room):
    booking = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(10, 14)
    )
    booking.confirm(by=staff)
    with time_machine.travel(rooms.at(12), tick=False):
        burst = rooms.period(13, 20)
        (conflict,) = conflicts_of([room], burst)
        close(
            [room],
            burst,
            reason="Awaria",
            by=staff,
            settlements=[Settlement(conflict, Action.MOVE, "Awaria", room, rooms.period(10, 13))],
        )

    booking.refresh_from_db()
    assert booking.period == rooms.period(10, 13)


def test_only_staff_close(member, room):
    for settlements in (None, []):
        with pytest.raises(PermissionDenied):
            close([room], WHOLE_DAY, reason=REASON, by=member, settlements=settlements)


def test_settlement_needs_a_reason(staff, room, booking):
    (conflict,) = conflicts_of([room], WHOLE_DAY)

    with pytest.raises(SettlementRefused):
        close(
            [room],
            WHOLE_DAY,
            reason=REASON,
            by=staff,
            settlements=[Settlement(conflict, Action.CANCEL, " ")],
        )


def test_closure_that_ended_is_not_reopened_and_one_reopened_twice_says_so(staff, room):
    closure = close([room], WHOLE_DAY, reason=REASON, by=staff, settlements=[])
    reopen(Closure.objects.get(), by=staff)

    with pytest.raises(ValidationError):
        reopen(closure, by=staff)


# Where to ---------------------------------------------------------------------------------


def test_rooms_offered_are_free_fit_and_are_not_closed(
    staff, member, organization, venue, room, booking
):
    free = rooms.room(venue=venue, name="Wolna", capacity=30)
    fitting = rooms.room(venue=venue, name="W sam raz", capacity=6)
    rooms.room(venue=venue, name="Za mała", capacity=3)
    taken = rooms.room(venue=venue, name="Zajęta")
    closed = rooms.room(venue=venue, name="Też zamykana")
    rooms.room(venue=venue, name="Nie dla wszystkich", open_to=["city"])
    rooms.booking(by=member, organization=organization, room=taken, period=rooms.period(18, 19))

    conflicts = conflicts_of([room, closed], WHOLE_DAY)
    places = places_for(conflicts, [room, closed], WHOLE_DAY)

    assert places[conflicts[0].key] == [fitting, free]


def test_offered_rooms_cost_little_more_for_many(
    staff, member, organization, venue, room, other_room, django_assert_max_num_queries
):
    for hour in range(8, 20):
        rooms.booking(
            by=member, organization=organization, room=room, period=rooms.period(hour, hour + 1)
        )

    with django_assert_max_num_queries(12 + 12):
        conflicts = conflicts_of([room], WHOLE_DAY)
        places_for(conflicts, [room], WHOLE_DAY)

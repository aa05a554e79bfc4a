"""What staff do at the desk: entering, moving and swapping bookings, rooms for walk-ins."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from rooms.changes import request_change
from rooms.closures import close
from rooms.desk_work import (
    WAIVABLE,
    enter_booking,
    move_at_once,
    outlook_of_swap,
    rooms_free_now,
    swap_rooms,
)
from rooms.history import history_of
from rooms.models import Allocation, Booking, BookingChange, HouseRules, Quota, WaitlistEntry
from rooms.rules import TAKEN
from rooms.states import BookingStatus, Channel
from tcal.shared.models import QueuedMail
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

# The clock of these tests stands at 10:00 local time, on Sunday 22 November 2026.
TODAY = date(2026, 11, 22)


def codes(call) -> set[str]:
    with pytest.raises(ValidationError) as refusal:
        call()
    error = refusal.value
    if hasattr(error, "error_dict"):
        return {one.code for errors in error.error_dict.values() for one in errors}
    return {one.code for one in error.error_list}


@pytest.fixture
def enter(staff, organization, room):
    def make(at=None, **changes):
        options = {
            name: changes.pop(name)
            for name in ["by", "waived", "contact_email", "submission_id"]
            if name in changes
        }
        request = rooms.booking_request(
            **{
                "organization": organization,
                "room": room,
                "period": at or rooms.period(17, 19),
                **changes,
            }
        )
        return enter_booking(
            request,
            channel=Channel.PHONE,
            **{"by": staff, "submission_id": uuid4(), **options},
        )

    return make


def test_entered_booking_is_confirmed_at_once_with_its_channel(enter, staff):
    booking = enter(contact_email="zosia@ngo.example")

    booking = Booking.objects.get(pk=booking.pk)
    assert booking.status == BookingStatus.CONFIRMED
    assert (booking.channel, booking.contact_email) == (Channel.PHONE, "zosia@ngo.example")
    assert booking.requested_by == booking.decided_by == staff
    assert booking.allocations.count() == 1
    assert [mail.to for mail in QueuedMail.objects.all()] == ["zosia@ngo.example"]


def test_letter_goes_to_the_managers_where_no_address_was_left(enter, organization):
    organizations.membership(
        organization=organization,
        user=accounts.user(email="szefowa@ngo.example"),
        role="manager",
    )

    enter()

    assert [mail.to for mail in QueuedMail.objects.all()] == ["szefowa@ngo.example"]


def test_only_staff_enter(enter, member):
    with pytest.raises(PermissionDenied):
        enter(by=member)


def test_sending_the_form_twice_enters_one_booking(enter):
    number = uuid4()

    assert enter(submission_id=number) == enter(submission_id=number)
    assert Booking.objects.count() == 1


@pytest.mark.parametrize("status", ["pending", "ended"])
def test_inactive_organization_is_refused(enter, status):
    other = organizations.organization(status=status)

    assert codes(lambda: enter(organization=other, waived=WAIVABLE)) == {"inactive_organization"}


def waive_notice(room, _organization):
    room.notice_hours = 24 * 30


def waive_horizon(room, _organization):
    room.horizon_days = 1


def waive_step(room, _organization):
    room.step_minutes = 60
    return rooms.period((17, 10), (18, 10))


def waive_length(room, _organization):
    room.shortest_minutes = 240


def waive_kind(room, _organization):
    room.open_to = ["institution"]


def waive_quota(_room, organization):
    Quota.objects.create(kind=organization.kind, hours=1)


def waive_rules(_room, _organization):
    HouseRules.objects.create(number=1, text_pl="Sprzątamy po sobie.")


@pytest.mark.parametrize(
    ("arrange", "code"),
    [
        (waive_notice, "notice"),
        (waive_horizon, "horizon"),
        (waive_step, "step"),
        (waive_length, "too_short"),
        (waive_kind, "not_for_this_kind"),
        (waive_quota, "quota"),
        (waive_rules, "rules"),
    ],
)
def test_rule_that_staff_may_waive_is_told_first(enter, room, organization, arrange, code):
    at = arrange(room, organization)
    room.save()

    assert codes(lambda: enter(at)) == {code}
    assert enter(at, waived=frozenset({code})).status == BookingStatus.CONFIRMED


def test_unstaffed_hours_are_waived(enter, venue):
    venue.opening_hours.update(is_staffed=False)

    assert codes(enter) == {"unstaffed"}
    assert enter(waived=frozenset({"unstaffed"})).pk


def test_every_problem_is_told_at_once(enter, room, organization):
    waive_notice(room, organization)
    waive_length(room, organization)
    waive_quota(room, organization)
    room.save()

    assert codes(enter) == {"notice", "too_short", "quota"}
    assert codes(lambda: enter(waived=frozenset({"notice", "quota"}))) == {"too_short"}


def test_nothing_waives_what_is_taken_closed_small_or_out_of_use(
    enter, room, venue, staff, projectors
):
    enter(rooms.period(9, 11))
    close([room], rooms.period(12, 14), reason="Remont", by=staff)
    unused = rooms.room(venue=venue, is_active=False)
    everything = WAIVABLE | {TAKEN, "closed", "capacity", "inactive", "past", "equipment"}

    def refused(*args, **changes):
        return codes(lambda: enter(*args, waived=everything, **changes))

    assert refused(rooms.period(10, 12)) == {TAKEN}
    assert refused(rooms.period(12, 13)) == {TAKEN}
    assert refused(rooms.period(20, 22)) == {"closed"}
    assert refused(people=21) == {"capacity"}
    assert refused(room=unused) == {"inactive"}
    assert refused(equipment={projectors: 4}) == {"equipment"}
    assert refused(rooms.period(9, 11, day=TODAY)) == {"past"}


def test_what_has_just_begun_can_be_entered(enter):
    assert enter(rooms.period((9, 30), 11, day=TODAY)).pk
    assert codes(lambda: enter(rooms.period((9, 15), (9, 30), day=TODAY))) == {"past"}


# Moving


@pytest.fixture
def other_room(venue):
    return rooms.room(venue=venue, name="Sala widokowa", capacity=8, fee_per_hour=10)


@pytest.fixture
def move(staff, room):
    def make(booking, room=room, at=None, **changes):
        return move_at_once(
            booking,
            room=room,
            period=at or booking.period,
            **{"by": staff, "submission_id": uuid4(), **changes},
        )

    return make


def test_moved_at_once_with_a_letter_and_a_line_in_the_history(enter, move, other_room, staff):
    booking = enter(contact_email="zosia@ngo.example")

    change = move(booking, other_room, rooms.period(16, 18), reason="W warsztatowej pękła rura.")

    booking = Booking.objects.get(pk=booking.pk)
    assert (booking.room, booking.period) == (other_room, rooms.period(16, 18))
    assert (booking.status, booking.fee, booking.sequence) == (BookingStatus.CONFIRMED, 20, 1)
    (held,) = booking.allocations.all()
    assert (held.resource, held.change) == (other_room, None)
    assert change.booking == booking
    letter = QueuedMail.objects.order_by("pk").last()
    assert letter.to == "zosia@ngo.example"
    assert "pękła rura" in letter.text
    (entry,) = [one for one in history_of(booking) if "Sala widokowa" in one.text]
    assert entry.by == str(staff)


def test_equipment_moves_along(enter, move, other_room, projectors):
    booking = enter(equipment={projectors: 2})

    move(booking, other_room)

    assert {(held.resource, held.quantity) for held in booking.allocations.all()} == {
        (other_room, 1),
        (projectors, 2),
    }


def test_running_booking_is_extended_and_nothing_else(enter, move, other_room):
    booking = enter()
    with time_machine.travel(rooms.at(18), tick=False):
        move(booking, at=rooms.period(17, 20))
        assert codes(lambda: move(booking, other_room)) == {"begun"}
    with time_machine.travel(rooms.at(20), tick=False):
        assert codes(lambda: move(booking, at=rooms.period(17, 21))) == {"over"}

    assert Booking.objects.get().period == rooms.period(17, 20)


def test_move_into_a_taken_small_or_closed_place_is_refused(enter, move, other_room):
    booking = enter(people=9)
    enter(rooms.period(14, 16))

    assert codes(lambda: move(booking, at=rooms.period(15, 17))) == {TAKEN}
    assert codes(lambda: move(booking, at=rooms.period(19, 22))) == {"closed"}
    assert codes(lambda: move(booking, other_room)) == {"capacity"}
    assert codes(lambda: move(booking)) == {"unchanged"}
    assert not BookingChange.objects.exists()
    assert Booking.objects.get(pk=booking.pk).sequence == 0


def test_move_names_what_staff_may_waive(enter, move, organization):
    booking = enter()
    Quota.objects.create(kind=organization.kind, hours=2)

    assert codes(lambda: move(booking, at=rooms.period(16, 19))) == {"quota"}
    assert move(booking, at=rooms.period(16, 19), waived=frozenset({"quota"})).pk


def test_move_is_sent_once(enter, move):
    booking, number = enter(), uuid4()

    first = move(booking, at=rooms.period(14, 16), submission_id=number)
    second = move(booking, at=rooms.period(14, 16), submission_id=number)

    assert first == second
    assert Booking.objects.get().sequence == 1


def test_only_staff_move_and_only_what_is_confirmed(enter, move, member, staff, room, organization):
    booking = enter()
    with pytest.raises(PermissionDenied):
        move(booking, at=rooms.period(14, 16), by=member)
    waiting = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(9, 10)
    )
    assert codes(lambda: move(waiting, at=rooms.period(14, 16))) == {"forbidden_move"}
    booking.cancel(by=staff, reason="Chorzy")
    assert codes(lambda: move(booking, at=rooms.period(14, 16))) == {"forbidden_move"}


def test_open_change_has_to_be_answered_first(enter, move, member, room):
    booking = enter()
    request_change(
        booking, room=room, period=rooms.period(12, 14), by=member, submission_id=uuid4()
    )

    assert codes(lambda: move(booking, at=rooms.period(9, 11))) == {"booking_has_one_open_change"}


# Swapping


@pytest.fixture
def swap(staff):
    def make(first, second, **changes):
        return swap_rooms(first, second, **{"by": staff, "submission_id": uuid4(), **changes})

    return make


def rooms_of(*bookings):
    return [Booking.objects.get(pk=one.pk).room for one in bookings]


@pytest.fixture
def pair(enter, other_room):
    first = enter(contact_email="pierwsza@ngo.example")
    second = enter(
        room=other_room,
        organization=organizations.organization(),
        contact_email="druga@ngo.example",
    )
    return first, second


def test_two_bookings_swap_rooms(pair, swap, room, other_room, projectors):
    QueuedMail.objects.all().delete()

    done = swap(*pair, reason="Więcej krzeseł")

    assert rooms_of(*pair) == [other_room, room] == [one.room for one in done]
    assert [one.allocations.get().resource for one in pair] == [other_room, room]
    assert [Booking.objects.get(pk=one.pk).sequence for one in pair] == [1, 1]
    assert {mail.to for mail in QueuedMail.objects.all()} == {
        "pierwsza@ngo.example",
        "druga@ngo.example",
    }
    assert all(any("krzeseł" in line.text for line in history_of(one)) for one in pair)


def test_swap_of_bookings_at_different_times(enter, swap, room, other_room):
    early = enter(rooms.period(9, 12))
    late = enter(rooms.period(11, 13), room=other_room)

    swap(early, late)

    assert rooms_of(early, late) == [other_room, room]


def test_third_booking_in_the_way(enter, swap, room, other_room):
    early = enter(rooms.period(9, 12))
    late = enter(rooms.period(11, 13), room=other_room)
    enter(rooms.period(9, 10), room=other_room)

    assert {one.code for one in outlook_of_swap(early, late)} == {TAKEN}
    assert codes(lambda: swap(early, late, waived=WAIVABLE)) == {TAKEN}
    assert rooms_of(early, late) == [room, other_room]
    assert Allocation.objects.count() == 3


def test_swap_with_a_hall_whose_part_somebody_has(enter, swap, venue, room):
    left, right = (rooms.room(venue=venue, name=f"Sala {name}") for name in "AB")
    hall = rooms.room(venue=venue, name="Sala A+B", capacity=40, parts=[left, right])
    first = enter(rooms.period(9, 11))
    second = enter(rooms.period(9, 11), room=hall)

    swap(first, second)
    assert rooms_of(first, second) == [hall, room]
    assert first.allocations.count() == 2

    third = enter(rooms.period(12, 14), room=left)
    fourth = enter(rooms.period(12, 14))
    enter(rooms.period(12, 14), room=right)
    swap(third, fourth)
    last = enter(rooms.period(15, 17))
    early = enter(rooms.period(12, 13), room=rooms.room(venue=venue))
    whole = enter(rooms.period(18, 19), room=hall)
    assert codes(lambda: swap(early, whole)) == {TAKEN}
    assert rooms_of(whole, last) == [hall, room]


def test_part_and_whole_swap_when_they_do_not_meet(enter, swap, venue):
    left, right = (rooms.room(venue=venue, name=f"Sala {name}") for name in "AB")
    hall = rooms.room(venue=venue, name="Sala A+B", capacity=40, parts=[left, right])
    part, whole = enter(rooms.period(9, 11), room=left), enter(rooms.period(11, 13), room=hall)

    swap(part, whole)

    assert rooms_of(part, whole) == [hall, left]


def test_capacity_has_to_fit_both(enter, swap, other_room, room):
    many, few = enter(people=15), enter(room=other_room)

    assert codes(lambda: swap(many, few)) == {"capacity"}
    assert rooms_of(many, few) == [room, other_room]
    assert Allocation.objects.count() == 2


def test_swap_refuses_what_makes_no_sense(enter, swap, pair, room, staff):
    first, second = pair
    assert codes(lambda: swap(first, first)) == {"same_booking"}
    assert codes(lambda: swap(first, enter(rooms.period(9, 10)))) == {"same_room"}
    second.cancel(by=staff, reason="Chorzy")
    assert codes(lambda: swap(first, second)) == {"forbidden_move"}
    assert rooms_of(first) == [room]


def test_swap_is_for_staff_and_before_both_begin(pair, swap, member):
    with pytest.raises(PermissionDenied):
        swap(*pair, by=member)
    with time_machine.travel(rooms.at(17), tick=False):
        assert codes(lambda: swap(*pair)) == {"begun"}


def test_swap_sent_twice_is_done_once(pair, swap, room, other_room):
    number = uuid4()

    swap(*pair, submission_id=number)
    swap(*pair, submission_id=number)

    assert rooms_of(*pair) == [other_room, room]


def test_kind_of_organization_is_told_before_a_swap(pair, swap, other_room, room):
    other_room.open_to = ["institution"]
    other_room.save()

    assert {one.code for one in outlook_of_swap(*pair)} == {"not_for_this_kind"}
    assert codes(lambda: swap(*pair)) == {"not_for_this_kind"}
    swap(*pair, waived=frozenset({"not_for_this_kind"}))
    assert rooms_of(*pair) == [other_room, room]


def test_outlook_changes_nothing(pair, room, other_room):
    assert outlook_of_swap(*pair) == []
    assert rooms_of(*pair) == [room, other_room]
    assert Allocation.objects.count() == 2


def test_waiting_list_gets_only_what_a_swap_leaves_free(
    enter, swap, room, other_room, organization, member
):
    early = enter(rooms.period(9, 12))
    late = enter(rooms.period(11, 13), room=other_room)
    waiting = rooms.waitlist_entry(
        by=member, organization=organization, room=room, period=rooms.period(9, 11)
    )
    blocked = rooms.waitlist_entry(
        by=member, organization=organization, room=room, period=rooms.period(10, 12)
    )

    swap(early, late)

    status = dict(WaitlistEntry.objects.values_list("pk", "status"))
    assert status[waiting.pk] == "offered"
    assert status[blocked.pk] == "waiting"


# Walk-ins

HOUR = timedelta(hours=1)


def test_walk_in_gets_the_smallest_room_that_suffices_first(room, other_room, venue):
    rooms.room(venue=venue, capacity=2)

    found = rooms_free_now(4, HOUR)

    assert [one.room for one in found] == [other_room, room]
    assert found[0].period == rooms.period(10, 11, day=TODAY)
    assert found[0].free_until == rooms.at(20, day=TODAY)


def test_walk_in_is_told_of_shorter_and_later_times(enter, room, other_room):
    enter(rooms.period((10, 45), 12, day=TODAY))
    enter(rooms.period((9, 30), (10, 15), day=TODAY), room=other_room)

    shorter, later = rooms_free_now(4, HOUR)

    assert (shorter.is_shorter, later.is_later) == (True, True)
    assert shorter.period == rooms.period(10, (10, 45), day=TODAY)
    assert later.period == rooms.period((10, 15), (11, 15), day=TODAY)


def test_walk_in_starts_at_a_near_full_step_and_can_be_entered(enter, room):
    with time_machine.travel(rooms.at(10, 22, day=TODAY), tick=False):
        (found,) = rooms_free_now(4, HOUR)

        assert found.period.starts_at <= rooms.at(10, 22, day=TODAY)
        assert enter(found.period).pk


def test_nothing_for_walk_ins_where_it_is_closed(room):
    with time_machine.travel(rooms.at(21, day=TODAY), tick=False):
        assert rooms_free_now(1, HOUR) == []


def test_walk_in_asks_as_much_for_one_room_as_for_many(room, venue, django_assert_num_queries):
    with django_assert_num_queries(4):
        rooms_free_now(1, HOUR)
    for _number in range(29):
        rooms.room(venue=venue)
    with django_assert_num_queries(4):
        assert len(rooms_free_now(1, HOUR)) == 30

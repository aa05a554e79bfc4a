"""Moving and extending: the old and the new time are held until somebody answers."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from rooms.changes import (
    accept_change,
    expire_change,
    propose_change,
    refuse_change,
    request_change,
    withdraw_change,
)
from rooms.closures import close
from rooms.models import Allocation, Booking, BookingChange, Quota
from rooms.rules import TAKEN
from rooms.states import BookingStatus, ChangeStatus
from tcal.shared.models import QueuedMail
from tcal.shared.registry import Fact, register_consequence
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def booking(member, organization, room):
    return rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )


@pytest.fixture
def confirmed(booking, staff):
    booking.confirm(by=staff)
    return booking


@pytest.fixture
def other(db):
    person = accounts.user(name="Inny Ktoś")
    return person, organizations.organization(members=[person])


@pytest.fixture
def move(member):
    def make(booking, starts=15, ends=18, *, room=None, by=member, **fields):
        return request_change(
            booking,
            room=room or booking.room,
            period=rooms.period(starts, ends, **fields.pop("on", {})),
            by=by,
            **{"submission_id": uuid4(), **fields},
        )

    return make


@pytest.fixture
def propose(staff):
    def make(booking, starts=15, ends=17, *, room=None, by=staff, **fields):
        return propose_change(
            booking,
            room=room or booking.room,
            period=rooms.period(starts, ends),
            by=by,
            **{"message": "O 17:00 wymieniamy okna.", "submission_id": uuid4(), **fields},
        )

    return make


@pytest.fixture
def freed(monkeypatch):
    """What is told of time that was given back."""
    told = []
    monkeypatch.setattr("tcal.shared.registry._consequences", {})
    register_consequence(
        Fact.TIME_FREED,
        lambda *, resources, period, by: told.append(({r.name for r in resources}, period)),
    )
    return told


def codes(call) -> set[str]:
    with pytest.raises(ValidationError) as refusal:
        call()
    error = refusal.value
    if not hasattr(error, "error_dict"):
        return {error.code}
    return {(field, one.code) for field, errors in error.error_dict.items() for one in errors}


def held(booking):
    return {
        (one.resource.name, one.period.lower, one.period.upper)
        for one in booking.allocations.select_related("resource")
    }


def take(other, room, starts, ends, **fields):
    person, theirs = other
    return rooms.booking(
        by=person, organization=theirs, room=room, period=rooms.period(starts, ends), **fields
    )


# Asking ---------------------------------------------------------------------------------------


def test_own_time_does_not_block_a_move_over_itself(confirmed, move, staff, room):
    change = move(confirmed, 16, 18)
    accept_change(change, by=staff)

    confirmed.refresh_from_db()
    assert confirmed.period == rooms.period(16, 18)
    assert confirmed.status == BookingStatus.CONFIRMED
    assert held(confirmed) == {(room.name, rooms.at(16), rooms.at(18))}


def test_pending_booking_moves_at_once_and_waits_anew(booking, move):
    before = booking.sequence
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        change = move(booking, 10, 12)

    booking.refresh_from_db()
    assert change.status == ChangeStatus.ACCEPTED
    assert change.booking == booking
    assert booking.status == BookingStatus.PENDING
    assert booking.period == rooms.period(10, 12)
    assert booking.answer_by == datetime(2026, 11, 26, 9, tzinfo=UTC)  # 72 h later: 10:00 in Warsaw
    assert booking.sequence == before + 1
    assert not Allocation.objects.proposed().exists()


def test_pending_booking_moved_to_a_room_of_instant_confirmation_is_confirmed(
    booking, move, venue, member
):
    move(booking, room=rooms.room(venue=venue, confirms_at_once=True))

    booking.refresh_from_db()
    assert booking.status == BookingStatus.CONFIRMED
    assert QueuedMail.objects.filter(to=member.email).count() == 2


def test_booking_of_a_room_of_instant_confirmation_moves_at_once(member, organization, venue, move):
    room = rooms.room(venue=venue, confirms_at_once=True)
    booking = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )

    assert move(booking).status == ChangeStatus.ACCEPTED
    booking.refresh_from_db()
    assert booking.period == rooms.period(15, 18)


def test_shortening_needs_nobodys_consent(confirmed, move, freed, room):
    assert move(confirmed, 17, 18).status == ChangeStatus.ACCEPTED
    assert freed == [({room.name}, rooms.period(18, 19))]


def test_old_and_new_time_are_both_held_while_asking(confirmed, move, other, room, venue):
    elsewhere = rooms.room(venue=venue)
    change = move(confirmed, 12, 14, room=elsewhere)

    assert change.status == ChangeStatus.AWAITING
    confirmed.refresh_from_db()
    assert confirmed.period == rooms.period(17, 19)
    assert codes(lambda: take(other, room, 17, 19)) == {("start", TAKEN)}
    assert codes(lambda: take(other, elsewhere, 13, 15)) == {("start", TAKEN)}


def test_closure_sees_the_time_that_is_asked_for(confirmed, move, staff, venue):
    elsewhere = rooms.room(venue=venue)
    move(confirmed, 12, 14, room=elsewhere)

    with pytest.raises(ValidationError) as refusal:
        close([elsewhere], rooms.period(8, 20), reason="Remont", by=staff)
    assert refusal.value.code == "bookings_in_the_way"


def test_taken_time_is_refused_and_nothing_is_stored(confirmed, move, other, room):
    take(other, room, 12, 14)

    assert codes(lambda: move(confirmed, 13, 15)) == {("start", TAKEN)}
    assert not BookingChange.objects.exists()


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (17, 19, ("start", "unchanged")),
        (19, 21, ("start", "closed")),
        ((17, 7), 19, ("start", "step")),
    ],
)
def test_move_that_breaks_a_rule_says_so(confirmed, move, starts, ends, expected):
    assert codes(lambda: move(confirmed, starts, ends)) == {expected}


def test_same_submission_returns_the_first_change(confirmed, move):
    submission_id = uuid4()
    first = move(confirmed, submission_id=submission_id)

    assert move(confirmed, submission_id=submission_id) == first


def test_second_change_waits_for_the_first(confirmed, move, propose):
    move(confirmed)

    assert codes(lambda: move(confirmed, 9, 11)) == {"booking_has_one_open_change"}
    assert codes(lambda: propose(confirmed, 9, 11)) == {"booking_has_one_open_change"}
    assert BookingChange.objects.count() == 1


def test_pending_booking_is_not_moved_past_a_proposal(booking, move, propose):
    propose(booking)

    assert codes(lambda: move(booking, 9, 11)) == {"booking_has_one_open_change"}


# Equipment and divisible halls ------------------------------------------------------------------


def test_equipment_moves_along_and_counts_once(member, organization, other, venue, projectors):
    room = rooms.room(venue=venue)
    booking = rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(17, 19),
        equipment={projectors: 2},
    )
    booking.confirm(by=accounts.staff())
    change = request_change(
        booking, room=room, period=rooms.period(18, 20), by=member, submission_id=uuid4()
    )

    # 18:00–19:00 is held twice by the booking, and still only two of the three are out.
    theirs = take(other, rooms.room(venue=venue), 17, 20, equipment={projectors: 1})
    assert theirs.pk
    accept_change(change, by=accounts.staff())
    booking.refresh_from_db()
    assert [(one.resource, one.quantity) for one in booking.equipment] == [(projectors, 2)]
    assert booking.allocations.count() == 2


def test_missing_equipment_at_the_new_time_is_said(
    member, organization, other, venue, projectors, move
):
    booking = rooms.booking(
        by=member,
        organization=organization,
        room=rooms.room(venue=venue),
        period=rooms.period(17, 19),
        equipment={projectors: 2},
    )
    take(other, rooms.room(venue=venue), 10, 12, equipment={projectors: 2})

    assert codes(lambda: move(booking, 11, 13)) == {(projectors.field_name, "equipment")}


@pytest.fixture
def hall(venue):
    left = rooms.room(venue=venue, name="Sala A", capacity=10)
    right = rooms.room(venue=venue, name="Sala B", capacity=10)
    return rooms.room(venue=venue, name="Sala A+B", parts=[left, right]), left, right


def test_part_grows_into_the_whole_hall_and_back(hall, member, organization, move, staff, freed):
    whole, left, right = hall
    booking = rooms.booking(
        by=member, organization=organization, room=left, period=rooms.period(17, 19)
    )
    booking.confirm(by=staff)

    accept_change(move(booking, 17, 19, room=whole), by=staff)
    booking.refresh_from_db()
    assert booking.room == whole
    assert {name for name, *_times in held(booking)} == {"Sala A", "Sala B"}
    assert freed == []

    accept_change(move(booking, 17, 19, room=right), by=staff)
    booking.refresh_from_db()
    assert {name for name, *_times in held(booking)} == {"Sala B"}
    assert freed == [({"Sala A+B", "Sala A"}, rooms.period(17, 19))]


def test_taken_part_keeps_a_booking_from_growing(hall, member, organization, move, other):
    whole, left, right = hall
    booking = rooms.booking(
        by=member, organization=organization, room=left, period=rooms.period(17, 19)
    )
    take(other, right, 18, 20)

    assert codes(lambda: move(booking, 17, 19, room=whole)) == {("start", TAKEN)}


# Answering --------------------------------------------------------------------------------------


def test_accepted_change_frees_what_is_given_up(confirmed, move, staff, freed, room, venue):
    elsewhere = rooms.room(venue=venue)
    change = move(confirmed, 12, 14, room=elsewhere)
    sequence = Booking.objects.get().sequence
    accept_change(change, by=staff)

    assert freed == [({room.name}, rooms.period(17, 19))]
    confirmed.refresh_from_db()
    assert (confirmed.room, confirmed.sequence) == (elsewhere, sequence + 1)
    assert change.decided_by == staff


@pytest.mark.parametrize("end", ["refuse", "withdraw", "expire"])
def test_change_that_is_not_accepted_frees_the_new_time(
    confirmed, move, staff, member, other, freed, room, end
):
    change = move(confirmed, 15, 18)
    if end == "refuse":
        refuse_change(change, by=staff, reason="Wtedy jest sprzątanie.")
    elif end == "withdraw":
        withdraw_change(change, by=member)
    else:
        expire_change(change)

    assert freed == [({room.name}, rooms.period(15, 17))]
    assert held(confirmed) == {(room.name, rooms.at(17), rooms.at(19))}
    assert not Allocation.objects.proposed().exists()
    assert take(other, room, 15, 17).pk
    for verb in [
        lambda: accept_change(change, by=staff),
        lambda: refuse_change(change, by=staff, reason="Nie"),
        lambda: withdraw_change(change, by=member),
        lambda: expire_change(change),
    ]:
        with pytest.raises(ForbiddenMove):
            verb()


def test_staff_give_a_reason_for_a_refusal(confirmed, move, staff):
    change = move(confirmed)

    with pytest.raises(ValidationError) as refusal:
        refuse_change(change, by=staff, reason=" ")
    assert list(refusal.value.error_dict) == ["reason"]
    change.refresh_from_db()
    assert change.is_awaiting


def test_accepted_proposal_confirms_a_pending_booking(booking, propose, member, staff, room):
    change = propose(booking)
    assert Booking.objects.get().status == BookingStatus.PENDING

    accept_change(change, by=member)

    booking.refresh_from_db()
    assert booking.status == BookingStatus.CONFIRMED
    assert booking.decided_by == staff
    assert held(booking) == {(room.name, rooms.at(15), rooms.at(17))}
    assert not Allocation.objects.proposed().exists()


def test_accepted_proposal_moves_a_confirmed_booking(confirmed, propose, member):
    accept_change(propose(confirmed), by=member)

    confirmed.refresh_from_db()
    assert confirmed.status == BookingStatus.CONFIRMED
    assert confirmed.period == rooms.period(15, 17)


def test_refused_proposal_leaves_the_request_to_staff(booking, propose, member, staff):
    change = propose(booking)
    with time_machine.travel(change.answer_by, tick=False):
        refuse_change(change, by=member)

        booking.refresh_from_db()
        assert booking.status == BookingStatus.PENDING
        assert booking.answer_by == rooms.at(17)
        booking.confirm(by=staff)


def test_request_does_not_expire_before_its_proposal(booking, propose):
    with time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=UTC), tick=False):
        change = propose(booking)

    booking.refresh_from_db()
    assert change.answer_by == rooms.at(15)
    assert booking.answer_by == rooms.at(17)


def test_proposal_needs_a_message(booking, propose):
    with pytest.raises(ValidationError) as refusal:
        propose(booking, message=" ")
    assert list(refusal.value.error_dict) == ["message"]


def test_answer_comes_in_time_or_not_at_all(confirmed, move, staff):
    change = move(confirmed)

    with time_machine.travel(change.answer_by + timedelta(seconds=1), tick=False):
        assert list(BookingChange.objects.overdue()) == [change]
        assert codes(lambda: accept_change(change, by=staff)) == {"too_late"}
        assert change.is_awaiting
    with time_machine.travel(change.answer_by, tick=False):
        assert not BookingChange.objects.overdue()
        accept_change(change, by=staff)


def test_deciding_a_booking_settles_its_open_change(booking, propose, staff, freed):
    change = propose(booking)
    booking.confirm(by=staff)

    change.refresh_from_db()
    assert change.status == ChangeStatus.WITHDRAWN
    assert [period for _names, period in freed] == [rooms.period(15, 17)]
    assert not Allocation.objects.proposed().exists()


def test_cancelled_booking_frees_both_times(confirmed, move, member, freed):
    change = move(confirmed, 12, 14)
    confirmed.cancel(by=member)

    change.refresh_from_db()
    assert change.status == ChangeStatus.WITHDRAWN
    assert {period for _names, period in freed} == {rooms.period(12, 14), rooms.period(17, 19)}
    assert not Allocation.objects.exists()


def test_page_opened_before_the_move_cancels_the_new_time(booking, move, member, freed):
    old_page = Booking.objects.get(pk=booking.pk)
    move(booking, 10, 12)
    freed.clear()

    old_page.cancel(by=member)

    assert [period for _names, period in freed] == [rooms.period(10, 12)]


@pytest.mark.parametrize("status", ["offered", "rejected", "expired", "cancelled", "completed"])
def test_booking_that_is_decided_otherwise_is_not_moved(booking, move, propose, status):
    Booking.objects.filter(pk=booking.pk).update(status=status, decision_reason="x")

    for change in [move, propose]:
        with pytest.raises(ForbiddenMove):
            change(booking)


# What is judged ---------------------------------------------------------------------------------


@pytest.fixture
def _quota(organization):
    Quota.objects.create(kind=organization.kind, hours=3)


@pytest.mark.usefixtures("_quota")
def test_quota_counts_a_booking_once_when_it_moves(confirmed, move):
    assert move(confirmed, 12, 15).pk


@pytest.mark.usefixtures("_quota")
def test_quota_refuses_an_extension_beyond_it(confirmed, move):
    assert codes(lambda: move(confirmed, 15, 19)) == {("organization", "quota")}


@pytest.mark.usefixtures("_quota")
def test_quota_is_judged_again_at_the_answer(confirmed, move, staff, member, organization, venue):
    change = move(confirmed, 16, 19)
    rooms.booking(
        by=member,
        organization=organization,
        room=rooms.room(venue=venue),
        period=rooms.period(9, 10),
    )

    assert codes(lambda: accept_change(change, by=staff)) == {("organization", "quota")}
    change.refresh_from_db()
    assert change.is_awaiting


def test_quota_lowered_meanwhile_does_not_keep_a_booking_from_moving(confirmed, move, organization):
    Quota.objects.create(kind=organization.kind, hours=1)

    assert move(confirmed, 15, 17).pk


def test_fee_follows_the_room(confirmed, move, staff, venue):
    dear = rooms.room(venue=venue, fee_per_hour=30)
    accept_change(move(confirmed, 17, 19, room=dear), by=staff)

    confirmed.refresh_from_db()
    assert confirmed.fee == 60


def test_notice_is_for_the_start_and_not_for_the_end(confirmed, move, room):
    room.notice_hours = 200
    room.save()

    assert move(confirmed, 17, 20).pk


def test_notice_holds_for_members_and_not_for_staff(booking, move, propose, room):
    room.notice_hours = 200
    room.save()

    assert codes(lambda: move(booking, 15, 17)) == {("day", "notice")}
    assert propose(booking, 15, 17).pk


# A booking that goes on ---------------------------------------------------------------------------


def test_running_booking_is_extended(confirmed, move, staff, room):
    room.notice_hours = 24
    room.save()
    with time_machine.travel(rooms.at(18, 30), tick=False):
        change = move(confirmed, 17, 20)
        assert change.answer_by == rooms.at(19)
        accept_change(change, by=staff)

    confirmed.refresh_from_db()
    assert confirmed.period == rooms.period(17, 20)


def test_running_booking_is_not_extended_into_somebody_elses_time(confirmed, move, other, room):
    take(other, room, 19, 20)
    with time_machine.travel(rooms.at(18, 30), tick=False):
        assert codes(lambda: move(confirmed, 17, 20)) == {("start", TAKEN)}


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (16, 19, ("start", "begun")),
        (19, 20, ("start", "begun")),
        (17, 18, ("end", "past")),
    ],
)
def test_running_booking_keeps_what_has_passed(confirmed, move, starts, ends, expected):
    with time_machine.travel(rooms.at(18, 30), tick=False):
        assert codes(lambda: move(confirmed, starts, ends)) == {expected}


def test_running_booking_keeps_its_room(confirmed, move, venue):
    with time_machine.travel(rooms.at(18, 30), tick=False):
        assert codes(lambda: move(confirmed, 17, 20, room=rooms.room(venue=venue))) == {
            ("start", "begun")
        }


def test_booking_that_is_over_is_not_changed(confirmed, booking, move):
    with time_machine.travel(rooms.at(19), tick=False):
        assert codes(lambda: move(confirmed, 17, 20)) == {"over"}


def test_request_without_an_answer_is_not_changed_once_its_time_has_begun(booking, move):
    with time_machine.travel(rooms.at(17), tick=False):
        assert codes(lambda: move(booking, 17, 20)) == {"over"}


# Who may --------------------------------------------------------------------------------------------


def test_who_may_do_what_with_a_change(confirmed, move, propose, member, staff, other):
    stranger, _theirs = other
    colleague = accounts.staff()

    def allowed(make, verb, person, starts):
        change = make(confirmed, starts, starts + 2)
        try:
            verb(change, by=person)
        except PermissionDenied:
            change.refresh_from_db()
            assert change.is_awaiting
            return False
        else:
            return True
        finally:
            change.delete()

    def refuse(change, by):
        refuse_change(change, by=by, reason="Nie tym razem.")

    #  made by, verb: member, staff, other staff, stranger
    matrix = {
        (move, refuse): (False, True, True, False),
        (move, withdraw_change): (True, False, False, False),
        (propose, refuse): (True, False, False, False),
        (propose, withdraw_change): (False, True, True, False),
        (move, accept_change): (False, True, True, False),
        (propose, accept_change): (True, False, False, False),
    }
    people = [member, staff, colleague, stranger]
    for (make, verb), expected in matrix.items():
        got = tuple(allowed(make, verb, who, 9 + i) for i, who in enumerate(people))
        assert got == expected, (make, verb)
    for make, people in {move: [staff, stranger], propose: [member, stranger]}.items():
        for person in people:
            with pytest.raises(PermissionDenied):
                make(confirmed, by=person)


def test_staff_do_not_accept_for_an_organization_what_they_proposed(
    booking, propose, staff, organization
):
    organizations.membership(organization=organization, user=staff)

    with pytest.raises(PermissionDenied):
        accept_change(propose(booking), by=staff)


# Letters --------------------------------------------------------------------------------------------


def letters():
    return [
        (mail.to, mail.subject.split(": ")[1])
        for mail in QueuedMail.objects.order_by("queued_at", "pk")
    ]


def test_each_answer_is_told_in_the_recipients_language(confirmed, move, propose, member, staff):
    for person in [member, staff]:
        person.language = "en"
        person.save()
    Booking.objects.get().requested_by.refresh_from_db()
    QueuedMail.objects.all().delete()

    refuse_change(move(confirmed), by=staff, reason="Remont")
    accept_change(move(confirmed), by=staff)
    withdraw_change(propose(confirmed, 9, 11), by=staff)
    refuse_change(propose(confirmed, 9, 11), by=member)
    expire_change(propose(confirmed, 9, 11))

    assert letters() == [
        (member.email, "your change awaits confirmation"),
        (member.email, "the change was refused"),
        (member.email, "your change awaits confirmation"),
        (member.email, "your booking is moved"),
        (member.email, "another time or room is proposed"),
        (member.email, "the proposal is withdrawn"),
        (member.email, "another time or room is proposed"),
        (staff.email, "the change was refused"),
        (member.email, "another time or room is proposed"),
        (staff.email, "the change was not answered in time"),
        (member.email, "the change was not answered in time"),
    ]
    for mail in QueuedMail.objects.all():
        assert "/rezerwacje/" in mail.text
        assert "/rezerwacje/" in mail.html

"""Joining the waiting list: what waiting can't mend is refused at once, with what would work."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from rooms.models import Quota, WaitlistEntry
from rooms.states import WAITLIST_MOVES, WaitlistStatus
from rooms.waitlist import NothingToWaitFor, leave_waitlist
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def taken(member, organization, room):
    """The room is taken from 17 to 19."""
    return rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )


@pytest.fixture
def person():
    return accounts.user()


@pytest.fixture
def join(person, taken):
    organization = organizations.organization(members=[person])

    def make(starts=17, ends=19, **fields):
        return rooms.waitlist_entry(
            **{
                "by": person,
                "organization": organization,
                "room": taken.room,
                "period": rooms.period(starts, ends),
                **fields,
            }
        )

    return make


def refusal(call) -> tuple[str, str, str]:
    with pytest.raises(ValidationError) as raised:
        call()
    ((field, errors),) = raised.value.error_dict.items()
    assert not WaitlistEntry.objects.exists()
    return field, errors[0].code, errors[0].messages[0]


def test_who_joins_waits(join, room, projectors):
    needs = list(projectors.features.all())

    entry = join(needs=needs)

    entry.refresh_from_db()
    assert entry.status == WaitlistStatus.WAITING
    assert entry.room == room
    assert list(entry.needs.all()) == needs


def test_partly_taken_time_can_be_waited_for(join):
    assert join(18, 20).pk


def test_any_room_is_waited_for_while_none_is_free(join, venue):
    too_small = rooms.room(venue=venue, capacity=2)

    entry = join(room=None)

    assert entry.room is None
    assert too_small.pk


def test_desk_does_not_count_as_any_room(join, venue):
    rooms.room(venue=venue, kind="desk", capacity=20)

    assert join(room=None).pk


def test_free_time_is_booked_and_not_waited_for(join):
    assert refusal(lambda: join(9, 10))[:2] == ("start", "free")


def test_free_rooms_are_named_where_any_would_do(join, venue):
    other = rooms.room(venue=venue, name="Sala obok")

    with pytest.raises(NothingToWaitFor) as raised:
        join(room=None)

    assert [request.room for request in raised.value.requests] == [other]
    assert "Sala obok" in raised.value.messages[0]


@pytest.mark.parametrize(
    ("starts", "ends", "fields", "expected"),
    [
        (7, 9, {}, ("start", "closed")),
        (7, 9, {"room": None}, ("start", "closed")),
        (17, 19, {"people": 21}, ("people", "capacity")),
        (17, 19, {"people": 21, "room": None}, ("people", "nothing_suits")),
        ((17, 5), 19, {}, ("start", "step")),
    ],
)
def test_what_waiting_cannot_mend_is_refused(join, starts, ends, fields, expected):
    field, code, message = refusal(lambda: join(starts, ends, **fields))

    assert (field, code) == expected
    assert message


@pytest.mark.parametrize("any_room", [False, True])
def test_past_time_is_refused(join, any_room):
    past = rooms.period(8, 9, day=date(2026, 11, 20))
    fields = {"room": None} if any_room else {}

    assert refusal(lambda: join(period=past, **fields))[:2] == ("day", "past")


def test_what_the_room_lacks_and_nobody_lends_is_refused(join):
    kitchen = rooms.feature(code="kitchen")

    field, _code, message = refusal(lambda: join(needs=[kitchen]))

    assert field == "needs"
    assert str(kitchen) in message


def test_lent_projector_is_waited_for_in_a_free_room(join, venue, member, organization, projectors):
    rooms.booking(
        by=member,
        organization=organization,
        room=rooms.room(venue=venue),
        period=rooms.period(9, 10),
        equipment={projectors: 3},
    )

    assert join(9, 10, needs=list(projectors.features.all())).pk


def test_room_that_can_not_be_booked_is_refused(join, room):
    room.is_active = False
    room.save()

    assert refusal(join)[:2] == ("room", "inactive")


def test_quota_does_not_keep_from_waiting(join, person):
    entry = join()
    Quota.objects.filter(kind=entry.organization.kind).delete()
    Quota.objects.create(kind=entry.organization.kind, hours=1)

    assert join(16, 19).pk


def test_organization_waits_for_a_time_once(join):
    join()
    with pytest.raises(ValidationError) as raised:
        join()

    (error,) = raised.value.error_dict["start"]
    assert error.code == "organization_waits_for_a_time_once"
    assert WaitlistEntry.objects.count() == 1


def test_same_form_sent_twice_joins_once(join):
    submission_id = uuid4()

    assert join(submission_id=submission_id) == join(submission_id=submission_id)


def test_nobody_joins_for_somebody_elses_organization(join, organization):
    with pytest.raises(PermissionDenied):
        join(organization=organization)


def test_organization_that_is_not_active_cannot_join(join, person):
    waiting = organizations.organization(status="pending", members=[person])

    with pytest.raises(PermissionDenied):
        join(organization=waiting)


def test_who_left_may_join_again(join, person):
    leave_waitlist(join(), by=person)

    assert join().status == WaitlistStatus.WAITING


@pytest.mark.parametrize("status", WaitlistStatus.values)
def test_entry_moves_only_where_it_may(join, taken, status):
    entry = join()
    moves = {
        WaitlistStatus.OFFERED: lambda: entry.offer(taken),
        WaitlistStatus.SERVED: lambda: entry.settle(taken=True),
        WaitlistStatus.DECLINED: lambda: entry.settle(taken=False),
        WaitlistStatus.LEFT: entry.leave,
    }
    for target, move in moves.items():
        WaitlistEntry.objects.update(status=status, booking=taken)
        if target in WAITLIST_MOVES[status]:
            move()
        else:
            with pytest.raises(ForbiddenMove):
                move()
        entry.refresh_from_db()
        assert entry.status == (target if target in WAITLIST_MOVES[status] else status)


def test_place_counts_those_ahead_for_the_same_room_or_any(join, venue, taken):
    def other(**fields):
        who = accounts.user()
        return join(by=who, organization=organizations.organization(members=[who]), **fields)

    first, any_room, another_hour = other(), other(room=None), other(starts=18, ends=20)
    with time_machine.travel(first.joined_at + timedelta(hours=1), tick=False):
        late = other(starts=16, ends=18)
    leave_waitlist(first, by=first.joined_by)

    places = {one.pk: one.place for one in WaitlistEntry.objects.with_place()}

    assert places[any_room.pk] is None
    assert places[another_hour.pk] == 2  # after whoever takes any room
    assert places[late.pk] == 2  # not after the one from 18 on

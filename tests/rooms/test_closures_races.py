"""Two of staff close at once; somebody books while staff close: real threads."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from rooms.booking_requests import request_booking
from rooms.closures import CHANGED_MEANWHILE, Action, Settlement, close, conflicts_of
from rooms.models import Allocation, Booking, Closure
from rooms.states import BookingStatus
from tests.factories import organizations, rooms
from tests.races import all_at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.usefixtures("_at_noon"),
]

WHOLE_DAY = rooms.period(8, 20)


def closing(resources, action, *, by, reason="Malowanie", **fields):
    settlements = [
        Settlement(one, action, reason, **fields) for one in conflicts_of(resources, WHOLE_DAY)
    ]
    return lambda: close(resources, WHOLE_DAY, reason=reason, by=by, settlements=settlements)


def test_two_of_staff_who_close_at_once_settle_each_booking_once(
    staff, member, organization, venue, room
):
    there = rooms.room(venue=venue)
    for hour in (9, 12, 15):
        rooms.booking(
            by=member, organization=organization, room=room, period=rooms.period(hour, hour + 1)
        )
    calls = [closing([room], Action.CANCEL, by=staff, reason=f"Powód {n}") for n in range(2)]
    calls += [closing([there, room], Action.CANCEL, by=staff, reason="Remont")]

    results = all_at_once(calls)

    assert sum(isinstance(one, Closure) for one in results) == 1
    refusals = [one for one in results if isinstance(one, ValidationError)]
    assert [one.code for one in refusals] == [CHANGED_MEANWHILE] * 2
    assert set(Booking.objects.values_list("status", "sequence")) == {(BookingStatus.CANCELLED, 1)}


def test_same_form_sent_many_times_closes_once(staff, room):
    results = all_at_once([closing([room], Action.CANCEL, by=staff)] * 5)

    assert len({one.pk for one in results}) == 1


def test_booking_and_closure_with_settlements_never_both_get_the_time(
    staff, member, organization, venue
):
    """Several organisations and rooms in both orders, so that a wrong order of locks would show."""
    others = [organizations.organization(members=[member]) for _number in range(2)]
    here, there = (rooms.room(venue=venue) for _number in range(2))
    for one, place, hour in [(others[0], here, 9), (others[1], there, 9), (others[1], here, 12)]:
        rooms.booking(by=member, organization=one, room=place, period=rooms.period(hour, hour + 1))
    requests = [
        rooms.booking_request(organization=one, room=place, period=rooms.period(17, 18))
        for one, place in [(others[1], here), (others[0], there), (organization, here)]
    ]

    results = all_at_once(
        [
            closing([there, here], Action.CANCEL, by=staff),
            *[
                lambda request=request: request_booking(request, by=member, submission_id=uuid4())
                for request in requests
            ],
            closing([here], Action.CANCEL, by=staff, reason="Remont"),
        ]
    )

    assert all(getattr(one, "code", None) != "deadlock" for one in results)
    closed = {one.resource_id for one in Allocation.objects.filter(closure__isnull=False)}
    for booking in Booking.objects.holding_time():
        assert booking.room_id not in closed

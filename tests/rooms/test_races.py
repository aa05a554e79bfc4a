"""Real threads on a real PostgreSQL: exactly as many win as there is room for."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from rooms.booking_requests import request_booking
from rooms.changes import request_change
from rooms.closures import close
from rooms.models import Allocation, Booking, Closure, Quota
from rooms.rules import TAKEN
from tests.factories import organizations, rooms
from tests.races import all_at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.usefixtures("_at_noon"),
]


def codes(refusal: ValidationError) -> set[str]:
    return {error.code for errors in refusal.error_dict.values() for error in errors}


def test_twenty_requests_for_one_slot_store_one_booking(member, organization, room):
    request = rooms.booking_request(
        organization=organization, room=room, period=rooms.period(17, 19)
    )

    results = all_at_once([lambda: request_booking(request, by=member, submission_id=uuid4())] * 20)

    assert Booking.objects.count() == 1
    assert Allocation.objects.count() == 1
    refusals = [one for one in results if isinstance(one, ValidationError)]
    assert len(refusals) == 19
    assert all(codes(refusal) == {TAKEN} for refusal in refusals)


def test_four_requests_for_three_projectors_store_three(member, organization, venue, projectors):
    requests = [
        rooms.booking_request(
            organization=organization,
            room=rooms.room(venue=venue),
            period=rooms.period(17, 19),
            equipment={projectors: 1},
        )
        for _number in range(4)
    ]

    results = all_at_once(
        [
            lambda request=request: request_booking(request, by=member, submission_id=uuid4())
            for request in requests
        ]
    )

    assert Booking.objects.count() == 3
    assert Allocation.objects.filter(resource=projectors).count() == 3
    (refusal,) = [one for one in results if isinstance(one, ValidationError)]
    assert codes(refusal) == {"equipment"}


def test_rows_written_past_the_verb_meet_the_same_guard(member, organization, venue, projectors):
    bookings = [
        rooms.booking(
            by=member,
            organization=organization,
            room=rooms.room(venue=venue),
            period=rooms.period(17, 19),
        )
        for _number in range(6)
    ]

    def lend(booking):
        try:
            Allocation.objects.create(
                resource=projectors, booking=booking, period=rooms.period(17, 19).as_range()
            )
        except Exception as error:
            raise ValidationError("refused") from error

    all_at_once([lambda booking=booking: lend(booking) for booking in bookings])

    assert Allocation.objects.filter(resource=projectors).count() == 3


def test_sending_one_form_many_times_gives_one_booking(member, organization, room):
    request = rooms.booking_request(
        organization=organization, room=room, period=rooms.period(17, 19)
    )
    submission_id = uuid4()

    results = all_at_once(
        [lambda: request_booking(request, by=member, submission_id=submission_id)] * 5
    )

    assert Booking.objects.count() == 1
    assert {result.pk for result in results} == {Booking.objects.get().pk}


def test_two_staff_decide_one_booking_once(member, organization, room, staff):
    booking = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )

    results = all_at_once(
        [
            lambda: Booking.objects.get(pk=booking.pk).confirm(by=staff),
            lambda: Booking.objects.get(pk=booking.pk).reject(by=staff, reason="Remont"),
        ]
    )

    assert sum(isinstance(one, ValidationError) for one in results) == 1
    assert Booking.objects.get().decided_by == staff


def test_last_hour_of_a_quota_is_given_once(member, venue):
    Quota.objects.create(kind="group", hours=1)
    group = organizations.organization(legal_form="informal_group", members=[member])
    requests = [
        rooms.booking_request(
            organization=group, room=rooms.room(venue=venue), period=rooms.period(17, 18)
        )
        for _number in range(6)
    ]

    results = all_at_once(
        [
            lambda request=request: request_booking(request, by=member, submission_id=uuid4())
            for request in requests
        ]
    )

    assert Booking.objects.count() == 1
    refusals = [one for one in results if isinstance(one, ValidationError)]
    assert [codes(refusal) for refusal in refusals] == [{"quota"}] * 5


def test_request_and_closure_of_the_same_hour_never_both_succeed(
    member, organization, venue, room, staff
):
    hall = rooms.room(venue=venue, parts=[room, rooms.room(venue=venue)])
    hours = [rooms.period(hour, hour + 1) for hour in range(9, 15)]
    calls = []
    for period in hours:
        request = rooms.booking_request(organization=organization, room=room, period=period)
        calls += [
            lambda request=request: request_booking(request, by=member, submission_id=uuid4()),
            lambda period=period: close([hall], period, reason="Remont", by=staff),
        ]

    results = all_at_once(calls)

    for asked, closed in zip(results[::2], results[1::2], strict=True):
        if isinstance(closed, Closure):
            assert codes(asked) == {TAKEN}
        else:
            assert isinstance(asked, Booking)
            assert [error.code for error in closed.error_list] == ["bookings_in_the_way"]
    assert Booking.objects.count() + Closure.objects.count() == len(hours)


def test_two_who_want_each_others_room_both_stay_and_nobody_waits_for_ever(
    member, organization, venue
):
    other = organizations.organization(members=[member])
    here, there = (rooms.room(venue=venue) for _number in range(2))
    period = rooms.period(17, 18)
    first = rooms.booking(by=member, organization=organization, room=here, period=period)
    second = rooms.booking(by=member, organization=other, room=there, period=period)

    results = all_at_once(
        [
            lambda booking=booking, room=room: request_change(
                Booking.objects.get(pk=booking.pk),
                room=room,
                period=period,
                by=member,
                submission_id=uuid4(),
            )
            for booking, room in [(first, there), (second, here)] * 3
        ]
    )

    assert [codes(refusal) for refusal in results] == [{TAKEN}] * 6
    assert Booking.objects.get(pk=first.pk).room == here
    assert Allocation.objects.count() == 2

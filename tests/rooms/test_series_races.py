"""Two series at one moment: each is stored whole or not at all."""

from datetime import time
from uuid import uuid4

import pytest

from rooms.models import Allocation, Booking, BookingSeries
from rooms.series import SeriesChanged, book_series, cancel_series, preview
from rooms.states import BookingStatus
from tests.factories import accounts, organizations, rooms
from tests.races import all_at_once
from tests.rooms.series import THURSDAYS, book, choices_of, plan

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.usefixtures("_at_noon"),
]


def confirmation(asked, *, by, submission_id=None):
    outlook = preview(asked)
    number = submission_id or uuid4()
    return lambda: book_series(
        asked, choices_of(outlook), by=by, submission_id=number, seen=outlook.fingerprint
    )


def strangers(count):
    people = [accounts.user() for _number in range(count)]
    return [(person, organizations.organization(members=[person])) for person in people]


def test_of_series_that_want_the_same_days_one_is_stored_whole(room):
    asked = [
        confirmation(plan(organization=organization, room=room, first_day=first_day), by=by)
        for (by, organization), first_day in zip(
            strangers(6), [THURSDAYS[0], THURSDAYS[2]] * 3, strict=True
        )
    ]

    results = all_at_once(asked)

    assert BookingSeries.objects.count() == 1
    assert sum(isinstance(one, SeriesChanged) for one in results) == 5
    series = BookingSeries.objects.get()
    days = series.bookings.count() + series.skipped_days.count()
    assert days == 5
    assert Allocation.objects.count() == Booking.objects.count() == series.bookings.count()


def test_series_of_different_hours_do_not_stand_in_each_others_way(room):
    asked = [
        confirmation(
            plan(
                organization=organization,
                room=room,
                starts_at=time(hour),
                ends_at=time(hour + 2),
            ),
            by=by,
        )
        for (by, organization), hour in zip(strangers(3), [9, 11, 13], strict=True)
    ]

    results = all_at_once(asked)

    assert not [one for one in results if isinstance(one, Exception)]
    assert BookingSeries.objects.count() == 3
    assert Booking.objects.count() == 12


def test_series_sent_many_times_is_stored_once(room, organization, member):
    sent = confirmation(
        plan(organization=organization, room=room), by=member, submission_id=uuid4()
    )

    results = all_at_once([sent] * 4)

    assert BookingSeries.objects.count() == 1
    assert set(results) == {BookingSeries.objects.get()}


def test_single_booking_and_series_never_share_a_day(room, organization, member):
    ((stranger, other),) = strangers(1)
    series = confirmation(plan(organization=organization, room=room), by=member)

    results = all_at_once(
        [
            series,
            lambda: rooms.booking(
                by=stranger,
                organization=other,
                room=room,
                period=rooms.period(18, 20, day=THURSDAYS[2]),
            ),
        ]
    )

    assert sum(isinstance(one, Exception) for one in results) == 1
    assert Booking.objects.count() in (1, 4)


def test_series_is_cancelled_once(room, organization, member):
    series = book(plan(organization=organization, room=room), by=member)

    results = all_at_once([lambda: cancel_series(series, by=member)] * 3)

    assert sum(isinstance(one, list) for one in results) == 1
    assert not Booking.objects.exclude(status=BookingStatus.CANCELLED).exists()

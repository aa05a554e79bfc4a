"""Every move of a booking's life: allowed ones change and tell, all others raise."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rooms.models import Allocation, Booking
from rooms.states import BOOKING_MOVES, HOLDS_TIME, BookingStatus
from tcal.shared.conflicts import constraint_name
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

VERBS = {
    BookingStatus.CONFIRMED: lambda booking, by: booking.confirm(by=by),
    BookingStatus.REJECTED: lambda booking, by: booking.reject(by=by, reason="Remont"),
    BookingStatus.CANCELLED: lambda booking, by: booking.cancel(by=by),
    BookingStatus.EXPIRED: lambda booking, by: booking.expire(),
    BookingStatus.COMPLETED: lambda booking, by: booking.complete(),
}
# An offer of the waiting list is the organisation's to accept, not the staff's to confirm.
IS_ANOTHER_VERB = (BookingStatus.OFFERED, BookingStatus.CONFIRMED)
DECIDED_BY_PEOPLE = {BookingStatus.CONFIRMED, BookingStatus.REJECTED, BookingStatus.CANCELLED}


@pytest.fixture
def booking(member, organization, room):
    return rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )


def in_status(booking, status):
    Booking.objects.filter(pk=booking.pk).update(status=status, decision_reason="x")
    booking.refresh_from_db()
    return booking


@pytest.mark.parametrize("start", BookingStatus.values)
@pytest.mark.parametrize("target", VERBS)
def test_booking_moves_only_where_it_may(booking, staff, start, target):
    in_status(booking, start)

    if target in BOOKING_MOVES[start] and (start, target) != IS_ANOTHER_VERB:
        VERBS[target](booking, staff)
        booking.refresh_from_db()
        assert booking.status == target
        assert (booking.decided_by == staff) == (target in DECIDED_BY_PEOPLE)
        assert booking.allocations.exists() == (target in HOLDS_TIME)
    else:
        with pytest.raises(ForbiddenMove):
            VERBS[target](booking, staff)
        booking.refresh_from_db()
        assert booking.status == start


def test_decision_is_told_in_the_language_of_who_booked(booking, staff, member):
    member.language = "en"
    member.save()
    booking.requested_by.refresh_from_db()

    booking.confirm(by=staff)

    assert "confirmed" in QueuedMail.objects.first().subject


def test_decision_on_an_old_page_is_refused(booking, staff):
    old_page = Booking.objects.get(pk=booking.pk)
    booking.confirm(by=staff)

    with pytest.raises(ValidationError):
        old_page.reject(by=staff, reason="Remont")

    assert Booking.objects.get().status == BookingStatus.CONFIRMED
    assert Allocation.objects.exists()


def test_refusal_without_a_reason_changes_nothing(booking, staff):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        booking.reject(by=staff, reason=" ")

    assert constraint_name(refused.value) == "refused_booking_has_a_reason"
    booking.refresh_from_db()
    assert booking.status == BookingStatus.PENDING
    assert booking.allocations.exists()


def test_history_keeps_each_version_and_no_personal_fields(booking, staff):
    booking.confirm(by=staff)

    versions = booking.history.order_by("pgh_id")
    assert [version.status for version in versions][-1] == "confirmed"
    assert not hasattr(versions[0], "responsible_phone")


def test_history_cannot_be_rewritten(booking):
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        booking.history.update(status="confirmed")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"people": 0}, "booking_is_for_at_least_one_person"),
        ({"ends_at": rooms.at(16)}, "booking_ends_after_it_starts"),
    ],
)
def test_booking_keeps_its_shape(booking, fields, expected):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Booking.objects.filter(pk=booking.pk).update(**fields)

    assert constraint_name(refused.value) == expected


def test_completion_keeps_who_confirmed_it_and_when(booking, staff):
    booking.confirm(by=staff, reason="Klucz w portierni")
    confirmed_at = booking.decided_at

    with time_machine.travel(rooms.at(19) + timedelta(days=1), tick=False):
        booking.complete()

    booking.refresh_from_db()
    assert booking.status == BookingStatus.COMPLETED
    assert (booking.decided_by, booking.decided_at) == (staff, confirmed_at)
    assert booking.decision_reason == "Klucz w portierni"


def test_nobody_is_said_to_have_stayed_away_before_the_start(booking, staff):
    booking.confirm(by=staff)

    with pytest.raises(ValidationError) as refusal:
        booking.mark_no_show(by=staff)

    assert refusal.value.code == "not_begun"
    with time_machine.travel(rooms.at(17), tick=False):
        booking.mark_no_show(by=staff)
    booking.refresh_from_db()
    assert booking.status == BookingStatus.NO_SHOW
    assert booking.decided_by == staff


def test_organization_gives_time_back_only_before_it_begins(booking, staff, member):
    booking.confirm(by=staff)

    with time_machine.travel(rooms.at(17), tick=False):
        with pytest.raises(ValidationError) as refusal:
            booking.cancel(by=member)
        assert refusal.value.code == "begun"
        booking.cancel(by=staff, reason="Awaria prądu")

    booking.refresh_from_db()
    assert booking.status == BookingStatus.CANCELLED

"""What staff see before they decide, and deciding several bookings with one reason."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from rooms.models import Booking, Quota, UnstaffedAccess, WaitlistEntry
from rooms.record import others_on_that_day, record_of, waiting_for_that_day
from rooms.states import BookingStatus
from tcal.shared.models import QueuedMail
from tests.factories import organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

LIST = reverse("admin:rooms_booking_changelist")


@pytest.fixture
def desk(client, staff):
    client.force_login(staff)
    return client


@pytest.fixture
def book(member, organization, room):
    def make(starts, ends, *, room=room, organization=organization, **fields):
        return rooms.booking(
            by=member,
            organization=organization,
            room=room,
            period=rooms.period(starts, ends),
            **fields,
        )

    return make


def page_of(client, booking) -> str:
    url = reverse("admin:rooms_booking_change", args=[booking.pk])
    return client.get(url).content.decode()


def with_status(booking, status, **fields):
    Booking.objects.filter(pk=booking.pk).update(status=status, decision_reason="x", **fields)


def decide_all(client, bookings, decision, **data):
    return client.post(
        LIST,
        {
            "action": f"decide_{decision}",
            "_selected_action": [booking.pk for booking in bookings],
            "confirmed": "yes",
            **data,
        },
        follow=True,
    )


# Several at once -----------------------------------------------------------------------------


def test_several_are_refused_with_one_reason(desk, book):
    bookings = [book(9, 10), book(11, 12), book(13, 14)]

    page = decide_all(desk, bookings, "reject", reason="Próba alarmu")

    assert set(Booking.objects.values_list("status", "decision_reason")) == {
        (BookingStatus.REJECTED, "Próba alarmu")
    }
    assert "3" in page.content.decode()


def test_several_without_a_reason_are_asked_about_again(desk, book):
    bookings = [book(9, 10), book(11, 12)]

    page = decide_all(desk, bookings, "reject", reason=" ").content.decode()

    assert set(Booking.objects.values_list("status", flat=True)) == {BookingStatus.PENDING}
    assert all(booking.reference in page for booking in bookings)


def test_one_of_several_that_was_decided_meanwhile_is_named(desk, book, staff):
    decided, waiting = book(9, 10), book(11, 12)
    decided.confirm(by=staff)

    page = decide_all(desk, [decided, waiting], "confirm", reason="").content.decode()

    assert Booking.objects.get(pk=waiting.pk).status == BookingStatus.CONFIRMED
    assert decided.reference in page


def test_offer_of_the_waiting_list_is_not_for_staff_to_confirm(desk, book):
    booking = book(9, 10)
    with_status(booking, BookingStatus.OFFERED)

    assert "/decide/confirm/" not in page_of(desk, booking)
    decide_all(desk, [booking], "confirm", reason="")
    assert Booking.objects.get().status == BookingStatus.OFFERED


def test_nobody_came_is_said_after_the_start_only(desk, book, staff):
    booking = book(17, 19)
    booking.confirm(by=staff)
    url = reverse("admin:rooms_booking_decide", args=[booking.pk, "no_show"])

    assert "/decide/no_show/" not in page_of(desk, booking)
    desk.post(url, {"reason": ""})
    assert Booking.objects.get().status == BookingStatus.CONFIRMED

    with time_machine.travel(rooms.at(17, 30), tick=False):
        assert "/decide/no_show/" in page_of(desk, booking)
        desk.post(url, {"reason": ""})
    assert Booking.objects.get().status == BookingStatus.NO_SHOW


# The list ------------------------------------------------------------------------------------


def test_most_urgent_waiting_ones_come_first(desk, book, staff):
    decided, later, urgent = book(9, 10), book(11, 12), book(13, 14)
    decided.confirm(by=staff)
    Booking.objects.filter(pk=urgent.pk).update(answer_by=urgent.answer_by - timedelta(hours=5))

    shown = desk.get(LIST).context["cl"].result_list

    assert [booking.pk for booking in shown] == [urgent.pk, later.pk, decided.pk]


def test_deadline_is_shown_in_the_list_and_on_the_desk(desk, book):
    book(9, 10)

    listed = desk.get(LIST).content.decode()
    on_desk = desk.get(reverse("admin:index")).content.decode()

    # 72 hours after noon of Sunday the 22nd, in Warsaw's winter.
    assert "25 listopada, 10:00" in listed
    assert "25 listopada, 10:00" in on_desk


def test_list_costs_the_same_with_more_bookings(
    desk, book, venue, django_assert_num_queries, django_assert_max_num_queries
):
    book(9, 10)
    with django_assert_max_num_queries(30) as few:
        desk.get(LIST)
    for _number in range(9):
        book(9, 10, room=rooms.room(venue=venue))
    with django_assert_num_queries(len(few)):
        desk.get(LIST)


# The record ----------------------------------------------------------------------------------


def test_record_counts_a_year_of_bookings(book, organization):
    for hour, status in enumerate(
        [
            BookingStatus.COMPLETED,
            BookingStatus.COMPLETED,
            BookingStatus.NO_SHOW,
            BookingStatus.CANCELLED,
            BookingStatus.REJECTED,
            BookingStatus.PENDING,
            BookingStatus.EXPIRED,
        ],
        start=8,
    ):
        with_status(book(hour, hour + 1), status)
    old = book(18, 19)
    shift = timedelta(days=400)
    with_status(
        old,
        BookingStatus.COMPLETED,
        starts_at=old.starts_at - shift,
        ends_at=old.ends_at - shift,
    )

    record = record_of(organization, rooms.period(17, 19))

    assert (record.took_place, record.nobody_came, record.cancelled, record.refused) == (2, 1, 1, 1)
    assert record.waiting == 1


def test_record_tells_hours_used_and_left_in_the_month(book, organization):
    Quota.objects.create(kind="ngo", hours=10)
    book(9, 12)

    (month,) = record_of(organization, rooms.period(17, 19)).quota

    assert (month.used, month.left) == (timedelta(hours=3), timedelta(hours=7))


def test_page_shows_the_record_the_day_and_the_equipment(
    desk, book, organization, room, projectors, member
):
    Quota.objects.create(kind="ngo", hours=10)
    UnstaffedAccess.objects.create(organization=organization)
    booking = book(17, 19, equipment={projectors: 2})
    other = book(9, 10, organization=organizations.organization(members=[member]))

    page = page_of(desk, booking)

    assert "Rzutnik × 2" in page
    assert str(other.organization) in page
    assert reverse("admin:rooms_booking_change", args=[other.pk]) in page
    assert "8 godzin" in page
    assert "25 listopada, 10:00" in page


def test_others_on_that_day_are_those_that_hold_the_room_or_its_parts(venue, book):
    left, right = rooms.room(venue=venue), rooms.room(venue=venue)
    hall = rooms.room(venue=venue, parts=[left, right])
    booking = book(17, 19, room=hall)
    part = book(9, 10, room=left)
    whole = book(12, 13, room=hall)
    book(9, 10)
    with_status(gone := book(14, 15, room=right), BookingStatus.CANCELLED)
    gone.allocations.all().delete()

    assert others_on_that_day(booking) == [part, whole]
    assert others_on_that_day(part) == [whole, booking]


def test_those_who_wait_for_the_same_time_are_shown(desk, book, organization, room, member):
    booking = book(17, 19)
    fields = {
        "organization": organization,
        "people": 5,
        "purpose": "Chcemy tę salę",
        "responsible_person": "Anna Próbna",
        "responsible_phone": "000 000 111",
        "joined_by": member,
    }
    wanted = WaitlistEntry.objects.create(
        room=room, starts_at=rooms.at(18), ends_at=rooms.at(20), submission_id=uuid4(), **fields
    )
    any_room = WaitlistEntry.objects.create(
        starts_at=rooms.at(18), ends_at=rooms.at(20), submission_id=uuid4(), **fields
    )
    WaitlistEntry.objects.create(
        room=room, starts_at=rooms.at(19), ends_at=rooms.at(20), submission_id=uuid4(), **fields
    )

    assert waiting_for_that_day(booking) == [wanted, any_room]
    assert "Chcemy tę salę" in page_of(desk, booking)


def test_page_offers_to_propose_another_time(desk, book, staff):
    booking = book(17, 19)

    assert reverse("rooms:propose", args=[booking.pk]) in page_of(desk, booking)
    with_status(booking, BookingStatus.CANCELLED)
    assert reverse("rooms:propose", args=[booking.pk]) not in page_of(desk, booking)


def test_reason_reaches_the_organization_by_letter(desk, book):
    booking = book(17, 19)

    url = reverse("admin:rooms_booking_decide", args=[booking.pk, "reject"])
    desk.post(url, {"reason": "Remont instalacji"})

    assert "Remont instalacji" in QueuedMail.objects.order_by("-pk").first().text

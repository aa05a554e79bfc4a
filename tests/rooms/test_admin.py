"""Staff decide on bookings and close rooms in the admin, by the same verbs as everywhere."""

import pytest
from django.urls import reverse

from rooms.closures import close
from rooms.models import Allocation, Booking
from rooms.states import BookingStatus
from tests.factories import rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def booking(member, organization, room):
    return rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )


@pytest.fixture
def desk(client, staff):
    client.force_login(staff)
    return client


def decide(client, booking, decision, **data):
    url = reverse("admin:rooms_booking_decide", args=[booking.pk, decision])
    return client.post(url, data, follow=True)


def test_booking_is_confirmed_with_one_button(desk, booking):
    decide(desk, booking, "confirm")

    booking.refresh_from_db()
    assert booking.status == BookingStatus.CONFIRMED


def test_refusal_asks_for_a_reason(desk, booking):
    page = decide(desk, booking, "reject", reason="")

    booking.refresh_from_db()
    assert booking.status == BookingStatus.PENDING
    assert "Podaj powód" in page.content.decode()


def test_refusal_frees_the_time(desk, booking):
    decide(desk, booking, "reject", reason="Remont instalacji")

    booking.refresh_from_db()
    assert booking.status == BookingStatus.REJECTED
    assert booking.decision_reason == "Remont instalacji"
    assert not Allocation.objects.exists()


def test_booking_that_somebody_else_decided_is_told_so(desk, booking, staff):
    booking.confirm(by=staff)

    page = decide(desk, booking, "reject", reason="Remont")

    booking.refresh_from_db()
    assert booking.status == BookingStatus.CONFIRMED
    assert "potwierdzona" in page.content.decode()


def test_staff_do_not_decide_on_their_own_request(desk, booking, staff):
    Booking.objects.update(requested_by=staff)

    decide(desk, booking, "confirm")

    booking.refresh_from_db()
    assert booking.status == BookingStatus.PENDING


def test_stateful_rows_are_read_only(desk, booking):
    desk.post(
        reverse("admin:rooms_booking_change", args=[booking.pk]),
        {"status": "confirmed", "starts_at_0": "01.01.2027", "starts_at_1": "10:00"},
    )

    again = Booking.objects.get()
    assert again.status == BookingStatus.PENDING
    assert again.starts_at == booking.starts_at


def test_adding_a_closure_leads_to_the_page_that_asks_about_what_is_in_the_way(desk):
    response = desk.get(reverse("admin:rooms_closure_add"))

    assert response["Location"] == reverse("rooms:new_closure")


def test_closure_that_is_reopened_gives_the_time_back(desk, room, staff):
    closure = close([room], rooms.period(8, 20), reason="Malowanie", by=staff)

    desk.post(reverse("admin:rooms_closure_decide", args=[closure.pk, "reopen"]))

    assert not Allocation.objects.exists()


def test_quantity_below_what_is_lent_is_refused_in_words(
    desk, member, organization, room, projectors
):
    rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(17, 19),
        equipment={projectors: 3},
    )

    response = desk.post(
        reverse("admin:rooms_resource_change", args=[projectors.pk]),
        {
            "venue": projectors.venue_id,
            "kind": "equipment",
            "name": projectors.name,
            "quantity": "1",
            "minutes_before": "0",
            "minutes_after": "0",
            "is_active": "on",
        },
    )

    projectors.refresh_from_db()
    assert projectors.quantity == 3
    assert response.status_code == 200
    assert "wypożyczon" in response.content.decode()


def test_hours_are_written_without_seconds(desk, room):
    page = desk.get(reverse("admin:rooms_venue_change", args=[room.venue_id])).content.decode()

    assert 'value="08:00"' in page
    assert 'value="08:00:00"' not in page


def test_what_a_room_has_is_ticked(desk, room):
    change = desk.get(reverse("admin:rooms_resource_change", args=[room.pk])).content.decode()

    assert '<select name="features"' not in change


def test_lists_count_without_inflecting_a_name(desk, room):
    page = desk.get(reverse("admin:rooms_resource_changelist")).content.decode()

    assert "1 zasób" not in page


def test_time_held_is_told_in_local_words(desk, booking):
    page = desk.get(reverse("admin:rooms_booking_change", args=[booking.pk])).content.decode()

    assert "17:00–19:" in page
    assert "+00:00" not in page
    assert "Decided by" not in page


def test_closure_tells_what_it_closes(desk, room, staff):
    closure = close([room], rooms.period(8, 20), reason="Malowanie", by=staff)

    page = desk.get(reverse("admin:rooms_closure_change", args=[closure.pk])).content.decode()

    assert room.name in page
    assert "8:00–20:00" in page


def test_venue_that_is_not_there_is_not_found(desk):
    page = desk.get("/admin/rooms/venue/nie-ma/change/")
    assert page.status_code == 302, "the admin leads back to its first page and says so"

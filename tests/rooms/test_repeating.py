"""Booking the same once more, and what letters say of a booking."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from rooms.models import Booking
from rooms.prefill import next_day_for
from tcal.shared.models import QueuedMail
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


def form_page(client, **query):
    return client.get(reverse("rooms:book"), query)


# Repeating -------------------------------------------------------------------------------------


@pytest.fixture
def booking(member, organization, room, projectors):
    return rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(17, 19),
        purpose="Próba chóru",
        people=7,
        equipment={projectors: 2},
        title_is_public=True,
    )


def repeat_link(client, url) -> str:
    page = client.get(url).content.decode()
    return unescape(re.search(r'href="([^"]*\bjak=\d+)"', page)[1])


@pytest.mark.parametrize("page", ["booking", "list"])
def test_booking_is_repeated_in_one_click(signed_in, booking, projectors, page):
    url = booking.get_absolute_url() if page == "booking" else reverse("rooms:my_bookings")

    link = repeat_link(signed_in, url)
    form = signed_in.get(link).context["form"]

    assert booking.responsible_phone not in link
    kept = {
        "room": booking.room.slug,
        "day": "2026-12-03",
        "start": "17:00",
        "end": "19:00",
        "people": "7",
        "purpose": "Próba chóru",
        "organization": str(booking.organization_id),
        "responsible_person": booking.responsible_person,
        "responsible_phone": booking.responsible_phone,
        "title_is_public": True,
        projectors.field_name: "2",
    }
    assert {name: form[name].value() for name in kept} == kept


def test_repetition_that_is_sent_is_booked(signed_in, booking):
    form = signed_in.get(repeat_link(signed_in, booking.get_absolute_url())).context["form"]
    data = {name: form[name].value() for name in form.fields}

    response = signed_in.post(
        reverse("rooms:book"), {name: value for name, value in data.items() if value is not None}
    )

    assert response.status_code == 302
    again = Booking.objects.exclude(pk=booking.pk).get()
    assert again.period == rooms.period(17, 19, day=date(2026, 12, 3))
    assert again.title_is_public


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 26), date(2026, 12, 3)),
        (date(2026, 11, 23), date(2026, 11, 30)),
        (date(2026, 11, 15), date(2026, 11, 29)),  # today, a Sunday, is not later
        (date(2026, 11, 14), date(2026, 11, 28)),
        (date(2025, 11, 12), date(2026, 11, 25)),
    ],
)
def test_repetition_is_on_the_same_weekday_after_today(room, day, expected):
    booking = Booking(room=room, starts_at=rooms.at(17, day=day), ends_at=rooms.at(19, day=day))

    assert next_day_for(booking) == expected


def test_repetition_beyond_the_horizon_names_no_day(room):
    room.horizon_days = 5

    assert next_day_for(Booking(room=room, starts_at=rooms.at(17), ends_at=rooms.at(19))) is None


def test_foreign_booking_is_not_repeated(client, booking):
    other = accounts.user()
    organizations.organization(members=[other])
    client.force_login(other)

    page = form_page(client, jak=booking.pk).content.decode()

    assert booking.purpose not in page
    assert booking.responsible_person not in page


# Letters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("decision", ["requested", "confirmed", "rejected", "cancelled"])
def test_letters_say_equipment_and_fee(member, organization, venue, projectors, staff, decision):
    room = rooms.room(venue=venue, fee_per_hour=Decimal("20"))
    booking = rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(17, 19),
        equipment={projectors: 2},
    )
    booking = Booking.objects.get(pk=booking.pk)
    if decision == "confirmed":
        booking.confirm(by=staff)
    elif decision == "rejected":
        booking.reject(by=staff, reason="Remont")
    elif decision == "cancelled":
        booking.cancel(by=member)

    letter = QueuedMail.objects.latest("pk")

    for body in (letter.text, letter.html):
        assert "Rzutnik × 2" in body
        if decision in {"requested", "confirmed"}:
            assert "40 zł" in body
    if decision == "requested":
        assert "25 listopada" in letter.text  # three days from the 22nd

"""What can't be booked: why, beside which field, and what would work instead."""

import re
from datetime import date
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from rooms.closures import close
from rooms.models import Booking, Quota
from tcal.shared.periods import Period
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def lent(venue, projectors):
    """Two of three projectors are lent on Thursday from 17:00 to 19:00."""
    other = accounts.user()
    rooms.booking(
        by=other,
        organization=organizations.organization(members=[other]),
        room=rooms.room(venue=venue, name="Sala obok"),
        period=rooms.period(17, 19),
        equipment={projectors: 2},
    )
    return projectors


def form_page(client, **query):
    return client.get(reverse("rooms:book"), query)


def instead(response) -> str:
    return response.content.decode().split('id="instead"')[1].split("</section>")[0]


def pressed(response, *, leaves: int) -> str:
    """What the button sends that books with so many pieces."""
    values = re.findall(r'name="pieces" value="([^"]*)"', response.content.decode())
    return next(value for value in values if value.endswith(f":{leaves}"))


# What would work -------------------------------------------------------------------------------


def test_taken_time_offers_other_times_and_rooms_that_can_be_booked(
    send, member, venue, room, organization, staff
):
    close([room], rooms.period(16, 20), reason="Remont", by=staff)
    other = rooms.room(venue=venue, name="Sala obok")

    found = send().context["instead"]

    assert found.times[0] == rooms.period(14, 16)
    assert [offer.room for offer in found.rooms] == [other]
    for period in found.times:
        rooms.booking(by=member, organization=organization, room=room, period=period).cancel(
            by=member
        )


def test_room_closed_for_days_offers_the_next_free_one(send, room, staff):
    close(
        [room],
        Period(rooms.at(8), rooms.at(20, day=date(2026, 11, 28))),
        reason="Remont",
        by=staff,
    )

    found = send().context["instead"]

    assert found.times[0] == rooms.period(17, 19, day=date(2026, 11, 29))


def test_exceeded_quota_offers_what_is_left(send, organization):
    Quota.objects.update_or_create(kind="ngo", defaults={"hours": 1})

    response = send()

    assert response.context["form"].errors["organization"]
    assert response.context["instead"].times[0] == rooms.period(17, 18)


def test_too_many_people_are_offered_a_larger_room(send, venue):
    hall = rooms.room(venue=venue, name="Aula", capacity=100)

    found = send(people="60").context["instead"]

    assert not found.times
    assert [offer.room for offer in found.rooms] == [hall]


def test_four_of_three_projectors_say_how_many_there_are_and_are_free(send, lent):
    response = send(start="16:00", **{lent.field_name: "4"})

    (message,) = response.context["form"].errors[lent.field_name]
    assert "3" in message
    assert not Booking.objects.filter(purpose="Warsztaty żywności").exists()


def test_booking_goes_on_without_the_equipment_in_one_click(send, lent):
    data = {lent.field_name: "2", "submission_id": str(uuid4())}
    refused = send(**data)
    assert refused.context["form"].errors[lent.field_name]

    response = send(**data, pieces=pressed(refused, leaves=0))

    assert response.status_code == 302
    booking = Booking.objects.get(purpose="Warsztaty żywności")
    assert booking.equipment == []
    assert booking.responsible_phone == "000 000 111"


def test_booking_goes_on_with_what_is_free_in_one_click(send, lent):
    data = {lent.field_name: "2", "submission_id": str(uuid4())}

    response = send(**data, pieces=pressed(send(**data), leaves=1))

    assert response.status_code == 302
    (held,) = Booking.objects.get(purpose="Warsztaty żywności").equipment
    assert (held.resource, held.quantity) == (lent, 1)


def test_missing_equipment_offers_the_nearest_time_with_all_of_it(send, lent, room):
    found = send(**{lent.field_name: "2"}).context["instead"]

    assert found.times[0] == rooms.period(15, 17)


def test_missing_equipment_offers_rooms_that_have_it(send, lent, venue, signed_in):
    room = rooms.room(
        venue=venue, name="Sala z rzutnikiem", features=[rooms.feature(code="projector")]
    )

    response = send(**{lent.field_name: "2"})

    assert [offer.room for offer in response.context["instead"].rooms] == [room]
    links = re.findall(r'href="([^"]*sala=sala-z-rzutnikiem[^"]*)"', instead(response))
    assert lent.field_name not in links[0]


def test_equipment_that_is_not_the_only_problem_is_not_dropped(send, lent):
    response = send(people="99", **{lent.field_name: "2"})

    assert 'name="pieces"' not in response.content.decode()


def test_alternatives_keep_contact_data_out_of_addresses(send, lent):
    links = instead(send(**{lent.field_name: "2"}))

    assert "Anna" not in unescape(links)
    assert "000+000" not in links


@pytest.mark.parametrize(
    "pieces", ["nic", "1", ":", "1:1", "-1:-1", "9" * 50 + ":" + "9" * 50, ","]
)
def test_nonsense_instead_of_the_button_changes_nothing(send, lent, pieces):
    response = send(**{lent.field_name: "2"}, pieces=pieces)

    assert response.context["form"].errors[lent.field_name]


# Bad input -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"room": "9" * 400}, "room"),
        ({"room": "a\x00b"}, "room"),
        ({"organization": "abc"}, "organization"),
        ({"organization": "9" * 5000}, "organization"),
        ({"organization": "-1"}, "organization"),
        ({"people": "9" * 5000}, "people"),
        ({"people": "1.5"}, "people"),
        ({"people": "501"}, "people"),
        ({"day": "0001-01-01"}, "day"),
        ({"day": "9999-12-31"}, "day"),
        ({"day": "2026-02-30"}, "day"),
        ({"start": "24:00"}, "start"),
        ({"start": "19:00", "end": "17:00"}, "end"),
        ({"start_season": "spring"}, "start_season"),
        ({"start": "17:07"}, "start"),
        ({"responsible_person": " "}, "responsible_person"),
        ({"responsible_phone": "0" * 40}, "responsible_phone"),
    ],
)
def test_nonsense_is_answered_beside_the_field(send, changes, field):
    response = send(**changes)

    assert response.status_code == 200
    form = response.context["form"]
    assert form.errors[field]
    assert form["purpose"].value() == "Warsztaty żywności"
    assert form["responsible_phone"].value()
    assert not Booking.objects.exists()


@pytest.mark.parametrize("pieces", ["-1", "abc", "9" * 5000, "1.5", "10000"])
def test_nonsense_as_a_number_of_pieces_is_answered(send, projectors, pieces):
    response = send(**{projectors.field_name: pieces})

    assert response.context["form"].errors[projectors.field_name]
    assert not Booking.objects.exists()


def test_pieces_of_unknown_equipment_are_ignored(send):
    assert send(equipment_999999="3").status_code == 302


@pytest.mark.parametrize(
    "query",
    [
        {"sala": "nie-ma"},
        {"sala": "a\x00b"},
        {"dzien": "32.13.2026"},
        {"dzien": "0001-01-01", "od": "10:00", "do": "9:00"},
        {"dzien": "9999-12-31", "od": "22:00", "do": "1:00"},
        {"od": "25:99", "do": "x"},
        {"osob": "9" * 5000},
        {"organizacja": "9" * 5000},
        {"organizacja": "a\x00b"},
        {"od_czas": "spring"},
        {"equipment_x": "1"},
        {"equipment_1": "9" * 5000},
        {"jak": "9" * 5000},
        {"jak": "9" * 17},
        {"jak": "²"},
        {"jak": "a\x00b"},
        {"jawna": "x"},
    ],
)
def test_nonsense_in_the_address_is_forgiven(signed_in, room, organization, query):
    response = form_page(signed_in, **{"sala": room.slug, **query})

    assert response.status_code == 200


def test_page_of_a_room_no_longer_bookable_says_so(send, room):
    room.is_active = False
    room.save()

    response = send()

    assert response.context["form"].errors["room"]
    assert not Booking.objects.exists()

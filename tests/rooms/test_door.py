"""The display at a room's door."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import pgettext

from rooms.closures import close
from rooms.door import DoorState, door_of
from rooms.models import Booking, SpecialDay
from rooms.states import BookingStatus
from tcal.shared.models import Centre
from tcal.shared.periods import Period
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database]

THURSDAY = date(2026, 11, 26)
MINUTE = timedelta(minutes=1)


def at(hour, minute=0, *, day=THURSDAY):
    return time_machine.travel(rooms.at(hour, minute, day=day), tick=False)


@pytest.fixture(autouse=True)
def _days_before(_at_noon):
    """Bookings are made four days before the day of the tests."""


@pytest.fixture
def book(member, organization, room):
    def make(starts, ends, status=BookingStatus.CONFIRMED, **fields):
        fields = {"by": member, "organization": organization, "room": room} | fields
        made = rooms.booking(period=rooms.period(starts, ends), **fields)
        Booking.objects.filter(pk=made.pk).update(status=status)
        return made

    return make


def page_of(client, room, **query):
    return client.get(reverse("rooms:door", args=[room.slug]), query)


def state(room):
    door = door_of(room)
    return door.state, door.until


# What it says --------------------------------------------------------------------------------------


def test_free_room_says_until_when_and_what_comes(room, book):
    book(17, 19)

    with at(12):
        door = door_of(room)

    assert (door.state, door.until, door.until_closing) == (DoorState.FREE, rooms.at(17), False)
    assert [use.starts_at for use in door.coming] == [rooms.at(17)]


def test_free_until_the_house_closes(room):
    with at(12):
        door = door_of(room)

    assert (door.state, door.until, door.until_closing) == (DoorState.FREE, rooms.at(20), True)


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        (16, 59, (DoorState.FREE, 17)),
        (17, 0, (DoorState.TAKEN, 19)),
        (18, 59, (DoorState.TAKEN, 19)),
        (19, 0, (DoorState.FREE, 20)),
    ],
)
def test_state_changes_with_the_booking_to_the_minute(room, book, hour, minute, expected):
    book(17, 19)

    with at(hour, minute):
        assert state(room) == (expected[0], rooms.at(expected[1]))


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        (16, 29, (DoorState.FREE, (16, 30))),
        (16, 30, (DoorState.PREPARED, (17, 0))),
        (19, 0, (DoorState.PREPARED, (19, 15))),
        (19, 15, (DoorState.FREE, (20, 0))),
    ],
)
def test_setting_up_and_tidying_is_no_free_time(venue, book, hour, minute, expected):
    room = rooms.room(venue=venue, minutes_before=30, minutes_after=15)
    book(17, 19, room=room)

    with at(hour, minute):
        assert state(room) == (expected[0], rooms.at(*expected[1]))


def test_after_hours_it_says_when_it_opens_again(room):
    with at(21):
        evening = door_of(room)
    with at(6):
        morning = door_of(room)

    assert (evening.state, evening.opens_at) == (
        DoorState.CLOSED,
        rooms.at(8, day=THURSDAY + timedelta(days=1)),
    )
    assert (morning.state, morning.opens_at) == (DoorState.CLOSED, rooms.at(8))


def test_closed_day_says_why(client, room, venue):
    SpecialDay.objects.create(venue=venue, day=THURSDAY, note="Święto ulicy")

    with at(12):
        door = door_of(room)
        page = page_of(client, room).content.decode()

    assert (door.state, door.hours) == (DoorState.CLOSED, [])
    assert "Święto ulicy" in page


def test_public_holiday_is_named(client, room):
    independence = date(2026, 11, 11)
    with at(12, day=independence):
        assert state(room) == (DoorState.CLOSED, None)
        assert "Święto Niepodległości" in page_of(client, room).content.decode()


def test_closure_says_its_reason_and_its_end(client, room, staff):
    close([room], rooms.period(10, 14), reason="Malowanie ścian", by=staff)

    with at(9):
        assert "Malowanie ścian" in page_of(client, room).content.decode()
    with at(12):
        assert state(room) == (DoorState.CLOSED, rooms.at(14))
        page = page_of(client, room).content.decode()
    assert "Malowanie ścian" in page
    assert "14:00" in page


def test_closure_over_several_days_names_the_day_of_its_end(client, room, staff):
    days = Period(rooms.at(8), rooms.at(10, day=date(2026, 11, 28)))
    close([room], days, reason="Remont", by=staff)

    with at(12):
        assert "28 listopada" in page_of(client, room).content.decode()


def test_use_that_ends_at_midnight_ends_at_24(client, room, staff):
    midnight = Period(rooms.at(18), rooms.at(0, day=date(2026, 11, 27)))
    close([room], midnight, reason="Sprzątanie", by=staff)

    with at(12):
        assert "18:00–24:00" in page_of(client, room).content.decode()


def test_what_was_refused_or_cancelled_does_not_take_the_room(room, book, member):
    book(10, 12).cancel(by=member)

    with at(11):
        assert state(room)[0] == DoorState.FREE


def test_request_that_waits_takes_the_room_without_its_title(client, room, book):
    book(10, 12, status="pending", purpose="Jeszcze-nie-wiadomo", title_is_public=True)

    with at(11):
        assert state(room)[0] == DoorState.TAKEN
        assert "Jeszcze-nie-wiadomo" not in page_of(client, room).content.decode()


def test_hall_is_taken_by_its_part_and_names_it(client, venue, book):
    parts = [rooms.room(venue=venue, name=name) for name in ("Część A", "Część B")]
    hall = rooms.room(venue=venue, name="Hala", capacity=40, parts=parts)
    book(10, 12, room=parts[0])
    book(14, 16, room=hall, purpose="Całą halą", title_is_public=True)

    with at(11):
        door = door_of(hall)
        assert state(parts[0])[0] == DoorState.TAKEN
        assert state(parts[1]) == (DoorState.FREE, rooms.at(14))
        page = page_of(client, hall).content.decode()

    assert (door.state, door.until) == (DoorState.TAKEN, rooms.at(12))
    assert [use.parts for use in door.current] == [("Część A",)]
    assert [(use.title, use.parts) for use in door.coming] == [("Całą halą", ())]
    assert [(part.name, is_free) for part, is_free in door.parts] == [
        ("Część A", False),
        ("Część B", True),
    ]
    assert page.count("Całą halą") == 1


def test_hall_with_two_parts_taken_is_taken_until_the_later_end(venue, book):
    parts = [rooms.room(venue=venue, name=name) for name in ("A", "B")]
    hall = rooms.room(venue=venue, name="Hala", capacity=40, parts=parts)
    book(10, 12, room=parts[0])
    book(11, 14, room=parts[1])

    with at(11, 30):
        assert state(hall) == (DoorState.TAKEN, rooms.at(14))


def test_on_the_night_of_the_long_hour_it_knows_which_of_both_it_is(member, organization):
    venue = rooms.venue(opens_at=time(18), closes_at=time(8))
    room = rooms.room(venue=venue)
    night = date(2026, 10, 25)
    first_half_past_two = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    with time_machine.travel(datetime(2026, 10, 20, tzinfo=UTC), tick=False):
        made = rooms.booking(
            by=member,
            organization=organization,
            room=room,
            period=Period(first_half_past_two, first_half_past_two + timedelta(hours=1)),
        )
        Booking.objects.filter(pk=made.pk).update(status="confirmed")

    with time_machine.travel(first_half_past_two, tick=False):
        assert state(room) == (DoorState.TAKEN, made.ends_at)
        assert door_of(room).today == night
    with time_machine.travel(first_half_past_two + timedelta(hours=1), tick=False):
        assert state(room)[0] == DoorState.FREE


# The page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["pl", "en"])
def test_page_says_its_state_in_words_of_the_chosen_language(client, room, book, language):
    book(17, 19)
    client.cookies["django_language"] = language

    with at(18):
        page = page_of(client, room).content.decode()

    with translation.override(language):
        word = pgettext("door", "Taken")
    assert f'<html lang="{language}">' in page
    assert f"<title>{room}: {word}" in page
    assert page.count("<h1>") == 1
    assert "19:00" in page
    assert '<time datetime="2026-11-26T18:00:00+01:00">' in page


def test_page_refreshes_on_the_full_minute_without_a_script(client, room):
    with time_machine.travel(rooms.at(12) + timedelta(seconds=20), tick=False):
        response = page_of(client, room)

    assert response["Refresh"] == f"41; url={reverse('rooms:door', args=[room.slug])}"
    page = response.content.decode()
    assert "<script" not in page
    assert " style=" not in page
    assert "<nav" not in page
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy


def test_refreshing_can_be_paused_and_comes_back_by_itself(client, room):
    with at(12):
        response = page_of(client, room, pauza="")

    assert response["Refresh"] == f"600; url={reverse('rooms:door', args=[room.slug])}"


def test_long_day_is_cut_to_what_can_be_read(client, room, book):
    for hour in range(9, 18):
        book(hour, hour + 1)

    with at(8, 30):
        door = door_of(room)

    assert (len(door.shown), door.not_shown) == (4, 5)


SECRETS = {
    "purpose": "Tajne-zebranie",
    "person": "Tajna-Osoba",
    "phone": "000 000 987",
    "organisation": "Fundacja-Niewidoczna",
    "account": "Tajny-Rezerwujacy",
    "door code": "7788#",
}


@pytest.mark.parametrize("visitor", ["nobody", "its member", "staff"])
@pytest.mark.parametrize("hour", [9, 11, 13])
def test_nothing_private_is_shown_whoever_is_signed_in(venue, staff, visitor, hour):
    """The tablet may be signed in by mistake: the display says the same to everybody."""
    person = accounts.user(name=SECRETS["account"])
    organization = organizations.organization(name=SECRETS["organisation"], members=[person])
    room = rooms.room(venue=venue, door_code=SECRETS["door code"])
    for starts, ends, status in [(10, 12, "confirmed"), (12, 14, "pending"), (15, 16, "offered")]:
        made = rooms.booking(
            by=person,
            organization=organization,
            room=room,
            period=rooms.period(starts, ends),
            purpose=SECRETS["purpose"],
            responsible_person=SECRETS["person"],
            responsible_phone=SECRETS["phone"],
        )
        Booking.objects.filter(pk=made.pk).update(status=status)
    who = {"its member": person, "staff": staff}

    with at(hour):
        client = Client()
        if visitor in who:
            client.force_login(who[visitor])
        said = page_of(client, room).content.decode()
        booked = door_of(room)

    assert booked.current or booked.coming
    assert {name for name, secret in SECRETS.items() if secret in said} == set()


def test_public_title_is_shown(client, room, book):
    book(17, 19, purpose="Otwarte czytanie", title_is_public=True)

    with at(18):
        assert "Otwarte czytanie" in page_of(client, room).content.decode()


def test_door_of_no_room_of_equipment_and_of_a_room_out_of_use_is_not_found(
    client, room, projectors, venue
):
    gone = rooms.room(venue=venue, is_active=False)
    for slug in ["nie-ma", projectors.slug, gone.slug]:
        assert client.get(reverse("rooms:door", args=[slug])).status_code == 404
    assert client.post(reverse("rooms:door", args=[room.slug])).status_code == 405


def test_it_keeps_to_the_budget_with_one_and_with_thirty_bookings(
    client, venue, book, django_assert_max_num_queries
):
    parts = [rooms.room(venue=venue, name=f"Część {number}") for number in range(3)]
    hall = rooms.room(venue=venue, name="Hala", capacity=40, parts=parts)
    Centre.current()

    def cost():
        with at(8, 30), django_assert_max_num_queries(8) as queries:
            assert page_of(client, hall).status_code == 200
        return len(queries)

    book(9, 10, room=parts[0])
    one = cost()
    for part in parts:
        for hour in range(10, 20):
            book(hour, hour + 1, room=part)
    assert cost() == one

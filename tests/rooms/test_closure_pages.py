"""The pages on which staff close rooms, decide about what is in the way, and reopen."""

from datetime import date

import pytest
from django.urls import reverse

from rooms.closures import close
from rooms.models import Allocation, Closure
from rooms.states import BookingStatus
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

NEW = "/rezerwacje/obsluga/zamkniecia/nowe/"


@pytest.fixture
def desk(client, staff):
    client.force_login(staff)
    return client


@pytest.fixture
def other_room(venue):
    return rooms.room(venue=venue, name="Sala kameralna", capacity=12)


@pytest.fixture
def booking(member, organization, room):
    return rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )


def data(*resources, **changes):
    return {
        "resources": [resource.pk for resource in resources],
        "first_day": "2026-11-26",
        "since": "8:00",
        "last_day": "2026-11-26",
        "until": "20:00",
        "reason": "Malowanie",
        **changes,
    }


def decided(page, what, **changes):
    """What the second step sends when the same is chosen for everything in the way."""
    sent = {"settle": "1", "shown": []}
    for form in page.context["settling"]:
        key = form.conflict.key
        sent["shown"].append(key)
        for name in form.fields:
            sent[f"{key}-{name}"] = form[name].value() or ""
        sent[f"{key}-what"] = what
        sent |= {f"{key}-{name}": value for name, value in changes.items()}
    return sent


def test_room_without_bookings_is_closed_at_once(desk, room, staff):
    response = desk.post(NEW, data(room))

    closure = Closure.objects.get()
    assert response["Location"] == reverse("rooms:closure", args=[closure.pk])
    assert (closure.reason, closure.decided_by) == ("Malowanie", staff)
    assert closure.period == rooms.period(8, 20)
    page = desk.get(response["Location"]).content.decode()
    assert "Malowanie" in page
    assert room.name in page


def test_hours_left_out_are_whole_days(desk, room):
    desk.post(NEW, data(room, since="", until="", last_day="2026-11-27"))

    closure = Closure.objects.get()
    assert closure.starts_at == rooms.at(0)
    assert closure.ends_at == rooms.at(0, day=date(2026, 11, 28))


def test_whole_venue_is_closed_with_its_halls_and_without_equipment(desk, venue, projectors):
    parts = [rooms.room(venue=venue) for _number in range(2)]
    rooms.room(venue=venue, parts=parts)
    rooms.room(venue=rooms.venue(), name="Gdzie indziej")

    desk.post(NEW, data(venues=[venue.pk]))

    closed = {one.resource for one in Closure.objects.get().allocations.all()}
    assert closed == set(parts)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"until": "7:00"}, "until"),
        ({"until": "8:00"}, "until"),
        ({"last_day": "2026-11-25"}, "last_day"),
        ({"first_day": "2026-11-20", "last_day": "2026-11-20"}, "last_day"),
        ({"first_day": "2030-11-20", "last_day": "2030-11-21"}, "first_day"),
        ({"last_day": "9999-12-31"}, "last_day"),
        ({"first_day": "bzdura"}, "first_day"),
        ({"since": "25:00"}, "since"),
        ({"reason": ""}, "reason"),
        ({"reason": "x" * 121}, "reason"),
        ({"resources": []}, "resources"),
        ({"resources": ["0"]}, "resources"),
        ({"venues": ["bzdura"]}, "venues"),
        (
            {"first_day": "2027-03-28", "last_day": "2027-03-28", "since": "2:30"},
            "since",
        ),
    ],
)
def test_what_makes_no_sense_is_answered_beside_the_field(desk, room, changes, field):
    page = desk.post(NEW, data(room, **changes))

    assert page.status_code == 200
    assert set(page.context["form"].errors) == {field}
    assert not Closure.objects.exists()


def test_what_has_passed_of_today_is_left_open(desk, room):
    desk.post(NEW, data(room, first_day="2026-11-22", last_day="2026-11-22", since="8:00"))

    assert Closure.objects.get().starts_at == rooms.at(10, day=date(2026, 11, 22))


def test_bookings_in_the_way_are_listed_and_nothing_is_closed_yet(desk, room, other_room, booking):
    page = desk.post(NEW, data(room))

    assert not Closure.objects.exists()
    text = page.content.decode()
    assert booking.reference in text
    assert str(booking.organization) in text
    assert f'value="room:{other_room.slug}"' in text


def test_booking_is_called_off_with_the_reason_for_its_organisation(desk, room, booking):
    page = desk.post(NEW, data(room))

    response = desk.post(
        NEW, data(room) | decided(page, "cancel", reason="Malujemy ściany, przepraszamy")
    )

    assert response.status_code == 302
    booking.refresh_from_db()
    assert booking.status == BookingStatus.CANCELLED
    assert booking.decision_reason == "Malujemy ściany, przepraszamy"
    assert Closure.objects.exists()


def test_booking_is_moved_to_an_offered_room(desk, room, other_room, booking):
    page = desk.post(NEW, data(room))

    desk.post(NEW, data(room) | decided(page, f"room:{other_room.slug}"))

    booking.refresh_from_db()
    assert booking.room == other_room
    assert Closure.objects.exists()


def test_booking_is_moved_to_another_time(desk, room, booking):
    page = desk.post(NEW, data(room))

    desk.post(
        NEW,
        data(room) | decided(page, "other", day="2026-11-27", start="10:00", end="12:00"),
    )

    booking.refresh_from_db()
    assert booking.period == rooms.period(10, 12, day=date(2026, 11, 27))


@pytest.mark.parametrize(
    ("what", "changes", "field"),
    [
        ("", {}, "what"),
        ("bzdura", {}, "what"),
        ("cancel", {"reason": ""}, "reason"),
        ("other", {"day": "bzdura"}, "day"),
        ("other", {"start": "19:00", "end": "17:00"}, "end"),
        ("other", {"day": "2026-11-25", "start": "6:00", "end": "7:00"}, "start"),
        ("other", {"start": "10:00", "end": "12:00"}, "room"),
        ("other", {"room": "nie-ma-takiej"}, "room"),
    ],
)
def test_bad_decision_is_answered_beside_the_field_and_closes_nothing(
    desk, room, booking, what, changes, field
):
    page = desk.post(NEW, data(room))

    page = desk.post(NEW, data(room) | decided(page, what, **changes))

    (form,) = page.context["settling"]
    assert set(form.errors) == {field}
    assert not Closure.objects.exists()
    booking.refresh_from_db()
    assert booking.status == BookingStatus.PENDING


def test_booking_made_meanwhile_leads_to_a_fresh_page_that_keeps_the_rest(
    desk, room, booking, member, organization
):
    page = desk.post(NEW, data(room))
    sent = data(room) | decided(page, "cancel", reason="Malujemy")
    late = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(9, 10)
    )

    page = desk.post(NEW, sent)

    assert page.context["is_changed"]
    new, kept = page.context["settling"]
    assert new.conflict.booking == late
    assert not new.is_bound
    assert kept["reason"].value() == "Malujemy"
    assert not Closure.objects.exists()
    booking.refresh_from_db()
    assert booking.status == BookingStatus.PENDING
    assert desk.post(NEW, data(room) | decided(page, "cancel")).status_code == 302


def test_booking_decided_meanwhile_is_asked_about_anew(desk, room, booking, staff):
    page = desk.post(NEW, data(room))
    booking.confirm(by=staff)

    page = desk.post(NEW, data(room) | decided(page, "cancel"))

    assert page.context["is_changed"]
    assert not Closure.objects.exists()


def test_when_nothing_is_in_the_way_any_more_it_is_said(desk, room, booking, staff):
    page = desk.post(NEW, data(room))
    booking.cancel(by=staff, reason="Pomyłka")

    page = desk.post(NEW, data(room) | decided(page, "cancel"))

    assert page.context["is_free_now"]
    assert not Closure.objects.exists()


def test_second_step_leads_back_with_everything_filled_in(desk, room, booking):
    desk.post(NEW, data(room))

    page = desk.post(NEW, data(room) | {"back": "1"})

    assert page.templates[0].name == "rooms/new_closure.html"
    assert page.context["form"]["reason"].value() == "Malowanie"


def test_closure_is_reopened(desk, room, staff):
    closure = close([room], rooms.period(8, 20), reason="Malowanie", by=staff)

    desk.post(reverse("rooms:reopen_closure", args=[closure.pk]))

    assert not Closure.objects.exists()
    assert not Allocation.objects.exists()


def test_address_may_say_what_and_when(desk, room):
    page = desk.get(f"{NEW}?sala={room.slug}&dzien=2026-11-26").content.decode()

    assert 'value="2026-11-26"' in page
    assert f'value="{room.pk}"' in page
    assert "checked" in page


def test_page_costs_little_more_for_thirty_bookings(
    desk, member, organization, venue, other_room, django_assert_max_num_queries
):
    halls = [rooms.room(venue=venue) for _number in range(3)]
    for hall in halls:
        for hour in range(8, 18):
            rooms.booking(
                by=member, organization=organization, room=hall, period=rooms.period(hour, hour + 1)
            )

    with django_assert_max_num_queries(30 + 30):
        page = desk.post(NEW, data(*halls))

    assert len(page.context["settling"]) == 30


WHO = ["nobody", "stranger", "member", "coordinator", "staff"]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("new_closure", "get"),
        ("new_closure", "post"),
        ("closure", "get"),
        ("reopen_closure", "post"),
    ],
)
def test_only_staff_close_see_closures_and_reopen(client, room, staff, member, who, name, method):
    closure = close([room], rooms.period(8, 20), reason="Malowanie", by=staff)
    people = {
        "stranger": accounts.user,
        "member": lambda: member,
        "coordinator": accounts.coordinator,
        "staff": lambda: staff,
    }
    organizations.organization(members=[member])
    if who != "nobody":
        client.force_login(people[who]())
    arguments = [] if name == "new_closure" else [closure.pk]

    response = getattr(client, method)(reverse(f"rooms:{name}", args=arguments), {})

    if who == "nobody":
        assert response.status_code == 302
        assert "/konto/" in response["Location"]
    elif who == "staff":
        assert response.status_code in (200, 302)
    else:
        assert response.status_code == 403
    assert Closure.objects.exists() or who == "staff"

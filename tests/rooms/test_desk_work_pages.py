"""The pages of the desk: for staff only, usable without JavaScript, nothing typed is lost."""

import re
from datetime import date
from html import unescape
from urllib.parse import quote
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rooms.desk_work import enter_booking
from rooms.models import Booking, HouseRules, Quota
from rooms.states import BookingStatus, Channel
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

TODAY = date(2026, 11, 22)
PAGES = ["desk", "enter_booking", "walk_in", "swap", "import_bookings", "import_template"]


@pytest.fixture
def at_desk(client, staff):
    client.force_login(staff)
    return client


@pytest.fixture
def enter(staff, organization, room):
    def make(at=None, **changes):
        request = rooms.booking_request(
            **{
                "organization": organization,
                "room": room,
                "period": at or rooms.period(17, 19),
                **changes,
            }
        )
        return enter_booking(request, channel=Channel.DESK, by=staff, submission_id=uuid4())

    return make


@pytest.fixture
def typed(room, organization):
    def make(**changes):
        return {
            "room": room.slug,
            "day": "2026-11-26",
            "start": "17:00",
            "end": "19:00",
            "organization": str(organization),
            "purpose": "Warsztaty żywności",
            "people": "12",
            "responsible_person": "Anna Próbna",
            "responsible_phone": "000 000 111",
            "contact_email": "",
            "channel": "phone",
            "submission_id": str(uuid4()),
            **changes,
        }

    return make


def text(response) -> str:
    words = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(words).split())


def ticks(response) -> list[str]:
    return re.findall(r'name="waive" value="([^"]+)"', response.content.decode())


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_for_staff(client, member, staff, name):
    url = reverse(f"rooms:{name}")
    assert client.get(url)["Location"].startswith("/konto/")
    for person, status in [(member, 403), (accounts.coordinator(), 403), (staff, 200)]:
        client.force_login(person)
        assert client.get(url).status_code == status


def test_moving_is_for_staff(client, member, staff, enter):
    url = reverse("rooms:move_booking", args=[enter().pk])
    stranger = accounts.user()
    assert client.get(url).status_code == 302
    for person, status in [(stranger, 404), (member, 403), (staff, 200)]:
        client.force_login(person)
        assert client.get(url).status_code == status


def test_day_lists_bookings_with_what_can_be_done(at_desk, enter, room, member, organization):
    enter(rooms.period(17, 19, day=TODAY))
    rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(12, 14, day=TODAY)
    )
    enter(rooms.period(17, 19))

    page = text(at_desk.get(reverse("rooms:desk")))

    assert page.index("12:00") < page.index("17:00")
    assert page.count("Sala warsztatowa: Fundacja Zielony Kąt") == 2
    assert at_desk.get(reverse("rooms:desk") + "?dzien=2026-11-26").status_code == 200
    assert at_desk.get(reverse("rooms:desk") + "?dzien=9999-99-99").status_code == 200
    assert at_desk.get(reverse("rooms:desk") + "?dzien=9999-12-31").status_code == 200


def test_day_asks_as_much_for_one_booking_as_for_thirty(at_desk, enter, venue):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            at_desk.get(reverse("rooms:desk"))
        return len(captured)

    enter(rooms.period(17, 19, day=TODAY))
    few = queries()
    for _number in range(29):
        enter(
            rooms.period(17, 19, day=TODAY),
            room=rooms.room(venue=venue),
            organization=organizations.organization(),
        )
    assert queries() == few


def test_booking_is_entered(at_desk, typed, staff):
    response = at_desk.post(reverse("rooms:enter_booking"), typed(contact_email="a@ngo.example"))

    booking = Booking.objects.get()
    assert response["Location"] == booking.get_absolute_url()
    assert (booking.status, booking.channel) == (BookingStatus.CONFIRMED, Channel.PHONE)
    assert at_desk.get(booking.get_absolute_url()).status_code == 200


def test_warning_is_shown_then_ticked(at_desk, typed, organization):
    Quota.objects.create(kind=organization.kind, hours=1)
    url, data = reverse("rooms:enter_booking"), typed()

    response = at_desk.post(url, data)
    (tick,) = ticks(response)
    assert not Booking.objects.exists()
    assert "Warsztaty żywności" in response.content.decode()

    # A tick for one time says nothing of another.
    assert ticks(at_desk.post(url, data | {"waive": tick, "end": "20:00"})) != [tick]
    assert not Booking.objects.exists()
    assert at_desk.post(url, data | {"waive": tick}).status_code == 302
    assert Booking.objects.count() == 1


def test_rules_are_accepted_or_set_aside(at_desk, typed):
    HouseRules.objects.create(number=1, text_pl="Sprzątamy po sobie.")
    url = reverse("rooms:enter_booking")

    assert len(ticks(at_desk.post(url, typed(rules_version="1")))) == 1
    assert at_desk.post(url, typed(rules_version="1", rules_accepted="on")).status_code == 302
    assert Booking.objects.get().rules.number == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"organization": "Nieznani"}, "organization"),
        ({"organization": "999999"}, "organization"),
        ({"organization": ""}, "organization"),
        ({"organization": "²"}, "organization"),
        ({"room": "piwnica"}, "room"),
        ({"start": "19:00", "end": "17:00"}, "end"),
        ({"day": "2020-01-01"}, "day"),
        ({"people": "0"}, "people"),
        ({"people": "400"}, "people"),
        ({"channel": "import"}, "channel"),
        ({"contact_email": "to nie adres"}, "contact_email"),
        ({"responsible_phone": "brak"}, "responsible_phone"),
    ],
)
def test_mistakes_are_told_beside_their_field(at_desk, typed, changes, field):
    response = at_desk.post(reverse("rooms:enter_booking"), typed(**changes))

    assert response.context["form"].errors.get(field)
    assert not Booking.objects.exists()


def test_organization_is_found_by_a_part_of_its_name(at_desk, typed, organization):
    organizations.organization(name="Fundacja Zielony Liść")
    organizations.organization(name="Zielony Kąt, oddział", status="pending")
    url = reverse("rooms:enter_booking")

    response = at_desk.post(url, typed(organization="zielony"))
    (error,) = response.context["form"].errors["organization"]
    assert "Kąt" in error
    assert "Liść" in error

    assert at_desk.post(url, typed(organization="zielony kąt")).status_code == 302
    assert Booking.objects.get().organization == organization


def test_organizations_of_one_name_are_told_apart(at_desk, typed, organization):
    twin = organizations.organization(name=organization.name)

    at_desk.post(reverse("rooms:enter_booking"), typed(organization=f"{twin.name} (nr {twin.pk})"))

    assert Booking.objects.get().organization == twin


def test_walk_in_takes_two_clicks_and_a_short_form(at_desk, room, typed):
    page = at_desk.get(reverse("rooms:walk_in")).content.decode()
    (query,) = re.findall(r'href="/rezerwacje/obsluga/nowa/\?([^"]+)"', page)

    form = at_desk.get(f"{reverse('rooms:enter_booking')}?{unescape(query)}")

    assert form.context["is_short"]
    initial = form.context["form"].initial
    assert (initial["room"], initial["start"], initial["people"]) == (room.slug, "10:00", "2")
    sent = typed(day="2026-11-22", start="10:00", end="11:00", people="2", channel="desk")
    assert at_desk.post(reverse("rooms:enter_booking"), sent).status_code == 302


@pytest.mark.parametrize("query", ["osob=0&minut=60", "osob=x&minut=1", "osob=2"])
def test_walk_in_with_nonsense(at_desk, query):
    response = at_desk.get(reverse("rooms:walk_in") + f"?{query}")

    assert response.status_code == 200
    assert response.context["found"] is None


def test_swap_is_chosen_shown_and_done(at_desk, enter, venue, room):
    other = rooms.room(venue=venue, name="Sala widokowa")
    first, second = enter(), enter(room=other)
    url = reverse("rooms:swap")
    assert first.reference in text(at_desk.get(f"{url}?pierwsza={first.pk}"))

    pair = f"{url}?pierwsza={first.pk}&druga={second.pk}"
    assert at_desk.get(pair).context["problems"] == []
    assert Booking.objects.get(pk=first.pk).room == room

    response = at_desk.post(pair, {"submission_id": str(uuid4()), "reason": "Krzesła"})
    assert response["Location"] == reverse("rooms:desk")
    assert Booking.objects.get(pk=first.pk).room == other


def test_swap_of_what_was_cancelled_meanwhile_is_a_sentence(at_desk, enter, venue, staff, room):
    first, second = enter(), enter(room=rooms.room(venue=venue))
    second.cancel(by=staff, reason="Chorzy")

    response = at_desk.post(
        reverse("rooms:swap") + f"?pierwsza={first.pk}&druga={second.pk}",
        {"submission_id": str(uuid4())},
    )

    assert response.status_code == 200
    assert second.reference in response.context["problems"][0]
    assert Booking.objects.get(pk=first.pk).room == room


@pytest.mark.parametrize("pair", [("{0}", "{0}"), ("{0}", "999999"), ("x", "²"), ("", "{0}")])
def test_swap_of_nonsense_asks_again(at_desk, enter, pair):
    number = str(enter().pk)
    first, second = (quote(one.format(number)) for one in pair)

    response = at_desk.get(reverse("rooms:swap") + f"?pierwsza={first}&druga={second}")

    assert response.status_code == 200
    assert response.context["pair"] is None
    assert response.context["choice"].errors


def test_swap_warning_has_to_be_ticked(at_desk, enter, venue):
    other = rooms.room(venue=venue, open_to=["institution"])
    first = enter()
    second = enter(rooms.period(17, 19), room=rooms.room(venue=venue))
    Booking.objects.filter(pk=second.pk).update(room=other)
    second.allocations.update(resource=other)
    url = reverse("rooms:swap") + f"?pierwsza={first.pk}&druga={second.pk}"

    response = at_desk.post(url, {"submission_id": str(uuid4())})
    assert ticks(response) == ["not_for_this_kind"]
    sent = {"submission_id": str(uuid4()), "waive": "not_for_this_kind"}
    assert at_desk.post(url, sent).status_code == 302


def test_booking_is_moved_at_once(at_desk, enter, venue, typed):
    booking, other = enter(), rooms.room(venue=venue, name="Sala widokowa")
    url = reverse("rooms:move_booking", args=[booking.pk])
    assert "Sala widokowa" in text(at_desk.get(url))

    response = at_desk.post(
        url, typed(room=other.slug, start="15:00", end="17:00", message="Pękła rura")
    )

    assert response["Location"] == booking.get_absolute_url()
    booking = Booking.objects.get()
    assert (booking.room, booking.period) == (other, rooms.period(15, 17))


def test_move_keeps_what_was_typed_and_offers_others(at_desk, enter, typed):
    booking = enter()
    enter(rooms.period(12, 14))
    url = reverse("rooms:move_booking", args=[booking.pk])

    response = at_desk.post(url, typed(start="12:00", end="14:00", message="Pękła rura"))

    assert response.status_code == 200
    assert response.context["form"].errors["start"]
    assert "Pękła rura" in response.content.decode()
    assert response.context["choices"]


def test_extending_from_the_desk(at_desk, enter, typed, staff):
    booking = enter()
    with time_machine.travel(rooms.at(18), tick=False):
        at_desk.force_login(staff)
        url = reverse("rooms:move_booking", args=[booking.pk])
        assert at_desk.get(url).status_code == 200
        assert at_desk.post(url, typed(end="20:00")).status_code == 302

    assert Booking.objects.get().period == rooms.period(17, 20)


def test_what_is_not_confirmed_is_not_moved(at_desk, enter, staff):
    booking = enter()
    booking.cancel(by=staff, reason="Chorzy")

    response = at_desk.get(reverse("rooms:move_booking", args=[booking.pk]))

    assert response["Location"] == booking.get_absolute_url()


def test_admin_and_booking_page_lead_to_the_move(at_desk, enter):
    booking = enter()
    url = reverse("rooms:move_booking", args=[booking.pk])

    assert url in at_desk.get(booking.get_absolute_url()).content.decode()

"""The first page: today at the centre, and the visitor's own things first."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tcal.portal.views.home import BOOKINGS_SHOWN, ROOMS_SHOWN
from tests.factories import consultations as consultation_factories
from tests.factories import rooms as room_factories
from tests.factories.accounts import staff, user
from tests.factories.events import event
from tests.factories.organizations import organization
from tests.factories.volunteering import opportunity

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NOON = room_factories.at(12)
NIGHT = room_factories.at(23)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def html_of(client):
    response = client.get(reverse("home"))
    assert response.status_code == 200
    return response.content.decode()


def booked(*, hall, period, member=None):
    member = member or user()
    own = organization(members=[member])
    with time_machine.travel(NOON - timedelta(days=2), tick=False):
        return room_factories.booking(by=member, organization=own, room=hall, period=period)


def test_home_of_an_empty_portal_still_leads_everywhere(client):
    html = html_of(client)
    assert html.count("<h1") == 1
    for name in ["rooms:find", "events:list", "volunteering:list", "consultations:list", "about"]:
        assert f'href="{reverse(name)}"' in html


def test_home_says_the_day(client):
    assert "czwartek, 26 listopada" in html_of(client)


def test_home_shows_which_rooms_are_free_now(client):
    venue = room_factories.venue()
    taken = room_factories.room(venue=venue, name="Zajęta")
    room_factories.room(venue=venue, name="Wolna")
    booked(hall=taken, period=room_factories.period(11, 14))
    shown = {now.room.name: now for now in client.get("/").context["rooms"]}
    assert not shown["Zajęta"].is_free
    assert shown["Zajęta"].until == room_factories.at(14)
    assert shown["Wolna"].is_free
    html = html_of(client)
    assert "14:00" in html
    assert "20:00" in html


def test_home_at_night_has_no_free_rooms_but_the_way_to_book(client):
    room_factories.room(venue=room_factories.venue())
    with time_machine.travel(NIGHT, tick=False):
        response = client.get("/")
    assert response.context["rooms"] == []
    assert reverse("rooms:find") in response.content.decode()


def test_home_shows_a_few_rooms_and_says_how_many_more_there_are(client):
    venue = room_factories.venue()
    for _ in range(ROOMS_SHOWN + 3):
        room_factories.room(venue=venue)
    response = client.get("/")
    assert len(response.context["rooms"]) == ROOMS_SHOWN
    assert response.context["rooms_left_out"] == 3


def test_home_shows_what_is_on_today_before_the_doors(client):
    event(title="Warsztat wieczorny", starts_at=NOON + timedelta(hours=5))
    event(title="Spacer pojutrze", starts_at=NOON + timedelta(days=2))
    html = html_of(client)
    assert (
        html.index("Warsztat wieczorny")
        < html.index('class="door"')
        < html.index("Spacer pojutrze")
    )


def test_home_shows_own_bookings_first_to_who_is_signed_in(client):
    member = user()
    hall = room_factories.room(venue=room_factories.venue(), name="Sala nasza")
    booked(hall=hall, period=room_factories.period(15, 16), member=member)
    booked(hall=hall, period=room_factories.period(17, 18))
    client.force_login(member)
    response = client.get("/")
    assert len(response.context["bookings"]) == 1
    assert reverse("rooms:my_bookings") in response.content.decode()


def test_home_shows_nobody_elses_things_to_strangers(client):
    booked(
        hall=room_factories.room(venue=room_factories.venue()), period=room_factories.period(15, 16)
    )
    html = html_of(client)
    assert "Zebranie zarządu" not in html
    assert reverse("admin:index") not in html


def test_home_tells_staff_how_much_waits(client, settings):
    settings.REQUIRE_MFA = False
    organization(status="pending")
    organization(status="pending")
    client.force_login(staff())
    response = client.get("/")
    assert response.context["waiting"] == 2
    assert reverse("admin:index") in response.content.decode()


def test_home_tells_members_nothing_of_what_waits(client):
    organization(status="pending")
    client.force_login(user())
    assert client.get("/").context["waiting"] == 0


def fill(count):
    venue = room_factories.venue()
    member = user()
    own = organization(members=[member])
    for number in range(count):
        hall = room_factories.room(venue=venue)
        with time_machine.travel(NOON - timedelta(days=2), tick=False):
            room_factories.booking(
                by=member, organization=own, room=hall, period=room_factories.period(11, 13)
            )
        event(organizer=own, starts_at=NOON + timedelta(hours=1, minutes=number))
        event(organizer=own, starts_at=NOON + timedelta(days=1, minutes=number))
        meeting = consultation_factories.meeting(days=7 + number)
        consultation_factories.table(meeting=meeting)
        opportunity(organization=own)
    return member


def cost(client):
    with CaptureQueriesContext(connection) as queries:
        html_of(client)
    return len(queries)


def test_home_costs_the_same_with_1_and_with_30_of_everything(client):
    fill(1)
    cost(client)
    with_few = cost(client)
    fill(29)
    assert cost(client) == with_few


def test_home_keeps_to_the_budget_of_public_pages_with_every_part_shown(client):
    fill(4)
    cost(client)
    assert cost(client) <= 8


def test_home_of_a_member_costs_the_same_with_many_bookings(client):
    client.force_login(fill(1))
    cost(client)
    with_few = cost(client)
    member = fill(BOOKINGS_SHOWN + 5)
    client.force_login(member)
    assert cost(client) == with_few

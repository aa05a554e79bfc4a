import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import rooms as room_factories
from tests.factories.accounts import user
from tests.factories.organizations import organization

pytestmark = [pytest.mark.django_db, pytest.mark.database]

MORNING = room_factories.at(7)


@pytest.fixture(autouse=True)
def _morning():
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def member():
    return user(name="Celina Członek")


@pytest.fixture
def signed_in(client, member):
    client.force_login(member)
    return client


def html_of(client):
    return client.get(reverse("account")).content.decode()


def test_account_asks_for_signing_in(client):
    response = client.get(reverse("account"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


def test_account_shows_the_bookings_of_own_organisations_only(signed_in, member):
    hall = room_factories.room(venue=room_factories.venue(), name="Sala wspólna")
    stranger = user()
    own = organization(name="Własna", members=[member])
    other = organization(name="Obca", members=[stranger])
    period = room_factories.period
    room_factories.booking(by=member, organization=own, room=hall, period=period(9, 11))
    room_factories.booking(by=stranger, organization=other, room=hall, period=period(12, 13))
    bookings = signed_in.get(reverse("account")).context["bookings"]
    assert [booking.organization for booking in bookings] == [own]


def test_account_without_bookings_leads_to_free_rooms(signed_in):
    html = html_of(signed_in)
    assert 'class="empty-state"' in html
    assert reverse("rooms:find") in html


def test_account_leads_to_password_e_mail_and_second_factor(signed_in):
    html = html_of(signed_in)
    for name in ["account_change_password", "account_email", "mfa_index"]:
        assert f'href="{reverse(name)}"' in html


def test_details_are_saved(signed_in, member):
    response = signed_in.post(
        reverse("account"), {"name": "Celina Nowa", "phone": "000 000 222", "language": "en"}
    )
    assert response.url == reverse("account")
    member.refresh_from_db()
    assert (member.name, member.phone, member.language) == ("Celina Nowa", "000 000 222", "en")


def test_wrong_details_are_answered_beside_the_field_and_change_nothing(signed_in, member):
    response = signed_in.post(
        reverse("account"), {"name": "", "phone": "000 000 222", "language": "xx"}
    )
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"name", "language"}
    assert "000 000 222" in response.content.decode()
    member.refresh_from_db()
    assert (member.name, member.phone) == ("Celina Członek", "")


def test_nobody_gives_themselves_rights(signed_in, member):
    signed_in.post(
        reverse("account"),
        {
            "name": "X",
            "language": "pl",
            "is_staff": "on",
            "is_superuser": "on",
            "email": "a@b.example",
        },
    )
    email = member.email
    member.refresh_from_db()
    assert (member.is_staff, member.is_superuser, member.email) == (False, False, email)


def test_account_costs_the_same_with_many_bookings(
    signed_in, member, django_assert_max_num_queries
):
    hall = room_factories.room(venue=room_factories.venue())
    own = organization(members=[member])

    def book(day):
        period = room_factories.period(9, 11, day=MORNING.date().replace(month=12, day=day))
        room_factories.booking(by=member, organization=own, room=hall, period=period)

    book(1)
    html_of(signed_in)
    with CaptureQueriesContext(connection) as few:
        html_of(signed_in)
    for day in (2, 3, 4, 7, 8, 9, 10, 11, 14, 15):
        book(day)
    with django_assert_max_num_queries(len(few)):
        html_of(signed_in)

"""The people of an organisation: who reads and changes what, and what stays after they leave."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.invitations import invite
from rooms.models import Booking
from tcal.shared.models import QueuedMail
from tcal.shared.periods import local_today
from tests.factories import rooms
from tests.factories.accounts import coordinator, staff, user
from tests.factories.organizations import membership, organization

pytestmark = [pytest.mark.django_db]


def booked_by(person, organization):
    hall = rooms.room(venue=rooms.venue())
    day = local_today() + timedelta(days=7)
    return rooms.booking(
        by=person, organization=organization, room=hall, period=rooms.period(9, 10, day=day)
    )


ROLES = ["anonymous", "signed-in", "member", "manager", "other manager", "staff", "coordinator"]
HERE = "/organizacje/zielony-kat/"

# fmt: off
OPENED = {
    # address                     anonymous signed member manager other staff coordinator
    "dolacz/":                         [302, 200, 302, 302, 200, 200, 200],
    "przejmij/":                       [302, 200, 200, 403, 200, 200, 200],
    "przejmij/wycofaj/":               [302, 405, 405, 405, 405, 405, 405],
    "odejdz/":                         [302, 403, 200, 200, 403, 403, 403],
    "ludzie/":                         [302, 403, 200, 200, 403, 200, 403],
    "ludzie/zapros/":                  [302, 403, 403, 200, 403, 403, 403],
    "ludzie/{member}/rola/":           [302, 403, 403, 200, 403, 403, 403],
    "ludzie/{member}/koniec/":         [302, 403, 403, 200, 403, 403, 403],
    "ludzie/{asking}/przyjmij/":       [302, 405, 405, 405, 405, 405, 405],
    "ludzie/{asking}/odrzuc/":         [302, 403, 403, 200, 403, 403, 403],
    "ludzie/{foreign}/rola/":          [302, 403, 403, 404, 403, 403, 403],
    "ludzie/{asking}/rola/":           [302, 403, 403, 404, 403, 403, 403],
    "zaproszenia/{invitation}/cofnij/": [302, 405, 405, 405, 405, 405, 405],
    "zaproszenia/{invitation}/ponow/": [302, 405, 405, 405, 405, 405, 405],
    "potwierdz/":                      [302, 403, 403, 200, 403, 403, 403],
    "forma/":                          [302, 403, 403, 200, 403, 403, 403],
}
SENT = {
    # address                     anonymous signed member manager other staff coordinator
    "przejmij/wycofaj/":               [302, 404, 404, 404, 404, 404, 404],
    "ludzie/zapros/":                  [302, 403, 403, 200, 403, 403, 403],
    "ludzie/{member}/rola/":           [302, 403, 403, 200, 403, 403, 403],
    "ludzie/{asking}/przyjmij/":       [302, 403, 403, 302, 403, 403, 403],
    "ludzie/{asking}/odrzuc/":         [302, 403, 403, 302, 403, 403, 403],
    "ludzie/{member}/koniec/":         [302, 403, 403, 302, 403, 403, 403],
    "ludzie/{foreign}/koniec/":        [302, 403, 403, 404, 403, 403, 403],
    "zaproszenia/{invitation}/ponow/": [302, 403, 403, 302, 403, 403, 403],
    "zaproszenia/{invitation}/cofnij/": [302, 403, 403, 302, 403, 403, 403],
    "potwierdz/":                      [302, 403, 403, 302, 403, 403, 403],
    "forma/":                          [302, 403, 403, 200, 403, 403, 403],
}
# fmt: on


@pytest.fixture
def people():
    return {
        "signed-in": user(),
        "member": user(name="Ćwiek Anna"),
        "manager": user(email="szefowa@ngo.example", name="Maria Menedżerka"),
        "other manager": user(),
        "staff": staff(),
        "coordinator": coordinator(),
    }


@pytest.fixture
def made(people):
    organization(managers=[people["other manager"]])
    return organization(
        name="Zielony Kąt",
        legal_form="informal_group",
        members=[people["member"]],
        managers=[people["manager"]],
    )


@pytest.fixture
def numbers(made, people):
    return {
        "member": made.memberships.get(user=people["member"]).pk,
        "asking": membership(organization=made, user=user(), status="requested").pk,
        "foreign": people["other manager"].memberships.get().pk,
        "invitation": invite(
            made, email="nowa@ngo.example", role="member", by=people["manager"]
        ).pk,
    }


@pytest.mark.parametrize("role", ROLES)
def test_who_may_open_what(client, people, numbers, role):
    if role in people:
        client.force_login(people[role])
    answers = {
        address: client.get(HERE + address.format(**numbers)).status_code for address in OPENED
    }
    assert answers == {address: codes[ROLES.index(role)] for address, codes in OPENED.items()}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("address", SENT)
def test_who_may_send_what(client, people, numbers, role, address):
    if role in people:
        client.force_login(people[role])
    answer = client.post(HERE + address.format(**numbers))
    assert answer.status_code == SENT[address][ROLES.index(role)]
    if role == "anonymous":
        assert answer.url.startswith("/konto/login/")


@pytest.mark.parametrize("status", ["pending", "rejected"])
@pytest.mark.parametrize("address", ["dolacz/", "przejmij/", "ludzie/", "ludzie/zapros/", "forma/"])
def test_what_is_not_public_is_not_there_for_others(client, people, status, address):
    organization(name="Ukryta", status=status)
    client.force_login(people["signed-in"])
    assert client.get(f"/organizacje/ukryta/{address}").status_code == 404


def test_staff_answer_where_there_is_no_manager(client, people):
    abandoned = organization(name="Bez szefa")
    asking = membership(organization=abandoned, user=user(), status="requested")
    client.force_login(people["staff"])
    assert client.get("/organizacje/bez-szefa/ludzie/").context["may_manage"]
    client.post(f"/organizacje/bez-szefa/ludzie/{asking.pk}/przyjmij/")
    asking.refresh_from_db()
    assert asking.status == "active"


def test_staff_do_not_let_themselves_in(client, people):
    abandoned = organization(name="Bez szefa")
    own = membership(organization=abandoned, user=people["staff"], status="requested")
    client.force_login(people["staff"])
    assert client.post(f"/organizacje/bez-szefa/ludzie/{own.pk}/przyjmij/").status_code == 403


def test_members_read_names_and_managers_addresses(client, made, people):
    client.force_login(people["member"])
    page = client.get(f"{HERE}ludzie/").content.decode()
    assert "Maria Menedżerka" in page
    assert "szefowa@ngo.example" not in page
    client.force_login(people["manager"])
    assert people["member"].email in client.get(f"{HERE}ludzie/").content.decode()


def test_managers_change_roles(client, made, people, numbers):
    client.force_login(people["manager"])
    url = f"{HERE}ludzie/{numbers['member']}/rola/"
    assert client.post(url, {"role": "manager"}).url == f"{HERE}ludzie/"
    assert made.memberships.managers().count() == 2
    assert QueuedMail.objects.filter(to=people["member"].email).count() == 1
    # With a second manager the first may step back; the list of people has no tools any more.
    own = made.memberships.get(user=people["manager"])
    assert client.post(f"{HERE}ludzie/{own.pk}/rola/", {"role": "member"}).url == HERE
    assert not client.get(f"{HERE}ludzie/").context["may_manage"]


def test_the_last_manager_is_told_what_to_do_first(client, made, people):
    client.force_login(people["manager"])
    own = made.memberships.get(user=people["manager"])
    refused = client.post(f"{HERE}ludzie/{own.pk}/rola/", {"role": "member"})
    assert refused.context["form"].errors
    assert client.get(f"{HERE}odejdz/").context["is_last_manager"]
    stayed = client.post(f"{HERE}odejdz/", follow=True)
    assert stayed.redirect_chain[0][0] == f"{HERE}odejdz/"
    assert made.memberships.managers().get() == own


def test_members_leave_by_themselves(client, made, people):
    client.force_login(people["member"])
    assert client.post(f"{HERE}odejdz/").url == HERE
    assert client.get(f"{HERE}ludzie/").status_code == 403
    assert not QueuedMail.objects.filter(to=people["member"].email).exists()


def test_the_open_form_of_who_was_removed_is_refused(client, made, people):
    second = user()
    place = membership(organization=made, user=second, role="manager")
    client.force_login(second)
    assert client.get(f"{HERE}edytuj/").status_code == 200
    place.end(by=people["manager"])
    before = made.description
    for address, sent in [
        ("edytuj/", {"description": "Już nie moja"}),
        ("ludzie/zapros/", {"email": "x@ngo.example", "role": "manager"}),
        ("potwierdz/", {}),
        ("forma/", {}),
    ]:
        assert client.post(HERE + address, sent).status_code == 403
    made.refresh_from_db()
    assert made.description == before
    assert not made.invitations.exists()
    assert made.confirmed_at is None


def test_what_a_member_booked_stays_the_organizations(client, made, people):
    booked = booked_by(people["member"], made)
    made.memberships.get(user=people["member"]).end(by=people["manager"])
    booked.refresh_from_db()
    assert booked.organization == made
    assert Booking.objects.visible_to(people["manager"]).filter(pk=booked.pk).exists()
    client.force_login(people["manager"])
    assert client.get(booked.get_absolute_url()).status_code == 200
    client.force_login(people["member"])
    assert client.get(f"{HERE}ludzie/").status_code == 403


def test_the_page_asks_the_same_for_thirty(client, made, people):
    client.force_login(people["manager"])

    def queries():
        client.get(f"{HERE}ludzie/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{HERE}ludzie/")
        return len(asked)

    def add(n):
        for _ in range(n):
            membership(organization=made, user=user())
            membership(organization=made, user=user(), status="requested")
        for _ in range(n):
            number = made.invitations.count()
            made.invitations.create(email=f"o{number}@ngo.example", invited_by=people["manager"])

    add(1)
    one = queries()
    add(29)
    assert queries() == one
    page = client.get(f"{HERE}ludzie/?page=2")
    assert page.context["page"].number == 2
    assert page.context["further_requests"] == 10


def test_the_page_of_the_organization_leads_there(client, made, people):
    # fmt: off
    expected = {
        "anonymous":     {"dolacz/"},
        "signed-in":     {"dolacz/", "przejmij/"},
        "member":        {"ludzie/", "przejmij/"},
        "manager":       {"ludzie/", "potwierdz/", "forma/"},
        "other manager": {"dolacz/", "przejmij/"},
        "staff":         {"ludzie/", "dolacz/", "przejmij/"},
    }
    # fmt: on
    ways = {"dolacz/", "przejmij/", "ludzie/", "potwierdz/", "forma/"}
    found = {}
    for role in expected:
        client.logout()
        if role in people:
            client.force_login(people[role])
        page = client.get(HERE).content.decode()
        found[role] = {way for way in ways if f'"{HERE}{way}"' in page}
    assert found == expected

"""Who may open and do what: one table."""

import pytest

from organizations.permissions import (
    can_act_for,
    can_decide,
    can_decide_membership,
    can_edit,
    can_manage,
    can_see_contact_for_the_centre,
)
from tests.factories.accounts import coordinator, staff, user
from tests.factories.organizations import membership, organization

pytestmark = [pytest.mark.django_db]

ROLES = ["anonymous", "signed-in", "member", "manager", "other manager", "staff", "coordinator"]

# fmt: off
ADDRESSES = {
    # address                                anonymous signed member manager other staff coordinator
    "/organizacje/":                              [200, 200, 200, 200, 200, 200, 200],
    "/organizacje/organizacje.csv":               [200, 200, 200, 200, 200, 200, 200],
    "/organizacje/organizacje.xlsx":              [200, 200, 200, 200, 200, 200, 200],
    "/organizacje/czynna/":                       [200, 200, 200, 200, 200, 200, 200],
    "/organizacje/dawna/":                        [200, 200, 200, 200, 200, 200, 200],
    "/organizacje/czeka/":                        [404, 404, 200, 200, 404, 200, 404],
    "/organizacje/odrzucona/":                    [404, 404, 200, 200, 404, 200, 404],
    "/organizacje/nie-ma/":                       [404, 404, 404, 404, 404, 404, 404],
    "/organizacje/nowa/":                         [302, 200, 200, 200, 200, 200, 200],
    "/organizacje/czynna/edytuj/":                [302, 403, 403, 200, 403, 200, 403],
    "/organizacje/czeka/edytuj/":                 [302, 404, 403, 200, 404, 200, 404],
    "/organizacje/dawna/edytuj/":                 [302, 403, 403, 403, 403, 403, 403],
    "/organizacje/odrzucona/edytuj/":             [302, 404, 403, 403, 404, 403, 404],
    "/organizacje/nie-ma/edytuj/":                [302, 404, 404, 404, 404, 404, 404],
    "/organizacje/czynna/wklad/":                 [302, 403, 403, 200, 403, 403, 403],
    "/organizacje/czeka/wklad/":                  [302, 404, 403, 403, 404, 403, 404],
    "/organizacje/dawna/wklad/":                  [302, 403, 403, 403, 403, 403, 403],
    "/admin/organizations/contribution/":         [302, 302, 302, 302, 302, 200, 403],
    "/admin/organizations/contribution/add/":     [302, 302, 302, 302, 302, 200, 403],
    "/admin/organizations/organization/":         [302, 302, 302, 302, 302, 200, 403],
    "/admin/organizations/organization/{czeka}/change/": [302, 302, 302, 302, 302, 200, 403],
    "/admin/organizations/organization/add/":     [302, 302, 302, 302, 302, 200, 403],
    "/admin/organizations/claim/":                [302, 302, 302, 302, 302, 200, 403],
    "/admin/organizations/claim/add/":            [302, 302, 302, 302, 302, 403, 403],
    "/admin/organizations/formchange/":           [302, 302, 302, 302, 302, 200, 403],
    "/admin/organizations/formchange/add/":       [302, 302, 302, 302, 302, 403, 403],
    "/admin/organizations/membership/":           [302, 302, 302, 302, 302, 200, 403],
    "/admin/organizations/membership/add/":       [302, 302, 302, 302, 302, 200, 403],
    "/admin/organizations/publictasksphere/":     [302, 302, 302, 302, 302, 200, 403],
}
# fmt: on


@pytest.fixture
def people():
    member, manager, other = user(), user(), user()
    for name, status in [
        ("Czynna", "active"),
        ("Czeka", "pending"),
        ("Odrzucona", "rejected"),
        ("Dawna", "ended"),
    ]:
        organization(name=name, status=status, members=[member], managers=[manager])
    organization(managers=[other])
    return {
        "signed-in": user(),
        "member": member,
        "manager": manager,
        "other manager": other,
        "staff": staff(),
        "coordinator": coordinator(),
    }


@pytest.mark.parametrize("role", ROLES)
def test_who_may_open_which_address(client, people, role):
    waiting = people["member"].memberships.get(organization__slug="czeka").organization
    if role in people:
        client.force_login(people[role])
    answers = {
        address: client.get(address.format(czeka=waiting.pk)).status_code for address in ADDRESSES
    }
    assert answers == {address: codes[ROLES.index(role)] for address, codes in ADDRESSES.items()}


@pytest.mark.parametrize("role", ["signed-in", "member", "manager", "other manager"])
def test_the_administration_turns_people_away(client, people, role):
    client.force_login(people[role])
    assert client.get("/admin/organizations/organization/", follow=True).status_code == 403


@pytest.mark.parametrize("address", ["/organizacje/nowa/", "/organizacje/czynna/edytuj/"])
def test_changes_are_posted_only_after_signing_in(client, people, address):
    response = client.post(address, {"description": "Zmiana"})
    assert response.status_code == 302
    assert response.url.startswith("/konto/login/")


@pytest.mark.parametrize(
    "address",
    ["/organizacje/", "/organizacje/czynna/", "/organizacje/organizacje.csv"],
)
def test_pages_to_read_take_no_posts(client, people, address):
    assert client.post(address).status_code == 405


def test_the_functions_answer_for_everybody(people):
    active = people["member"].memberships.get(organization__slug="czynna").organization
    ended = people["member"].memberships.get(organization__slug="dawna").organization
    # fmt: off
    expected = {
        #               act    manage edit   decide contact
        "signed-in":     (False, False, False, False, False),
        "member":        (True,  False, False, False, False),
        "manager":       (True,  True,  True,  False, True),
        "other manager": (False, False, False, False, False),
        "staff":         (False, False, True,  True,  True),
        "coordinator":   (False, False, False, False, False),
    }
    # fmt: on
    questions = [can_act_for, can_manage, can_edit, can_decide, can_see_contact_for_the_centre]
    answers = {
        role: tuple(question(person, active) for question in questions)
        for role, person in people.items()
    }
    assert answers == expected
    assert not can_act_for(people["member"], ended)
    assert not can_edit(people["manager"], ended)


def test_a_place_that_has_ended_gives_no_rights():
    person = user()
    made = organization()
    membership(organization=made, user=person, role="manager", status="ended")
    assert not can_act_for(person, made)
    assert not can_manage(person, made)


def test_staff_do_not_decide_about_themselves():
    clerk = staff()
    own = organization(status="pending", submitted_by=clerk)
    place = membership(organization=own, user=clerk, status="requested")
    assert not can_decide(clerk, own)
    assert not can_decide_membership(clerk, place)
    assert can_decide(staff(), own)
    assert can_decide_membership(staff(), place)

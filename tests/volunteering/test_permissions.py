"""Who may open and do what: one table of roles and addresses."""

import pytest
from django.urls import reverse

from tests.factories import accounts, organizations, volunteering
from volunteering.models import Application, Opportunity

pytestmark = pytest.mark.django_db

SIGN_IN, OK, SEE_OTHER, FORBIDDEN, MISSING, NOT_ALLOWED = "sign-in", 200, 302, 403, 404, 405
# In the order of the columns below.
ROLES = ["anonymous", "volunteer", "applicant", "member", "manager", "stranger", "staff"]

GET = {
    # name, status of the offer:        anonym   volunt     applic     member     manager    stranger   staff
    ("list", "published"):             [OK,      OK,        OK,        OK,        OK,        OK,        OK],
    ("opportunity", "published"):      [OK,      OK,        OK,        OK,        OK,        OK,        OK],
    ("opportunity", "closed"):         [OK,      OK,        OK,        OK,        OK,        OK,        OK],
    ("opportunity", "draft"):          [MISSING, MISSING,   MISSING,   MISSING,   OK,        MISSING,   OK],
    ("opportunity", "submitted"):      [MISSING, MISSING,   MISSING,   MISSING,   OK,        MISSING,   OK],
    ("opportunity", "returned"):       [MISSING, MISSING,   MISSING,   MISSING,   OK,        MISSING,   OK],
    ("apply", "published"):            [SIGN_IN, OK,        OK,        OK,        OK,        OK,        OK],
    ("apply", "draft"):                [SIGN_IN, MISSING,   MISSING,   MISSING,   OK,        MISSING,   OK],
    ("my_applications", "published"):  [SIGN_IN, OK,        OK,        OK,        OK,        OK,        OK],
    ("profile", "published"):          [SIGN_IN, OK,        OK,        OK,        OK,        OK,        OK],
    ("submit", "published"):           [SIGN_IN, FORBIDDEN, FORBIDDEN, FORBIDDEN, OK,        OK,        FORBIDDEN],
    ("organization", "published"):     [SIGN_IN, OK,        OK,        OK,        OK,        OK,        OK],
    ("edit", "draft"):                 [SIGN_IN, MISSING,   MISSING,   MISSING,   OK,        MISSING,   FORBIDDEN],
    ("edit", "returned"):              [SIGN_IN, MISSING,   MISSING,   MISSING,   OK,        MISSING,   FORBIDDEN],
    ("edit", "submitted"):             [SIGN_IN, MISSING,   MISSING,   MISSING,   FORBIDDEN, MISSING,   FORBIDDEN],
    ("edit", "published"):             [SIGN_IN, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN],
    ("applications", "published"):     [SIGN_IN, FORBIDDEN, FORBIDDEN, FORBIDDEN, OK,        FORBIDDEN, FORBIDDEN],
    ("close", "published"):            [SIGN_IN, FORBIDDEN, FORBIDDEN, FORBIDDEN, OK,        FORBIDDEN, FORBIDDEN],
    ("application", "published"):      [SIGN_IN, MISSING,   FORBIDDEN, MISSING,   OK,        MISSING,   OK],
    ("withdraw", "published"):         [SIGN_IN, MISSING,   OK,        MISSING,   FORBIDDEN, MISSING,   FORBIDDEN],
    ("accept", "published"):           [SIGN_IN] + [NOT_ALLOWED] * 6,
    ("decline", "published"):          [SIGN_IN] + [NOT_ALLOWED] * 6,
    ("register_check", "published"):   [SIGN_IN] + [NOT_ALLOWED] * 6,
}  # fmt: skip

POST = {
    ("accept", "published"):           [SIGN_IN, MISSING,   FORBIDDEN, MISSING,   SEE_OTHER, MISSING,   FORBIDDEN],
    ("decline", "published"):          [SIGN_IN, MISSING,   FORBIDDEN, MISSING,   SEE_OTHER, MISSING,   FORBIDDEN],
    ("register_check", "published"):   [SIGN_IN, MISSING,   FORBIDDEN, MISSING,   SEE_OTHER, MISSING,   FORBIDDEN],
    ("withdraw", "published"):         [SIGN_IN, MISSING,   SEE_OTHER, MISSING,   FORBIDDEN, MISSING,   FORBIDDEN],
    ("close", "published"):            [SIGN_IN, FORBIDDEN, FORBIDDEN, FORBIDDEN, SEE_OTHER, FORBIDDEN, FORBIDDEN],
    ("submit", "published"):           [SIGN_IN, FORBIDDEN, FORBIDDEN, FORBIDDEN, OK,        OK,        FORBIDDEN],
    ("edit", "published"):             [SIGN_IN, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN],
}  # fmt: skip

WITHOUT_ARGUMENTS = {"list", "my_applications", "profile", "submit", "organization"}
ABOUT_APPLICATION = {"application", "withdraw", "accept", "decline", "register_check"}


@pytest.fixture
def people(volunteer, manager, stranger, staff, organization):
    member = accounts.user(name="Marta Członkowska")
    organizations.membership(organization=organization, user=member)
    return {
        "anonymous": None,
        "volunteer": volunteer,
        "applicant": accounts.user(name="Antek Aplikujący"),
        "member": member,
        "manager": manager,
        "stranger": stranger,
        "staff": staff,
    }


def answer(response) -> int | str:
    if response.status_code == 302 and response.url.startswith("/konto/login/"):
        return SIGN_IN
    return response.status_code


def address(name, offer, application) -> str:
    if name in WITHOUT_ARGUMENTS:
        return reverse(f"volunteering:{name}")
    argument = application.pk if name in ABOUT_APPLICATION else offer.slug
    return reverse(f"volunteering:{name}", args=[argument])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("method", "name", "status", "answers"),
    [
        (method, name, status, answers)
        for method, table in (("get", GET), ("post", POST))
        for (name, status), answers in table.items()
    ],
)
def test_address_answers_each_role_as_the_table_says(
    client, people, organization, manager, settings, role, method, name, status, answers
):
    settings.REQUIRE_MFA = False
    offer = volunteering.opportunity(organization=organization, created_by=manager, status=status)
    application = volunteering.application(
        opportunity=offer, profile=volunteering.profile(user=people["applicant"])
    )
    if people[role]:
        client.force_login(people[role])
    url = address(name, offer, application)
    data = {"checked_on": "2026-11-20", "result": "clear"} if method == "post" else {}

    response = getattr(client, method)(url, data)

    assert answer(response) == answers[ROLES.index(role)]
    if answers[ROLES.index(role)] in (SIGN_IN, FORBIDDEN, MISSING, NOT_ALLOWED):
        assert Application.objects.get(pk=application.pk).status == "submitted"
        assert Opportunity.objects.get(pk=offer.pk).status == status


def test_sign_in_is_asked_whether_or_not_the_offer_exists(client):
    for slug in ("nie-ma-takiej", volunteering.opportunity().slug):
        response = client.get(reverse("volunteering:apply", args=[slug]))
        assert answer(response) == SIGN_IN


def test_manager_can_not_decide_on_own_application(client, opportunity, manager):
    own = volunteering.application(
        opportunity=opportunity, profile=volunteering.profile(user=manager)
    )
    client.force_login(manager)
    for name in ("accept", "decline", "register_check"):
        response = client.post(reverse(f"volunteering:{name}", args=[own.pk]))
        assert response.status_code == 403
    page = client.get(reverse("volunteering:application", args=[own.pk]))
    assert page.status_code == 200
    assert reverse("volunteering:accept", args=[own.pk]) not in page.content.decode()


def test_former_manager_sees_nothing(client, opportunity, manager):
    application = volunteering.application(opportunity=opportunity)
    membership = manager.memberships.get()
    organizations.membership(
        organization=membership.organization, user=accounts.user(), role="manager"
    )
    membership.end(by=manager)
    client.force_login(manager)
    url = reverse("volunteering:application", args=[application.pk])
    assert client.get(url).status_code == 404
    url = reverse("volunteering:applications", args=[opportunity.slug])
    assert client.get(url).status_code == 403

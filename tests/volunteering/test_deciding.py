"""The pages on which an organisation's manager reads and answers applications."""

import pytest
from django.urls import reverse

from tcal.shared.models import QueuedMail
from tests.factories import accounts, volunteering
from tests.volunteering.queries import queries_of
from volunteering.models import Application, Opportunity

pytestmark = pytest.mark.django_db


@pytest.fixture
def _signed_in(client, manager):
    client.force_login(manager)


@pytest.fixture
def application(opportunity, volunteer):
    return volunteering.application(
        opportunity=opportunity,
        profile=volunteering.profile(user=volunteer, about="Lubię ogrody."),
        message="Mam czas we wtorki.",
    )


def page_of(client, application) -> str:
    return client.get(reverse("volunteering:application", args=[application.pk])).content.decode()


@pytest.mark.usefixtures("_signed_in")
def test_contact_is_shown_only_after_accepting_and_the_birth_date_never(client, application):
    page = page_of(client, application)
    assert "Mam czas we wtorki." in page
    assert "Lubię ogrody." in page
    assert application.profile.user.email not in page

    client.post(reverse("volunteering:accept", args=[application.pk]), {"message": "Zapraszamy!"})
    assert Application.objects.get().status == "accepted"
    page = page_of(client, application)
    assert application.profile.user.email in page
    assert "1990" not in page


@pytest.mark.usefixtures("_signed_in")
def test_declining_needs_no_message(client, application, volunteer):
    client.post(reverse("volunteering:decline", args=[application.pk]), {"message": ""})
    assert Application.objects.get().status == "declined"
    assert QueuedMail.objects.get().to == volunteer.email


@pytest.mark.usefixtures("_signed_in")
def test_accepting_into_a_full_offer_says_that_it_is_the_waiting_list(
    client, opportunity, application
):
    volunteering.application(opportunity=opportunity, status="accepted")
    response = client.post(reverse("volunteering:accept", args=[application.pk]), follow=True)
    assert Application.objects.get(pk=application.pk).status == "waitlisted"
    assert [message.level_tag for message in response.context["messages"]] == ["warning"]


@pytest.mark.usefixtures("_signed_in")
def test_decision_made_twice_is_refused_in_words_with_the_message_kept(client, application):
    application.withdraw(by=application.profile.user)
    response = client.post(
        reverse("volunteering:accept", args=[application.pk]), {"message": "Zapraszamy serdecznie!"}
    )
    assert response.status_code == 200
    assert (
        response.context["decision_form"].non_field_errors().as_data()[0].code == "forbidden_move"
    )


@pytest.mark.usefixtures("_signed_in")
def test_work_with_children_asks_for_the_check_and_keeps_the_message(
    client, opportunity, application
):
    Opportunity.objects.filter(pk=opportunity.pk).update(contact_with_children=True)

    response = client.post(
        reverse("volunteering:accept", args=[application.pk]), {"message": "Zapraszamy!"}
    )
    errors = response.context["decision_form"].non_field_errors().as_data()
    assert errors[0].code == "register_check"
    assert "Zapraszamy!" in response.content.decode()

    url = reverse("volunteering:register_check", args=[application.pk])
    response = client.post(url, {"checked_on": "2026-11-23", "result": "clear"})
    assert "checked_on" in response.context["check_form"].errors
    response = client.post(url, {"checked_on": "", "result": "może"})
    assert set(response.context["check_form"].errors) == {"checked_on", "result"}
    assert Application.objects.get().register_checked_on is None

    client.post(url, {"checked_on": "2026-11-21", "result": "clear"})
    client.post(reverse("volunteering:accept", args=[application.pk]))
    assert Application.objects.get().status == "accepted"


@pytest.mark.usefixtures("_signed_in")
def test_applications_that_wait_come_first(client, opportunity):
    Opportunity.objects.filter(pk=opportunity.pk).update(places=2)
    declined = volunteering.application(opportunity=opportunity, status="declined")
    accepted = volunteering.application(opportunity=opportunity, status="accepted")
    waiting = volunteering.application(opportunity=opportunity)

    response = client.get(reverse("volunteering:applications", args=[opportunity.slug]))

    assert list(response.context["page"]) == [waiting, accepted, declined]


@pytest.mark.usefixtures("_signed_in")
def test_closing_is_confirmed_and_ends_the_recruitment(client, opportunity):
    url = reverse("volunteering:close", args=[opportunity.slug])
    assert client.get(url).status_code == 200
    client.post(url)
    assert Opportunity.objects.get().status == "closed"
    # An old page, sent again.
    assert client.post(url).status_code == 302


@pytest.mark.usefixtures("_signed_in")
def test_our_offers_cost_the_same_with_one_and_with_thirty(client, organization):
    url = reverse("volunteering:organization")
    skill = volunteering.skill()
    volunteering.opportunity(organization=organization, skills=[skill])
    with_one = queries_of(client, url)
    for _number in range(29):
        offer = volunteering.opportunity(organization=organization, skills=[skill])
        volunteering.application(opportunity=offer)
    assert queries_of(client, url) == with_one <= 10


@pytest.mark.usefixtures("_signed_in")
def test_applications_cost_the_same_with_one_and_with_thirty(client, opportunity):
    url = reverse("volunteering:applications", args=[opportunity.slug])
    volunteering.application(opportunity=opportunity)
    with_one = queries_of(client, url)
    for _number in range(29):
        volunteering.application(opportunity=opportunity)
    assert queries_of(client, url) == with_one <= 10


def test_my_applications_cost_the_same_with_one_and_with_thirty(client, volunteer):
    client.force_login(volunteer)
    url = reverse("volunteering:my_applications")
    profile = volunteering.profile(user=volunteer, skills=[volunteering.skill()])
    volunteering.application(profile=profile)
    with_one = queries_of(client, url)
    for _number in range(29):
        volunteering.application(profile=profile)
    assert queries_of(client, url) == with_one <= 8


def test_managers_of_all_kinds_are_told_and_members_are_not(opportunity, manager):
    second = accounts.user()
    member = accounts.user()
    for person, role in ((second, "manager"), (member, "member")):
        opportunity.organization.memberships.create(user=person, role=role, status="active")
    gone = accounts.user(is_active=False)
    opportunity.organization.memberships.create(user=gone, role="manager", status="active")

    volunteering.application(opportunity=opportunity).tell_managers("application_arrived")

    told = set(QueuedMail.objects.values_list("to", flat=True))
    assert told == {manager.email, second.email}

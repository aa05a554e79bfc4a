"""What waits for a person: the list, the account and the organisation's page."""

import pytest
from django.urls import reverse

from tcal.surveys.waiting import asked_of, waiting_for
from tests.factories import accounts
from tests.factories import surveys as make
from tests.factories.organizations import organization

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def person(client):
    made = accounts.user()
    client.force_login(made)
    return made


@pytest.mark.parametrize("is_anonymous", [False, True], ids=["signed", "anonymous"])
def test_what_is_asked_and_what_is_answered(person, is_anonymous):
    own, second = organization(name="A", members=[person]), organization(name="B", members=[person])
    for_people = make.survey(is_anonymous=is_anonymous, days=1)
    for_organizations = make.survey(audience="organizations", is_anonymous=is_anonymous, days=2)
    make.survey(audience="link")
    make.survey(status="draft")
    make.survey(days=-1)
    limited = make.survey(audience="organizations", only_invited=True, days=3)
    limited.invited_organizations.add(second)
    make.survey(only_invited=True)

    waiting = {one.survey: (one.waits_for_person, one.waits_for) for one in asked_of(person)}
    assert waiting == {
        for_people: (True, []),
        for_organizations: (False, [own, second]),
        limited: (False, [second]),
    }

    make.response(survey=for_people, by=person)
    make.response(survey=for_organizations, by=person, organization=own)
    make.response(survey=limited, by=person, organization=second)
    assert [(one.survey, one.waits_for) for one in waiting_for(person)] == [
        (for_organizations, [second])
    ]
    assert [one.is_waiting for one in asked_of(person)] == [True, False, False]


def test_without_an_organisation_nothing_is_asked_of_one(person):
    make.survey(audience="organizations")
    assert asked_of(person) == []


def test_empty_list_says_what_to_do(client, person):
    assert "empty-state" in client.get(reverse("surveys:list")).content.decode()


def test_list_leads_to_the_survey(client, person):
    survey = make.survey(title="O programie")
    page = client.get(reverse("surveys:list")).content.decode()
    assert f'href="{survey.get_absolute_url()}"' in page


def test_account_shows_what_waits_and_nothing_once_answered(client, person):
    survey = make.survey(title="O programie")
    make.question(survey=survey)
    assert survey.get_absolute_url() in client.get(reverse("account")).content.decode()
    make.response(survey=survey, by=person)
    assert survey.get_absolute_url() not in client.get(reverse("account")).content.decode()


def test_page_of_an_organisation_shows_it_to_its_people_only(client, person):
    own = organization(members=[person])
    survey = make.survey(audience="organizations", title="Dla naszych")
    link = f"{survey.get_absolute_url()}?organizacja={own.slug}"
    assert link in client.get(own.get_absolute_url()).content.decode()
    client.force_login(accounts.user())
    assert "Dla naszych" not in client.get(own.get_absolute_url()).content.decode()
    client.logout()
    assert "Dla naszych" not in client.get(own.get_absolute_url()).content.decode()


def test_thanks_lead_to_what_else_waits(client, person):
    first, second = make.survey(), make.survey(title="Jeszcze ta")
    make.question(survey=first)
    make.response(survey=first, by=person)
    page = client.get(reverse("surveys:thanks", args=[first.slug])).content.decode()
    assert second.get_absolute_url() in page


def test_controls_of_a_table_say_their_row(client, person):
    survey = make.survey()
    make.question(survey=survey, kind="matrix", choices=["źle", "dobrze"], rows=["dojazd"])
    page = client.get(survey.get_absolute_url()).content.decode()
    assert page.count('<span class="visually-hidden">dojazd: </span>') == 2


def test_what_staff_wrote_is_shown_as_text(client, person):
    survey = make.survey(introduction="<script>alert(1)</script>")
    make.question(survey=survey, kind="ranking", choices=["<b>a</b>", "b"], help_text="<i>x</i>")
    make.question(survey=survey, help_text="<i>y</i>", text="<u>z</u>")
    page = client.get(survey.get_absolute_url()).content.decode()
    for raw in ["<script>alert", "<b>a", "<i>", "<u>"]:
        assert raw not in page

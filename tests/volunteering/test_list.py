"""The public list and page of an offer."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import organizations, volunteering
from tests.volunteering.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/wolontariat/"


def found(client, **query) -> list[str]:
    return [offer.title for offer in client.get(LIST, query).context["page"]]


@pytest.fixture
def _various(db):
    volunteering.opportunity(
        title="Ogród",
        skills=[volunteering.skill(code="gardening")],
        spheres=[organizations.sphere(code="18")],
    )
    volunteering.opportunity(
        title="Plakaty",
        remote=True,
        place="",
        skills=[volunteering.skill(code="graphic-design", name_pl="grafika")],
    )
    volunteering.opportunity(
        title="Bieg",
        starts_on=date(2026, 11, 27),
        ends_on=date(2026, 11, 27),
        remote=True,
        spheres=[organizations.sphere(code="17")],
    )
    volunteering.opportunity(
        title="Wigilia", starts_on=date(2026, 12, 20), ends_on=date(2026, 12, 24)
    )
    volunteering.opportunity(title="Ferie", starts_on=date(2027, 1, 18), ends_on=date(2027, 1, 31))
    for status in ("draft", "submitted", "returned", "closed"):
        volunteering.opportunity(title=f"Niewidoczna {status}", status=status)
    volunteering.opportunity(
        title="Miniona", starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 21)
    )


@pytest.mark.usefixtures("_various")
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, {"Ogród", "Plakaty", "Bieg", "Wigilia", "Ferie"}),
        ({"sphere": "18"}, {"Ogród"}),
        ({"skill": "graphic-design"}, {"Plakaty"}),
        ({"where": "remote"}, {"Plakaty", "Bieg"}),
        ({"where": "on-site"}, {"Ogród", "Bieg", "Wigilia", "Ferie"}),
        ({"when": "week"}, {"Ogród", "Plakaty", "Bieg"}),
        ({"when": "month"}, {"Ogród", "Plakaty", "Bieg", "Wigilia"}),
        ({"when": "ongoing"}, {"Ogród", "Plakaty"}),
        ({"q": "ogrodzie"}, {"Ogród"}),
        ({"q": "grafiką"}, {"Plakaty"}),
        ({"q": "plakatów", "where": "remote"}, {"Plakaty"}),
        ({"q": "narty"}, set()),
        ({"sphere": "18", "skill": "graphic-design"}, set()),
        # What can't be chosen narrows nothing down to an error page.
        ({"when": "kiedyś"}, {"Ogród", "Plakaty", "Bieg", "Wigilia", "Ferie"}),
        ({"sphere": "nie ma"}, {"Ogród", "Plakaty", "Bieg", "Wigilia", "Ferie"}),
    ],
)
def test_list_is_narrowed_by_each_filter(client, query, titles):
    assert set(found(client, **query)) == titles


def test_newest_offers_come_first(client):
    from django.utils import timezone

    old = volunteering.opportunity(title="Dawna")
    old.published_at = timezone.now() - timezone.timedelta(days=20)
    old.save()
    volunteering.opportunity(title="Nowa oferta")
    assert found(client) == ["Nowa oferta", "Dawna"]


def test_list_is_paginated_and_keeps_its_filters(client):
    for _number in range(13):
        volunteering.opportunity(remote=True)
    assert len(found(client)) == 12
    assert len(found(client, page="2", where="remote")) == 1
    assert len(found(client, page="999")) == 1
    page = client.get(LIST, {"where": "remote"}).content.decode()
    assert "where=remote&amp;page=2" in page


def test_empty_list_says_what_to_do_next(client):
    page = client.get(LIST).content.decode()
    assert reverse("organizations:list") in page
    volunteering.opportunity()
    page = client.get(LIST, {"when": "ongoing", "q": "narty"}).content.decode()
    assert f'href="{LIST}"' in page


def accepted_for_an_offer():
    offer = volunteering.opportunity(
        skills=[volunteering.skill()], spheres=[organizations.sphere(code="18")], places=2
    )
    volunteering.application(opportunity=offer, status="accepted")


@pytest.mark.parametrize(
    "query", ["", "?q=pomoc", "?where=on-site&when=month&sphere=18&skill=gardening"]
)
def test_list_costs_the_same_with_one_offer_and_with_thirty(client, query):
    accepted_for_an_offer()
    with_one = queries_of(client, LIST + query)
    for _number in range(29):
        accepted_for_an_offer()
    assert queries_of(client, LIST + query) == with_one <= 8


def test_page_of_an_offer_costs_the_same_whoever_applied(client):
    offer = volunteering.opportunity(places=40, skills=[volunteering.skill()])
    volunteering.application(opportunity=offer, status="accepted")
    with_one = queries_of(client, offer.get_absolute_url())
    for _number in range(29):
        volunteering.application(opportunity=offer, status="accepted")
    assert queries_of(client, offer.get_absolute_url()) == with_one <= 8


def test_places_left_are_those_without_somebody_accepted(client):
    offer = volunteering.opportunity(places=3)
    for status in ("accepted", "submitted", "waitlisted", "declined", "withdrawn"):
        volunteering.application(opportunity=offer, status=status)
    assert client.get(LIST).context["page"][0].places_left == 2
    assert client.get(offer.get_absolute_url()).context["opportunity"].places_left == 2
    assert offer.places_left == 2


def test_people_are_never_shown_to_others(client, volunteer):
    offer = volunteering.opportunity(places=3)
    for status in ("accepted", "submitted"):
        volunteering.application(opportunity=offer, status=status)
    client.force_login(volunteer)
    for url in (LIST, offer.get_absolute_url()):
        assert "Wanda Wolontariuszka " not in client.get(url).content.decode()


def test_full_offer_invites_to_the_waiting_list(client, opportunity):
    volunteering.application(opportunity=opportunity, status="accepted")
    client.cookies["django_language"] = "en"
    page = client.get(opportunity.get_absolute_url()).content.decode()
    assert "Apply for the waiting list" in page


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "closed"},
        {"starts_on": date(2026, 11, 1), "ends_on": date(2026, 11, 21)},
    ],
)
def test_offer_that_is_over_keeps_its_page_without_a_button(client, fields):
    offer = volunteering.opportunity(**fields)
    response = client.get(offer.get_absolute_url())
    assert response.status_code == 200
    assert reverse("volunteering:apply", args=[offer.slug]) not in response.content.decode()


def test_who_applied_sees_the_answer_instead_of_the_button(client, opportunity, volunteer):
    client.force_login(volunteer)
    apply_url = reverse("volunteering:apply", args=[opportunity.slug])
    assert apply_url in client.get(opportunity.get_absolute_url()).content.decode()

    application = volunteering.application(
        opportunity=opportunity, profile=volunteering.profile(user=volunteer)
    )
    assert apply_url not in client.get(opportunity.get_absolute_url()).content.decode()
    application.withdraw(by=volunteer)
    assert apply_url in client.get(opportunity.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"ends_on": date(2026, 11, 23), "starts_on": date(2026, 11, 23)}, "tomorrow"),
        (
            {"starts_on": date(2026, 12, 20), "ends_on": date(2026, 12, 24)},
            "20 December 2026</span> – ",
        ),
        ({"starts_on": date(2026, 11, 1)}, "regularly, without an end date"),
        ({"starts_on": date(2026, 12, 1)}, "regularly from"),
    ],
)
def test_time_is_said_in_words(client, fields, words):
    client.cookies["django_language"] = "en"
    offer = volunteering.opportunity(ongoing="ends_on" not in fields, **fields)
    assert words in client.get(offer.get_absolute_url()).content.decode()

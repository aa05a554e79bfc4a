"""What volunteering adds to pages of other apps."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.urls import reverse

from tcal.shared.desk import waiting_for
from tcal.shared.registry import search_sources, sections
from tests.factories import organizations, volunteering
from volunteering.sitemaps import OpportunitySitemap

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of(rf):
    def make(user=None):
        request = rf.get("/")
        request.user = user or AnonymousUser()
        return request

    return make


def parts(place, request, subject=None) -> dict:
    return {
        template: render_to_string(template, context, request)
        for template, context in sections(place, request, subject)
        if template.startswith("volunteering/")
    }


def test_home_shows_the_newest_offers_and_how_many_are_new(request_of):
    assert parts("home", request_of()) == {}
    for number in range(4):
        volunteering.opportunity(title=f"Oferta {number}")
    volunteering.opportunity(status="submitted", title="Niepubliczna")

    (html,) = parts("home", request_of()).values()

    assert "Oferta 3" in html
    assert "Oferta 0" not in html
    assert "Niepubliczna" not in html


def test_organisations_page_shows_its_open_offers_only(request_of, organization):
    assert parts("organization", request_of(), organization) == {}
    volunteering.opportunity(organization=organization, title="Nasza")
    volunteering.opportunity(title="Cudza")

    (html,) = parts("organization", request_of(), organization).values()

    assert "Nasza" in html
    assert "Cudza" not in html


def test_account_shows_own_applications(request_of, volunteer):
    (empty,) = parts("account", request_of(volunteer)).values()
    assert reverse("volunteering:list") in empty

    offer = volunteering.opportunity(title="Ogród")
    volunteering.application(opportunity=offer, profile=volunteering.profile(user=volunteer))
    (html,) = parts("account", request_of(volunteer)).values()
    assert "Ogród" in html


def test_search_finds_open_offers_by_any_form_of_a_word(request_of):
    source = next(one for one in search_sources() if one.name == "volunteering")
    offer = volunteering.opportunity(title="Spacery z psami")
    volunteering.opportunity(title="Spacery z kotami", status="draft")

    assert list(source.find(request_of(), "spacer")) == [offer]
    assert list(source.find(request_of(), "pies")) == [offer]
    found = source.find(request_of(), "psy").get()
    assert "Spacery z psami" in render_to_string(source.template, {"result": found})


def test_offer_is_found_by_its_organisation(request_of):
    owner = organizations.organization(name="Fundacja Burzowa Chmura")
    offer = volunteering.opportunity(organization=owner)
    source = next(one for one in search_sources() if one.name == "volunteering")
    assert list(source.find(request_of(), "burzowe chmury")) == [offer]


def test_desk_of_staff_shows_what_waits_the_oldest_first(staff, volunteer):
    volunteering.opportunity()
    first = volunteering.opportunity(status="submitted", title="Pierwsza")
    second = volunteering.opportunity(status="submitted", title="Druga")
    second.submitted_at = first.submitted_at.replace(year=2027)
    second.save()

    queue = next(one for one in waiting_for(staff) if one.queue.name == "opportunities")
    assert [item.title for item in queue.items] == ["Pierwsza", "Druga"]
    assert queue.items[0].url == reverse("admin:volunteering_opportunity_change", args=[first.pk])
    assert all(one.queue.name != "opportunities" for one in waiting_for(volunteer))


def test_sitemap_has_open_offers():
    offer = volunteering.opportunity()
    volunteering.opportunity(status="closed")
    assert list(OpportunitySitemap().items()) == [offer]

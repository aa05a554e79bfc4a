"""One search over everything that apps have registered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tcal.portal.models import Page
from tcal.portal.views.search import SHOWN_PER_GROUP, TYPED_AT_MOST
from tcal.shared.registry import search_sources
from tests.factories.events import event
from tests.factories.organizations import organization

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def search(client, **asked):
    return client.get(reverse("search"), asked)


def groups(response):
    return {group.source.name: group for group in response.context["groups"]}


def guides(count, *, word="zmywarka"):
    return [
        Page.objects.create(title_pl=f"Instrukcja {number}: {word}", body_pl="Treść.")
        for number in range(count)
    ]


def test_search_finds_things_of_several_apps(client):
    event(title="Festyn Latarnia")
    organization(name="Stowarzyszenie Latarnia")
    Page.objects.create(title_pl="Jak zapalić latarnię", body_pl="Zapałką.")
    found = groups(search(client, q="latarni"))
    assert {"events", "organizations", "pages"} <= set(found)
    assert found["organizations"].results[0].name == "Stowarzyszenie Latarnia"


def test_search_does_not_find_what_the_visitor_may_not_see(client):
    event(title="Tajna próba", status="submitted")
    organization(name="Tajne stowarzyszenie", status="pending")
    Page.objects.create(title_pl="Tajny poradnik", body_pl="x", is_shown=False)
    assert groups(search(client, q="tajny")) == {}


def test_each_group_shows_a_few_and_a_link_to_the_rest(client):
    guides(SHOWN_PER_GROUP + 2)
    response = search(client, q="zmywarka")
    group = groups(response)["pages"]
    assert (len(group.results), group.count) == (SHOWN_PER_GROUP, SHOWN_PER_GROUP + 2)
    assert 'href="?q=zmywarka&amp;w=pages"' in response.content.decode()


def test_group_with_few_results_has_no_link_to_the_rest(client):
    guides(SHOWN_PER_GROUP)
    assert "w=pages" not in search(client, q="zmywarka").content.decode()


def test_one_group_is_shown_whole_in_pages(client):
    guides(25)
    first = groups(search(client, q="zmywarka", w="pages"))["pages"]
    last = groups(search(client, q="zmywarka", w="pages", page="99"))["pages"]
    assert (len(first.results), len(last.results)) == (20, 5)
    assert not set(first.results) & set(last.results)


def test_unknown_group_means_everything(client):
    guides(1)
    assert "pages" in groups(search(client, q="zmywarka", w="nie-ma"))


def test_nothing_found_says_what_to_do(client):
    html = search(client, q="qqqxyzqqq").content.decode()
    assert 'class="empty-state"' in html
    assert "qqqxyzqqq" in html
    assert reverse("rooms:find") in html


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "   "}, {"q": "\0"}])
def test_nothing_asked_finds_nothing(client, asked):
    response = search(client, **asked)
    assert response.status_code == 200
    assert response.context["groups"] == []


@pytest.mark.parametrize(
    "typed",
    [
        "ż" * 10_000,
        "sala " * 2_000,
        "' OR 1=1 --",
        "a & | ! ( ) : * <-> \\",
        "%",
        "\u202e\ud7ff🏠",
        "<script>alert(1)</script>",
        "sala\0sala",
        "i w z na",
        "123456789012345",
    ],
)
def test_odd_input_is_safe(client, typed):
    response = search(client, q=typed)
    html = response.content.decode()
    assert response.status_code == 200
    assert len(response.context["text"]) <= TYPED_AT_MOST
    assert "<script>alert" not in html


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99999999999999999999", ""])
def test_odd_page_numbers_are_safe(client, page):
    guides(25)
    response = search(client, q="zmywarka", w="pages", page=page)
    assert response.status_code == 200
    assert groups(response)["pages"].results


def test_every_source_has_a_name_of_its_own_and_draws_its_results(client):
    names = [source.name for source in search_sources()]
    assert len(names) == len(set(names))
    event(title="Pokaz zmywarki")
    html = search(client, q="zmywarka").content.decode()
    assert "Pokaz zmywarki" in html


def test_search_costs_the_same_whatever_is_found(client):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            search(client, q="zmywarka")
        return len(queries)

    for _ in range(SHOWN_PER_GROUP + 1):
        event(title="Pokaz zmywarki")
    guides(SHOWN_PER_GROUP + 1)
    cost()
    before = cost()
    for _ in range(20):
        event(title="Pokaz zmywarki")
    guides(20)
    assert cost() == before

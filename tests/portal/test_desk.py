"""The first page of the admin: what waits, oldest first."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tcal.shared.templatetags.desk import waiting_time
from tests.factories.accounts import coordinator, staff, user
from tests.factories.organizations import organization

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.REQUIRE_MFA = False


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def pending(*, waits=timedelta(days=1), **fields):
    return organization(status="pending", submitted_at=NOW - waits, **fields)


def queue_of_organizations(response):
    return next(w for w in response.context["desk"] if w.queue.name == "organizations")


def test_the_first_page_lists_what_waits_with_counts_oldest_first(client):
    pending(name="Nowsza", waits=timedelta(days=1))
    pending(name="Starsza", waits=timedelta(days=6))
    organization(name="Dawno przyjęta")
    client.force_login(staff())
    response = client.get("/admin/")
    waiting = queue_of_organizations(response)
    assert waiting.count == 2
    assert [item.title for item in waiting.items] == ["Starsza", "Nowsza"]
    page = response.content.decode()
    assert page.index("Starsza") < page.index("Nowsza")
    assert "Dawno przyjęta" not in page
    assert "6\u00a0dni" in page


def test_each_item_leads_to_where_it_is_decided(client):
    thing = pending()
    client.force_login(staff())
    item = queue_of_organizations(client.get("/admin/")).items[0]
    assert f"/admin/organizations/organization/{thing.pk}/decide/approve/" in (
        client.get(item.url).content.decode()
    )


def test_the_link_to_the_list_shows_only_what_waits(client):
    pending(name="Czeka")
    organization(name="Dawno przyjęta")
    client.force_login(staff())
    waiting = queue_of_organizations(client.get("/admin/"))
    assert waiting.queue.url() in client.get("/admin/").content.decode()
    page = client.get(waiting.queue.url()).content.decode()
    assert "Czeka" in page
    assert "Dawno przyjęta" not in page


def test_an_empty_queue_says_so(client):
    client.force_login(staff())
    response = client.get("/admin/")
    assert queue_of_organizations(response).count == 0
    assert b'class="desk-empty"' in response.content


def test_a_long_queue_shows_the_oldest_and_counts_all(client):
    for days in range(14):
        pending(waits=timedelta(days=days + 1))
    client.force_login(staff())
    waiting = queue_of_organizations(client.get("/admin/"))
    assert (len(waiting.items), waiting.count) == (10, 14)


def test_the_page_costs_the_same_with_one_thing_and_with_ten(client, django_assert_num_queries):
    client.force_login(staff())
    pending()
    client.get("/admin/")
    with CaptureQueriesContext(connection) as one:
        client.get("/admin/")
    for _number in range(8):
        pending()
    with django_assert_num_queries(len(one)):
        client.get("/admin/")


def test_a_coordinator_does_not_see_what_staff_decide(client):
    pending()
    client.force_login(coordinator())
    response = client.get("/admin/")
    assert response.status_code == 200
    assert "organizations" not in {w.queue.name for w in response.context["desk"]}


@pytest.mark.parametrize("person", [None, user], ids=["anonymous", "signed-in"])
def test_others_do_not_enter(client, person):
    if person:
        client.force_login(person())
        assert client.get("/admin/", follow=True).status_code == 403
    else:
        assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    ("waits", "words"),
    [
        (timedelta(seconds=20), "less than a minute"),
        (timedelta(hours=1, minutes=40), "1\u00a0hour"),
        (timedelta(days=3, hours=20), "3\u00a0days"),
        (timedelta(days=16), "2\u00a0weeks"),
    ],
)
def test_waiting_time_is_said_in_its_largest_unit(waits, words):
    with translation.override("en"):
        assert waiting_time(NOW - waits) == words

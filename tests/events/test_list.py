"""The list, its filters and its cost."""

import json
import re
from datetime import date, time

import pytest
from django.test.utils import CaptureQueriesContext

from tcal.shared.periods import local_datetime
from tests.factories import events, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def _titles(client, query=""):
    response = client.get(f"/wydarzenia/{query}")
    assert response.status_code == 200
    return [event.title for event in response.context["page"]]


def _on(day, title, starts=17, ends=19, **fields):
    return events.event(
        title=title,
        starts_at=local_datetime(day, time(starts)),
        ends_at=local_datetime(day, time(ends)),
        **fields,
    )


def test_list_shows_what_is_coming_the_nearest_first(client):
    events.event(title="Minione", days_ahead=-1)
    events.event(title="Później", days_ahead=5)
    events.event(title="Trwa", days_ahead=-0.01)
    events.event(title="Jutro", days_ahead=1)
    assert _titles(client) == ["Trwa", "Jutro", "Później"]


def test_when(client):
    # The frozen day is Sunday 22 November.
    _on(date(2026, 11, 22), "Niedziela")
    _on(date(2026, 11, 23), "Poniedziałek")
    _on(date(2026, 11, 28), "Następna sobota")
    _on(date(2026, 12, 1), "Grudzień")
    assert _titles(client, "?when=today") == ["Niedziela"]
    assert _titles(client, "?when=weekend") == ["Niedziela"]
    assert _titles(client, "?when=month") == ["Niedziela", "Poniedziałek", "Następna sobota"]
    assert _titles(client, "?date_from=2026-11-28") == ["Następna sobota", "Grudzień"]
    assert _titles(client, "?date_to=2026-11-23") == ["Niedziela", "Poniedziałek"]
    assert _titles(client, "?date_from=23.11.2026&date_to=2026-11-28") == [
        "Poniedziałek",
        "Następna sobota",
    ]


def test_each_filter(client):
    chosen = organizations.organization(name="Chór Na Skarpie")
    sphere = organizations.sphere(code="16")
    events.event(
        title="Koncert",
        kind="culture",
        audience="seniors",
        organizer=chosen,
        spheres=[sphere],
        step_free=True,
        sign_language=True,
    )
    events.event(title="Trening", kind="sport", is_free=False, price="10 zł")
    events.event(title="Wspólnie", kind="other", co_organizers=[chosen])
    assert _titles(client, "?kind=culture") == ["Koncert"]
    assert _titles(client, "?audience=seniors") == ["Koncert"]
    assert _titles(client, "?sphere=16") == ["Koncert"]
    assert _titles(client, f"?organizer={chosen.slug}") == ["Koncert", "Wspólnie"]
    assert _titles(client, "?access=step_free") == ["Koncert"]
    assert _titles(client, "?access=hearing_loop") == []
    assert _titles(client, "?free=on") == ["Koncert", "Wspólnie"]
    assert _titles(client, "?free=on&kind=other&page=1") == ["Wspólnie"]


def test_search_finds_other_forms_of_the_word(client):
    events.event(title="Warsztaty ceramiczne dla początkujących")
    events.event(title="Zebranie", kind="meeting")
    assert _titles(client, "?q=warsztatach") == ["Warsztaty ceramiczne dla początkujących"]
    assert _titles(client, "?q=poczatkujacy") == ["Warsztaty ceramiczne dla początkujących"]


@pytest.mark.parametrize(
    "query",
    [
        "?kind=nope",
        "?when=yesterday",
        "?sphere=999",
        "?organizer=nikt",
        "?access=is_free",
        "?date_from=31.02.2026",
        "?date_from=0001-01-01",
        "?date_to=9999-12-31",
        "?date_from=2026-12-02&date_to=2026-12-01",
    ],
)
def test_nonsense_in_a_filter_is_explained_and_the_rest_works(client, query):
    events.event(title="Jest")
    response = client.get(f"/wydarzenia/{query}")
    assert response.status_code == 200
    assert response.context["form"].errors
    assert 'class="error-summary"' in response.content.decode()


@pytest.mark.parametrize(
    "query", ["?page=x", "?page=999", "?page=-1", "?q=%00", "?free=nie", "?q="]
)
def test_odd_addresses_still_show_the_list(client, query):
    events.event()
    assert client.get(f"/wydarzenia/{query}").status_code == 200
    assert client.get(f"/wydarzenia/kalendarz.ics{query}").status_code == 200
    assert client.get(f"/wydarzenia/rss/{query}").status_code == 200


def test_empty_list_says_what_to_do_next(client):
    assert "/organizacje/" in client.get("/wydarzenia/").content.decode()
    page = client.get("/wydarzenia/?kind=sport").content.decode()
    assert 'class="empty-state"' in page
    assert "/wydarzenia/kalendarz/" in page


def test_list_has_pages_that_keep_the_filters(client):
    organizer = organizations.organization()
    for _ in range(21):
        events.event(organizer=organizer, kind="sport")
    page = client.get("/wydarzenia/?kind=sport").content.decode()
    assert "kind=sport&amp;page=2" in page
    assert len(_titles(client, "?kind=sport&page=2")) == 1


def test_feed_link_keeps_the_filters_but_not_the_page(client):
    events.event(kind="sport")
    page = client.get("/wydarzenia/?kind=sport&audience=&page=1").content.decode()
    assert '/wydarzenia/kalendarz.ics?kind=sport"' in page


@pytest.mark.parametrize(
    "address",
    [
        "/wydarzenia/",
        "/wydarzenia/?kind=workshop&free=on",
        "/wydarzenia/kalendarz/2026/11/",
        "/wydarzenia/kalendarz.ics",
        "/wydarzenia/rss/",
    ],
)
def test_public_pages_cost_the_same_for_thirty_events(
    client, connection_queries, member, organization, address
):
    venue = rooms.venue()
    room = rooms.room(venue=venue)

    def add(number):
        booking = (
            rooms.booking(
                by=member,
                organization=organization,
                room=room,
                period=rooms.period(8, 20, day=date(2026, 11, 23 + number % 8)),
            )
            if number < 8
            else None
        )
        events.event(
            organizer=organizations.organization(),
            booking=booking,
            spheres=[organizations.sphere(code="16")],
            days_ahead=number % 8 + 0.1,
        )

    add(0)
    one = connection_queries(client, address)
    for number in range(1, 30):
        add(number)
    thirty = connection_queries(client, address)
    assert one == thirty
    assert thirty <= 8


def test_page_of_an_event_costs_little(client, connection_queries):
    event = events.event(
        spheres=[organizations.sphere(code=code) for code in ("1", "16", "17")],
        co_organizers=[organizations.organization() for _ in range(5)],
    )
    assert connection_queries(client, event.get_absolute_url()) <= 8


@pytest.fixture
def connection_queries():
    from django.db import connection

    def count(client, address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count


def test_text_from_people_is_escaped(client):
    event = events.event(
        title="<script>alert(1)</script>",
        lead="Zdanie </script><script>alert(2)</script>",
        description="Pierwszy <img src=x onerror=alert(3)>\n\nDrugi akapit, https://ngo.example",
    )
    for address in (event.get_absolute_url(), "/wydarzenia/", "/wydarzenia/kalendarz/2026/11/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    page = client.get(event.get_absolute_url()).content.decode()
    assert "<p>Drugi akapit" in page
    assert 'href="https://ngo.example"' in page


def test_structured_data_has_what_search_engines_require(client):
    organizer = organizations.organization(name="Chór „Na Skarpie”")
    event = _on(date(2026, 11, 26), "Koncert & </script>", organizer=organizer)
    page = client.get(event.get_absolute_url()).content.decode()
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    data = json.loads(block)
    assert data["@type"] == "Event"
    assert data["name"] == "Koncert & </script>"
    assert data["startDate"] == "2026-11-26T17:00:00+01:00"
    assert data["endDate"] == "2026-11-26T19:00:00+01:00"
    assert data["location"] == {
        "@type": "Place",
        "name": "Dom Sąsiedzki",
        "address": "ul. Próbna 7, Toruń",
    }
    assert data["organizer"]["name"] == "Chór „Na Skarpie”"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"


def test_page_introduces_itself_to_those_who_share_it(client):
    event = events.event(title="Koncert zimowy")
    page = client.get(event.get_absolute_url()).content.decode()
    assert '<meta property="og:title" content="Koncert zimowy">' in page
    assert '<meta property="og:type" content="event">' in page

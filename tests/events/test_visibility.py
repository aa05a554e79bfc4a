"""Who sees an event where: nobody but its organisation and staff before staff publish it."""

from datetime import timedelta

import icalendar
import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from events.sections import EVENT_SEARCH
from events.sitemaps import EventSitemap
from tcal.shared.registry import sections
from tests.factories import accounts, events

pytestmark = [pytest.mark.django_db, pytest.mark.database]

STATUSES = ["draft", "submitted", "returned", "published", "cancelled"]
ANNOUNCED = {"published", "cancelled"}


def _page(client, event):
    response = client.get(event.get_absolute_url())
    assert response.status_code in (200, 404)
    return response.status_code == 200


def _in(client, url, event):
    response = client.get(url)
    assert response.status_code == 200
    return event.get_absolute_url() in response.content.decode()


def _event_ics(client, event):
    return client.get(reverse("events:event_ics", args=[event.slug])).status_code == 200


def _feed(client, event):
    calendar = icalendar.Calendar.from_ical(client.get("/wydarzenia/kalendarz.ics").content)
    return event.title in [str(entry["summary"]) for entry in calendar.walk("VEVENT")]


def _organization_section(client, event):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return any(
        event in context.get("events", [])
        for _template, context in sections("organization", request, event.organizer)
    )


def events_of_home() -> dict:
    """What the events' parts of the first page are given."""
    parts = [context for _template, context in sections("home", RequestFactory().get("/"))]
    return {"events_today": [], "next_events": []} | {
        name: value for context in parts for name, value in context.items()
    }


SURFACES = {
    "page": _page,
    "list": lambda client, event: _in(client, "/wydarzenia/", event),
    "list searched": lambda client, event: _in(client, "/wydarzenia/?q=ceramiki", event),
    "month": lambda client, event: _in(client, "/wydarzenia/kalendarz/2026/11/", event),
    "feed": _feed,
    "event's calendar": _event_ics,
    "rss": lambda client, event: _in(client, "/wydarzenia/rss/", event),
    "search": lambda client, event: event in EVENT_SEARCH.find(None, "ceramika"),
    "first page today": lambda client, event: event in events_of_home()["events_today"],
    "organisation's page": _organization_section,
    "sitemap": lambda client, event: event in EventSitemap().items(),
}


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("status", STATUSES)
def test_only_announced_events_are_shown_to_residents(client, organization, status, surface):
    event = events.event(
        organizer=organization,
        status=status,
        title="Warsztat ceramiki",
        starts_at=timezone.now() + timedelta(hours=2),
    )
    assert SURFACES[surface](client, event) == (status in ANNOUNCED)


def test_publishing_shows_the_event_everywhere(client, organization, member, staff):
    event = events.event(
        organizer=organization, status="draft", title="Warsztat ceramiki", days_ahead=0.1
    )
    event.submit(by=member)
    assert not any(seen(client, event) for seen in SURFACES.values())
    event.publish(by=staff)
    assert all(seen(client, event) for seen in SURFACES.values())


def test_next_events_begin_after_today():
    now = timezone.now()
    events.event(starts_at=now + timedelta(hours=5))
    tomorrow = events.event(starts_at=now + timedelta(days=1))
    assert events_of_home()["next_events"] == [tomorrow]


# role → status code of (page, edit, cancel), by the event's status. Login is a redirect.
PERMISSIONS = {
    "draft": {
        "anonymous": (404, 302, 302),
        "nobody": (404, 404, 404),
        "stranger": (404, 404, 404),
        "member": (200, 200, 200),
        "staff": (404, 404, 404),
    },
    "submitted": {
        "anonymous": (404, 302, 302),
        "nobody": (404, 404, 404),
        "stranger": (404, 404, 404),
        "member": (200, 403, 200),
        "staff": (200, 200, 200),
    },
    "returned": {
        "anonymous": (404, 302, 302),
        "nobody": (404, 404, 404),
        "stranger": (404, 404, 404),
        "member": (200, 200, 200),
        "staff": (200, 403, 200),
    },
    "published": {
        "anonymous": (200, 302, 302),
        "nobody": (200, 403, 403),
        "stranger": (200, 403, 403),
        "member": (200, 403, 200),
        "staff": (200, 200, 200),
    },
    "cancelled": {
        "anonymous": (200, 302, 302),
        "nobody": (200, 403, 403),
        "stranger": (200, 403, 403),
        "member": (200, 403, 200),
        "staff": (200, 403, 200),
    },
}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("role", ["anonymous", "nobody", "stranger", "member", "staff"])
def test_pages_of_an_event_by_role(
    client, settings, organization, member, stranger, staff, status, role
):
    settings.REQUIRE_MFA = False
    event = events.event(organizer=organization, status=status)
    people = {"nobody": accounts.user, "stranger": stranger, "member": member, "staff": staff}
    if role != "anonymous":
        person = people[role]
        client.force_login(person() if callable(person) and role == "nobody" else person)
    codes = tuple(
        client.get(reverse(f"events:{name}", args=[event.slug])).status_code
        for name in ("event", "edit", "cancel")
    )
    assert codes == PERMISSIONS[status][role]


@pytest.mark.parametrize(
    ("role", "submit", "mine"),
    [
        ("anonymous", 302, 302),
        ("nobody", 403, 200),
        ("former", 403, 200),
        ("member", 200, 200),
        ("of_ended", 403, 200),
    ],
)
def test_pages_of_authors_by_role(client, organization, member, role, submit, mine):
    from tests.factories import organizations

    people = {
        "nobody": lambda: accounts.user(),
        "member": lambda: member,
        "former": lambda: (
            organizations.membership(
                organization=organization, user=accounts.user(), status="ended"
            ).user
        ),
        "of_ended": lambda: (
            organizations.membership(
                organization=organizations.organization(status="ended"), user=accounts.user()
            ).user
        ),
    }
    if role != "anonymous":
        client.force_login(people[role]())
    assert client.get("/wydarzenia/nowe/").status_code == submit
    assert client.get("/wydarzenia/moje/").status_code == mine


def test_mine_shows_every_status_with_reason_and_nobody_elses(client, organization, member):
    own = [events.event(organizer=organization, status=status) for status in STATUSES]
    other = events.event(status="published")
    client.force_login(member)
    text = client.get("/wydarzenia/moje/").content.decode()
    assert all(event.title in text for event in own)
    assert text.count("Prosimy podać numer sali.") == 2
    assert other.title not in text


def test_event_called_off_keeps_its_page_marked_with_the_reason(client):
    event = events.event(status="cancelled", decision_reason="Choroba prowadzącej.")
    page = client.get(event.get_absolute_url()).content.decode()
    assert "Choroba prowadzącej." in page
    assert "EventCancelled" in page
    assert "odwołane" in client.get("/wydarzenia/").content.decode()


def test_visible_to_counts_each_event_once(member, organization):
    event = events.event(organizer=organization)
    assert list(Event.objects.visible_to(member)) == [event]


def test_search_shows_what_is_coming_before_what_was():
    past = events.event(title="Próba chóru chóru", days_ahead=-5)
    coming = events.event(title="Koncert chóru", days_ahead=5)
    assert list(EVENT_SEARCH.find(None, "chór")) == [coming, past]
    assert list(EVENT_SEARCH.find(None, "?!")) == []

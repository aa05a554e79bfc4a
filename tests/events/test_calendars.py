"""Feeds read back by independent parsers."""

from datetime import UTC, date, datetime, time, timedelta
from xml.etree import ElementTree

import icalendar
import pytest
import time_machine
from django.urls import reverse

from events.models import Event
from tcal.shared.periods import local_datetime
from tests.factories import events, organizations

pytestmark = [pytest.mark.django_db, pytest.mark.database]
FEED = "/wydarzenia/kalendarz.ics"


def _entries(client, url=FEED):
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(response.content)
    return {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}


def _uid(event):
    return f"event-{event.pk}@portal.example"


@pytest.mark.parametrize(
    ("day", "offset"), [(date(2026, 6, 10), 2), (date(2026, 12, 10), 1)], ids=["summer", "winter"]
)
def test_feed_keeps_local_hours_all_year(client, day, offset):
    with time_machine.travel(datetime(2026, 6, 1, tzinfo=UTC), tick=False):
        event = events.event(
            starts_at=local_datetime(day, time(17)), ends_at=local_datetime(day, time(19))
        )
        entry = _entries(client)[_uid(event)]
    starts_at = entry["dtstart"].dt
    assert starts_at.replace(tzinfo=None) == datetime.combine(day, time(17))
    assert starts_at.utcoffset() == timedelta(hours=offset)
    assert entry["dtstart"].params["TZID"] == "Europe/Warsaw"
    assert entry["dtend"].dt - starts_at == timedelta(hours=2)


def test_feed_carries_the_rules_of_summer_time(client):
    events.event()
    calendar = icalendar.Calendar.from_ical(client.get(FEED).content)
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Warsaw"]


def test_entry_says_what_and_where(client):
    event = events.event(description="Glina, żel; narzędzia, fartuchy\n\nDrugi akapit")
    entry = _entries(client)[_uid(event)]
    assert entry["summary"] == event.title
    assert entry["location"] == "Dom Sąsiedzki, ul. Próbna 7, Toruń"
    assert str(entry["description"]).endswith("Drugi akapit")
    assert entry["url"] == f"https://portal.example{event.get_absolute_url()}"
    assert entry["status"] == "CONFIRMED"


def test_reschedule_and_calling_off_keep_the_uid_and_raise_the_sequence(client, staff):
    event = events.event()
    assert _entries(client)[_uid(event)]["sequence"] == 0
    event.starts_at += timedelta(days=1)
    event.ends_at += timedelta(days=1)
    event.revise()
    moved = _entries(client)[_uid(event)]
    assert (moved["sequence"], moved["dtstart"].dt) == (1, event.starts_at)
    event.cancel(by=staff, reason="Awaria prądu.")
    called_off = _entries(client)[_uid(event)]
    assert (called_off["sequence"], called_off["status"]) == (2, "CANCELLED")
    assert "Awaria prądu." in called_off["description"]


def test_feed_remembers_thirty_days(client):
    remembered = events.event(days_ahead=-29)
    forgotten = events.event(days_ahead=-31)
    assert set(_entries(client)) >= {_uid(remembered)}
    assert _uid(forgotten) not in _entries(client)


def test_feed_takes_the_filters_of_the_list(client):
    concert = events.event(kind="culture", spheres=[organizations.sphere(code="16")])
    events.event(kind="workshop")
    assert set(_entries(client, f"{FEED}?kind=culture")) == {_uid(concert)}
    assert set(_entries(client, f"{FEED}?sphere=16")) == {_uid(concert)}
    slug = concert.organizer.slug
    assert set(_entries(client, f"{FEED}?organizer={slug}")) == {_uid(concert)}


def test_feed_is_not_sent_again_until_it_changes(client):
    event = events.event()
    etag = client.get(FEED)["ETag"]
    again = client.get(FEED, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    Event.objects.filter(pk=event.pk).update(title="Inny tytuł")
    assert client.get(FEED, headers={"If-None-Match": etag}).status_code == 200


def test_event_has_a_calendar_of_its_own(client):
    event = events.event()
    events.event()
    url = reverse("events:event_ics", args=[event.slug])
    assert set(_entries(client, url)) == {_uid(event)}


def test_rss_lists_coming_events_last_published_first(client):
    older = events.event(title="Starsze & <b>ważne</b>")
    newer = events.event(title="Nowsze")
    events.event(days_ahead=-3, title="Minione")
    now = datetime(2026, 11, 22, tzinfo=UTC)
    Event.objects.filter(pk=older.pk).update(published_at=now - timedelta(days=2))
    Event.objects.filter(pk=newer.pk).update(published_at=now)
    response = client.get("/wydarzenia/rss/")
    assert response["Content-Type"].startswith("application/rss+xml")
    items = ElementTree.fromstring(response.content).findall("channel/item")
    assert [item.findtext("title") for item in items] == ["Nowsze", "Starsze & <b>ważne</b>"]
    assert items[0].findtext("link").endswith(newer.get_absolute_url())
    assert items[0].findtext("guid") == _uid(newer)


def test_rss_takes_the_filters_of_the_list(client):
    events.event(kind="culture", title="Koncert chóru")
    events.event(kind="workshop", title="Warsztat garncarski")
    text = client.get("/wydarzenia/rss/?kind=culture").content.decode()
    assert "Koncert chóru" in text
    assert "Warsztat garncarski" not in text

"""The month as a table."""

from datetime import UTC, date, datetime, time
from html.parser import HTMLParser

import pytest
import time_machine

from events.month import Month
from tcal.shared.periods import local_datetime
from tests.factories import events

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def _on(day, starts=17, ends=19, *, until=None, **fields):
    return events.event(
        starts_at=local_datetime(day, time(starts), fold=0),
        ends_at=local_datetime(until or day, time(ends), fold=0),
        **fields,
    )


def _days_with(event, year, month):
    weeks = Month(year, month).weeks([event])
    return [day.date.day for week in weeks for day in week if day.entries]


class _Table(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.cells, self.heads, self.captions = [], [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "th":
            self.heads.append(attrs.get("scope"))
        if tag == "caption":
            self.captions += 1
        if tag == "td":
            self.cells.append({"class": attrs["class"], "links": []})
        if tag == "time" and self.cells:
            self.cells[-1].setdefault("day", attrs["datetime"])
        if tag == "a" and self.cells and attrs["href"].startswith("/wydarzenia/"):
            self.cells[-1]["links"].append(attrs["href"])


def test_month_is_a_table_with_heads_and_today(client):
    event = _on(date(2026, 11, 26))
    table = _Table(
        client.get("/wydarzenia/kalendarz/2026/11/").content.decode().split("</table>")[0]
    )
    assert table.heads == ["col"] * 7
    assert table.captions == 1
    assert len(table.cells) == 42
    assert [cell["day"] for cell in table.cells if event.get_absolute_url() in cell["links"]] == [
        "2026-11-26"
    ]
    assert [cell["day"] for cell in table.cells if "is-today" in cell["class"]] == ["2026-11-22"]


def test_event_over_the_border_of_months_is_in_both():
    event = _on(date(2026, 11, 30), 18, 2, until=date(2026, 12, 2))
    assert _days_with(event, 2026, 11) == [30]
    assert _days_with(event, 2026, 12) == [1, 2]


@pytest.mark.parametrize("month", [11, 12])
def test_page_of_each_month_shows_an_event_over_their_border(client, month):
    event = _on(date(2026, 11, 30), 18, 2, until=date(2026, 12, 2))
    assert event.title in client.get(f"/wydarzenia/kalendarz/2026/{month}/").content.decode()


def test_event_until_midnight_is_not_on_the_next_day(client):
    event = _on(date(2026, 11, 30), 20, 0, until=date(2026, 12, 1))
    assert _days_with(event, 2026, 11) == [30]
    assert event.title not in client.get("/wydarzenia/kalendarz/2026/12/").content.decode()


@pytest.mark.parametrize(
    ("day", "year", "month"), [(date(2026, 3, 29), 2026, 3), (date(2026, 10, 25), 2026, 10)]
)
def test_days_when_clocks_change_have_their_events(client, day, year, month):
    early = _on(day, 0, 1, title="Nocny spacer")
    late = _on(day, 22, 23, title="Wieczór poezji")
    assert _days_with(early, year, month) == [day.day]
    assert _days_with(late, year, month) == [day.day]
    page = client.get(f"/wydarzenia/kalendarz/{year}/{month}/").content.decode()
    assert "Nocny spacer" in page
    assert "Wieczór poezji" in page
    assert "22:00" in page


def test_evening_in_warsaw_belongs_to_its_own_day():
    # 23:30 in Warsaw in summer is 21:30 UTC; 0:30 is the day before in UTC.
    event = events.event(
        starts_at=datetime(2026, 6, 30, 22, 30, tzinfo=UTC),
        ends_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC),
    )
    assert _days_with(event, 2026, 7) == [1]
    assert _days_with(event, 2026, 6) == []


def test_hour_stands_only_on_the_first_day():
    event = _on(date(2026, 11, 26), 9, 17, until=date(2026, 11, 27))
    hours = [e.hour for week in Month(2026, 11).weeks([event]) for day in week for e in day.entries]
    assert hours == ["9:00", ""]


def test_calendar_leads_to_the_current_month_in_warsaw(client):
    with time_machine.travel(datetime(2026, 11, 30, 23, 30, tzinfo=UTC), tick=False):
        assert client.get("/wydarzenia/kalendarz/").url == "/wydarzenia/kalendarz/2026/12/"


@pytest.mark.parametrize(
    "address", ["2026/0", "2026/13", "0/1", "2009/12", "2030/1", "99999/1", "2026/x"]
)
def test_month_that_does_not_exist_is_not_found(client, address):
    assert client.get(f"/wydarzenia/kalendarz/{address}/").status_code == 404


def test_months_lead_to_each_other_and_end_somewhere(client):
    page = client.get("/wydarzenia/kalendarz/2026/12/").content.decode()
    assert 'rel="prev" href="/wydarzenia/kalendarz/2026/11/"' in page
    assert 'rel="next" href="/wydarzenia/kalendarz/2027/1/"' in page
    assert 'rel="prev"' not in client.get("/wydarzenia/kalendarz/2010/1/").content.decode()
    assert 'rel="next"' not in client.get("/wydarzenia/kalendarz/2029/12/").content.decode()

"""Calendars that other programs subscribe to (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

from tcal.shared.periods import WARSAW


@dataclass(frozen=True)
class CalendarEntry:
    """``uid`` never changes; ``sequence`` grows with each change, so that calendars follow."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    description: str = ""
    location: str = ""
    url: str = ""
    status: str = "CONFIRMED"
    sequence: int = 0
    updated_at: datetime | None = None


def calendar_bytes(entries: Iterable[CalendarEntry], *, name: str) -> bytes:
    """Return the calendar with local Polish times and their time-zone rules."""
    calendar = Calendar()
    calendar.add("prodid", "-//2.Pietro//Portal//PL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", str(WARSAW))
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("summary", entry.title)
        event.add("dtstart", _moment(entry.starts_at))
        event.add("dtend", _moment(entry.ends_at))
        event.add("dtstamp", entry.updated_at or timezone.now())
        event.add("status", entry.status)
        event.add("sequence", entry.sequence)
        for field in ("description", "location", "url"):
            if value := getattr(entry, field):
                event.add(field, value)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _moment(moment: datetime) -> datetime:
    """Local time; in UTC where local time comes twice and, by RFC 5545, would mean the first."""
    local = moment.astimezone(WARSAW)
    return moment.astimezone(UTC) if local.fold else local


def calendar_response(entries, *, name: str, filename: str) -> HttpResponse:
    response = HttpResponse(
        calendar_bytes(entries, name=name), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response

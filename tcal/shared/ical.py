"""Calendars that other programs subscribe to (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.http import HttpResponse
from django.utils import timezone
from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
)

from tcal.shared.periods import WARSAW

_TIMES = ("dtstart", "dtend")


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


def calendar_bytes(
    entries: Iterable[CalendarEntry], *, name: str, method: str = "PUBLISH", organizer: str = ""
) -> bytes:
    """Return the calendar with local Polish times and their time-zone rules.

    ``method`` tells a program what to do with what came by mail (RFC 5546): ``CANCEL`` takes one
    entry away. Mail also names its ``organizer``, an e-mail address.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//2.Pietro//Portal//PL")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", str(WARSAW))
    events = []
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
        if organizer:
            event.add("organizer", vCalAddress(f"mailto:{organizer}"))
        events.append(event)
    if any("TZID" in event[name].params for event in events for name in _TIMES):
        calendar.add_component(_clock_of_warsaw())
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def _clock_of_warsaw() -> Timezone:
    """Since 1996: summer time begins and ends with the last Sundays of March and October.

    As two rules, which every program understands. The library's own description is a list of all
    changes until 2038, and states those of spring an hour late.
    """
    zone = Timezone()
    zone.add("tzid", str(WARSAW))
    for part, name, first, before, after in [
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 1, 2),  # noqa: DTZ001 - local
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 2, 1),  # noqa: DTZ001 - local
    ]:
        part.add("dtstart", first)
        part.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1SU"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", name)
        zone.add_component(part)
    return zone


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

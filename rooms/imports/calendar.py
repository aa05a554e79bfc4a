"""Entries of a calendar file: the place says the room, the organiser who it is for."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar

from rooms.imports.unreadable import Unreadable, cut
from tcal.shared.periods import WARSAW


def read(content: bytes, *, most: int) -> list[dict]:
    """Return the rows; raise ``Unreadable``."""
    try:
        events = list(Calendar.from_ical(content).walk("VEVENT"))
        if len(events) > most:
            raise Unreadable(
                _("The file has more than %(most)d entries. Divide it into several.")
                % {"most": most}
            )
        return [_row(number, event) for number, event in enumerate(events, start=1)]
    except Unreadable:
        raise
    # Damaged files make the library raise almost anything.
    except Exception as error:
        raise Unreadable(
            _("The calendar can't be read: it is damaged. Export it anew as ICS.")
        ) from error


def _row(number: int, event) -> dict:
    row = {
        "line": number,
        "day": "",
        "start": "",
        "end": "",
        "room": cut(event.get("LOCATION", "")),
        "organization": cut(_organizer(event)),
        "purpose": cut(event.get("SUMMARY", ""), 200),
        "people": "",
        "person": "",
        "phone": "",
    }
    start = getattr(event.get("DTSTART"), "dt", None)
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        row["problem"] = "cancelled"
    elif event.get("RRULE") or event.get("RDATE"):
        row["problem"] = "repeats"
    if isinstance(start, datetime):
        row |= _hours(start, _end(event, start))
    elif start is not None:
        row["day"] = start.isoformat()
        row.setdefault("problem", "whole_day")
    return row


def _hours(start: datetime, end: datetime) -> dict:
    first, last = _local(start), _local(end)
    said = {
        "day": first.date().isoformat(),
        "start": f"{first:%H:%M}",
        "end": f"{last:%H:%M}",
    }
    if last.date() > first.date():
        said["problem"] = "overnight"
    return said


def _end(event, start: datetime) -> datetime:
    end = getattr(event.get("DTEND"), "dt", None)
    if isinstance(end, datetime):
        return end
    duration = getattr(event.get("DURATION"), "dt", None)
    return start + (duration if isinstance(duration, timedelta) else timedelta())


def _local(moment: datetime) -> datetime:
    """Hours without a zone are those of the wall, which are the centre's."""
    return moment.astimezone(WARSAW) if moment.tzinfo else moment


def _organizer(event) -> str:
    organizer = event.get("ORGANIZER")
    return organizer.params.get("CN", "") if hasattr(organizer, "params") else ""

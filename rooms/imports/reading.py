"""A file that somebody sent, turned into rows of text; nothing in it is trusted."""

from django.utils.translation import gettext as _

from rooms.imports import calendar, spreadsheet
from rooms.imports.unreadable import Unreadable

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 500

__all__ = ["MOST_BYTES", "MOST_ROWS", "Unreadable", "read"]


def read(content: bytes) -> list[dict]:
    """Return the rows of an XLSX or ICS file; raise ``Unreadable`` with a sentence.

    A row has ``line``, ``day`` (ISO), ``start``, ``end`` (HH:MM), ``room``, ``organization``,
    ``purpose``, ``people``, ``person``, ``phone``, all text and empty where the file says nothing;
    what was no day or hour is there as it was written. ``problem`` is a code of ``judging``.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 2 MB. Divide it into several."))
    if content[:2] == b"PK":
        rows = spreadsheet.read(content, most=MOST_ROWS)
    elif b"BEGIN:VCALENDAR" in content[:1000].upper():
        rows = calendar.read(content, most=MOST_ROWS)
    else:
        raise Unreadable(
            _("This is neither a spreadsheet (XLSX) nor a calendar (ICS). Choose another file.")
        )
    if not rows:
        raise Unreadable(_("There are no bookings in this file."))
    return rows

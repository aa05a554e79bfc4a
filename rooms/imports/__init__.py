"""Bookings kept in another calendar until now: read, looked at, then booked all at once.

``read`` turns a file into rows of text, kept in ``BookingImport``; ``judge`` says of every row what
it would become and what is in the way, anew each time it is looked at; ``book`` stores the chosen
rows, all or none.
"""

from rooms.imports.booking import book, keep
from rooms.imports.judging import Judged, judge
from rooms.imports.reading import MOST_BYTES, MOST_ROWS, Unreadable, read
from rooms.imports.spreadsheet import COLUMNS

__all__ = [
    "COLUMNS",
    "MOST_BYTES",
    "MOST_ROWS",
    "Judged",
    "Unreadable",
    "book",
    "judge",
    "keep",
    "read",
]

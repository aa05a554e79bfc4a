"""Bookings that repeat: their days, a preview of each, and all of them stored or none.

``recurrence`` says which days, ``outlook`` judges them, ``preview`` offers what would work
instead; ``booking`` stores, ``cancelling``, ``changing`` and ``adding`` come afterwards.
"""

from rooms.series.adding import add_day, preview_of_day
from rooms.series.booking import SeriesChanged, book_series
from rooms.series.cancelling import cancel_series, cancellable
from rooms.series.changing import SeriesMove, change_series, changeable, preview_of_change
from rooms.series.outlook import DayOutlook, Outlook
from rooms.series.plan import AS_PLANNED, SKIPPED, Choice, SeriesPlan
from rooms.series.preview import Option, preview
from rooms.series.recurrence import MOST_DAYS, Recurrence

__all__ = [
    "AS_PLANNED",
    "MOST_DAYS",
    "SKIPPED",
    "Choice",
    "DayOutlook",
    "Option",
    "Outlook",
    "Recurrence",
    "SeriesChanged",
    "SeriesMove",
    "SeriesPlan",
    "add_day",
    "book_series",
    "cancel_series",
    "cancellable",
    "change_series",
    "changeable",
    "preview",
    "preview_of_change",
    "preview_of_day",
]

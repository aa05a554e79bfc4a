"""Finding a room: what fits at the wished time, what nearly fits, what is taken, and until when.

Everything is loaded once, by ``Catalogue`` and ``Availability``; then it is sorted in memory, so
that thirty rooms on five days cost as many queries as one room on one day.
"""

from rooms.finding.catalogue import Catalogue, described
from rooms.finding.offers import Lent, Offer, lendable
from rooms.finding.search import Found, Taken, calendars_ahead, find_on_days, find_rooms
from rooms.finding.seeker import ANYBODY, HoursLeft, Seeker
from rooms.finding.wish import Wish

__all__ = [
    "ANYBODY",
    "Catalogue",
    "Found",
    "HoursLeft",
    "Lent",
    "Offer",
    "Seeker",
    "Taken",
    "Wish",
    "calendars_ahead",
    "described",
    "find_on_days",
    "find_rooms",
    "lendable",
]

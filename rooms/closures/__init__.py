"""Closing resources for a time: never silently over somebody's booking.

Whatever stands in the way is listed (``conflicts_of``), staff decide on each (``Settlement``), and
``close`` carries all of that out together with the closure, or nothing of it.
"""

from rooms.closures.closing import SettlementRefused, close
from rooms.closures.conflicts import Conflict, bookings_in_the_way, conflicts_of
from rooms.closures.places import places_for
from rooms.closures.reopening import reopen
from rooms.closures.settling import CHANGED_MEANWHILE, Action, Settlement

__all__ = [
    "CHANGED_MEANWHILE",
    "Action",
    "Conflict",
    "Settlement",
    "SettlementRefused",
    "bookings_in_the_way",
    "close",
    "conflicts_of",
    "places_for",
    "reopen",
]

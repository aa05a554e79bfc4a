"""The admin of rooms; each module registers what it is named for."""

from rooms.admin import (
    bookings,
    changes,
    closures,
    fairness,
    handovers,
    resources,
    rules,
    venues,
    waitlist,
)

__all__ = [
    "bookings",
    "changes",
    "closures",
    "fairness",
    "handovers",
    "resources",
    "rules",
    "venues",
    "waitlist",
]

from .allocation import Allocation
from .booking import Booking
from .closure import Closure
from .resource import Feature, Resource
from .venue import OpeningHours, SpecialDay, Venue

__all__ = [
    "Allocation",
    "Booking",
    "Closure",
    "Feature",
    "OpeningHours",
    "Resource",
    "SpecialDay",
    "Venue",
]

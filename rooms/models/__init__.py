from .allocation import Allocation
from .booking import Booking
from .change import BookingChange
from .closure import Closure
from .part import Part
from .picture import RoomPicture
from .resource import Feature, Resource
from .rules import HouseRules, Quota, UnstaffedAccess
from .series import BookingSeries, Frequency, SkippedDay
from .venue import OpeningHours, SpecialDay, Venue
from .waitlist import WaitlistEntry

__all__ = [
    "Allocation",
    "Booking",
    "BookingChange",
    "BookingSeries",
    "Closure",
    "Feature",
    "Frequency",
    "HouseRules",
    "OpeningHours",
    "Part",
    "Quota",
    "Resource",
    "RoomPicture",
    "SkippedDay",
    "SpecialDay",
    "UnstaffedAccess",
    "Venue",
    "WaitlistEntry",
]

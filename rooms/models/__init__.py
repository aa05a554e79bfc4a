from .allocation import Allocation
from .booking import Booking
from .booking_import import BookingImport
from .calendar_link import CalendarLink
from .change import BookingChange
from .closure import Closure
from .fairness import Strike
from .fairness_rules import FairnessRules, Standing
from .handover import Damage, Handover, HandoverPhoto
from .part import Part
from .picture import RoomPicture
from .resource import Feature, Resource
from .rules import HouseRules, Quota, UnstaffedAccess
from .series import BookingSeries, Frequency, SkippedDay
from .venue import OpeningHours, OpeningPromise, Season, SpecialDay, Venue
from .waitlist import WaitlistEntry

__all__ = [
    "Allocation",
    "Booking",
    "BookingChange",
    "BookingImport",
    "BookingSeries",
    "CalendarLink",
    "Closure",
    "Damage",
    "FairnessRules",
    "Feature",
    "Frequency",
    "Handover",
    "HandoverPhoto",
    "HouseRules",
    "OpeningHours",
    "OpeningPromise",
    "Part",
    "Quota",
    "Resource",
    "RoomPicture",
    "Season",
    "SkippedDay",
    "SpecialDay",
    "Standing",
    "Strike",
    "UnstaffedAccess",
    "Venue",
    "WaitlistEntry",
]

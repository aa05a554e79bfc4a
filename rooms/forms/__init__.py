from .booking import BookingForm, CancellationForm
from .fields import FURTHEST
from .finding import RoomSearchForm, default_search

__all__ = ["FURTHEST", "BookingForm", "CancellationForm", "RoomSearchForm", "default_search"]

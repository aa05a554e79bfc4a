"""Waiting for a time that is taken: who waits, what suits them, what they are offered.

A freed time is held for the first whom it fits as a booking in status ``offered``, until a stated
moment; not taken, it passes to the next. Whoever needs more than came free stays where they are.
"""

from rooms.waitlist.answering import accept_offer, decline_offer
from rooms.waitlist.joining import NothingToWaitFor, join_waitlist, leave_waitlist
from rooms.waitlist.offering import offer_deadline, offer_freed_time, offer_what_is_free

__all__ = [
    "NothingToWaitFor",
    "accept_offer",
    "decline_offer",
    "join_waitlist",
    "leave_waitlist",
    "offer_deadline",
    "offer_freed_time",
    "offer_what_is_free",
]

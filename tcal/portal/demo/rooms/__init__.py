"""Rooms and their policies, a fortnight of bookings behind and ahead, what became of some, and work at the desk."""

from tcal.portal.demo.rooms import afterwards, bookings, everyday, places, rules


def load(world):
    for part in (rules, places, bookings, afterwards, everyday):
        part.load(world)

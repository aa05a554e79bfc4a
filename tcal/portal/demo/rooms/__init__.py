"""Rooms and their policies, a fortnight of bookings behind and ahead, and what became of some."""

from tcal.portal.demo.rooms import afterwards, bookings, places, rules


def load(world):
    for part in (rules, places, bookings, afterwards):
        part.load(world)

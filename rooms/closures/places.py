"""Rooms to which bookings in the way of a closure could go, at the same time."""

from collections import defaultdict
from dataclasses import replace

from django.utils import timezone

from rooms.availability import Availability
from rooms.changes.rules import may_be_changed, problems_of_move, request_to_move
from rooms.closures.conflicts import Conflict, leaves_of
from rooms.models import HouseRules, Resource
from rooms.quota import QuotaLedger
from rooms.rules import Circumstances, alone_until
from tcal.shared.periods import Period

MOST_PLACES = 5


def places_for(conflicts: list[Conflict], resources, period: Period) -> dict[str, list[Resource]]:
    """Return by ``Conflict.key`` the rooms that are free at the booking's time, the fittest first.

    Judged by the rules that the move will be judged by. What is about to be closed is left out.
    Hours and held time are read once for all conflicts.
    """
    movable = [
        one
        for one in conflicts
        if one.change is None and not one.booking.has_begun and may_be_changed(one.booking)
    ]
    found = defaultdict(list)
    if not movable:
        return found
    rooms = _rooms_left(resources)
    asked = {
        one.key: request_to_move(one.booking, one.booking.room, one.booking.period)
        for one in movable
    }
    things = {thing for request in asked.values() for thing in request.equipment}
    availability = Availability.load_each(
        [*rooms, *things, *{one.booking.room for one in movable}],
        [one.booking.period for one in movable],
    )
    rules, now, trust = HouseRules.objects.in_force(), timezone.now(), {}
    for place, conflict in enumerate(movable):
        booking, request = conflict.booking, asked[conflict.key]
        if booking.organization_id not in trust:
            trust[booking.organization_id] = alone_until(booking.organization)
        circumstances = Circumstances(
            organization=booking.organization,
            availability=availability[place].narrowed(booking.period, without=booking),
            # A booking that keeps its time takes no more hours.
            quota=QuotaLedger(None, defaultdict()),
            alone_until=trust[booking.organization_id],
            rules=rules,
            now=now,
        )
        fitting = [
            room
            for room in rooms
            if room != booking.room
            and not any(
                problems_of_move(replace(request, room=room), booking, circumstances, by_staff=True)
            )
        ]
        fitting.sort(key=lambda room: (room.kind != booking.room.kind, room.capacity))
        found[conflict.key] = fitting[:MOST_PLACES]
    return found


def _rooms_left(resources) -> list[Resource]:
    closed = {leaf.pk for leaf in leaves_of(resources)}
    rooms = (
        Resource.objects.bookable()
        .with_capacity()
        .select_related("venue")
        .prefetch_related("parts")
        .in_polish_order()
    )
    return [room for room in rooms if not closed & {leaf.pk for leaf in room.leaves}]

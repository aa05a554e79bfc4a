"""Somebody is at the door now: where can they sit, and how long?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.utils import timezone

from rooms.availability import Availability, rounded_down, rounded_up
from rooms.desk_work.waiving import A_LITTLE
from rooms.models import Resource
from rooms.prefill import address_of
from tcal.shared.periods import Period

QUARTER = timedelta(minutes=15)
# Not worth taking off one's coat for less; nor waiting in the corridor for longer.
SHORTEST = timedelta(minutes=30)
LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True)
class WalkIn:
    """A room that can be had now or within the hour, until ``free_until``."""

    room: Resource
    period: Period
    free_until: datetime
    is_shorter: bool
    is_later: bool
    is_unstaffed: bool

    def query(self, people: int) -> str:
        """What the form of the booking is filled in with."""
        said = address_of(self.room, self.period)
        return urlencode(said | {"osob": people, "kanal": "desk", "krotko": 1})


def rooms_free_now(people: int, length: timedelta) -> list[WalkIn]:
    """Return rooms for so many people, the best first, in a fixed number of queries.

    First those free now for the whole time, the smallest that suffices first; then for a shorter
    time; then those that come free within the hour.
    """
    now = timezone.now()
    rooms = list(
        Resource.objects.bookable()
        .with_capacity()
        .filter(capacity__gte=people)
        .select_related("venue")
        .prefetch_related("parts")
        .in_polish_order()
    )
    during = Period(now - A_LITTLE, now + LONGEST_WAIT + length)
    availability = Availability.load(rooms, during)
    found = [offer for room in rooms if (offer := _offer(room, availability, now, length))]
    found.sort(
        key=lambda one: (
            one.is_later,
            one.is_shorter,
            one.period.starts_at if one.is_later else now,
            one.room.kind != Resource.Kind.ROOM and people > 1,
            one.room.capacity,
        )
    )
    return found


def _offer(room, availability, now, length) -> WalkIn | None:
    free = availability.free_periods(room)
    for start in _starts(room, now):
        for window in free:
            if window.contains(start) and (
                made := _made(room, availability, window, start, length)
            ):
                return made
    for window in free:
        start = rounded_up(window.starts_at, min(room.step, QUARTER))
        is_soon = now < start <= now + LONGEST_WAIT
        if is_soon and (made := _made(room, availability, window, start, length, is_later=True)):
            return made
    return None


def _starts(room, now) -> list[datetime]:
    """The last full step of the room where it is near, else the last quarter."""
    starts = [rounded_down(now, step) for step in (room.step, QUARTER)]
    return [start for start in starts if now - start <= A_LITTLE]


def _made(room, availability, window, start, length, *, is_later=False) -> WalkIn | None:
    end = min(start + length, rounded_down(window.ends_at, min(room.step, QUARTER)))
    if end - start < min(SHORTEST, length):
        return None
    period = Period(start, end)
    return WalkIn(
        room=room,
        period=period,
        free_until=window.ends_at,
        is_shorter=period.duration < length,
        is_later=is_later,
        is_unstaffed=not availability.is_staffed(room, period),
    )

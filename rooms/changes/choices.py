"""Where a booking could be moved: other times of its room and other rooms at about its time."""

from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlencode

from rooms.changes.rules import problems_of_move, request_to_move
from rooms.finding import Wish, find_rooms
from rooms.models import Resource
from rooms.prefill import address_of
from rooms.rules import Circumstances
from tcal.shared.periods import Period, day_bounds

MOST_TIMES = 4
MOST_ROOMS = 4
APART = timedelta(hours=1)


@dataclass(frozen=True)
class Choice:
    """A room and a time that the booking could have now."""

    room: Resource
    period: Period

    @property
    def value(self) -> str:
        """What the form's button sends."""
        return urlencode(address_of(self.room, self.period))


@dataclass(frozen=True)
class Choices:
    rooms: list[Choice]
    times: list[Choice]

    def __bool__(self):
        return bool(self.rooms or self.times)


def choices_near(booking, room: Resource, period: Period, *, by_staff: bool) -> Choices:
    """Return what is free on that day, the nearest first, for the booking with its equipment.

    Everything offered was judged by the rules that the change will be judged by.
    """
    wish = Wish(period=period, people=booking.people)
    found = find_rooms(wish)
    offers = [one for one in [*found.fitting, *found.near] if one.room != room]
    wished = request_to_move(booking, room, period)
    bounds = day_bounds(wish.day)
    during = Period(bounds.starts_at, max(bounds.ends_at, period.ends_at))
    circumstances = Circumstances.load(
        booking.organization,
        [*wished.resources, *(one.room for one in offers)],
        during,
        without=booking,
    )

    def fits(choice):
        if (choice.room, choice.period) == (booking.room, booking.period):
            return False
        asked = replace(wished, room=choice.room, period=choice.period)
        return not any(problems_of_move(asked, booking, circumstances, by_staff=by_staff))

    rooms = filter(fits, (Choice(one.room, one.period) for one in offers if not one.is_shorter))
    present = [booking.period] if (room, period) == (booking.room, booking.period) else []
    times = _apart(filter(fits, _times(wished, bounds, circumstances)), present)
    return Choices(rooms=[*rooms][:MOST_ROOMS], times=times)


def _times(wished, bounds, circumstances):
    """Every time of the day at which the length fits, step by step, the nearest first."""
    room, length = wished.room, wished.period.duration
    starts = []
    for free in circumstances.availability.free_periods(room):
        start = max(free.starts_at, bounds.starts_at)
        start += -(start - bounds.starts_at) % room.step
        while start + length <= free.ends_at and start < bounds.ends_at:
            starts.append(start)
            start += room.step
    starts.sort(key=lambda start: (abs(start - wished.period.starts_at), start))
    return (Choice(room, Period(start, start + length)) for start in starts)


def _apart(choices, present) -> list[Choice]:
    """The first few that are really different from each other and from what the booking has."""
    chosen, starts = [], [period.starts_at for period in present]
    for choice in choices:
        if all(abs(choice.period.starts_at - one) >= APART for one in starts):
            chosen.append(choice)
            starts.append(choice.period.starts_at)
        if len(chosen) == MOST_TIMES:
            break
    return sorted(chosen, key=lambda one: one.period)

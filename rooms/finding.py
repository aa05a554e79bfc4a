"""Finding a room: what fits at the wished time, what nearly fits, what is taken."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from rooms.availability import Availability
from rooms.models import Resource
from tcal.shared.periods import WARSAW, Period, day_bounds

STEP = timedelta(minutes=15)
HOUR = timedelta(hours=1)
SHORTEST_WORTH_OFFERING = timedelta(minutes=30)


@dataclass(frozen=True)
class Wish:
    """What somebody looks for. ``needs`` are codes of features."""

    period: Period
    people: int = 1
    needs: frozenset[str] = frozenset()

    @property
    def day(self):
        return self.period.starts_at.astimezone(WARSAW).date()


@dataclass(frozen=True)
class Lent:
    """A need met by lending: the room has no projector of its own, but one can be taken along."""

    equipment: Resource
    pieces_free: int


@dataclass(frozen=True)
class Offer:
    """A room and a time that can be booked now."""

    room: Resource
    period: Period
    free_until: object = None
    lent: list[Lent] = field(default_factory=list)
    is_shorter: bool = False
    other_times: list[Period] = field(default_factory=list)


@dataclass(frozen=True)
class Taken:
    """A room that would fit, with nothing left on that day."""

    room: Resource
    note: str = ""


@dataclass(frozen=True)
class Found:
    fitting: list[Offer]
    near: list[Offer]
    taken: list[Taken]
    unfit: list[Resource]


def find_rooms(wish: Wish, *, now=None) -> Found:
    """Return every bookable room, sorted by how well it answers the wish.

    ``now`` (default: the clock) is when looking happens: nothing earlier is offered.
    """
    resources = list(Resource.objects.bookable().prefetch_related("features").in_polish_order())
    rooms = [resource for resource in resources if not resource.is_equipment]
    equipment = [resource for resource in resources if resource.is_equipment]
    whole_day = day_bounds(wish.day)
    span = Period(whole_day.starts_at, max(whole_day.ends_at, wish.period.ends_at))
    availability = Availability.load(resources, span)
    return sort_by_fit(wish, rooms, equipment, availability, now=now or timezone.now())


def sort_by_fit(
    wish: Wish, rooms: Iterable[Resource], equipment, availability: Availability, *, now
) -> Found:
    found = Found([], [], [], [])
    for room in rooms:
        if room.capacity < wish.people:
            found.unfit.append(room)
            continue
        missing = wish.needs - {feature.code for feature in room.features.all()}
        if lendable(missing, equipment) is None:
            found.unfit.append(room)
            continue
        free = _still_to_come(availability.free_periods(room), now)
        offer = _nearest_offer(wish, room, free, missing, equipment, availability)
        if offer is None:
            found.taken.append(Taken(room, availability.calendar(room).note_on(wish.day)))
        elif offer.period == wish.period:
            found.fitting.append(offer)
        else:
            found.near.append(offer)
    found.near.sort(
        key=lambda offer: (
            offer.is_shorter,
            abs(offer.period.starts_at - wish.period.starts_at),
            offer.room.name_sort,
        )
    )
    return found


def lendable(missing: frozenset[str], equipment) -> list[Resource] | None:
    """Return one piece of equipment for each missing feature, or None where one can't be lent."""
    chosen = []
    for code in sorted(missing):
        match = next(
            (thing for thing in equipment if code in {f.code for f in thing.features.all()}), None
        )
        if match is None:
            return None
        if match not in chosen:
            chosen.append(match)
    return chosen


def on_the_hour(wish: Wish, free: list[Period]) -> list[Period]:
    """Return all times of the day, from full hour to full hour, at which the wish fits."""
    duration = wish.period.duration
    times = []
    for period in free:
        start = _rounded_up(period.starts_at, HOUR)
        while start + duration <= period.ends_at:
            if start.astimezone(WARSAW).date() == wish.day:
                times.append(Period(start, start + duration))
            start += HOUR
    return times


def _nearest_offer(wish, room, free, missing, equipment, availability) -> Offer | None:
    """The wished time if it is free, else the nearest that day, else a shorter one at that time."""
    things = lendable(missing, equipment)

    def lent_during(period):
        lent = [Lent(thing, availability.pieces_free(thing, period)) for thing in things]
        return lent if all(one.pieces_free for one in lent) else None

    for period in [wish.period, *_other_times(wish, free)]:
        window = next((one for one in free if one.contains(period)), None)
        lent = lent_during(period) if window else None
        if window and lent is not None:
            return Offer(room, period, window.ends_at, lent, other_times=on_the_hour(wish, free))
    shorter = _shorter(wish, free)
    if shorter and (lent := lent_during(shorter)) is not None:
        return Offer(room, shorter, shorter.ends_at, lent, is_shorter=True)
    return None


def _other_times(wish: Wish, free: list[Period]) -> list[Period]:
    """The same length at other times of the day, nearest to the wish first."""
    duration, wished = wish.period.duration, wish.period.starts_at
    starts = set()
    for period in free:
        first, last = _rounded_up(period.starts_at, STEP), period.ends_at - duration
        while first <= last:
            starts.add(first)
            first += STEP
    nearest = sorted(starts, key=lambda start: (abs(start - wished), start < wished))
    return [
        Period(start, start + duration)
        for start in nearest
        if start.astimezone(WARSAW).date() == wish.day
    ]


def _shorter(wish: Wish, free: list[Period]) -> Period | None:
    """What is left of the wished time, if half an hour or more."""
    cut = [
        Period(max(one.starts_at, wish.period.starts_at), min(one.ends_at, wish.period.ends_at))
        for one in free
        if one.overlaps(wish.period)
    ]
    longest = max(cut, key=lambda one: one.duration, default=None)
    return longest if longest and longest.duration >= SHORTEST_WORTH_OFFERING else None


def _still_to_come(free: list[Period], now) -> list[Period]:
    return [Period(max(one.starts_at, now), one.ends_at) for one in free if one.ends_at > now]


def _rounded_up(moment, step: timedelta):
    """The next multiple of the step, counted from the full hour."""
    past_the_hour = timedelta(
        minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond
    )
    return moment + (-past_the_hour % step)

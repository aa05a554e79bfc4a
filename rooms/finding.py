"""Finding a room: what fits at the wished time, what nearly fits, what is taken."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from rooms.availability import Availability, rounded_down, rounded_up
from rooms.models import Resource
from tcal.shared.periods import WARSAW, Period, day_bounds

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
        free = availability.bookable_periods(room, now)
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


def on_the_hour(wish: Wish, room: Resource, free: list[Period]) -> list[Period]:
    """Return all times of the day, from full hour to full hour, at which the wish fits."""
    return [one for one in _times(wish, room, free, HOUR) if one.duration >= wish.period.duration]


def _nearest_offer(wish, room, free, missing, equipment, availability) -> Offer | None:
    """The wished time if it is free, else the nearest that day, else a shorter one at that time."""
    things = lendable(missing, equipment)

    def lent_during(period):
        lent = [Lent(thing, availability.pieces_free(thing, period)) for thing in things]
        return lent if all(one.pieces_free for one in lent) else None

    is_allowed = _length(wish, room) == wish.period.duration and (
        wish.period.starts_at == rounded_down(wish.period.starts_at, room.step)
    )
    wished = [wish.period] if is_allowed else []
    for period in [*wished, *_nearest_first(wish, _times(wish, room, free, room.step))]:
        window = next((one for one in free if one.contains(period)), None)
        lent = lent_during(period) if window else None
        if window and lent is not None:
            return Offer(
                room,
                period,
                window.ends_at,
                lent,
                is_shorter=period.duration < wish.period.duration,
                other_times=on_the_hour(wish, room, free),
            )
    shorter = _shorter(wish, room, free)
    if shorter and (lent := lent_during(shorter)) is not None:
        return Offer(room, shorter, shorter.ends_at, lent, is_shorter=True)
    return None


def _length(wish: Wish, room: Resource) -> timedelta:
    """The wished length as the room's policy allows it: whole steps, neither too short nor long."""
    length = max(wish.period.duration, room.shortest)
    length += -length % room.step
    if room.longest and length > room.longest:
        length = room.longest
    return length


def _times(wish: Wish, room: Resource, free: list[Period], step: timedelta) -> list[Period]:
    """Every time of the wished day at which the length fits, step by step."""
    length = _length(wish, room)
    times = []
    for period in free:
        start = rounded_up(period.starts_at, step)
        while start + length <= period.ends_at:
            if start.astimezone(WARSAW).date() == wish.day:
                times.append(Period(start, start + length))
            start += step
    return times


def _nearest_first(wish: Wish, times: list[Period]) -> list[Period]:
    wished = wish.period.starts_at
    return sorted(times, key=lambda one: (abs(one.starts_at - wished), one.starts_at < wished))


def _shorter(wish: Wish, room: Resource, free: list[Period]) -> Period | None:
    """What is left of the wished time, if half an hour or more and not less than the policy asks."""
    cut = []
    for one in free:
        start = rounded_up(max(one.starts_at, wish.period.starts_at), room.step)
        end = rounded_down(min(one.ends_at, wish.period.ends_at), room.step)
        if end > start:
            cut.append(Period(start, min(end, start + (room.longest or end - start))))
    longest = max(cut, key=lambda one: one.duration, default=None)
    worth = max(SHORTEST_WORTH_OFFERING, room.shortest)
    return longest if longest and longest.duration >= worth else None

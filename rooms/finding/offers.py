"""For one wish and one room: a time that can be booked, or why there is none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from organizations.models import Organization
from rooms.availability import Availability, rounded_down, rounded_up
from rooms.finding.seeker import ANYBODY, Seeker
from rooms.finding.wish import Wish
from rooms.models import Resource
from tcal.shared.periods import WARSAW, Period, local_today

HOUR = timedelta(hours=1)
SHORTEST_WORTH_OFFERING = timedelta(minutes=30)
MOST_TIMES = 8


@dataclass(frozen=True)
class Lent:
    """A need met by lending: the room has no projector of its own, but one can be taken along."""

    equipment: Resource
    pieces_free: int


@dataclass(frozen=True)
class Offer:
    """A room and a time that can be booked now.

    ``without`` is lent equipment that is short then; ``complete`` the nearest time of the day at
    which it is not. ``organizations`` are those of the visitor that may book it.
    """

    room: Resource
    period: Period
    free_until: datetime | None = None
    lent: list[Lent] = field(default_factory=list)
    without: list[Resource] = field(default_factory=list)
    complete: "Offer | None" = None
    is_shorter: bool = False
    is_longer: bool = False
    is_unstaffed: bool = False
    organizations: tuple[Organization, ...] = ()
    other_times: list[Period] = field(default_factory=list)


@dataclass(frozen=True)
class Outlook:
    """One room as one seeker sees it during what was loaded: when it may be booked, with what."""

    room: Resource
    availability: Availability
    windows: list[Period]
    organizations: tuple[Organization, ...]
    things: tuple[Resource, ...] = ()
    may_be_alone: frozenset[int] = frozenset()

    @classmethod
    def of(cls, room, availability, *, now, seeker: Seeker = ANYBODY, things=()) -> "Outlook":
        """``things`` is the equipment that has to be lent for the wish."""
        organizations = seeker.who_may_book(room)
        for thing in things:
            organizations = tuple(one for one in organizations if thing.is_open_to(one))
        windows = [
            inside
            for one in availability.bookable_periods(room, now)
            if (inside := _common(one, availability.during))
        ]
        if seeker.needs_staff(organizations):
            staffed = availability.staffed_periods(room)
            windows = [
                both for one in windows for hours in staffed if (both := _common(one, hours))
            ]
        windows = [cut for one in windows if (cut := _in_steps(one, room))]
        return cls(room, availability, windows, organizations, tuple(things), seeker.may_be_alone)

    def window_of(self, period: Period) -> Period | None:
        """The stretch of free time that a booking of this period would lie in."""
        latest = local_today() + timedelta(days=self.room.horizon_days)
        if period.starts_at.astimezone(WARSAW).date() > latest:
            return None
        return next((one for one in self.windows if one.contains(period)), None)

    def lent(self, period: Period) -> list[Lent]:
        return [Lent(thing, self.availability.pieces_free(thing, period)) for thing in self.things]

    def can_have(self, period: Period) -> bool:
        """Whether the room and all that has to be lent are free."""
        return bool(self.window_of(period)) and all(one.pieces_free for one in self.lent(period))

    def times(self, wish: Wish, step: timedelta) -> list[Period]:
        """Every time of the wished day at which the length fits, step by step."""
        length = allowed_length(wish, self.room)
        times = []
        for window in self.windows:
            start = rounded_up(window.starts_at, step)
            while start + length <= window.ends_at:
                if start.astimezone(WARSAW).date() == wish.day:
                    times.append(Period(start, start + length))
                start += step
        return times

    def nearest(self, wish: Wish) -> Period | None:
        """The wished time if it can be had with everything, else the nearest of that day."""
        if allows(self.room, wish.period) and self.can_have(wish.period):
            return wish.period
        wished = wish.period.starts_at
        times = sorted(
            self.times(wish, self.room.step),
            key=lambda one: (abs(one.starts_at - wished), one.starts_at < wished),
        )
        return next((one for one in times if self.can_have(one)), None)

    def offer(self, wish: Wish) -> Offer | None:
        """What comes nearest to the wish on its day.

        The wished time; the wished time without equipment that is short, with the nearest complete
        one; another time; at last a shorter one.
        """
        nearest = self.nearest(wish)
        if nearest == wish.period:
            return self._offer(wish, nearest)
        if self.things and allows(self.room, wish.period) and self.window_of(wish.period):
            complete = self._offer(wish, nearest) if nearest else None
            return self._offer(wish, wish.period, complete=complete)
        if nearest:
            return self._offer(wish, nearest)
        shorter = self._shorter(wish)
        return self._offer(wish, shorter) if shorter else None

    def _offer(self, wish, period, *, complete=None) -> Offer:
        lent, who = self.lent(period), self.organizations
        is_unstaffed = not self.availability.is_staffed(self.room, period)
        if is_unstaffed:
            who = tuple(one for one in who if one.pk in self.may_be_alone)
        return Offer(
            room=self.room,
            period=period,
            free_until=self.window_of(period).ends_at,
            lent=[one for one in lent if one.pieces_free],
            without=[one.equipment for one in lent if not one.pieces_free],
            complete=complete,
            is_shorter=period.duration < wish.period.duration,
            is_longer=period.duration > wish.period.duration,
            is_unstaffed=is_unstaffed,
            organizations=who,
            other_times=self._other_times(wish),
        )

    def _other_times(self, wish: Wish) -> list[Period]:
        """A few full hours of the day at which the wish can be had with everything."""
        free = [one for one in self.times(wish, HOUR) if self.can_have(one)]
        free.sort(key=lambda one: abs(one.starts_at - wish.period.starts_at))
        return sorted(free[:MOST_TIMES])

    def _shorter(self, wish: Wish) -> Period | None:
        """What is left of the wished time, if half an hour or more and as the policy allows."""
        room, cut = self.room, []
        for one in self.windows:
            start = rounded_up(max(one.starts_at, wish.period.starts_at), room.step)
            end = rounded_down(min(one.ends_at, wish.period.ends_at), room.step)
            if end > start:
                cut.append(Period(start, min(end, start + (room.longest or end - start))))
        worth = max(SHORTEST_WORTH_OFFERING, room.shortest)
        fitting = [one for one in cut if one.duration >= worth and self.can_have(one)]
        return max(fitting, key=lambda one: one.duration, default=None)


def allows(room: Resource, period: Period) -> bool:
    """Whether the policy allows a booking to start then and to last so long."""
    duration = period.duration
    return (
        period.starts_at == rounded_down(period.starts_at, room.step)
        and period.ends_at == rounded_down(period.ends_at, room.step)
        and room.shortest <= duration <= (room.longest or duration)
    )


def allowed_length(wish: Wish, room: Resource) -> timedelta:
    """The wished length as the policy allows it: whole steps, neither too short nor too long."""
    length = max(wish.period.duration, room.shortest)
    length += -length % room.step
    return min(length, room.longest) if room.longest else length


def lendable(missing: Iterable[str], equipment) -> list[Resource] | None:
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


def _common(one: Period, other: Period) -> Period | None:
    start, end = max(one.starts_at, other.starts_at), min(one.ends_at, other.ends_at)
    return Period(start, end) if end > start else None


def _in_steps(one: Period, room: Resource) -> Period | None:
    start, end = rounded_up(one.starts_at, room.step), rounded_down(one.ends_at, room.step)
    return Period(start, end) if end - start >= room.shortest else None

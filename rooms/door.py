"""What the display at a room's door says: free, taken or closed now, and what comes next today.

Everybody may read it, so it knows no more than the public calendar: a title only where it is public.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from rooms.availability import Availability
from rooms.models import Resource, Venue
from rooms.opening import OpeningCalendar, load_opening_calendars
from tcal.shared.periods import WARSAW, Period, day_bounds, merged

# So far ahead a closed door says when it opens again.
LOOKS_AHEAD = timedelta(days=14)
# More lines would not be read from three metres.
SHOWN_LATER = 4
# Allocations of closures have no booking that holds them.
HELD_BY_CLOSURE = 0


class DoorState(StrEnum):
    FREE = "free"
    TAKEN = "taken"
    PREPARED = "prepared"
    CLOSED = "closed"


@dataclass(frozen=True, order=True)
class Use:
    """One use of the room, or a closure of it. ``title`` is empty where only "taken" is public.

    ``parts`` names the parts of a divisible hall, unless all of them are used.
    """

    period: Period
    title: str
    is_closure: bool
    parts: tuple[str, ...] = ()

    @property
    def starts_at(self) -> datetime:
        return self.period.starts_at

    @property
    def ends_at(self) -> datetime:
        return self.period.ends_at


@dataclass(frozen=True)
class Door:
    """``until`` is when the state ends; None for a closed house, which has ``opens_at`` instead.

    ``until_closing``: it is free until the house closes, not until somebody comes. ``parts`` of a
    divisible hall come with whether each is free.
    """

    room: Resource
    now: datetime
    state: DoorState
    until: datetime | None
    until_closing: bool
    current: list[Use]
    coming: list[Use]
    hours: list[Period]
    note: str
    opens_at: datetime | None
    parts: list[tuple[Resource, bool]]

    @property
    def today(self) -> date:
        return self.now.astimezone(WARSAW).date()

    @property
    def shown(self) -> list[Use]:
        return self.coming[:SHOWN_LATER]

    @property
    def not_shown(self) -> int:
        return len(self.coming) - len(self.shown)


def door_of(room: Resource) -> Door:
    """Return what its door says now, in the same number of queries however much is booked."""
    now = timezone.now()
    today = now.astimezone(WARSAW).date()
    bounds = day_bounds(today)
    parts = list(room.parts.in_polish_order())
    calendars = load_opening_calendars(
        Venue.objects.filter(pk=room.venue_id), today, today + LOOKS_AHEAD
    )
    (availability,) = Availability.load_each([room, *parts], [bounds], calendars=calendars)
    uses = uses_of(room, parts, availability)
    held = merged(one.period for one in availability.held(room))
    hours = availability.open_periods(room)
    current = [use for use in uses if use.period.contains(now)]
    state, until, until_closing = _state(now, uses, held, hours)
    calendar = calendars[room.venue_id]
    return Door(
        room=room,
        now=now,
        state=state,
        until=until,
        until_closing=until_closing,
        current=current,
        coming=[use for use in uses if now < use.starts_at < bounds.ends_at],
        hours=calendar.periods_on(today),
        note=calendar.note_on(today),
        opens_at=_next_opening(calendar, now)
        if state == DoorState.CLOSED and not current
        else None,
        parts=[
            (part, not any(one.period.contains(now) for one in availability.held(part)))
            for part in parts
        ],
    )


def uses_of(room: Resource, parts: list[Resource], availability: Availability) -> list[Use]:
    """Return the uses of the loaded time in order, each once though it may hold several parts."""
    named = {}
    for part in parts:
        for held in availability.held(part):
            named.setdefault(_what(held), []).append(part.name)
    uses = set()
    for held in availability.held(room):
        in_parts = named.get(_what(held), [])
        uses.add(
            Use(
                Period(held.starts_at, held.ends_at),
                title=held.title,
                is_closure=held.holder == HELD_BY_CLOSURE,
                parts=tuple(in_parts) if len(in_parts) < len(parts) else (),
            )
        )
    return sorted(uses)


def _what(held) -> tuple:
    """Tells uses apart; the parts of one hall may need different times for setting up."""
    return held.holder, held.starts_at, held.ends_at, held.title


def _state(now, uses, held, hours) -> tuple[DoorState, datetime | None, bool]:
    if current := [use for use in uses if use.period.contains(now)]:
        is_closed = any(use.is_closure for use in current)
        state = DoorState.CLOSED if is_closed else DoorState.TAKEN
        return state, max(use.ends_at for use in current), False
    if around := next((one for one in held if one.contains(now)), None):
        starts = [use.starts_at for use in uses if use.starts_at > now]
        return DoorState.PREPARED, min([*starts, around.ends_at]), False
    if opened := [one for one in hours if one.contains(now)]:
        closes_at = opened[0].ends_at
        taken_from = min((one.starts_at for one in held if one.starts_at > now), default=closes_at)
        return DoorState.FREE, min(taken_from, closes_at), closes_at <= taken_from
    return DoorState.CLOSED, None, False


def _next_opening(calendar: OpeningCalendar, now) -> datetime | None:
    ahead = calendar.periods_touching(Period(now, now + LOOKS_AHEAD))
    return next((hours.starts_at for hours in ahead if hours.starts_at > now), None)

"""All rooms sorted by how well they answer a wish, or the same wish on several days."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from rooms.availability import Availability
from rooms.finding.catalogue import Catalogue
from rooms.finding.offers import Offer, Outlook, allows, lendable
from rooms.finding.seeker import ANYBODY, Seeker
from rooms.finding.wish import Wish
from rooms.models import Resource, Venue
from rooms.opening import OpeningCalendar, load_opening_calendars
from tcal.shared.periods import Period, day_bounds, local_today

DAYS_AHEAD = 14
FURTHEST_DAYS = 366
DAY = timedelta(days=1)


class Why(StrEnum):
    """Why nothing of a room is left on a day."""

    CLOSED = "closed"
    NOTICE = "notice"
    HORIZON = "horizon"
    UNSTAFFED = "unstaffed"
    TAKEN = "taken"


@dataclass(frozen=True)
class Taken:
    """A room that would fit, with nothing left on that day; ``next`` is when it fits again."""

    room: Resource
    why: Why
    note: str = ""
    next: Offer | None = None

    @property
    def may_be_waited_for(self) -> bool:
        return self.why == Why.TAKEN


@dataclass(frozen=True)
class Found:
    """``barred`` are rooms that whoever looks may not book, whatever the time; ``is_unstaffed``

    means that they would need staff, who are not there at the wished time.
    """

    wish: Wish
    is_unstaffed: bool = False
    fitting: list[Offer] = field(default_factory=list)
    near: list[Offer] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    unfit: list[Resource] = field(default_factory=list)
    barred: list[Resource] = field(default_factory=list)

    @property
    def iso_day(self) -> str:
        return self.wish.day.isoformat()

    @property
    def is_closed(self) -> bool:
        """Whether nothing is offered for the one reason that no room is open on the day."""
        nothing = not self.fitting and not self.near
        return nothing and bool(self.taken) and all(one.why == Why.CLOSED for one in self.taken)

    @property
    def closed_for(self) -> str:
        return next((one.note for one in self.taken if one.note), "")

    @property
    def others(self) -> int:
        return len(self.unfit) + len(self.barred)

    @property
    def may_be_waited_for(self) -> bool:
        """Whether time is what stands in the way: another booking, not the house."""
        return not self.is_unstaffed and bool(
            self.near or any(taken.may_be_waited_for for taken in self.taken)
        )


def find_rooms(wish: Wish, *, seeker: Seeker = ANYBODY, now: datetime | None = None) -> Found:
    """Return every bookable room, sorted by how well it answers the wish.

    ``now`` (default: the clock) is when looking happens: nothing earlier is offered.
    """
    return find_on_days([wish], seeker=seeker, now=now)[0]


def find_on_days(
    wishes: Iterable[Wish],
    *,
    catalogue: Catalogue | None = None,
    calendars: dict[int, OpeningCalendar] | None = None,
    seeker: Seeker = ANYBODY,
    now: datetime | None = None,
) -> list[Found]:
    """Return what is found for each wish, in at most two queries more than catalogue and calendars.

    The second one looks further ahead for rooms with nothing left, and only for them.
    """
    wishes = list(wishes)
    now = now or timezone.now()
    catalogue = catalogue or Catalogue.load()
    if calendars is None:
        calendars = calendars_ahead(min(wish.day for wish in wishes))
    days = Availability.load_each(
        catalogue.resources,
        [_span(wish, calendars) for wish in wishes],
        calendars=calendars,
    )
    found = [
        _sorted_by_fit(wish, catalogue, availability, seeker=seeker, now=now)
        for wish, availability in zip(wishes, days, strict=True)
    ]
    return _with_next_times(found, catalogue, calendars, seeker=seeker, now=now)


def calendars_ahead(first=None) -> dict[int, OpeningCalendar]:
    """Every venue's opening hours of all days that can be searched, in one query."""
    first = min(first or local_today(), local_today())
    last = local_today() + timedelta(days=FURTHEST_DAYS + DAYS_AHEAD)
    return load_opening_calendars(Venue.objects.all(), first, last)


def _span(wish: Wish, calendars) -> Period:
    """The wished day, and of the next one what opening hours past midnight reach into."""
    day = day_bounds(wish.day)
    ends = [hours.ends_at for one in calendars.values() for hours in one.periods_on(wish.day)]
    latest = min(max(ends, default=day.ends_at), day.ends_at + DAY / 2)
    return Period(day.starts_at, max(day.ends_at, latest, wish.period.ends_at))


def _sorted_by_fit(wish: Wish, catalogue, availability, *, seeker, now) -> Found:
    found = Found(wish, _lacks_staff(wish, catalogue, availability, seeker))
    for room in catalogue.rooms:
        if wish.kind and room.kind != wish.kind:
            continue
        if not room.open_to or (not seeker.is_anybody and not seeker.who_may_book(room)):
            found.barred.append(room)
            continue
        things = _to_be_lent(wish, room, catalogue, seeker)
        if room.capacity < wish.people or things is None:
            found.unfit.append(room)
            continue
        outlook = Outlook.of(room, availability, now=now, seeker=seeker, things=things)
        offer = outlook.offer(wish)
        if offer is None:
            found.taken.append(_taken(wish, outlook, seeker=seeker, now=now))
        elif offer.period == wish.period and not offer.without:
            found.fitting.append(offer)
        else:
            found.near.append(offer)
    found.near.sort(
        key=lambda offer: (
            offer.is_shorter,
            abs(offer.period.starts_at - wish.period.starts_at),
            bool(offer.without),
            offer.room.name_sort,
        )
    )
    return found


def _lacks_staff(wish: Wish, catalogue, availability, seeker) -> bool:
    """Whether rooms are open at the wished time, but only to organisations that staff trust."""
    return seeker.needs_staff(seeker.organizations) and any(
        availability.is_open(room, wish.period) and not availability.is_staffed(room, wish.period)
        for room in catalogue.rooms
    )


def _to_be_lent(wish, room, catalogue, seeker) -> list[Resource] | None:
    """Equipment for what the room lacks, that one of those who may book the room may borrow."""
    missing = wish.needs - {feature.code for feature in room.features.all()}
    if not missing:
        return []
    who = seeker.who_may_book(room)
    equipment = [
        thing
        for thing in catalogue.equipment
        if (any(thing.is_open_to(one) for one in who) if who else thing.open_to)
    ]
    return lendable(missing, equipment)


def _taken(wish: Wish, outlook: Outlook, *, seeker, now) -> Taken:
    room, availability = outlook.room, outlook.availability
    day = day_bounds(wish.day)
    note = availability.calendar(room).note_on(wish.day)
    if not any(hours.overlaps(day) for hours in availability.open_periods(room)):
        return Taken(room, Why.CLOSED, note)
    if day.ends_at <= now + timedelta(hours=room.notice_hours):
        return Taken(room, Why.NOTICE, note)
    if wish.day > local_today() + timedelta(days=room.horizon_days):
        return Taken(room, Why.HORIZON, note)
    if seeker.needs_staff(outlook.organizations) and not any(
        hours.overlaps(wish.period) for hours in availability.staffed_periods(room)
    ):
        return Taken(room, Why.UNSTAFFED, note)
    return Taken(room, Why.TAKEN, note)


def _with_next_times(all_found: list[Found], catalogue, calendars, *, seeker, now) -> list[Found]:
    """Say of rooms with nothing left when the wish fits again within a fortnight: one query."""
    full = {taken.room for found in all_found for taken in found.taken}
    if not full:
        return all_found
    affected = [found for found in all_found if found.taken]
    ahead = [
        Period(
            day_bounds(found.wish.day + DAY).starts_at,
            day_bounds(found.wish.day + DAYS_AHEAD * DAY).ends_at,
        )
        for found in affected
    ]
    later = Availability.load_each([*full, *catalogue.equipment], ahead, calendars=calendars)
    for found, availability in zip(affected, later, strict=True):
        for place, taken in enumerate(found.taken):
            things = _to_be_lent(found.wish, taken.room, catalogue, seeker)
            outlook = Outlook.of(
                taken.room, availability, now=now, seeker=seeker, things=things or ()
            )
            found.taken[place] = replace(taken, next=_next_offer(found.wish, outlook))
    return all_found


def _next_offer(wish: Wish, outlook: Outlook) -> Offer | None:
    """The first later day with the wished hours; without one, with any hours so long."""
    later = [wish.on(wish.day + offset * DAY) for offset in range(1, DAYS_AHEAD + 1)]
    later = [one for one in later if one]
    for one in later:
        if allows(outlook.room, one.period) and outlook.can_have(one.period):
            return outlook.offer(one)
    for one in later:
        if outlook.nearest(one):
            return outlook.offer(one)
    return None

"""The week in rooms: a table whose free cells are links."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from rooms.availability import Availability, rounded_down, rounded_up
from rooms.models import Resource
from rooms.opening import OpeningCalendar
from tcal.shared.periods import Period, day_bounds, local_today, subtracted

WORTH_OFFERING = timedelta(minutes=30)
# What a free cell suggests: people seldom need the whole day.
USUAL_LENGTH = timedelta(hours=2)


@dataclass(frozen=True)
class Slot:
    """Part of a day: free and to come, or taken with a title where that is public.

    ``suggested`` is the beginning of a free one, as long as people usually book.
    """

    period: Period
    is_free: bool
    title: str = ""
    is_past: bool = False
    is_now: bool = False
    is_unstaffed: bool = False
    suggested: Period | None = None


@dataclass(frozen=True)
class Day:
    day: date
    hours: list[Period]
    note: str
    unstaffed: list[Period] = field(default_factory=list)

    @property
    def is_today(self) -> bool:
        return self.day == local_today()


@dataclass(frozen=True)
class Row:
    room: Resource
    cells: list[list[Slot]]


@dataclass(frozen=True)
class Week:
    """``calendar`` is that of the first room's venue."""

    days: list[Day]
    rows: list[Row]
    calendar: OpeningCalendar | None = None

    @property
    def first(self) -> date:
        return self.days[0].day

    @property
    def last(self) -> date:
        return self.days[-1].day

    @property
    def is_over(self) -> bool:
        """Whether no opening hours of it are still to come."""
        now = timezone.now()
        return not any(hours.ends_at > now for day in self.days for hours in day.hours)

    @property
    def has_unstaffed_hours(self) -> bool:
        return any(day.unstaffed for day in self.days)

    def on(self, day: date) -> tuple[Day, list[tuple[Resource, list[Slot]]]]:
        """Return one day of the week with every room's slots."""
        place = (day - self.first).days
        return self.days[place], [(row.room, row.cells[place]) for row in self.rows]


def rooms_first(resources) -> list[Resource]:
    """Rooms before desks; otherwise the order stays."""
    return sorted(resources, key=lambda one: one.kind != Resource.Kind.ROOM)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def rooms_in_days(first: date, days: int, *, rooms: list[Resource] | None = None) -> Week:
    """Return what is free and taken in the rooms (default: all), in the same number of queries
    however many rooms and bookings there are.
    """
    if rooms is None:
        rooms = rooms_first(Resource.objects.bookable().with_capacity().in_polish_order())
    dates = [first + timedelta(days=offset) for offset in range(days)]
    span = Period(day_bounds(dates[0]).starts_at, day_bounds(dates[-1]).ends_at)
    availability = Availability.load(rooms, span)
    now = timezone.now()
    calendar = availability.calendar(rooms[0]) if rooms else None
    head = [_day(calendar, day) if calendar else Day(day, [], "") for day in dates]
    rows = [Row(room, [slots(room, day, availability, now) for day in dates]) for room in rooms]
    return Week(head, rows, calendar)


def _day(calendar: OpeningCalendar, day: date) -> Day:
    hours = calendar.periods_on(day)
    staffed = calendar.periods_on(day, staffed_only=True)
    unstaffed = [alone for one in hours for alone in subtracted(one, staffed)]
    return Day(day, hours, calendar.note_on(day), unstaffed)


def slots(room: Resource, day: date, availability: Availability, now) -> list[Slot]:
    """Return the day of one room in order: what is taken, and what can still be booked."""
    bounds = day_bounds(day)
    taken = [
        Slot(
            Period(held.starts_at, held.ends_at),
            is_free=False,
            title=held.title,
            is_past=held.ends_at <= now,
            is_now=held.starts_at <= now < held.ends_at,
        )
        for held in availability.held(room)
        if Period(held.starts_at, held.ends_at).overlaps(bounds)
    ]
    free = [
        Slot(
            period,
            is_free=True,
            is_now=period.starts_at <= rounded_up(now, room.step),
            is_unstaffed=not availability.is_staffed(room, period),
            suggested=_suggested(room, period),
        )
        for whole in availability.bookable_periods(room, now)
        for period in _by_presence_of_staff(room, whole, availability)
        if bounds.contains(period.starts_at)
        and period.duration >= max(WORTH_OFFERING, room.shortest)
    ]
    return sorted([*taken, *free], key=lambda slot: slot.period)


def _by_presence_of_staff(room: Resource, period: Period, availability) -> list[Period]:
    """Cut a free time where staff come or go: not everybody may stay without them."""
    staffed = availability.staffed_periods(room)
    alone = subtracted(period, staffed)
    parts = sorted([*alone, *subtracted(period, alone)])
    starts_and_ends = [
        (rounded_up(one.starts_at, room.step), rounded_down(one.ends_at, room.step))
        for one in parts
    ]
    return [Period(start, end) for start, end in starts_and_ends if end > start]


def _suggested(room: Resource, period: Period) -> Period:
    length = max(USUAL_LENGTH, room.shortest)
    length += -length % room.step
    longest = room.longest or length
    return Period(period.starts_at, period.starts_at + min(length, longest, period.duration))


@dataclass(frozen=True)
class Now:
    room: Resource
    is_free: bool
    until: object


@dataclass(frozen=True)
class RoomsToday:
    """All rooms and what is known of them today."""

    rooms: list[Resource]
    availability: Availability

    @classmethod
    def load(cls) -> "RoomsToday":
        """Four queries however many rooms there are; afterwards asking costs nothing."""
        rooms = list(Resource.objects.bookable().rooms().in_polish_order())
        return cls(rooms, Availability.load(rooms, day_bounds(local_today())))

    @property
    def calendar(self) -> OpeningCalendar | None:
        """The opening hours of the centre's first venue that has rooms."""
        room = min(self.rooms, key=lambda room: room.venue_id, default=None)
        return self.availability.calendar(room) if room else None

    def now(self) -> list[Now]:
        """Return for each room whether it is free at this moment and until when it stays so.

        Outside opening hours there is nothing to say: the list is empty.
        """
        moment = timezone.now()
        found = []
        for room in self.rooms:
            hours = _containing(self.availability.open_periods(room), moment)
            if hours is None:
                continue
            periods = self.availability.free_periods(room)
            if free := _containing(periods, moment):
                found.append(Now(room, True, free.ends_at))
            else:
                later = [one.starts_at for one in periods if one.starts_at > moment]
                found.append(Now(room, False, min(later, default=hours.ends_at)))
        return found


def _containing(periods: list[Period], moment) -> Period | None:
    return next((period for period in periods if period.contains(moment)), None)

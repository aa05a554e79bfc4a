"""What the rooms must look like, worked out slowly and naively: from bookings, minute by minute.

It shares no line with ``rooms.availability``, ``rooms.rules`` or the guards of the database, so that
agreeing with them means something. Times are minutes since the midnight that the world begins with.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rooms.models import Allocation, Booking, BookingChange, Closure

GRAIN = 5  # minutes: everything in the world is a multiple of it

HOLDING = {"offered", "pending", "confirmed", "completed", "no_show"}
COUNTED = HOLDING - {"offered"}
TAKEN = "resource_is_used_by_one_at_a_time"


@dataclass(frozen=True)
class Ask:
    """What somebody wants. ``pieces`` are of the one pool that the world has."""

    organization: object
    room: object
    starts: int
    ends: int
    people: int = 5
    pieces: int = 0

    @property
    def length(self) -> int:
        return self.ends - self.starts


@dataclass(frozen=True)
class Use:
    """One holder's use of one leaf."""

    holder: tuple[str, int]
    leaf: str
    pieces: int
    starts: int
    ends: int

    @property
    def minutes(self):
        return range(self.starts, self.ends, GRAIN)


@dataclass
class Oracle:
    """``lent`` and ``closed`` are the machine's own memory of what it took along and closed."""

    midnight: datetime
    now: datetime
    pool: object
    opening: list[tuple[int, int, bool]]  # from, until, with staff
    unstaffed_access: set[int]
    quota: dict[int, int]  # organisation → minutes a month
    lent: dict[int, int] = field(default_factory=dict)
    closed: dict[int, list] = field(default_factory=dict)
    _uses: list | None = None

    def forget(self) -> None:
        """Something was done: look again."""
        self._uses = None

    # What should be held, as the bookings, changes and closures say.

    def uses(self) -> list[Use]:
        if self._uses is None:
            self._uses = self._all_uses()
        return self._uses

    def _all_uses(self) -> list[Use]:
        uses = []
        for booking in Booking.objects.select_related("room").prefetch_related("room__parts"):
            if booking.status in HOLDING:
                uses += self._uses_of(booking.pk, booking.room, *self.span(booking))
        waiting = BookingChange.objects.filter(status="awaiting").select_related("room")
        for change in waiting.prefetch_related("room__parts"):
            uses += self._uses_of(change.booking_id, change.room, *self.span(change))
        for closure in Closure.objects.all():
            for leaf in leaves_of(self.closed[closure.pk]):
                uses.append(
                    Use(("closure", closure.pk), leaf.name, leaf.quantity, *self.span(closure))
                )
        return uses

    def _uses_of(self, booking_id, room, starts, ends, pieces=None) -> list[Use]:
        holder = ("booking", booking_id)
        since, until = _with_buffers(room, starts, ends)
        uses = [Use(holder, leaf.name, 1, since, until) for leaf in leaves_of([room])]
        pieces = self.lent.get(booking_id, 0) if pieces is None else pieces
        if pieces:
            since, until = _with_buffers(self.pool, starts, ends)
            uses.append(Use(holder, self.pool.name, pieces, since, until))
        return uses

    def span(self, row) -> tuple[int, int]:
        return self.minute(row.starts_at), self.minute(row.ends_at)

    def minute(self, moment) -> int:
        return int((moment - self.midnight) / timedelta(minutes=1))

    # What is held, as the table says.

    def rows(self) -> list[Use]:
        return [
            Use(
                ("booking", row.booking_id) if row.booking_id else ("closure", row.closure_id),
                row.resource.name,
                row.quantity,
                self.minute(row.period.lower),
                self.minute(row.period.upper),
            )
            for row in Allocation.objects.select_related("resource")
        ]

    def in_use(self, uses, *, without: int | None = None) -> dict[tuple[str, int], int]:
        """Return how many pieces of each leaf are in use in each minute."""
        most = defaultdict(int)  # One holder's two uses of a thing in one minute count once.
        for use in uses:
            if use.holder != ("booking", without):
                # All closures together are one holder: what is closed twice is closed.
                holder = use.holder if use.holder[0] == "booking" else "closure"
                for minute in use.minutes:
                    key = use.leaf, minute, holder
                    most[key] = max(most[key], use.pieces)
        total = defaultdict(int)
        for (leaf, minute, _holder), pieces in most.items():
            total[leaf, minute] += pieces
        return total

    # Whether something fits.

    def problems(self, ask: Ask, *, without: int | None = None) -> set[str]:
        """Return the codes of everything that is in the way; empty: it fits.

        ``without`` is a booking that would be replaced.
        """
        room, kind = ask.room, ask.organization.kind
        found = {
            "not_for_this_kind": kind not in room.open_to,
            "notice": ask.starts < self.minute(self.now) + 60 * room.notice_hours,
            "horizon": self._days_ahead(ask) > room.horizon_days,
            "capacity": ask.people > room.capacity,
            "step": ask.starts % room.step_minutes or ask.ends % room.step_minutes,
            "too_short": ask.length < room.shortest_minutes,
            "too_long": room.longest_minutes and ask.length > room.longest_minutes,
            "closed": not self._is_open(ask, with_staff=False),
            "unstaffed": ask.organization.pk not in self.unstaffed_access
            and not self._is_open(ask, with_staff=True),
            "quota": self.minutes_used(ask.organization, without=without) + ask.length
            > self.quota.get(ask.organization.pk, 1_000_000),
        }
        taken = self.in_use(self.uses(), without=without)
        for use in self._uses_of(0, room, ask.starts, ask.ends, ask.pieces):
            most = max(taken[use.leaf, minute] for minute in use.minutes)
            if use.leaf == self.pool.name:
                found["equipment"] = most + use.pieces > self.pool.quantity
            elif most:
                found[TAKEN] = True
        return {code for code, is_so in found.items() if is_so}

    def _is_open(self, ask: Ask, *, with_staff: bool) -> bool:
        open_minutes = {
            minute
            for since, until, is_staffed in self.opening
            if is_staffed or not with_staff
            for minute in range(since, until, GRAIN)
        }
        return open_minutes.issuperset(range(ask.starts, ask.ends, GRAIN))

    def _days_ahead(self, ask: Ask) -> int:
        """Whole calendar days; the world has no clock change in it."""
        today = self.now.astimezone(self.midnight.tzinfo).date()
        return (self.midnight.date() - today).days + ask.starts // (24 * 60)

    def minutes_used(self, organization, *, without: int | None = None) -> int:
        """All days of the world lie in one month."""
        own = Booking.objects.filter(organization=organization, status__in=COUNTED)
        spans = [self.span(one) for one in own if one.pk != without]
        return sum(ends - starts for starts, ends in spans)


def leaves_of(resources) -> list:
    """The parts of divisible halls and everything else itself, each once."""
    leaves = {leaf.pk: leaf for one in resources for leaf in list(one.parts.all()) or [one]}
    return list(leaves.values())


def _with_buffers(resource, starts, ends) -> tuple[int, int]:
    return starts - resource.minutes_before, ends + resource.minutes_after

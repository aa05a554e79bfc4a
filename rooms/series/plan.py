"""What somebody wants to repeat, and what is chosen for each of its days."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from organizations.models import Organization
from rooms.models import HouseRules, Resource
from rooms.rules import BookingRequest
from rooms.series.recurrence import Recurrence
from tcal.shared.periods import WARSAW, Period

INSTANT = "%Y%m%dT%H%MZ"


@dataclass(frozen=True)
class Choice:
    """What to do on one day: as planned, nothing, or with another room, time or less equipment.

    ``code`` is how forms carry it: ``plan``, ``skip``, or ``room-5``,
    ``at-20261126T1600Z-20261126T1800Z`` and ``without-7-8``, joined by ``/``.
    """

    skip: bool = False
    room: int | None = None
    period: Period | None = None
    without: frozenset[int] = frozenset()

    @property
    def code(self) -> str:
        if self.skip:
            return "skip"
        parts = []
        if self.room is not None:
            parts.append(f"room-{self.room}")
        if self.period is not None:
            ends = (self.period.starts_at, self.period.ends_at)
            parts.append("-".join(["at", *(f"{end:{INSTANT}}" for end in ends)]))
        if self.without:
            parts.append("-".join(["without", *map(str, sorted(self.without))]))
        return "/".join(parts) or "plan"

    @classmethod
    def parse(cls, code: str) -> "Choice":
        """Read what a form sent. Raises ``ValueError`` for nonsense."""
        if code == "plan":
            return AS_PLANNED
        if code == "skip":
            return SKIPPED
        choice = cls()
        for part in code.split("/"):
            name, *values = part.split("-")
            if name == "room" and len(values) == 1:
                choice = replace(choice, room=_row_id(values[0]))
            elif name == "at" and len(values) == 2:
                choice = replace(choice, period=Period(*map(_instant, values)))
            elif name == "without" and values:
                choice = replace(choice, without=frozenset(map(_row_id, values)))
            else:
                raise ValueError(code)
        return choice


AS_PLANNED = Choice()
SKIPPED = Choice(skip=True)


def _instant(text: str) -> datetime:
    return datetime.strptime(text, INSTANT).replace(tzinfo=UTC)


def _row_id(text: str) -> int:
    if len(text) > 18:
        raise ValueError(text)
    return int(text)


@dataclass(frozen=True)
class SeriesPlan:
    """A booking and how it repeats, as the form describes it."""

    recurrence: Recurrence
    organization: Organization
    room: Resource
    people: int
    purpose: str
    responsible_person: str
    responsible_phone: str
    title_is_public: bool = False
    equipment: dict[Resource, int] = field(default_factory=dict)
    rules: HouseRules | None = None

    @property
    def resources(self) -> list[Resource]:
        return [self.room, *self.equipment]

    def request(self, period: Period, *, room=None, without: Iterable[int] = ()) -> BookingRequest:
        """Return what is asked for on one day; ``without`` are ids of equipment to leave out."""
        return BookingRequest(
            organization=self.organization,
            room=room or self.room,
            period=period,
            people=self.people,
            purpose=self.purpose,
            responsible_person=self.responsible_person,
            responsible_phone=self.responsible_phone,
            title_is_public=self.title_is_public,
            equipment={
                thing: pieces for thing, pieces in self.equipment.items() if thing.pk not in without
            },
            rules=self.rules,
        )

    def as_it_is_now(self, organization, resources: dict[int, Resource]) -> "SeriesPlan":
        """Return the plan with the rows as they were locked, not as the form once read them."""
        return replace(
            self,
            organization=organization,
            room=resources[self.room.pk],
            equipment={resources[thing.pk]: pieces for thing, pieces in self.equipment.items()},
        )


def span_of(periods: Iterable[Period]) -> Period:
    """Return the time from the earliest start to the latest end."""
    periods = list(periods)
    return Period(min(one.starts_at for one in periods), max(one.ends_at for one in periods))


def local_day(moment) -> date:
    return moment.astimezone(WARSAW).date()

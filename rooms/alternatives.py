"""What would work instead of a booking that was refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from rooms.availability import rounded_down
from rooms.finding import Offer, Seeker, Wish, find_rooms
from rooms.models import Resource
from rooms.rules import BookingRequest, Circumstances, problems_with
from tcal.shared.periods import WARSAW, Period, day_bounds

DAYS_AHEAD = 14
MOST_TIMES_A_DAY = 2
MOST_TIMES = 4
MOST_ROOMS = 4
APART = timedelta(hours=1)

# No other time helps against these, and no other room against the second ones.
OF_THE_ROOM = {("room", "inactive"), ("room", "not_for_this_kind"), ("people", "capacity")}
OF_THE_ORGANIZATION = {"quota", "unstaffed"}


@dataclass(frozen=True)
class Fewer:
    """The same booking with less equipment. ``pieces`` is what the form's button sends."""

    label: str
    pieces: str


@dataclass(frozen=True)
class Alternatives:
    """``rooms`` have themselves what ``short`` equipment was wanted for."""

    fewer: list[Fewer] = field(default_factory=list)
    times: list[Period] = field(default_factory=list)
    rooms: list[Offer] = field(default_factory=list)
    short: list[Resource] = field(default_factory=list)


def alternatives_to(request: BookingRequest) -> Alternatives:
    """Return what can be booked instead: less equipment, another time, another room.

    Everything offered was judged by the same rules as the request.
    """
    day = request.period.starts_at.astimezone(WARSAW).date()
    circumstances = Circumstances.load(
        request.organization,
        request.resources,
        Period(day_bounds(day).starts_at, day_bounds(day + timedelta(days=DAYS_AHEAD)).ends_at),
    )
    # Whoever has not accepted the rules yet will do so with what is offered here.
    request = replace(request, rules=circumstances.rules)
    problems = list(problems_with(request, circumstances))
    codes = {problem.code for problem in problems}
    if not problems or "suspended" in codes:
        return Alternatives()
    short = [
        thing
        for thing in request.equipment
        if any(problem.field == thing.field_name for problem in problems)
    ]
    only_equipment = len(short) == len(problems)
    is_another_room_needed = any((one.field, one.code) in OF_THE_ROOM for one in problems)
    return Alternatives(
        fewer=_fewer(request, short, circumstances) if only_equipment else [],
        times=[] if is_another_room_needed else list(_times(request, circumstances)),
        rooms=[] if codes & OF_THE_ORGANIZATION else _rooms(request, short, circumstances),
        short=short,
    )


def with_pieces(data, pieces: str):
    """Return what was sent with the pieces of equipment that a button names instead.

    ``pieces`` as in ``Fewer``: "7:0,9:1". What is not understood changes nothing.
    """
    changed = data.copy()
    for pair in pieces.split(","):
        thing, _colon, count = pair.partition(":")
        name = f"equipment_{thing}"
        if name in data and count.isascii() and count.isdigit():
            changed[name] = count
    return changed


def _fewer(request, short, circumstances) -> list[Fewer]:
    free = {thing: circumstances.availability.pieces_free(thing, request.period) for thing in short}
    names = ", ".join(str(thing) for thing in short)
    offers = [
        Fewer(
            _("Book without: %(names)s") % {"names": names},
            ",".join(f"{thing.pk}:0" for thing in short),
        )
    ]
    if any(free.values()):
        counted = ", ".join(f"{thing} × {count}" for thing, count in free.items())
        offers.append(
            Fewer(
                _("Book with: %(names)s") % {"names": counted},
                ",".join(f"{thing.pk}:{count}" for thing, count in free.items()),
            )
        )
    return offers


def _times(request, circumstances) -> Iterator[Period]:
    """The nearest times of the same room, some of the wished day, then one of each later day."""
    first = request.period.starts_at.astimezone(WARSAW).date()
    free = circumstances.availability.bookable_periods(request.room, circumstances.now)
    length = _length(request, circumstances)
    if length < request.room.shortest:
        return
    found = []
    for offset in range(DAYS_AHEAD + 1):
        day = first + timedelta(days=offset)
        most = MOST_TIMES_A_DAY if day == first else 1
        for period in _nearest_first(request, day, free, length):
            is_near = any(abs(period.starts_at - one.starts_at) < APART for one in found)
            if is_near or any(problems_with(replace(request, period=period), circumstances)):
                continue
            found.append(period)
            yield period
            most -= 1
            if not most:
                break
        if len(found) >= MOST_TIMES:
            return


def _length(request, circumstances) -> timedelta:
    """The wished length, as the policy and what is left of the quota allow it."""
    room = request.room
    length = max(request.period.duration, room.shortest)
    length += -length % room.step
    if room.longest:
        length = min(length, room.longest)
    left = circumstances.quota.left(request.period.starts_at.astimezone(WARSAW).date())
    if left is not None and left < length:
        length = left - left % room.step
    return length


def _nearest_first(request, day: date, free, length) -> list[Period]:
    """Every time of the day at which the length fits, the nearest to the wished hour first."""
    step = request.room.step
    wished = request.period.starts_at + (
        day_bounds(day).starts_at
        - day_bounds(request.period.starts_at.astimezone(WARSAW).date()).starts_at
    )
    bounds = day_bounds(day)
    times = []
    for window in free:
        start = max(window.starts_at, rounded_down(bounds.starts_at, step))
        while start + length <= window.ends_at and start < bounds.ends_at:
            times.append(Period(start, start + length))
            start += step
    return sorted(times, key=lambda one: (abs(one.starts_at - wished), one.starts_at))


def _rooms(request, short, circumstances) -> list[Offer]:
    """Other rooms at about the wished time; those that need none of the short equipment."""
    organization = request.organization
    is_trusted = circumstances.may_be_alone(request.period)
    seeker = Seeker(
        (organization,),
        frozenset({organization.pk} if is_trusted else ()),
        {organization.pk: circumstances.quota},
    )
    needs = frozenset(feature.code for thing in short for feature in thing.features.all())
    wish = Wish(period=request.period, people=request.people, needs=needs)
    found = find_rooms(wish, seeker=seeker)
    wanted = {thing: count for thing, count in request.equipment.items() if thing not in short}
    free = circumstances.availability.pieces_free
    return [
        offer
        for offer in [*found.fitting, *found.near]
        if offer.room != request.room
        and not offer.lent
        and not offer.without
        and all(count <= free(thing, offer.period) for thing, count in wanted.items())
    ][:MOST_ROOMS]

"""What a series would book, day by day, and what could be done about each problem."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rooms.availability import rounded_up
from rooms.models import Resource
from rooms.rules import Circumstances
from rooms.series.outlook import (
    DayOutlook,
    Outlook,
    days_around,
    first_problem,
    judge,
    problems_of_the_plan,
    request_of,
)
from rooms.series.plan import AS_PLANNED, SKIPPED, Choice, SeriesPlan, local_day
from tcal.shared.dates import human_time_range
from tcal.shared.periods import AmbiguousLocalTime, NonexistentLocalTime, Period, local_datetime

ROOMS_OFFERED = 4


@dataclass(frozen=True)
class Option:
    """Something that may be chosen for a day. ``problem`` says why it can't be any more."""

    choice: Choice
    label: str
    problem: str = ""


def preview(
    plan: SeriesPlan, choices: dict[date, Choice] | None = None, *, judges_plan: bool = True
) -> Outlook:
    """Return every day with its problem and what could be done instead; nothing is stored.

    The number of queries does not depend on the number of days. Raises ``ValidationError`` by
    field where the plan is wrong on all days alike, such as a room that is too small; without
    ``judges_plan`` that is a problem of the days too.
    """
    rooms = list(Resource.objects.bookable().with_capacity().in_polish_order())
    days = plan.recurrence.days
    circumstances = Circumstances.load(
        plan.organization, {*plan.resources, *rooms}, days_around(days[0], days[-1])
    )
    problems = problems_of_the_plan(plan, circumstances) if judges_plan else []
    if problems:
        raise ValidationError(
            {one.field: ValidationError(one.message, code=one.code) for one in problems}
        )

    def offer(one: DayOutlook, here: Circumstances) -> None:
        one.options = _options(one, plan, here, rooms)

    by_id = {room.pk: room for room in rooms}
    return judge(plan, choices or {}, circumstances, by_id, offer=offer)


def _options(one: DayOutlook, plan, circumstances, rooms: list[Resource]) -> list[Option]:
    """Return what may be chosen for a day, what was chosen among it."""
    by_id = {room.pk: room for room in rooms}
    choices = _alternatives(one, plan, circumstances, rooms) if one.problem else [AS_PLANNED]
    options = [
        Option(choice, _label(choice, one, plan, by_id))
        for choice in dict.fromkeys([*choices, SKIPPED])
    ]
    if one.choice not in {option.choice for option in options}:
        label = _label(one.choice, one, plan, by_id)
        options.insert(0, Option(one.choice, label, one.choice_problem))
    return options


def _alternatives(one: DayOutlook, plan, circumstances, rooms) -> list[Choice]:
    """Return what would work: without what is lent, in another room, at another time."""
    missing = {problem.field for problem in one.problems}
    lent = frozenset(thing.pk for thing in plan.equipment if thing.field_name in missing)
    by_id = {room.pk: room for room in rooms}

    def first_that_works(candidates: Iterable[Choice]) -> Choice | None:
        for choice in candidates:
            request = request_of(choice, one, plan, by_id)
            if request and not first_problem(request, circumstances):
                return choice
        return None

    found = [first_that_works([Choice(without=lent)])] if lent else []
    if one.period:
        others = [room for room in rooms if room != plan.room]
        others.sort(key=lambda room: room.capacity)
        in_other_rooms = (first_that_works([Choice(room=room.pk, without=lent)]) for room in others)
        found += [choice for choice in in_other_rooms if choice][:ROOMS_OFFERED]
    earlier, later = _other_times(one, plan, circumstances)
    for periods in (earlier, later):
        # With everything that was asked for if possible, be it further away.
        for without in dict.fromkeys([frozenset(), lent]):
            choice = first_that_works(Choice(period=one_, without=without) for one_ in periods)
            if choice:
                found.append(choice)
                break
    return [choice for choice in found if choice]


def _other_times(one: DayOutlook, plan, circumstances) -> tuple[list[Period], list[Period]]:
    """Return the times of that day at which the room is free, earlier and later, nearest first."""
    room, length = plan.room, _length(plan)
    wished = one.period.starts_at if one.period else _nearly(one.day, plan.recurrence.starts_at)
    times = []
    for free in circumstances.availability.bookable_periods(room, circumstances.now):
        start = rounded_up(free.starts_at, room.step)
        while start + length <= free.ends_at:
            if local_day(start) == one.day and start != wished:
                times.append(Period(start, start + length))
            start += room.step
    earlier = [time for time in times if time.starts_at < wished]
    return earlier[::-1], [time for time in times if time.starts_at > wished]


def _length(plan) -> timedelta:
    """How long the clock says that it lasts, which is how long it lasts on usual days."""
    day = plan.recurrence.first_day
    last_day = day + timedelta(days=1) if plan.recurrence.passes_midnight else day
    return datetime.combine(last_day, plan.recurrence.ends_at) - datetime.combine(
        day, plan.recurrence.starts_at
    )


def _nearly(day: date, at) -> datetime:
    """The instant next to a local time that is not there, or the first where it comes twice."""
    try:
        return local_datetime(day, at)
    except NonexistentLocalTime as gap:
        return gap.first_valid
    except AmbiguousLocalTime as twice:
        return twice.first


def _label(choice: Choice, one: DayOutlook, plan: SeriesPlan, rooms) -> str:
    if choice.skip:
        return _("Leave out")
    if choice == AS_PLANNED:
        return _("As planned")
    room = plan.room if choice.room is None else rooms.get(choice.room)
    period = choice.period or one.period
    parts = [str(room)] if room else []
    if period:
        parts.append(human_time_range(period.starts_at, period.ends_at))
    left_out = [thing.name for thing in plan.equipment if thing.pk in choice.without]
    if left_out:
        parts.append(_("without: %(things)s") % {"things": ", ".join(left_out)})
    return ", ".join(parts) or _("Something else")

"""Judging the days of a series: what is in the way of each, and what is done instead."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256

from rooms.booking_requests import status_on_request
from rooms.models import Resource
from rooms.rules import BookingRequest, Circumstances, Problem, problems_with
from rooms.series.plan import AS_PLANNED, SKIPPED, Choice, SeriesPlan, local_day
from rooms.series.wording import no_such_time, not_bookable, reason_of
from rooms.states import BookingStatus
from tcal.shared.periods import LocalTimeError, Period, day_bounds

# What is wrong with the plan and not with a day of it, if every day has it.
OF_THE_PLAN = frozenset(
    {
        "suspended",
        "inactive",
        "not_for_this_kind",
        "step",
        "too_short",
        "too_long",
        "capacity",
        "rules",
    }
)


@dataclass
class DayOutlook:
    """One day of a series. ``problem`` is a sentence, empty where the day works as planned.

    ``request`` is what will be booked, None where nothing is; ``choice_problem`` says why what was
    chosen for the day can't be done.
    """

    day: date
    period: Period | None
    problem: str = ""
    code: str = ""
    choice: Choice = AS_PLANNED
    choice_problem: str = ""
    request: BookingRequest | None = None
    options: list = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    as_planned: BookingRequest | None = None

    @property
    def is_skipped(self) -> bool:
        return self.choice.skip

    @property
    def status(self) -> BookingStatus | None:
        return status_on_request(self.request) if self.request else None


@dataclass
class Outlook:
    """All days of a series, judged in order."""

    plan: SeriesPlan
    days: list[DayOutlook]

    @property
    def booked(self) -> list[DayOutlook]:
        return [one for one in self.days if one.request]

    @property
    def skipped(self) -> list[DayOutlook]:
        return [one for one in self.days if one.is_skipped]

    @property
    def with_problem(self) -> list[DayOutlook]:
        return [one for one in self.days if one.problem]

    @property
    def open_questions(self) -> list[DayOutlook]:
        """Days for which something was chosen that can't be done."""
        return [one for one in self.days if one.choice_problem]

    @property
    def can_be_booked(self) -> bool:
        return bool(self.booked) and not self.open_questions

    @property
    def fee(self) -> Decimal:
        return sum((one.request.fee for one in self.booked), Decimal())

    @property
    def has_waiting(self) -> bool:
        """Whether staff have to decide on some of the days."""
        return any(one.status == BookingStatus.PENDING for one in self.booked)

    @property
    def fingerprint(self) -> str:
        """What the person saw of the world: it differs as soon as the world does.

        The quota is left out: it follows from what is chosen, and choices are judged anyway.
        """
        seen = [
            (
                one.day.isoformat(),
                "" if one.code == "quota" else one.code,
                str(one.as_planned.fee) if one.as_planned else "",
                status_on_request(one.as_planned) if one.as_planned else "",
            )
            for one in self.days
        ]
        return sha256(repr(seen).encode()).hexdigest()


def problems_of_the_plan(plan: SeriesPlan, circumstances: Circumstances) -> list[Problem]:
    """Return what is wrong on every day alike, so that the plan itself has to change."""
    common, problems = OF_THE_PLAN, []
    for day in plan.recurrence.days:
        one = _as_planned(plan, day, on_day(circumstances, day))
        if one.as_planned:
            problems = problems or one.problems
            common = common & {problem.code for problem in one.problems}
        if not common:
            break
    return [problem for problem in problems if problem.code in common]


def judge(
    plan: SeriesPlan,
    choices: dict[date, Choice],
    circumstances: Circumstances,
    rooms: dict[int, Resource],
    *,
    offer: Callable[[DayOutlook, Circumstances], None] | None = None,
) -> Outlook:
    """Judge every day in order, so that those before it count against the quota.

    A day without a choice is booked if it can be, otherwise skipped. ``rooms`` are those that
    choices may name; ``offer`` fills in what may be chosen for a day. Adds what will be booked to
    the quota of the circumstances.
    """
    outlook = Outlook(plan, [])
    for day in plan.recurrence.days:
        here = on_day(circumstances, day)
        one = _as_planned(plan, day, here)
        one.choice = choices.get(day) or (SKIPPED if one.problem else AS_PLANNED)
        _carry_out(one, plan, here, rooms)
        if offer:
            offer(one, here)
        if one.request:
            circumstances.quota.add(one.request.period)
        outlook.days.append(one)
    return outlook


def days_around(first: date, last: date) -> Period:
    """Return all of these days, with the night after the last one."""
    return Period(day_bounds(first).starts_at, day_bounds(last + timedelta(days=1)).ends_at)


def on_day(circumstances: Circumstances, day: date) -> Circumstances:
    """Return the circumstances of one day: the same quota, less to look through."""
    narrowed = circumstances.availability.narrowed(days_around(day, day))
    return replace(circumstances, availability=narrowed)


def first_problem(request: BookingRequest, circumstances: Circumstances) -> Problem | None:
    return next(problems_with(request, circumstances), None)


def _as_planned(plan, day, circumstances) -> DayOutlook:
    try:
        period = plan.recurrence.period_on(day)
    except LocalTimeError as error:
        return DayOutlook(day, None, problem=no_such_time(error), code="local_time")
    request = plan.request(period)
    problems = list(problems_with(request, circumstances))
    one = DayOutlook(day, period, problems=problems, as_planned=request)
    if problems:
        one.code = problems[0].code
        # Equipment that is short too: what is offered instead leaves it out.
        said = [problems[0], *(one for one in problems[1:] if one.code == "equipment")]
        one.problem = " ".join(reason_of(problem, request, circumstances) for problem in said)
    return one


def _carry_out(one: DayOutlook, plan, circumstances, rooms) -> None:
    """Say what will be booked by the choice, or why it can't be."""
    choice = one.choice
    if choice.skip:
        return
    if choice == AS_PLANNED:
        one.request, one.choice_problem = (None if one.problem else one.as_planned), one.problem
        return
    request = request_of(choice, one, plan, rooms)
    if request is None:
        one.choice_problem = not_bookable()
    elif problem := first_problem(request, circumstances):
        one.choice_problem = reason_of(problem, request, circumstances)
    else:
        one.request = request


def request_of(choice: Choice, one: DayOutlook, plan: SeriesPlan, rooms) -> BookingRequest | None:
    """Return what a choice asks for; None where it is no possible answer to the day."""
    room = plan.room if choice.room is None else rooms.get(choice.room)
    period = choice.period or one.period
    if room is None or room.is_equipment or period is None:
        return None
    if local_day(period.starts_at) != one.day:
        return None
    if not days_around(one.day, one.day).contains(period):
        return None
    return plan.request(period, room=room, without=choice.without)

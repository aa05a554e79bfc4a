"""The rules of booking, in the order in which people want to hear them.

Each says what is wrong, why, and what would work. They are judged against ``Circumstances``, which
are loaded once, so that a series of fifty dates costs as much as one. What only the database can
keep, that nothing is used twice, it keeps by itself (``models/allocation.py``).
"""

from collections.abc import Iterator

from rooms.rules import fairness, policy, time
from rooms.rules.request import TAKEN, BookingRequest, Circumstances, Problem, alone_until

__all__ = [
    "TAKEN",
    "BookingRequest",
    "Circumstances",
    "Problem",
    "alone_until",
    "problems_with",
    "refuse_what_breaks_a_rule",
]


def refuse_what_breaks_a_rule(request: BookingRequest, *, without=None) -> None:
    """Raise ``ValidationError`` by field, with the reason and what would work; else return."""
    circumstances = Circumstances.load(
        request.organization, request.resources, request.period, without=without
    )
    for problem in problems_with(request, circumstances):
        raise problem.as_error()


def problems_with(
    request: BookingRequest, circumstances: Circumstances, *, waived: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """Yield what is in the way, the most telling first, but for problems with a waived code."""
    for problem in _all_problems(request, circumstances):
        if problem.code not in waived:
            yield problem


def _all_problems(request: BookingRequest, circumstances: Circumstances) -> Iterator[Problem]:
    yield from fairness.about_the_suspension(circumstances.suspended_until)
    yield from policy.about_the_room(request)
    yield from policy.about_the_time(request, circumstances)
    yield from policy.about_people(request)
    yield from time.about_opening(request, circumstances)
    yield from time.about_what_is_taken(request, circumstances.availability)
    yield from policy.about_the_quota(request, circumstances.quota)
    yield from policy.about_the_house_rules(request, circumstances.rules)

"""Seating everybody anew: who has to sit, the best arrangement, the plan and its reasons."""

from .explanation import PlanExplained, explain
from .hall import Hall, hall_of
from .plans import accept, dismiss, is_stale, make_plan, why_not_seated

__all__ = [
    "Hall",
    "PlanExplained",
    "accept",
    "dismiss",
    "explain",
    "hall_of",
    "is_stale",
    "make_plan",
    "why_not_seated",
]

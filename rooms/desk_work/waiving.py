"""Which rules staff may set aside, and how a refusal tells them of all that are in the way."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from django.core.exceptions import ValidationError

from rooms.rules import Circumstances, Problem

# What the centre decides for itself. What is taken, closed, too small or out of use stays so.
WAIVABLE = frozenset(
    {
        "notice",
        "horizon",
        "step",
        "too_short",
        "too_long",
        "not_for_this_kind",
        "quota",
        "suspended",
        "unstaffed",
        "rules",
    }
)

# People are let in first and entered afterwards.
A_LITTLE = timedelta(minutes=30)


def at_the_desk(circumstances: Circumstances) -> Circumstances:
    """Return the circumstances as they are for staff: what has just begun can still be entered."""
    return replace(circumstances, grace=A_LITTLE)


def refuse_all(problems: Iterable[Problem]) -> None:
    """Raise ``ValidationError`` by field with every problem, so that nothing comes as a surprise."""
    errors: dict[str, list[ValidationError]] = {}
    for problem in problems:
        error = ValidationError(problem.message, code=problem.code)
        errors.setdefault(problem.field, []).append(error)
    if errors:
        raise ValidationError(errors)


def waivable_problems(refusal: ValidationError) -> list[ValidationError]:
    """Return those of a refusal that staff may waive; the others have to be mended."""
    by_field = getattr(refusal, "error_dict", {})
    return [one for errors in by_field.values() for one in errors if one.code in WAIVABLE]

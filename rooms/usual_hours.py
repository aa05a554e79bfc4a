"""The weekly opening hours of a venue as people say them: Monday–Friday 8:00–20:00."""

from dataclasses import dataclass
from itertools import groupby

from rooms.opening import OpeningCalendar
from tcal.shared.dates import DASH, human_time_range, weekday_name


@dataclass(frozen=True)
class UsualHours:
    """Weekdays in a row with the same hours; ``unstaffed`` are those without staff."""

    days: str
    staffed: str
    unstaffed: str


def usual_hours(calendar: OpeningCalendar) -> list[UsualHours]:
    """Return the week in as few lines as possible; days without hours are left out."""
    by_day = {}
    for day in range(7):
        by_day[day] = staffed, unstaffed = [], []
        for opens_at, closes_at, is_staffed in calendar.usual_on(day):
            (staffed if is_staffed else unstaffed).append(human_time_range(opens_at, closes_at))
    lines = []
    for (staffed, unstaffed), group in groupby(range(7), key=lambda day: by_day[day]):
        days = list(group)
        if not staffed and not unstaffed:
            continue
        first, last = weekday_name(days[0]), weekday_name(days[-1])
        lines.append(
            UsualHours(
                first if len(days) == 1 else f"{first}{DASH}{last}",
                ", ".join(staffed),
                ", ".join(unstaffed),
            )
        )
    return lines

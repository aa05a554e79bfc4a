"""The opening hours of a venue as people say them: Monday–Friday 8:00–20:00, from July otherwise."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rooms.opening import Hours, OpeningCalendar, SeasonDays
from tcal.shared.dates import DASH, human_date, human_time_range, weekday_name

# So long beforehand a season is announced.
ANNOUNCED_BEFORE = timedelta(days=60)
WEDNESDAY, SATURDAY, SUNDAY = 2, 5, 6


@dataclass(frozen=True)
class UsualHours:
    """Weekdays in a row with the same hours; ``unstaffed`` are those without staff."""

    days: str
    staffed: str
    unstaffed: str


@dataclass(frozen=True)
class HoursOfTime:
    """The week of a part of the year; ``title`` is empty where there is only one."""

    title: str
    lines: list[UsualHours]


def hours_of_the_year(calendar: OpeningCalendar, today: date) -> list[HoursOfTime]:
    """Return the hours of the season that runs, the usual ones, and those of seasons near ahead.

    What counts today comes first. The calendar has to know the seasons from this day on.
    """
    usual = HoursOfTime(_("Usual hours"), usual_hours(calendar))
    running = calendar.season_on(today)
    announced = [
        season
        for season in calendar.seasons
        if season != running and today < season.first_day <= today + ANNOUNCED_BEFORE
    ]
    if not running and not announced:
        return [HoursOfTime("", usual.lines)] if usual.lines else []
    return [
        *([_of_season(calendar, running)] if running else []),
        *([usual] if usual.lines else []),
        *(_of_season(calendar, season) for season in announced),
    ]


def usual_hours(calendar: OpeningCalendar, season: SeasonDays | None = None) -> list[UsualHours]:
    """Return the week in as few lines as possible; days without hours are left out.

    After them days such as the first Saturday of a month. Of a season where one is given.
    """
    by_day = {day: hours_in_words(calendar.usual_on(day, season)) for day in range(7)}
    lines = []
    for (staffed, unstaffed), group in groupby(range(7), key=lambda day: by_day[day]):
        days = list(group)
        if not staffed and not unstaffed:
            continue
        first, last = weekday_name(days[0]), weekday_name(days[-1])
        lines.append(
            UsualHours(
                first if len(days) == 1 else f"{first}{DASH}{last}",
                staffed,
                unstaffed,
            )
        )
    return lines + [
        UsualHours(nth_weekday(nth, weekday), *hours_in_words(hours))
        for weekday, nth, hours in calendar.usual_nth(season)
    ]


def hours_in_words(hours: list[Hours]) -> tuple[str, str]:
    """Return the hours with staff and those without, as people read them; empty for none."""
    return tuple(
        ", ".join(
            human_time_range(one.opens_at, one.closes_at)
            for one in hours
            if one.is_staffed == is_staffed
        )
        for is_staffed in (True, False)
    )


def nth_weekday(nth: int, weekday: int) -> str:
    """The first Saturday of the month."""
    return _("%(nth)s %(weekday)s of the month") % {
        "nth": _ordinal(nth, weekday),
        "weekday": weekday_name(weekday),
    }


def _ordinal(nth: int, weekday: int) -> str:
    """The names of days are of two genders in Polish, and the number follows."""
    if weekday in (WEDNESDAY, SATURDAY, SUNDAY):
        return {
            1: pgettext("Wednesday, Saturday, Sunday", "first"),
            2: pgettext("Wednesday, Saturday, Sunday", "second"),
            3: pgettext("Wednesday, Saturday, Sunday", "third"),
            4: pgettext("Wednesday, Saturday, Sunday", "fourth"),
            -1: pgettext("Wednesday, Saturday, Sunday", "last"),
        }[nth]
    return {
        1: pgettext("Monday, Tuesday, Thursday, Friday", "first"),
        2: pgettext("Monday, Tuesday, Thursday, Friday", "second"),
        3: pgettext("Monday, Tuesday, Thursday, Friday", "third"),
        4: pgettext("Monday, Tuesday, Thursday, Friday", "fourth"),
        -1: pgettext("Monday, Tuesday, Thursday, Friday", "last"),
    }[nth]


def _of_season(calendar: OpeningCalendar, season: SeasonDays) -> HoursOfTime:
    title = _("%(season)s (%(first)s – %(last)s)") % {
        "season": season.name,
        "first": human_date(season.first_day),
        "last": human_date(season.last_day),
    }
    return HoursOfTime(title, usual_hours(calendar, season))

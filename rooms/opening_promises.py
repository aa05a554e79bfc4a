"""Whether the opening hours keep what the centre promised the city: so many days, hours, late days.

Hours with staff count: that is what a city pays for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from rooms.models import OpeningPromise, Venue
from rooms.opening import OpeningCalendar, SeasonDays, load_opening_calendars
from tcal.shared.dates import human_day, human_time
from tcal.shared.periods import Period, day_bounds, local_datetime, merged

DAY = timedelta(days=1)
# A Monday of a week without clock changes, to reckon with weekdays.
SOME_MONDAY = date(2024, 1, 8)


@dataclass(frozen=True)
class PromisedWeek:
    """A week against the promise. ``missing`` says what is not kept, ``reasons`` which days are

    unusual in it; ``first_day`` is None for the ordinary week, ``season`` names that of a season.
    """

    first_day: date | None
    open_days: int
    late_days: int
    missing: list[str]
    reasons: list[str]
    season: str = ""

    @property
    def is_kept(self) -> bool:
        return not self.missing

    @property
    def last_day(self) -> date | None:
        return self.first_day and self.first_day + 6 * DAY


def check_promise(promise: OpeningPromise, first_day: date, last_day: date) -> list[PromisedWeek]:
    """Return every week, Monday to Sunday, that these days touch, in one query."""
    monday = first_day - first_day.weekday() * DAY
    sunday = last_day + (6 - last_day.weekday()) * DAY
    calendar = _calendar(promise, monday, sunday)
    weeks = []
    while monday <= sunday:
        weeks.append(
            _week(
                promise,
                [monday + offset * DAY for offset in range(7)],
                lambda day: calendar.periods_on(day, staffed_only=True),
                first_day=monday,
                reasons=_reasons(calendar, monday),
            )
        )
        monday += 7 * DAY
    return weeks


def check_ordinary_weeks(promise: OpeningPromise, today: date) -> list[PromisedWeek]:
    """Return the week as it is entered, outside seasons and in each one from today on.

    Days such as the first Saturday are left out: they come once a month.
    """
    calendar = _calendar(promise, today, today)
    return [_ordinary_week(promise, calendar, season) for season in (None, *calendar.seasons)]


def _ordinary_week(promise, calendar, season: SeasonDays | None) -> PromisedWeek:
    def periods(day):
        hours = calendar.usual_on(day.weekday(), season)
        return merged(one.on(day) for one in hours if one.is_staffed)

    days = [SOME_MONDAY + offset * DAY for offset in range(7)]
    return _week(promise, days, periods, season=season.name if season else "")


def _calendar(promise, first: date, last: date) -> OpeningCalendar:
    venues = Venue.objects.filter(pk=promise.venue_id)
    return load_opening_calendars(venues, first, last)[promise.venue_id]


def _week(
    promise,
    days: list[date],
    periods_on: Callable[[date], list[Period]],
    *,
    first_day: date | None = None,
    reasons: list[str] | None = None,
    season: str = "",
) -> PromisedWeek:
    enough = timedelta(hours=promise.hours_a_day)
    open_days = late_days = 0
    for day in days:
        periods = periods_on(day)
        open_days += sum((one.duration for one in periods), timedelta()) >= enough
        late_days += any(_lasts_until(promise.late_until, day, one) for one in periods)
    missing = []
    if open_days < promise.days_a_week:
        missing.append(
            _("days with %(hours)d hours or more: %(found)d of %(promised)d")
            % {
                "hours": promise.hours_a_day,
                "found": open_days,
                "promised": promise.days_a_week,
            }
        )
    if late_days < promise.late_days:
        missing.append(
            _("days until %(time)s or later: %(found)d of %(promised)d")
            % {
                "time": human_time(promise.late_until),
                "found": late_days,
                "promised": promise.late_days,
            }
        )
    return PromisedWeek(
        first_day, open_days, late_days, missing, (reasons or []) if missing else [], season
    )


def _lasts_until(late, day: date, period: Period) -> bool:
    # Midnight, 0:00, is the end of the day.
    moment = local_datetime(day, late, fold=0) if late.hour >= 4 else day_bounds(day).ends_at
    return period.starts_at < moment <= period.ends_at


def _reasons(calendar: OpeningCalendar, monday: date) -> list[str]:
    """The public holidays and special days of a week, as people say them."""
    reasons = []
    for offset in range(7):
        day = monday + offset * DAY
        note = calendar.note_on(day)
        if note or calendar.is_special(day):
            reasons.append(f"{human_day(day)}: {note or _('other hours')}")
    return reasons

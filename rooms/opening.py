"""When a venue is open: weekly hours, seasons, special days, Poland's public holidays."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import holidays
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rooms.models import OpeningHours, Season, SpecialDay, Venue
from tcal.shared.periods import WARSAW, NonexistentLocalTime, Period, local_datetime, merged

HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)


@dataclass(frozen=True, order=True)
class Hours:
    """Local hours of a day. Closing not after opening means on the next day."""

    opens_at: time
    closes_at: time
    is_staffed: bool

    def on(self, day: date) -> Period | None:
        """Return when they are on a day; None where the clocks skip all of them."""
        last_day = day if self.closes_at > self.opens_at else day + timedelta(days=1)
        opens = _instant(day, self.opens_at).astimezone(UTC)
        closes = _instant(last_day, self.closes_at).astimezone(UTC)
        return Period(opens, closes) if opens < closes else None


@dataclass(frozen=True, order=True)
class SeasonDays:
    """A season as the calendar knows it. Both days belong to it."""

    first_day: date
    last_day: date
    pk: int
    name: str

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class _Special:
    hours: list[Hours]
    is_closed: bool
    note: str


class OpeningCalendar:
    """One venue's hours over some days, loaded beforehand so that asking costs nothing.

    On a day of a season only the season's hours count; hours of, say, the first Saturday of a
    month replace the weekly ones of that day; a special day replaces them all; and on a public
    holiday the venue is closed, where it keeps them, unless a special day says otherwise.
    """

    def __init__(
        self,
        venue: Venue,
        hours: Iterable[dict],
        special: Iterable[dict],
        seasons: Iterable[dict] = (),
    ):
        self.venue = venue
        self._hours = defaultdict(list)
        for row in hours:
            self._hours[row.get("season_id"), row["weekday"], row.get("nth")].append(_hours(row))
        by_day = defaultdict(list)
        for row in special:
            by_day[date.fromisoformat(row["day"])].append(row)
        self._special = {day: _special(rows) for day, rows in by_day.items()}
        self.seasons = sorted(
            SeasonDays(
                date.fromisoformat(row["first_day"]),
                date.fromisoformat(row["last_day"]),
                row["pk"],
                row["name"],
            )
            for row in seasons
        )
        self._holidays = holidays.Poland(language="en_US" if get_language() == "en" else "pl")

    def periods_on(self, day: date, *, staffed_only: bool = False) -> list[Period]:
        """Return the hours that begin on this local day, those without staff too unless asked."""
        return merged(
            period
            for hours in self.hours_on(day)
            if (hours.is_staffed or not staffed_only) and (period := hours.on(day))
        )

    def hours_on(self, day: date) -> list[Hours]:
        """Return the local hours of a day, each by itself, in order."""
        if special := self._special.get(day):
            return special.hours
        if self.is_kept_holiday(day):
            return []
        return self._of_the_week(day, self.season_on(day))

    def season_on(self, day: date) -> SeasonDays | None:
        return next((season for season in self.seasons if day in season), None)

    def is_special(self, day: date) -> bool:
        return day in self._special

    def is_kept_holiday(self, day: date) -> bool:
        """Whether it is a public holiday on which this venue is closed."""
        return self.venue.closed_on_public_holidays and day in self._holidays

    def _of_the_week(self, day: date, season: SeasonDays | None) -> list[Hours]:
        """The hours that the day has by its weekday and its place in the month."""
        key = season and season.pk
        nth = [
            hours
            for which in _places_in_month(day)
            for hours in self._hours.get((key, day.weekday(), which), ())
        ]
        return sorted(set(nth or self._hours.get((key, day.weekday(), None), ())))

    def usual_on(self, weekday: int, season: SeasonDays | None = None) -> list[Hours]:
        """Return the hours that a weekday has every week, in a season or outside, in order."""
        return sorted(self._hours.get((season and season.pk, weekday, None), ()))

    def usual_nth(self, season: SeasonDays | None = None) -> list[tuple[int, int, list[Hours]]]:
        """Return ``(weekday, nth, hours)`` of days such as the first Saturday of a month."""
        found = [
            (weekday, nth, sorted(hours))
            for (key, weekday, nth), hours in self._hours.items()
            if nth is not None and key == (season and season.pk)
        ]
        # The last of a month after the fourth.
        return sorted(found, key=lambda one: (one[0], one[1] < 0, one[1]))

    def note_on(self, day: date) -> str:
        """Return why the day is unusual, in the visitor's language; empty for usual days."""
        if special := self._special.get(day):
            return special.note or (_("closed on this day") if special.is_closed else "")
        if self.is_kept_holiday(day):
            return self._holidays[day]
        season = self.season_on(day)
        closed_for_it = season and not self.hours_on(day) and self._of_the_week(day, None)
        return season.name if closed_for_it else ""

    def periods_touching(self, period: Period, *, staffed_only: bool = False) -> list[Period]:
        first = _local_day(period.starts_at) - timedelta(days=1)
        days = (_local_day(period.ends_at) - first).days + 1
        return merged(
            hours
            for offset in range(days)
            for hours in self.periods_on(first + timedelta(days=offset), staffed_only=staffed_only)
        )

    def covers(self, period: Period) -> bool:
        return any(hours.contains(period) for hours in self.periods_touching(period))


def _instant(day: date, at: time) -> datetime:
    """The first moment that the wall clock shows ``at``, or the end of the gap that skips it."""
    try:
        return local_datetime(day, at, fold=0)
    except NonexistentLocalTime as gap:
        return gap.first_valid


def _places_in_month(day: date) -> list[int]:
    """Which one of its weekday in the month a day is: by number, and whether it is the last."""
    places = [(day.day - 1) // 7 + 1]
    if (day + WEEK).month != day.month:
        places.append(OpeningHours.Nth.LAST)
    return places


def _hours(row: dict) -> Hours:
    return Hours(
        time.fromisoformat(row["opens_at"]), time.fromisoformat(row["closes_at"]), row["is_staffed"]
    )


def _special(rows: list[dict]) -> _Special:
    """All hours of a date together; an entry without hours closes it whatever else is entered."""
    is_closed = any(row["opens_at"] is None for row in rows)
    notes = dict.fromkeys(row["note"] for row in rows if row["note"])
    return _Special(
        [] if is_closed else sorted(map(_hours, rows)), is_closed, ", ".join(sorted(notes))
    )


def _local_day(moment) -> date:
    return moment.astimezone(WARSAW).date()


def load_opening_calendars(
    venues: QuerySet[Venue], first_day: date, last_day: date
) -> dict[int, OpeningCalendar]:
    """Return each venue's calendar by its id, valid for these days, in one query.

    Seasons to come are in it too, so that they can be announced.
    """
    margin = timedelta(days=1)
    hours = OpeningHours.objects.filter(venue=OuterRef("pk"))
    special = SpecialDay.objects.filter(
        venue=OuterRef("pk"), day__range=(first_day - margin, last_day + margin)
    )
    seasons = Season.objects.filter(venue=OuterRef("pk"), last_day__gte=first_day - margin)
    rows = venues.annotate(
        hours_rows=_as_objects(
            hours, "season_id", "weekday", "nth", "opens_at", "closes_at", "is_staffed"
        ),
        special_rows=_as_objects(special, "day", "opens_at", "closes_at", "is_staffed", "note"),
        season_rows=_as_objects(seasons, "pk", "name", "first_day", "last_day"),
    )
    return {
        venue.pk: OpeningCalendar(
            venue, venue.hours_rows, venue.special_rows, seasons=venue.season_rows
        )
        for venue in rows
    }


def next_open_hour(calendars: dict[int, OpeningCalendar] | None = None) -> datetime:
    """Return the next full hour with at least an hour of opening left, in the first venue.

    Where nothing opens within a fortnight, the next full hour. ``calendars`` valid so long spare
    a query.
    """
    now = timezone.now()
    coming = now.replace(minute=0, second=0, microsecond=0) + HOUR
    ahead = Period(coming, coming + timedelta(days=14))
    if calendars is None:
        calendars = load_opening_calendars(
            Venue.objects.order_by("pk")[:1], _local_day(ahead.starts_at), _local_day(ahead.ends_at)
        )
    for first in sorted(calendars)[:1]:
        for hours in calendars[first].periods_touching(ahead):
            start = max(coming, hours.starts_at)
            if start + HOUR <= hours.ends_at:
                return start
    return coming


def _as_objects(queryset, *fields):
    return ArraySubquery(queryset.values(row=JSONObject(**{field: field for field in fields})))

"""When a venue is open: weekly hours, special days, Poland's public holidays."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import holidays
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rooms.models import OpeningHours, SpecialDay, Venue
from tcal.shared.periods import WARSAW, NonexistentLocalTime, Period, local_datetime, merged

HOUR = timedelta(hours=1)


def _instant(day: date, at: time):
    """The first moment that the wall clock shows ``at``, or the end of the gap that skips it."""
    try:
        return local_datetime(day, at, fold=0)
    except NonexistentLocalTime as gap:
        return gap.first_valid


def _open_period(day: date, opens_at: time, closes_at: time) -> Period:
    """Hours of a day; closing not after opening means on the next day."""
    last_day = day if closes_at > opens_at else day + timedelta(days=1)
    return Period(_instant(day, opens_at), _instant(last_day, closes_at))


class OpeningCalendar:
    """One venue's hours over some days, loaded beforehand so that asking costs nothing."""

    def __init__(self, venue: Venue, hours: Iterable[dict], special: Iterable[dict]):
        self.venue = venue
        self._hours = defaultdict(list)
        for row in hours:
            self._hours[row["weekday"]].append(
                (_time(row["opens_at"]), _time(row["closes_at"]), row["is_staffed"])
            )
        self._special = {date.fromisoformat(row["day"]): row for row in special}
        self._holidays = holidays.Poland(language="en_US" if get_language() == "en" else "pl")

    def periods_on(self, day: date, *, staffed_only: bool = False) -> list[Period]:
        """Return the hours that begin on this local day, those without staff too unless asked."""
        if special := self._special.get(day):
            if special["opens_at"] is None or (staffed_only and not special["is_staffed"]):
                return []
            return [_open_period(day, _time(special["opens_at"]), _time(special["closes_at"]))]
        if self.venue.closed_on_public_holidays and day in self._holidays:
            return []
        return merged(
            _open_period(day, opens_at, closes_at)
            for opens_at, closes_at, is_staffed in self._hours[day.weekday()]
            if is_staffed or not staffed_only
        )

    def usual_on(self, weekday: int) -> list[tuple[time, time, bool]]:
        """Return when it opens and closes on a weekday and whether with staff, in order."""
        return sorted(self._hours.get(weekday, []))

    def note_on(self, day: date) -> str:
        """Return why the day is unusual, in the visitor's language; empty for usual days."""
        if special := self._special.get(day):
            return special["note"] or ("" if special["opens_at"] else _("closed on this day"))
        if self.venue.closed_on_public_holidays and day in self._holidays:
            return self._holidays[day]
        return ""

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


def _local_day(moment) -> date:
    return moment.astimezone(WARSAW).date()


def load_opening_calendars(
    venues: QuerySet[Venue], first_day: date, last_day: date
) -> dict[int, OpeningCalendar]:
    """Return each venue's calendar by its id, valid for these days, in one query."""
    margin = timedelta(days=1)
    hours = OpeningHours.objects.filter(venue=OuterRef("pk"))
    special = SpecialDay.objects.filter(
        venue=OuterRef("pk"), day__range=(first_day - margin, last_day + margin)
    )
    rows = venues.annotate(
        hours_rows=_as_objects(hours, "weekday", "opens_at", "closes_at", "is_staffed"),
        special_rows=_as_objects(special, "day", "opens_at", "closes_at", "is_staffed", "note"),
    )
    return {
        venue.pk: OpeningCalendar(venue, venue.hours_rows, venue.special_rows) for venue in rows
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


def _time(text: str) -> time:
    return time.fromisoformat(text)

"""Deadlines: inclusive, and a date without an hour lasts until its last second in Warsaw."""

from datetime import date, datetime, time

from django.db.models import DateField, Func
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tcal.shared.dates import human_time, weekday
from tcal.shared.periods import WARSAW, local_datetime, local_today

LAST_SECOND = time(23, 59, 59)


class WarsawDate(Func):
    """The local date of a moment, in SQL; immutable, so that constraints may use it."""

    template = "timezone('Europe/Warsaw', %(expressions)s)::date"
    output_field = DateField()


def end_of_day(day: date) -> datetime:
    """The last second of a day in Warsaw: what "until 24 June" means."""
    return local_datetime(day, LAST_SECOND)


def deadline_text(moment: datetime) -> str:
    """2 December (tomorrow) at 13:00; without the hour when the whole day counts.

    The weekday is in brackets, since after "until" Polish would inflect it.
    """
    local = moment.astimezone(WARSAW)
    today = local_today()
    day = date_format(local.date(), "j E" if local.year == today.year else "j E Y")
    near = {0: _("today"), 1: _("tomorrow")}.get((local.date() - today).days)
    spoken = f"{day} ({near or weekday(local)})"
    if not ends_before_midnight(moment):
        return spoken
    return _("%(day)s at %(time)s") % {"day": spoken, "time": human_time(local)}


def ends_before_midnight(moment: datetime) -> bool:
    """Whether a deadline has an hour of its own, rather than lasting the whole day."""
    return moment.astimezone(WARSAW).time() < time(23, 59)

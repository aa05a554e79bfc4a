"""Dates and times as a person would say them, in the language of the page.

Every function takes aware datetimes of any zone and speaks of Warsaw's clock. Month names come in
the genitive where Polish needs it ("26 listopada").
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from .periods import WARSAW, local_today

DASH = "–"
MINUS = "−"

# Django's own names of days are capitalised in Polish, as none is within a sentence.
_WEEKDAYS = (
    pgettext_lazy("in a sentence", "Monday"),
    pgettext_lazy("in a sentence", "Tuesday"),
    pgettext_lazy("in a sentence", "Wednesday"),
    pgettext_lazy("in a sentence", "Thursday"),
    pgettext_lazy("in a sentence", "Friday"),
    pgettext_lazy("in a sentence", "Saturday"),
    pgettext_lazy("in a sentence", "Sunday"),
)


def human_date(day: date) -> str:
    """26 November 2026."""
    return date_format(_local_day(day), "j E Y")


def human_day(day: date, today: date | None = None) -> str:
    """Tomorrow, Thursday 26 November; the year is said only when it is not the current one."""
    day = _local_day(day)
    today = today or local_today()
    spoken = f"{weekday(day)} {date_format(day, 'j E' if day.year == today.year else 'j E Y')}"
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}.get((day - today).days)
    return f"{near}, {spoken}" if near else spoken


def weekday(day: date) -> str:
    """Thursday; lower case in Polish, as in the middle of a sentence."""
    return str(_WEEKDAYS[_local_day(day).weekday()])


def human_month(day: date) -> str:
    """December 2026; lower case in Polish, as in the middle of a sentence."""
    name = date_format(day, "F Y")
    return name.lower() if get_language() == "pl" else name


def weekday_name(number: int) -> str:
    """The same by its number, Monday being 0."""
    return str(_WEEKDAYS[number])


def human_time(moment: datetime | time) -> str:
    """9:00, and which of the two it is in the hour that comes twice in autumn."""
    if isinstance(moment, datetime):
        moment = moment.astimezone(WARSAW)
        if moment.utcoffset() != moment.replace(fold=1 - moment.fold).utcoffset():
            season = _("winter time") if moment.fold else _("summer time")
            return f"{_clock(moment)} ({season})"
    return _clock(moment)


def human_time_range(starts_at: datetime | time, ends_at: datetime | time | None) -> str:
    """9:00–15:00. An end at midnight reads 24:00. Local `time`s (opening hours) will do too."""
    if ends_at is None:
        return human_time(starts_at)
    end = "24:00" if _clock(_local(ends_at)) == "0:00" else human_time(ends_at)
    return f"{human_time(starts_at)}{DASH}{end}"


def human_period(starts_at: datetime, ends_at: datetime | None, today: date | None = None) -> str:
    """Tomorrow, Thursday 26 November, 17:00–19:00; both days are named when midnight is passed."""
    if ends_at is None:
        return f"{human_day(starts_at, today)}, {human_time(starts_at)}"
    starts_at, ends_at = _local(starts_at), _local(ends_at)
    first, last = starts_at.date(), ends_at.date()
    ends_with_day = ends_at.time() == time.min and last > first
    if ends_with_day:
        last -= timedelta(days=1)
    whole_days = ends_with_day and starts_at.time() == time.min
    if first == last:
        hours = _("all day") if whole_days else human_time_range(starts_at, ends_at)
        return f"{human_day(first, today)}, {hours}"
    if whole_days:
        return f"{human_day(first, today)} {DASH} {human_day(last, today)}"
    end = "24:00" if ends_with_day else human_time(ends_at)
    return (
        f"{human_day(first, today)}, {human_time(starts_at)} {DASH} {human_day(last, today)}, {end}"
    )


def human_duration(duration: timedelta) -> str:
    """1 h 30 min. Whole minutes; days of 24 hours from one day up."""
    minutes = round(duration.total_seconds() / 60)
    sign = MINUS if minutes < 0 else ""
    hours, minutes = divmod(abs(minutes), 60)
    days, hours = divmod(hours, 24)
    parts = []
    if days:
        parts.append(ngettext("%(count)d day", "%(count)d days", days) % {"count": days})
    if hours:
        parts.append(_("%(hours)d h") % {"hours": hours})
    if minutes or not parts:
        parts.append(_("%(minutes)d min") % {"minutes": minutes})
    return sign + " ".join(parts)


def hours_text(hours: int | float | Decimal | timedelta) -> str:
    """An amount of hours in words: 1 hour, 5 hours, 1.5 hours. At most two decimal places."""
    if isinstance(hours, timedelta):
        hours = Decimal(round(hours.total_seconds() / 36)) / 100
    amount = Decimal(str(hours)).quantize(Decimal("0.01"))
    if amount == amount.to_integral_value():
        return ngettext("%(count)d hour", "%(count)d hours", int(amount)) % {"count": int(amount)}
    # Its own message: Polish counts a fraction in the genitive singular (1,5 godziny).
    number = number_format(amount.normalize())
    return _("%(fraction)s hours") % {"fraction": number}


def _local(moment: datetime | time) -> datetime | time:
    return moment.astimezone(WARSAW) if isinstance(moment, datetime) else moment


def _local_day(day: date) -> date:
    return day.astimezone(WARSAW).date() if isinstance(day, datetime) else day


def _clock(moment: datetime | time) -> str:
    return f"{moment.hour}:{moment.minute:02}"

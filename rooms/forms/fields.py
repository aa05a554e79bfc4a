"""What forms of rooms are made of: days and times as people write them, a telephone number."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from tcal.shared.periods import (
    AmbiguousLocalTime,
    NonexistentLocalTime,
    local_datetime,
    local_today,
)

FURTHEST = timedelta(days=366)

AT_LEAST_ONE_PERSON = {"min_value": _("Give at least one person.")}

# Also with an extension: staff have to be able to dial it, and nothing more is asked.
telephone = RegexValidator(
    r"^\D*(?:[0-9]\D*){7,}$", _("Give a telephone number, for example 56 000 00 00.")
)


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M", attrs={"step": 900})


def local_instant(form, field: str, day: date, at: time) -> datetime | None:
    """Return the instant of a local time, or say beside the field why there is none or two."""
    try:
        return local_datetime(day, at)
    except (AmbiguousLocalTime, NonexistentLocalTime) as error:
        form.add_error(field, str(error))
        return None


def validate_day_in_reach(day: date) -> None:
    if day < local_today():
        raise forms.ValidationError(_("This day has passed. Choose a later one."))
    if day > local_today() + FURTHEST:
        raise forms.ValidationError(_("Choose a day within the next twelve months."))

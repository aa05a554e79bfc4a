"""Days, times and lists as people write them."""

from datetime import date, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from tcal.shared.periods import WARSAW, LocalTimeError, local_datetime

LAST_SECOND = time(23, 59, 59)


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M")


def moment_of(form, field: str, day: date | None, at: time) -> datetime | None:
    """Return the instant of a local time, or say beside the field why there is none or two."""
    if day is None:
        return None
    try:
        return local_datetime(day, at)
    except LocalTimeError as error:
        form.add_error(field, str(error))
        return None


def day_and_time(moment: datetime | None, *, unsaid: time) -> tuple[date | None, time | None]:
    """The two fields of a moment; no time where it is the one meant when none is given."""
    if moment is None:
        return None, None
    local = moment.astimezone(WARSAW)
    at = local.time().replace(tzinfo=None)
    return local.date(), None if at == unsaid else at


class LinesField(forms.CharField):
    """A list written one below the other. Cleans to the lines, without empty ones."""

    widget = forms.Textarea

    def __init__(self, *, line_length: int, at_most: int, **kwargs):
        super().__init__(**kwargs)
        self.line_length = line_length
        self.at_most = at_most
        self.widget.attrs.setdefault("rows", 6)

    default_error_messages = {
        "long": gettext_lazy("This line is longer than %(count)d characters: %(line)s…"),
        "twice": gettext_lazy("This stands on the list twice: %(line)s"),
        "many": gettext_lazy("Give at most %(count)d lines."),
    }

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > self.at_most:
            raise ValidationError(self.error_messages["many"], params={"count": self.at_most})
        seen = set()
        for line in lines:
            if len(line) > self.line_length:
                raise ValidationError(
                    self.error_messages["long"],
                    params={"count": self.line_length, "line": line[:40]},
                )
            if line.casefold() in seen:
                raise ValidationError(self.error_messages["twice"], params={"line": line})
            seen.add(line.casefold())
        return lines

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

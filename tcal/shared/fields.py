"""Form fields that several apps share."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import BaseTemporalField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tcal.shared.periods import LocalTimeError, local_datetime


class LocalDateTimeField(forms.DateTimeField):
    """A time on Warsaw's clocks; one that comes twice or never is explained, not guessed."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    default_error_messages = {
        "invalid": _("Write the day and the hour, for example 26.11.2026 17:00."),
        "required": _("Give the day and the hour."),
    }

    def __init__(self, **kwargs):
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"]
        super().__init__(input_formats=formats, **kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        naive = BaseTemporalField.to_python(self, value)
        try:
            return local_datetime(naive.date(), naive.time())
        except LocalTimeError as error:
            raise ValidationError(str(error), code="clock_change") from error

    def strptime(self, value, format):
        return timezone.datetime.strptime(value, format)

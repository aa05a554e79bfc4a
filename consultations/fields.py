"""A deadline as people give it: a date, perhaps with an hour."""

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from consultations.deadlines import LAST_SECOND
from tcal.shared.periods import LocalTimeError, local_datetime


class DeadlineField(forms.SplitDateTimeField):
    """Warsaw's date and hour; a date without an hour means its last second."""

    widget = AdminSplitDateTime

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", _("A date without an hour lasts until midnight."))
        super().__init__(require_all_fields=False, **kwargs)
        date, time = self.fields
        date.required, time.required = self.required, False

    def compress(self, data_list):
        if not data_list or not data_list[0]:
            if data_list and data_list[1]:
                raise ValidationError(_("Give the date as well."), code="no_date")
            return None
        day, at = data_list
        try:
            return local_datetime(day, at or LAST_SECOND)
        except LocalTimeError as error:
            raise ValidationError(str(error), code="clock_change") from error

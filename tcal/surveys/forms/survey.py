"""What a survey is: its title, whom it asks, until when."""

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from tcal.shared.forms import PortalForm, PortalModelForm
from tcal.surveys.forms.fields import (
    LAST_SECOND,
    DateInput,
    TimeInput,
    day_and_time,
    moment_of,
)
from tcal.surveys.models import Survey

PROMISED = ("audience", "is_anonymous")


class ClosingMixin(forms.Form):
    """Until when: a day, and an hour where it is not the whole of it."""

    closes_on = forms.DateField(label=_("Answers until"), widget=DateInput)
    closes_time = forms.TimeField(
        label=_("Until what time"),
        widget=TimeInput,
        required=False,
        help_text=_("Leave it empty for the whole day."),
    )

    def _closing_moment(self):
        return moment_of(
            self,
            "closes_on",
            self.cleaned_data.get("closes_on"),
            self.cleaned_data.get("closes_time") or LAST_SECOND,
        )


class SurveyForm(ClosingMixin, PortalModelForm):
    opens_on = forms.DateField(
        label=_("Answers from"),
        widget=DateInput,
        required=False,
        help_text=_("Leave it empty to begin as soon as you open the survey."),
    )
    opens_time = forms.TimeField(label=_("From what time"), widget=TimeInput, required=False)

    field_order = [
        "title",
        "introduction",
        "audience",
        "only_invited",
        "is_anonymous",
        "opens_on",
        "opens_time",
        "closes_on",
        "closes_time",
    ]

    class Meta:
        model = Survey
        fields = ["title", "introduction", "audience", "only_invited", "is_anonymous"]
        widgets = {"audience": forms.RadioSelect, "introduction": forms.Textarea({"rows": 5})}

    def __init__(self, *args, instance=None, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        survey = self.instance
        self.initial["closes_on"], self.initial["closes_time"] = day_and_time(
            survey.closes_at, unsaid=LAST_SECOND
        )
        self.initial["opens_on"], self.initial["opens_time"] = day_and_time(
            survey.opens_at, unsaid=time.min
        )
        if not survey.is_draft:
            for name in PROMISED:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Can't be changed once the survey was opened.")

    def clean(self):
        cleaned = super().clean()
        self.instance.closes_at = self._closing_moment()
        self.instance.opens_at = moment_of(
            self,
            "opens_on",
            cleaned.get("opens_on"),
            cleaned.get("opens_time") or time.min,
        )
        return cleaned

    def _field_for(self, names):
        """The moments are on the form as days and times."""
        return super()._field_for(names) or ("closes_on" if "closes_at" in names else None)


class CopyForm(ClosingMixin, PortalForm):
    """A draft with the same questions."""

    title = forms.CharField(label=_("Title"), max_length=200)
    field_order = ["title", "closes_on", "closes_time"]

    def clean(self):
        cleaned = super().clean()
        cleaned["closes_at"] = self._closing_moment()
        return cleaned

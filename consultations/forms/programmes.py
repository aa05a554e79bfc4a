"""What the coordinator records about a yearly programme."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tcal.shared.documents import DocumentField
from tcal.shared.forms import PortalForm
from tcal.shared.periods import local_today


class PastDateField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def validate(self, value):
        super().validate(value)
        if value and value > local_today():
            raise ValidationError(
                _("This day is still ahead. Record it when it has happened."), code="in_future"
            )


class AdoptionForm(PortalForm):
    on = PastDateField(label=_("Day of the resolution"))
    number = forms.CharField(
        label=_("Number of the resolution"),
        max_length=60,
        help_text=_("As it stands on the resolution, for example XXX/123/26."),
    )
    resolution = DocumentField(label=_("Text of the resolution"), required=False)


class ReportForm(PortalForm):
    on = PastDateField(label=_("Day of publishing"))
    report = DocumentField(label=_("The report"), required=False)

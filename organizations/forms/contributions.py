"""What an organisation gave to the others."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Contribution
from tcal.shared.forms import PortalForm


def given_already(day) -> None:
    """Raises ``ValidationError`` for a day that is still to come."""
    if day > timezone.localdate():
        raise ValidationError(_("This day is still to come. Tell us when it has been given."))


class ContributionForm(PortalForm):
    """What the organisation gave; how many points it is worth is for staff to say."""

    kind = forms.ChoiceField(
        label=_("What kind"), choices=Contribution.Kind.choices, widget=forms.RadioSelect
    )
    description = forms.CharField(
        label=_("What was given, and to whom"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: a training on accounts for five organisations, three hours."),
    )
    made_on = forms.DateField(
        label=_("When"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[given_already],
    )

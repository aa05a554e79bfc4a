"""Joining the waiting list."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from rooms.forms.fields import AT_LEAST_ONE_PERSON, telephone
from rooms.forms.hours import HoursMixin
from rooms.models import Feature, Resource
from tcal.shared.forms import PortalForm, SubmissionIdMixin


class JoinWaitlistForm(HoursMixin, SubmissionIdMixin, PortalForm):
    """What somebody waits for. ``wish`` is what the verb gets."""

    field_order = ["room", "day", "start", "start_season", "end", "end_season", "people", "needs"]

    room = forms.ModelChoiceField(
        Resource.objects.none(),
        label=_("Room"),
        to_field_name="slug",
        required=False,
        empty_label=_("Any room that fits"),
    )
    people = forms.IntegerField(
        label=_("How many people"), min_value=1, max_value=500, error_messages=AT_LEAST_ONE_PERSON
    )
    needs = forms.MultipleChoiceField(
        label=_("Needed"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What the room lacks is lent along with it where possible."),
    )
    organization = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("For"),
        empty_label=None,
        error_messages={"invalid_choice": _("Choose one of your organisations.")},
    )
    purpose = forms.CharField(
        label=_("What for"),
        max_length=200,
        help_text=_("For example: choir practice, board meeting."),
    )
    responsible_person = forms.CharField(
        label=_("Responsible person"),
        max_length=120,
        help_text=_("Takes the room over and hands it back."),
    )
    responsible_phone = forms.CharField(
        label=_("Telephone on that day"),
        max_length=30,
        validators=[telephone],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text=_("Seen only by your organisation and the centre's staff."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = Resource.objects.bookable().with_capacity().in_polish_order()
        self.fields["organization"].queryset = (
            Organization.objects.active().of_member(user).in_polish_order()
        )
        self._features = {feature.code: feature for feature in Feature.objects.all()}
        self.fields["needs"].choices = [
            (code, str(feature)) for code, feature in self._features.items()
        ]
        self.prepare_hours(self.room_in_question)

    @cached_property
    def room_in_question(self) -> Resource | None:
        """The room chosen, or one that stands for any: its venue tells whether nights are open."""
        return self.understood("room") or self.fields["room"].queryset.first()

    @property
    def kept(self) -> dict:
        """What booking instead keeps of what was typed; contact data stay out of addresses."""
        data = self.cleaned_data
        return {
            "osob": data["people"],
            "cel": data["purpose"],
            "organizacja": data["organization"].pk,
        }

    @property
    def wish(self) -> dict:
        data = self.cleaned_data
        names = ["room", "period", "people", "organization", "purpose"]
        return {
            **{name: data[name] for name in names},
            "needs": [self._features[code] for code in data["needs"]],
            "responsible_person": data["responsible_person"],
            "responsible_phone": data["responsible_phone"],
        }

"""Asking for a room. Times are local; verbs get instants."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from rooms.finding import Wish
from rooms.forms.fields import (
    AT_LEAST_ONE_PERSON,
    DateInput,
    TimeInput,
    local_instant,
    telephone,
    validate_day_in_reach,
)
from rooms.models import Resource
from rooms.rules import BookingRequest
from tcal.shared.forms import PortalForm, SubmissionIdMixin
from tcal.shared.periods import Period


class BookingForm(SubmissionIdMixin, PortalForm):
    """Asking for a room. ``booking_request`` is what the verb gets."""

    room = forms.ModelChoiceField(
        Resource.objects.none(), label=_("Room"), to_field_name="slug", empty_label=_("Choose…")
    )
    day = forms.DateField(label=_("Day"), widget=DateInput, validators=[validate_day_in_reach])
    start = forms.TimeField(label=_("From"), widget=TimeInput)
    end = forms.TimeField(label=_("Until"), widget=TimeInput)
    organization = forms.ModelChoiceField(Organization.objects.none(), label=_("For"))
    purpose = forms.CharField(
        label=_("What for"),
        max_length=200,
        help_text=_("For example: choir practice, board meeting."),
    )
    title_is_public = forms.BooleanField(
        label=_("Show what it is for in the public calendar"), required=False
    )
    people = forms.IntegerField(
        label=_("How many people"), min_value=1, max_value=500, error_messages=AT_LEAST_ONE_PERSON
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
        self.fields["organization"].queryset = (
            Organization.objects.active().of_member(user).in_polish_order()
        )
        self.fields["organization"].error_messages["invalid_choice"] = _(
            "Choose one of your organisations."
        )
        self.fields["organization"].empty_label = None
        self.fields["room"].queryset = Resource.objects.bookable().with_capacity().in_polish_order()
        self.equipment = list(Resource.objects.bookable().equipment().in_polish_order())
        for thing in self.equipment:
            self.fields[thing.field_name] = forms.IntegerField(
                label=thing.name,
                min_value=0,
                required=False,
                initial=0,
                help_text=_("Pieces in all: %(count)d.") % {"count": thing.quantity},
                error_messages={"min_value": _("Give 0 or more.")},
            )

    @property
    def equipment_fields(self):
        return [self[thing.field_name] for thing in self.equipment]

    def clean(self):
        cleaned = super().clean()
        if {"day", "start", "end"} <= cleaned.keys():
            starts_at = local_instant(self, "start", cleaned["day"], cleaned["start"])
            ends_at = local_instant(self, "end", cleaned["day"], cleaned["end"])
            if starts_at and ends_at:
                if ends_at <= starts_at:
                    self.add_error("end", _("The end must be later than the start."))
                else:
                    cleaned["period"] = Period(starts_at, ends_at)
        return cleaned

    @property
    def wish(self) -> Wish | None:
        """What to look for instead, as far as the form is understood."""
        if "period" not in self.cleaned_data:
            return None
        room = self.cleaned_data.get("room")
        people = self.cleaned_data.get("people", 1)
        if room and "people" not in self.errors:
            people = min(people, room.capacity)
        return Wish(period=self.cleaned_data["period"], people=people)

    @property
    def kept(self) -> dict:
        """What an alternative keeps of what was typed; contact data stay out of addresses."""
        data = self.cleaned_data
        kept = {"cel": data.get("purpose")}
        if organization := data.get("organization"):
            kept["organizacja"] = organization.pk
        for thing in self.equipment:
            kept[thing.field_name] = data.get(thing.field_name)
        return {name: value for name, value in kept.items() if value}

    @property
    def booking_request(self) -> BookingRequest:
        data = self.cleaned_data
        return BookingRequest(
            organization=data["organization"],
            room=data["room"],
            period=data["period"],
            people=data["people"],
            purpose=data["purpose"],
            responsible_person=data["responsible_person"],
            responsible_phone=data["responsible_phone"],
            title_is_public=data["title_is_public"],
            equipment={
                thing: pieces for thing in self.equipment if (pieces := data.get(thing.field_name))
            },
        )


class CancellationForm(PortalForm):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Not required. The organisation and the staff see it."),
    )

"""Forms of rooms: looking for one and asking for it. Times are local; verbs get instants."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from rooms.booking_requests import BookingRequest
from rooms.finding import Wish
from rooms.models import Feature, Resource
from rooms.opening import next_open_hour
from tcal.shared.dates import human_duration
from tcal.shared.forms import PortalForm, SubmissionIdMixin
from tcal.shared.periods import (
    WARSAW,
    AmbiguousLocalTime,
    NonexistentLocalTime,
    Period,
    local_datetime,
    local_today,
)

DURATIONS = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480]
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


class RoomSearchForm(PortalForm):
    """The one form above the results; everything has a sensible default."""

    dzien = forms.DateField(label=_("Day"), widget=DateInput, validators=[validate_day_in_reach])
    od = forms.TimeField(label=_("From"), widget=TimeInput)
    minut = forms.TypedChoiceField(label=_("For how long"), coerce=int)
    osob = forms.IntegerField(
        label=_("People"), min_value=1, max_value=500, error_messages=AT_LEAST_ONE_PERSON
    )
    potrzeby = forms.MultipleChoiceField(
        label=_("Needed"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data=None, **kwargs):
        filled = QueryDict(mutable=True) if data is None else data.copy()
        for name, value in default_search().items():
            if not filled.get(name):
                filled[name] = value
        super().__init__(filled, **kwargs)
        self.fields["minut"].choices = [
            (minutes, human_duration(timedelta(minutes=minutes))) for minutes in DURATIONS
        ]
        # Choices and not a queryset: checked and drawn with one query.
        self.fields["potrzeby"].choices = [
            (feature.code, str(feature)) for feature in Feature.objects.all()
        ]

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            starts_at = local_instant(self, "od", cleaned["dzien"], cleaned["od"])
            if starts_at:
                period = Period(starts_at, starts_at + timedelta(minutes=cleaned["minut"]))
                if period.starts_at < timezone.now():
                    self.add_error("od", _("This time has passed. Choose a later one."))
                cleaned["wish"] = Wish(
                    period=period,
                    people=cleaned["osob"],
                    needs=frozenset(cleaned["potrzeby"]),
                )
        return cleaned


def default_search() -> dict[str, str]:
    """What a visitor who has not asked anything yet most likely looks for."""
    start = next_open_hour().astimezone(WARSAW)
    return {"dzien": f"{start:%Y-%m-%d}", "od": f"{start:%H:%M}", "minut": "120", "osob": "10"}


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
            self.fields[f"equipment_{thing.pk}"] = forms.IntegerField(
                label=thing.name,
                min_value=0,
                required=False,
                initial=0,
                help_text=_("Pieces in all: %(count)d.") % {"count": thing.quantity},
                error_messages={"min_value": _("Give 0 or more.")},
            )

    @property
    def equipment_fields(self):
        return [self[f"equipment_{thing.pk}"] for thing in self.equipment]

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
            kept[f"equipment_{thing.pk}"] = data.get(f"equipment_{thing.pk}")
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
                thing: pieces
                for thing in self.equipment
                if (pieces := data.get(f"equipment_{thing.pk}"))
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

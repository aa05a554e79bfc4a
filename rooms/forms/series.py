"""Repeating a booking, and changing what repeats."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from rooms.forms.booking import BookingForm
from rooms.forms.fields import DateInput, TimeInput, validate_day_in_reach
from rooms.forms.rules import RulesMixin
from rooms.models import BookingSeries, Frequency, Resource
from rooms.series import (
    AS_PLANNED,
    MOST_DAYS,
    Choice,
    DayOutlook,
    Recurrence,
    SeriesMove,
    SeriesPlan,
    changeable,
)
from rooms.series.adding import local_times, usual_booking
from tcal.shared.dates import human_day
from tcal.shared.forms import PortalForm, SubmissionIdMixin


class SeriesForm(BookingForm):
    """A booking and how it repeats. ``plan`` is what the verb gets."""

    frequency = forms.ChoiceField(
        label=gettext_lazy("How often"),
        choices=Frequency.choices,
        help_text=gettext_lazy(
            "Every month: for example on each first Saturday, if the first day is one. A fifth "
            "Saturday means the last one of each month."
        ),
    )
    until = forms.DateField(
        label=gettext_lazy("Until which day"),
        required=False,
        widget=DateInput,
        validators=[validate_day_in_reach],
    )
    count = forms.IntegerField(
        label=gettext_lazy("or how many times"),
        required=False,
        min_value=2,
        max_value=MOST_DAYS,
        error_messages={
            "min_value": gettext_lazy("A series has at least two days."),
            "max_value": ngettext_lazy(
                "A series has at most %(limit_value)d day.",
                "A series has at most %(limit_value)d days.",
                "limit_value",
            ),
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"].label = _("First day")
        self.fields["responsible_phone"].label = _("Telephone on these days")

    def _instant(self, name, hour):
        """An hour that the clocks skip or repeat is a question of its day, not of the series."""

    def clean(self):
        cleaned = super().clean()
        if not {"until", "count", "day", "frequency", "start", "end"} <= cleaned.keys():
            return cleaned
        until, count = cleaned["until"], cleaned["count"]
        if bool(until) == bool(count):
            self.add_error(
                "until",
                _("Give either the last day or how many times, not both.")
                if until
                else _("Give the last day, or how many times it takes place."),
            )
        elif until and len(self.recurrence.days) < 2:
            self.add_error(
                "until", _("Only one day comes until then. Choose a later one, or book it once.")
            )
        return cleaned

    @property
    def recurrence(self) -> Recurrence:
        data = self.cleaned_data
        return Recurrence(
            Frequency(data["frequency"]),
            data["day"],
            data["start"],
            data["end"],
            until=data["until"],
            count=data["count"],
        )

    @property
    def plan(self) -> SeriesPlan:
        data = self.cleaned_data
        return SeriesPlan(
            recurrence=self.recurrence,
            organization=data["organization"],
            room=data["room"],
            people=data["people"],
            purpose=data["purpose"],
            responsible_person=data["responsible_person"],
            responsible_phone=data["responsible_phone"],
            title_is_public=data["title_is_public"],
            equipment={
                thing: pieces for thing in self.equipment if (pieces := data.get(thing.field_name))
            },
            rules=self.accepted_rules,
        )

    @property
    def carried(self) -> list:
        """All fields but what is never shown, for the hidden fields of the next steps."""
        return [self[name] for name in self.fields if not name.endswith("_season")]


def field_of_day(day: date) -> str:
    """Return the name of the field in which the choice for a day is sent."""
    return f"day-{day.isoformat()}"


def choices_from(data, days) -> dict[date, Choice]:
    """Return what was chosen for the days; what is not understood was not chosen."""
    choices = {}
    for day in days:
        try:
            choices[day] = Choice.parse(data.get(field_of_day(day), ""))
        except ValueError:
            continue
    return choices


class SinceForm(PortalForm):
    """From which of the coming days on."""

    since = forms.TypedChoiceField(
        label=gettext_lazy("Which days"),
        coerce=date.fromisoformat,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args, series: BookingSeries, **kwargs):
        super().__init__(*args, **kwargs)
        self.series = series
        self.coming = list(changeable(series))
        self.fields["since"].choices = [
            ("", _("all that are still to come")),
            *(
                (
                    booking.series_day.isoformat(),
                    _("from %(day)s on") % {"day": human_day(booking.series_day)},
                )
                for booking in self.coming[1:]
            ),
        ]


class SeriesCancellationForm(SinceForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Not required. The organisation and the staff see it."),
    )


class SeriesChangeForm(SubmissionIdMixin, SinceForm):
    """Filled in as most of the days are; ``move`` is what differs from that."""

    room = forms.ModelChoiceField(
        Resource.objects.none(), label=gettext_lazy("Room"), to_field_name="slug", empty_label=None
    )
    start = forms.TimeField(label=gettext_lazy("From"), widget=TimeInput)
    end = forms.TimeField(label=gettext_lazy("Until"), widget=TimeInput)
    purpose = forms.CharField(label=gettext_lazy("What for"), max_length=200)

    field_order = ["since", "room", "start", "end", "purpose"]

    def __init__(self, *args, series: BookingSeries, **kwargs):
        usual = usual_booking(series)
        starts_at, ends_at = local_times(usual)
        self.present = {
            "room": usual.room,
            "start": starts_at,
            "end": ends_at,
            "purpose": series.purpose,
        }
        initial = self.present | {"room": usual.room.slug} | kwargs.pop("initial", {})
        super().__init__(*args, series=series, initial=initial, **kwargs)
        rooms = Resource.objects.bookable().with_capacity()
        self.fields["room"].queryset = (
            rooms | Resource.objects.filter(pk=usual.room_id)
        ).in_polish_order()
        self.fields["room"].help_text = _(
            "Days that have another room or other hours now keep what you do not change."
        )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and self.move == SeriesMove():
            self.add_error(None, _("Nothing is different yet. Choose other hours or another room."))
        return cleaned

    @property
    def move(self) -> SeriesMove:
        different = {
            name: value
            for name, value in self.cleaned_data.items()
            if name in self.present and value != self.present[name]
        }
        return SeriesMove(
            room=different.get("room"),
            starts_at=different.get("start"),
            ends_at=different.get("end"),
            purpose=different.get("purpose"),
        )


class SkippedDayForm(RulesMixin, SubmissionIdMixin, PortalForm):
    """Booking a day that was left out, as planned or as it is offered instead."""

    day = forms.DateField(widget=forms.HiddenInput)
    choice = forms.TypedChoiceField(
        label=gettext_lazy("What to book"), coerce=Choice.parse, widget=forms.RadioSelect
    )

    def __init__(self, *args, outlook: DayOutlook, **kwargs):
        offered = [
            option for option in outlook.options if not option.choice.skip and not option.problem
        ]
        first = offered[0].choice if offered else AS_PLANNED
        super().__init__(*args, initial={"day": outlook.day, "choice": first.code}, **kwargs)
        self.offered = offered
        self.fields["choice"].choices = [(one.choice.code, one.label) for one in offered]
        self.fields["choice"].error_messages["invalid_choice"] = _(
            "This can't be booked any more. Choose something else."
        )

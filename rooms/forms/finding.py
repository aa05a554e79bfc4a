"""Looking for a room: the one form above the results."""

from datetime import timedelta

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rooms.finding import Wish
from rooms.forms.fields import (
    AT_LEAST_ONE_PERSON,
    DateInput,
    TimeInput,
    local_instant,
    validate_day_in_reach,
)
from rooms.models import Feature
from rooms.opening import next_open_hour
from tcal.shared.dates import human_duration
from tcal.shared.forms import PortalForm
from tcal.shared.periods import WARSAW, Period

DURATIONS = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480]


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

"""How and when something came that the coordinator types in."""

from datetime import time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.states import ENTERED_CHANNELS, Channel
from tcal.shared.periods import local_datetime, local_today

BY_HAND = [channel for channel in ENTERED_CHANNELS if channel != Channel.WALK_IN]
OF_PERSONS = [channel for channel in BY_HAND if channel != Channel.TABLE]


def channel_field(channels):
    return forms.ChoiceField(
        label=gettext_lazy("How it came"),
        choices=[(channel.value, channel.label) for channel in channels],
        initial=Channel.PHONE,
    )


class ReceivedOnField(forms.DateField):
    """The day when something came; not a day ahead."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs):
        super().__init__(
            label=gettext_lazy("Received on"),
            initial=local_today,
            error_messages={"required": gettext_lazy("Give the day on which it came.")},
            **kwargs,
        )

    def validate(self, value):
        super().validate(value)
        if value and value > local_today():
            raise ValidationError(_("This day is still ahead."), code="in_future")


def received_at(day):
    """The moment of an entry: now for today, otherwise noon of that day."""
    return timezone.now() if day == local_today() else local_datetime(day, time(12))

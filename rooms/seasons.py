"""Which of two equal hours is meant, in the night in which the clocks go back."""

from datetime import datetime

from django.db import models
from django.utils.translation import pgettext_lazy

from tcal.shared.periods import WARSAW


class Season(models.TextChoices):
    SUMMER = "summer", pgettext_lazy("which hour", "summer time: before the clocks go back")
    WINTER = "winter", pgettext_lazy("which hour", "winter time: after the clocks went back")

    @property
    def fold(self) -> int:
        return int(self is Season.WINTER)


def season_of(moment: datetime) -> str:
    """Return which of two equal hours an instant is; empty where its hour comes once."""
    local = moment.astimezone(WARSAW)
    if local.utcoffset() == local.replace(fold=1 - local.fold).utcoffset():
        return ""
    return Season.WINTER if local.fold else Season.SUMMER

"""What the list of consultations is narrowed with."""

import django_filters
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from consultations.models import Consultation
from tcal.shared.forms import PortalForm


class Stage(models.TextChoices):
    CURRENT = "current", pgettext_lazy("consultations", "current")
    FINISHED = "finished", pgettext_lazy("consultations", "finished")


class ConsultationFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(
        label=_("Show"),
        choices=Stage.choices,
        empty_label=pgettext_lazy("consultations", "all"),
        method="in_state",
    )

    class Meta:
        model = Consultation
        fields = []
        form = PortalForm

    def in_state(self, consultations, _name, state):
        return consultations.current() if state == Stage.CURRENT else consultations.finished()

    @property
    def chosen_state(self) -> str:
        """The chosen one; empty for all, and for what is not a choice."""
        return self.form.cleaned_data.get("state", "") if self.form.is_valid() else ""

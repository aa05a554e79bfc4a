"""What lists are narrowed with: of consultations, and of those who take part in one."""

import django_filters
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from consultations.models import Consultation, Meeting, Participation, ThematicTable
from consultations.states import Channel, ParticipationStatus
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


class ParticipantFilter(django_filters.FilterSet):
    """For the coordinator: one meeting or table, a status, a channel, a part of a name."""

    q = django_filters.CharFilter(label=_("Name or organisation"), method="named")
    meeting = django_filters.ModelChoiceFilter(
        label=_("Meeting"), queryset=Meeting.objects.none(), empty_label=_("all meetings")
    )
    table = django_filters.ModelChoiceFilter(
        label=_("Table"), queryset=ThematicTable.objects.none(), empty_label=_("all tables")
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=ParticipationStatus.choices, empty_label=_("any status")
    )
    channel = django_filters.ChoiceFilter(
        label=_("How it came"), choices=Channel.choices, empty_label=_("any channel")
    )

    class Meta:
        model = Participation
        fields = []
        form = PortalForm

    def __init__(self, *args, consultation: Consultation, **kwargs):
        super().__init__(*args, **kwargs)
        meetings = consultation.meetings.all()
        if len(meetings) > 1:
            self.filters["meeting"].queryset = meetings
        else:
            del self.filters["meeting"]
        tables = ThematicTable.objects.of_consultation(consultation)
        self.filters["table"].queryset = tables

    def named(self, people, _name, text):
        return people.filter(
            models.Q(name__icontains=text) | models.Q(organization_name__icontains=text)
        )

    @property
    def is_narrowed(self) -> bool:
        return self.form.is_bound and any(
            value not in (None, "") for value in getattr(self.form, "cleaned_data", {}).values()
        )

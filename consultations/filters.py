"""What lists are narrowed with: consultations, those who take part in one, and its remarks."""

import django_filters
from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from consultations.models import (
    Consultation,
    ConsultationStage,
    Meeting,
    Participation,
    Remark,
    ThematicTable,
)
from consultations.states import REMARK_CHANNELS, Channel, Outcome, ParticipationStatus
from organizations.models import Organization
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


class Joined(models.TextChoices):
    JOINED = "joined", pgettext_lazy("remarks", "joined to another one")
    HEADS = "heads", pgettext_lazy("remarks", "with others joined to them")
    ALONE = "alone", pgettext_lazy("remarks", "answered by themselves")


UNANSWERED = "unanswered"


class RemarkFilter(django_filters.FilterSet):
    """The register: what was said, where it came from, who answers it and how it ended."""

    q = django_filters.CharFilter(label=_("Words in the text"), method="saying")
    provision = django_filters.CharFilter(label=_("Provision"), method="on_provision")
    channel = django_filters.ChoiceFilter(
        label=_("How it came"),
        choices=[(channel.value, channel.label) for channel in REMARK_CHANNELS],
        empty_label=_("any channel"),
    )
    table = django_filters.ModelChoiceFilter(
        label=_("Table"), queryset=ThematicTable.objects.none(), empty_label=_("all tables")
    )
    stage = django_filters.ModelChoiceFilter(
        label=_("Stage"), queryset=ConsultationStage.objects.none(), empty_label=_("all stages")
    )
    department = django_filters.ModelChoiceFilter(
        label=_("Department"),
        queryset=Organization.objects.none(),
        empty_label=_("all departments"),
        null_label=_("given to nobody yet"),
        null_value="nobody",
    )
    joined = django_filters.ChoiceFilter(
        label=_("Answered together"),
        choices=Joined.choices,
        empty_label=pgettext_lazy("remarks", "all"),
        method="answered_together",
    )
    outcome = django_filters.ChoiceFilter(
        choices=[(UNANSWERED, _("without an answer")), *Outcome.choices],
        method="ended",
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Remark
        fields = []
        form = PortalForm

    def __init__(self, *args, consultation: Consultation, **kwargs):
        super().__init__(*args, **kwargs)
        stages = consultation.stages.all()
        if stages:
            self.filters["stage"].queryset = stages
        else:
            del self.filters["stage"]
        tables = ThematicTable.objects.of_consultation(consultation)
        self.filters["table"].queryset = tables
        given = consultation.remarks.exclude(department=None).order_by().values("department")
        self.filters["department"].queryset = Organization.objects.filter(
            pk__in=given
        ).in_polish_order()

    def saying(self, remarks, _name, text):
        found = models.Q()
        for field in ("text", "proposed_wording", "present_wording", "reason"):
            found |= models.Q(**{f"{field}__icontains": text})
        return remarks.filter(found)

    def on_provision(self, remarks, _name, text):
        return remarks.filter(
            models.Q(provision__icontains=text) | models.Q(provision_point__label__icontains=text)
        )

    def answered_together(self, remarks, _name, how):
        if how == Joined.JOINED:
            return remarks.exclude(merged_into=None)
        heads = remarks.model.objects.exclude(merged_into=None).values("merged_into")
        if how == Joined.HEADS:
            return remarks.filter(pk__in=heads)
        return remarks.filter(merged_into=None).exclude(pk__in=heads)

    def ended(self, remarks, _name, outcome):
        return remarks.filter(final_outcome="" if outcome == UNANSWERED else outcome)

    @property
    def chosen_outcome(self) -> str:
        """The chosen one; empty for all, and for what is not a choice."""
        return self.form.cleaned_data.get("outcome", "") if self.form.is_valid() else ""

    @property
    def is_narrowed(self) -> bool:
        return self.form.is_bound and any(
            value not in (None, "") for value in getattr(self.form, "cleaned_data", {}).values()
        )

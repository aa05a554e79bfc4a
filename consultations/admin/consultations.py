"""Consultations with their stages, meetings and documents."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from consultations.admin.documents import DocumentInline, KeepsDocuments
from consultations.admin.meetings import MeetingInline
from consultations.fields import DeadlineField
from consultations.models import Consultation, ConsultationStage
from consultations.permissions import can_coordinate
from consultations.publishing import publish_report
from consultations.states import REMARK_CHANNELS, ConsultationStatus
from tcal.shared.decisions_admin import Decision, DecisionAdmin
from tcal.shared.forms import ConstraintAwareAdminForm


class ConsultationForm(ConstraintAwareAdminForm):
    closes_at = DeadlineField(label=_("Remarks until"))

    class Meta:
        model = Consultation
        fields = "__all__"


class StageForm(ConstraintAwareAdminForm):
    ends_at = DeadlineField(label=_("Until"))
    channels = forms.TypedMultipleChoiceField(
        label=_("How to take part"),
        choices=[(channel.value, channel.label) for channel in REMARK_CHANNELS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = ConsultationStage
        fields = ["number", "title", "description", "starts_on", "ends_at", "channels"]


class StageInline(admin.StackedInline):
    model = ConsultationStage
    form = StageForm
    extra = 0
    show_change_link = True


@admin.register(Consultation)
class ConsultationAdmin(KeepsDocuments, DecisionAdmin):
    form = ConsultationForm
    list_display = ["title", "status", "opens_on", "closes_at", "coordinator_name"]
    list_filter = ["status", "programme"]
    search_fields = ["title", "file_number"]
    inlines = [StageInline, MeetingInline, DocumentInline]
    fieldsets = [
        (None, {"fields": ["programme", "title", "summary", "announcement", "file_number"]}),
        (_("Remarks"), {"fields": ["opens_on", "closes_at"]}),
        (
            _("Coordinator, shown to everybody"),
            {"fields": ["coordinator_name", "coordinator_phone", "coordinator_email"]},
        ),
        (
            _("Sections of the final report"),
            {"fields": ["subject", "form", "announced_through", "council_opinion"]},
        ),
    ]
    editable_fields = tuple(name for _title, part in fieldsets for name in part["fields"])
    decisions = [
        Decision(
            "publish",
            _("Publish"),
            Consultation.publish,
            may=can_coordinate,
            when=lambda c: c.status == ConsultationStatus.DRAFT,
            tone="primary",
        ),
        Decision(
            "close",
            _("Close"),
            Consultation.close,
            may=can_coordinate,
            when=lambda c: c.status == ConsultationStatus.PUBLISHED,
        ),
        Decision(
            "publish_report",
            _("Publish the report"),
            publish_report,
            may=can_coordinate,
            when=lambda c: c.is_closed and not c.report_published_at,
        ),
    ]

    def has_add_permission(self, request):
        return admin.ModelAdmin.has_add_permission(self, request)


@admin.register(ConsultationStage)
class ConsultationStageAdmin(KeepsDocuments, admin.ModelAdmin):
    """A stage on its own page has its documents."""

    form = StageForm
    list_display = ["title", "consultation", "starts_on", "ends_at"]
    list_filter = ["consultation"]
    list_select_related = ["consultation"]
    inlines = [DocumentInline]

    def has_add_permission(self, request):
        """Stages are added on the page of their consultation."""
        return False

"""Consultations in the admin: texts, dates and tables are edited, statuses moved by verbs.

Participations and remarks are only read here; they are entered and answered in the portal.
"""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from consultations.fields import DeadlineField
from consultations.models import (
    Consultation,
    CooperationProgramme,
    Meeting,
    Participation,
    Remark,
    TableModerator,
    ThematicTable,
)
from consultations.permissions import can_coordinate
from consultations.states import ConsultationStatus
from tcal.accounts.models import User
from tcal.shared.decisions_admin import Decision, DecisionAdmin
from tcal.shared.forms import ConstraintAwareAdminForm


class ConsultationForm(ConstraintAwareAdminForm):
    closes_at = DeadlineField(label=_("Remarks until"))

    class Meta:
        model = Consultation
        fields = "__all__"


class MeetingForm(ConstraintAwareAdminForm):
    topic_proposals_until = DeadlineField(label=_("Topics may be proposed until"), required=False)
    registration_until = DeadlineField(label=_("Registration until"))

    class Meta:
        model = Meeting
        fields = "__all__"


class MeetingInline(admin.StackedInline):
    model = Meeting
    form = MeetingForm
    extra = 0
    show_change_link = True


class TableInline(admin.TabularInline):
    model = ThematicTable
    form = ConstraintAwareAdminForm
    fields = ["number", "topic", "capacity"]
    extra = 0
    show_change_link = True


class ModeratorForm(ConstraintAwareAdminForm):
    """The account is named by its e-mail: coordinators don't see the list of people."""

    user = forms.ModelChoiceField(
        label=_("E-mail of the account"),
        queryset=User.objects.active(),
        to_field_name="email",
        required=False,
        widget=forms.EmailInput,
        error_messages={"invalid_choice": _("Nobody has an account with this e-mail.")},
    )

    class Meta:
        model = TableModerator
        fields = ["sector", "name", "user"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.user:
            self.initial["user"] = self.instance.user.email


class ModeratorInline(admin.TabularInline):
    model = TableModerator
    form = ModeratorForm
    extra = 0
    max_num = 2


class ReadOnlyAdmin(admin.ModelAdmin):
    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(CooperationProgramme)
class CooperationProgrammeAdmin(admin.ModelAdmin):
    form = ConstraintAwareAdminForm
    list_display = ["year", "title", "status"]
    list_filter = ["status"]


@admin.register(Consultation)
class ConsultationAdmin(DecisionAdmin):
    form = ConsultationForm
    list_display = ["title", "status", "opens_on", "closes_at", "coordinator_name"]
    list_filter = ["status", "programme"]
    search_fields = ["title", "file_number"]
    inlines = [MeetingInline]
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
            Consultation.publish_report,
            may=can_coordinate,
            when=lambda c: c.is_closed and not c.report_published_at,
        ),
    ]

    def has_add_permission(self, request):
        return admin.ModelAdmin.has_add_permission(self, request)


@admin.register(Meeting)
class MeetingAdmin(admin.ModelAdmin):
    form = MeetingForm
    list_display = ["title", "consultation", "starts_at", "place", "registration_until"]
    list_filter = ["consultation"]
    inlines = [TableInline]


@admin.register(ThematicTable)
class ThematicTableAdmin(admin.ModelAdmin):
    form = ConstraintAwareAdminForm
    list_display = ["number", "topic", "meeting", "capacity"]
    list_display_links = ["topic"]
    list_filter = ["meeting"]
    list_select_related = ["meeting"]
    inlines = [ModeratorInline]

    def get_readonly_fields(self, request, obj=None):
        return ["meeting"] if obj else []


@admin.register(Participation)
class ParticipationAdmin(ReadOnlyAdmin):
    list_display = ["name", "organization_name", "meeting", "table", "status", "registered_at"]
    list_filter = ["meeting", "status", "channel"]
    list_select_related = ["meeting", "table"]
    search_fields = ["name", "email", "organization_name"]


@admin.register(Remark)
class RemarkAdmin(ReadOnlyAdmin):
    list_display = ["number", "consultation", "received_on", "channel", "outcome"]
    list_filter = ["consultation", "channel", "outcome"]
    list_select_related = ["consultation"]
    search_fields = ["text", "provision"]

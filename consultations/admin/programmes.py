"""Yearly programmes: texts, tasks and documents are edited, the status is moved by verbs."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.admin.documents import DocumentInline, KeepsDocuments
from consultations.models import CooperationProgramme, Opinion, PriorityTask
from consultations.permissions import can_keep_programmes
from consultations.states import PROGRAMME_MOVES, ProgrammeStatus
from tcal.shared.decisions_admin import Decision, DecisionAdmin
from tcal.shared.forms import ConstraintAwareAdminForm

TEXTS = ("year", "title", "summary")
RESOLUTION = ("adopted_on", "resolution_number")


class TaskInline(admin.TabularInline):
    model = PriorityTask
    form = ConstraintAwareAdminForm
    fields = ["position", "title", "sphere", "amount", "until_year"]
    extra = 0


@admin.register(CooperationProgramme)
class CooperationProgrammeAdmin(KeepsDocuments, DecisionAdmin):
    list_display = ["year", "title", "status", "adopted_on", "report_published_on"]
    list_filter = ["status"]
    inlines = [TaskInline, DocumentInline]
    editable_fields = ("title", "summary", *RESOLUTION, "report_published_on")
    readonly_fields = ["next_step"]
    decisions = [
        Decision(
            "start_consulting",
            gettext_lazy("Show the draft to everybody"),
            CooperationProgramme.start_consulting,
            may=can_keep_programmes,
            when=lambda programme: programme.status == ProgrammeStatus.DRAFT,
            tone="primary",
        ),
    ]

    def has_add_permission(self, request):
        return admin.ModelAdmin.has_add_permission(self, request)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": TEXTS})]
        steps = ["status", "next_step"]
        # A slip in a number or a date is mended here; the step itself is taken in the portal.
        if obj.status in (ProgrammeStatus.ADOPTED, ProgrammeStatus.REPORTED):
            steps += RESOLUTION
        if obj.status == ProgrammeStatus.REPORTED:
            steps.append("report_published_on")
        return [
            (None, {"fields": TEXTS}),
            (gettext_lazy("Where the programme is"), {"fields": steps}),
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        return ["year", "status", "next_step"]

    @admin.display(description=gettext_lazy("next step"))
    def next_step(self, programme):
        ahead = PROGRAMME_MOVES[programme.status]
        if ProgrammeStatus.ADOPTED in ahead:
            name, label = "adopt", _("Record the resolution of the City Council")
        elif ProgrammeStatus.REPORTED in ahead:
            name, label = "report_published", _("Record the publishing of the report")
        else:
            return "–"
        return format_html(
            '<a href="{}">{}</a>', reverse(f"programmes:{name}", args=[programme.year]), label
        )


@admin.register(Opinion)
class OpinionAdmin(KeepsDocuments, admin.ModelAdmin):
    form = ConstraintAwareAdminForm
    list_display = ["body", "programme", "given_on", "number"]
    list_filter = ["body", "programme"]
    list_select_related = ["body", "programme"]
    search_fields = ["number", "text"]
    inlines = [DocumentInline]

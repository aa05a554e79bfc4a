"""The centre's services: what there is, what is let out, and what organisations applied for."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from organizations.admin.registry import person_in_words
from organizations.agreements import reject_application
from organizations.models import CoachingSession, Service, ServiceApplication, ServiceUnit
from organizations.service_permissions import can_decide_application
from tcal.shared.decisions_admin import Decision, DecisionAdmin
from tcal.shared.forms import ConstraintAwareAdminForm


class ServiceUnitInline(admin.TabularInline):
    model = ServiceUnit
    form = ConstraintAwareAdminForm
    fields = ["name", "is_usable"]
    extra = 3


@admin.register(Service)
class ServiceAdmin(admin.ModelAdmin):
    """A service that is no longer offered stays: agreements refer to it."""

    form = ConstraintAwareAdminForm
    list_display = ["name_pl", "kind", "longest_months", "position", "is_offered"]
    list_filter = ["kind", "is_offered"]
    search_fields = ["name_pl", "name_en"]
    inlines = [ServiceUnitInline]

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(ServiceApplication)
class ServiceApplicationAdmin(DecisionAdmin):
    """To look at and to refuse; what needs dates or a number is done on the application's page."""

    decisions = [
        Decision(
            name="reject",
            label=_("Refuse"),
            verb=reject_application,
            may=can_decide_application,
            when=lambda application: application.is_waiting,
            needs_reason=True,
            tone="danger",
        ),
    ]
    list_display = [
        "service",
        "organization",
        "status",
        "unit",
        "starts_on",
        "ends_on",
        "agreement_number",
    ]
    list_filter = ["status", "service"]
    list_select_related = ["service", "organization", "unit"]
    search_fields = ["organization__name", "agreement_number"]
    date_hierarchy = "applied_at"
    fieldsets = [
        (None, {"fields": ["page", "service", "organization", "status", "message"]}),
        (
            _("Agreement"),
            {"fields": ["unit", "starts_on", "ends_on", "agreement_number", "note"]},
        ),
        (_("Applied"), {"fields": ["applicant", "applied_at"]}),
        (_("Decision"), {"fields": ["decider", "decided_at", "decision_reason"]}),
    ]
    readonly_fields = ["page", "applicant", "decider"]

    @admin.display(description=_("agree, prolong, end"))
    def page(self, application):
        return format_html(
            '<a href="{}">{}</a>', application.get_absolute_url(), _("Open its page in the portal")
        )

    @admin.display(description=_("applied by"))
    def applicant(self, application):
        return person_in_words(application.applied_by)

    @admin.display(description=_("decided by"))
    def decider(self, application):
        return person_in_words(application.decided_by)


@admin.register(CoachingSession)
class CoachingSessionAdmin(admin.ModelAdmin):
    """Where a recorded session is corrected; new ones are recorded on the application's page."""

    form = ConstraintAwareAdminForm
    list_display = ["application", "held_on", "hours", "coach"]
    list_select_related = ["application__service", "application__organization"]
    search_fields = ["application__organization__name", "coach"]
    date_hierarchy = "held_on"
    fields = ["application", "held_on", "hours", "coach", "summary"]
    readonly_fields = ["application"]

    def has_add_permission(self, request):
        return False

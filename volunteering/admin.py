from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from tcal.shared.decisions_admin import Decision, DecisionAdmin
from tcal.shared.forms import ConstraintAwareAdminForm
from volunteering.models import Application, Opportunity, Skill, VolunteerProfile
from volunteering.permissions import can_publish
from volunteering.states import OpportunityStatus


def _awaits_decision(opportunity) -> bool:
    return opportunity.status == OpportunityStatus.SUBMITTED


@admin.register(Opportunity)
class OpportunityAdmin(DecisionAdmin):
    decisions = [
        Decision(
            "publish",
            _("Publish"),
            Opportunity.publish,
            may=can_publish,
            when=_awaits_decision,
            tone="primary",
        ),
        Decision(
            "return",
            _("Return for changes"),
            Opportunity.return_for_changes,
            may=can_publish,
            when=_awaits_decision,
            needs_reason=True,
        ),
    ]
    reason_help_text = _("The organisation will read it and correct the offer.")
    list_display = ["title", "organization", "places", "status", "submitted_at"]
    list_filter = ["status", "contact_with_children", "remote"]
    list_select_related = ["organization"]
    search_fields = ["title", "organization__name"]
    ordering = ["-submitted_at", "-pk"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "status",
                    "decision_reason",
                    "decided_by",
                    "on_the_portal",
                    "organization",
                ]
            },
        ),
        (
            _("About the offer"),
            {"fields": ["title", "summary", "description", "skills", "spheres"]},
        ),
        (
            _("When and where"),
            {"fields": ["ongoing", "starts_on", "ends_on", "hours", "remote", "place"]},
        ),
        (_("For whom"), {"fields": ["places", "minimum_age", "contact_with_children"]}),
        (_("What the organisation gives"), {"fields": ["insurance", "costs", "benefits"]}),
        (_("Sent in"), {"fields": ["created_by", "submitted_by", "submitted_at", "published_at"]}),
    ]

    def get_queryset(self, request):
        """Drafts are their authors' own."""
        return super().get_queryset(request).exclude(status=OpportunityStatus.DRAFT)

    @admin.display(description=_("page"))
    def on_the_portal(self, opportunity):
        return format_html('<a href="{}">{}</a>', opportunity.get_absolute_url(), _("See it"))


@admin.register(Application)
class ApplicationAdmin(DecisionAdmin):
    """To look at: the organisation decides."""

    list_display = ["profile", "opportunity", "status", "applied_at"]
    list_filter = ["status"]
    list_select_related = ["profile__user", "opportunity"]
    search_fields = ["profile__user__name", "opportunity__title"]
    ordering = ["-applied_at"]
    fields = [
        "profile",
        "opportunity",
        "status",
        "message",
        "applied_at",
        "decided_by",
        "decided_at",
        "decision_message",
        "register_checked_by",
        "register_checked_on",
        "register_check_result",
    ]


@admin.register(VolunteerProfile)
class VolunteerProfileAdmin(admin.ModelAdmin):
    """The base of volunteers. Staff correct a birth date that was typed with a slip."""

    form = ConstraintAwareAdminForm
    fields = ["user", "birth_date", "skills", "spheres", "about"]
    readonly_fields = ["user"]
    filter_horizontal = ["skills", "spheres"]
    list_display = ["name"]
    list_filter = ["skills"]
    list_select_related = ["user"]
    search_fields = ["user__name", "user__email"]
    ordering = ["user__name"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Skill)
class SkillAdmin(admin.ModelAdmin):
    """Reference data. A skill is retired, never deleted."""

    form = ConstraintAwareAdminForm
    list_display = ["name_pl", "name_en", "position", "is_retired"]
    list_editable = ["position", "is_retired"]
    search_fields = ["name_pl", "name_en"]
    prepopulated_fields = {"code": ["name_en"]}

    def has_delete_permission(self, request, obj=None):
        return False

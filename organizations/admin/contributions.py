"""What organisations gave to others: decided, and recorded by staff."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organizations.admin.registry import person_in_words
from organizations.contributions import record_contribution
from organizations.forms import given_already
from organizations.models import Contribution
from organizations.permissions import can_decide_contribution, can_record_contribution
from tcal.shared.decisions_admin import Decision, DecisionAdmin


class NewContributionMixin:
    """What the verb would refuse, said beside the field."""

    by = None

    def clean_organization(self):
        organization = self.cleaned_data["organization"]
        if not can_record_contribution(self.by, organization):
            raise ValidationError(
                _("You belong to this organisation: somebody else of the staff has to add it.")
            )
        return organization

    def clean_made_on(self):
        day = self.cleaned_data["made_on"]
        given_already(day)
        return day


@admin.register(Contribution)
class ContributionAdmin(DecisionAdmin):
    """Staff decide what managers declared, and add what they know of themselves."""

    decisions = [
        Decision(
            name="accept",
            label=_("Confirm"),
            verb=Contribution.accept,
            may=can_decide_contribution,
            when=lambda contribution: contribution.is_declared,
            tone="primary",
        ),
        Decision(
            name="reject",
            label=_("Don't confirm"),
            verb=Contribution.reject,
            may=can_decide_contribution,
            when=lambda contribution: contribution.is_declared,
            needs_reason=True,
            tone="danger",
        ),
        Decision(
            name="withdraw",
            label=_("Take the points back"),
            verb=Contribution.reject,
            may=can_decide_contribution,
            when=lambda contribution: contribution.is_accepted,
            needs_reason=True,
            tone="danger",
        ),
    ]
    ADDED = ["organization", "kind", "description", "made_on", "points"]
    editable_fields = ("points",)
    reason_help_text = _("The organisation will read it in the letter and on its page.")
    autocomplete_fields = ["organization"]
    list_display = ["organization", "kind", "description", "made_on", "points", "status"]
    list_filter = ["status", "kind", "made_on"]
    list_select_related = ["organization"]
    search_fields = ["organization__name", "description"]
    date_hierarchy = "made_on"
    readonly_fields = ["status", "declarer", "declared_at", "decider", "decided_at"]

    def has_add_permission(self, request):
        return admin.ModelAdmin.has_add_permission(self, request)

    def has_change_permission(self, request, obj=None):
        """Points are set before the decision, and not by somebody of the organisation."""
        may_change = super().has_change_permission(request, obj)
        if obj is None or not may_change:
            return may_change
        return obj.is_declared and can_decide_contribution(request.user, obj)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": self.ADDED, "description": _("It counts at once.")})]
        about = {"fields": [*self.ADDED, "status"]}
        if obj.is_declared:
            about["description"] = _("Save the points first, then decide.")
        decided = ["decider", "decided_at", "decision_reason"]
        return [
            (None, about),
            (_("Declared"), {"fields": ["declarer", "declared_at"]}),
            (_("Decision"), {"fields": decided}),
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        return [*super().get_readonly_fields(request, obj), *self.ADDED[:-1], "decision_reason"]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return (
            form
            if obj
            else type("NewContributionForm", (NewContributionMixin, form), {"by": request.user})
        )

    def save_model(self, request, obj, form, change):
        if change:
            # Not those of a contribution that somebody confirmed meanwhile.
            Contribution.objects.awaiting_decision().filter(pk=obj.pk).update(points=obj.points)
            return
        stored = record_contribution(
            **{name: form.cleaned_data[name] for name in self.ADDED}, by=request.user
        )
        # The admin goes on with the object that it has.
        obj.pk, obj._state.adding = stored.pk, False
        obj.refresh_from_db()

    @admin.display(description=_("declared by"))
    def declarer(self, contribution):
        return person_in_words(contribution.declared_by)

    @admin.display(description=_("decided by"))
    def decider(self, contribution):
        return person_in_words(contribution.decided_by)

"""Strikes, appeals against them, and the rules that they follow."""

from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from rooms.models import FairnessRules, Strike
from rooms.permissions import can_decide_strike
from tcal.shared.dates import human_period
from tcal.shared.decisions_admin import Decision, DecisionAdmin
from tcal.shared.forms import ConstraintAwareAdminForm


@admin.register(FairnessRules)
class FairnessRulesAdmin(admin.ModelAdmin):
    """One row, made with default values when somebody first opens it."""

    form = ConstraintAwareAdminForm
    fieldsets = [
        (_("Cancelling"), {"fields": ["free_cancelling_hours"]}),
        (
            _("Strikes"),
            {"fields": ["strikes_to_suspend", "strikes_within_months", "suspended_months"]},
        ),
        (_("Contributions"), {"fields": ["hours_per_point", "contributions_within_months"]}),
    ]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)
        rules, _is_new = FairnessRules.objects.get_or_create(pk=1)
        return redirect("admin:rooms_fairnessrules_change", rules.pk)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Strike)
class StrikeAdmin(DecisionAdmin):
    decisions = [
        Decision(
            name="uphold",
            label=_("Uphold the strike"),
            verb=Strike.uphold,
            may=can_decide_strike,
            when=lambda strike: strike.is_appealed,
            needs_reason=True,
        ),
        Decision(
            name="lift",
            label=_("Take the strike back"),
            verb=Strike.lift,
            may=can_decide_strike,
            when=lambda strike: strike.may_be_lifted,
            needs_reason=True,
            tone="primary",
        ),
    ]
    reason_help_text = _("The organisation will read it in the letter and beside the strike.")
    list_display = ["organization", "kind", "given_at", "status", "booking"]
    list_filter = ["status", "kind", "given_at", ("organization", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["organization__name", "booking__purpose"]
    list_select_related = ["organization", "booking"]
    date_hierarchy = "given_at"
    ordering = ["-given_at", "-pk"]
    fieldsets = [
        (None, {"fields": ["organization", "status", "kind", "given_at", "giver"]}),
        (_("The booking"), {"fields": ["booked", "when", "cancelled"]}),
        (_("Appeal"), {"fields": ["appeal", "appellant", "appealed_at"]}),
        (_("Decision"), {"fields": ["decider", "decided_at", "decision_reason"]}),
    ]
    readonly_fields = ["giver", "booked", "when", "cancelled", "appellant", "decider"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organization", "booking__room")

    @admin.display(description=_("given by"))
    def giver(self, strike):
        return strike.given_by or _("the rules of fairness")

    @admin.display(description=_("booking"))
    def booked(self, strike):
        url = reverse("admin:rooms_booking_change", args=[strike.booking_id])
        return format_html('<a href="{}">{}</a>', url, strike.booking)

    @admin.display(description=_("when"))
    def when(self, strike):
        booking = strike.booking
        return f"{booking.room}, {human_period(booking.starts_at, booking.ends_at)}"

    @admin.display(description=_("decided about the booking"))
    def cancelled(self, strike):
        booking = strike.booking
        said = f"{booking.get_status_display()}, {human_period(booking.decided_at, None)}"
        return f"{said}: {booking.decision_reason}" if booking.decision_reason else said

    @admin.display(description=_("appealed by"))
    def appellant(self, strike):
        return strike.appealed_by or "–"

    @admin.display(description=_("decided by"))
    def decider(self, strike):
        return strike.decided_by or "–"

"""Staff answer what organisations ask for, and see what colleagues have proposed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from rooms.admin.allocations import AllocationInline
from rooms.changes import accept_change, refuse_change, withdraw_change
from rooms.models import BookingChange
from rooms.permissions import can_answer_change, can_withdraw_change
from tcal.shared.dates import human_period
from tcal.shared.decisions_admin import Decision, DecisionAdmin


def _is_open_request(change) -> bool:
    return change.is_awaiting and not change.is_proposal


def _is_open_proposal(change) -> bool:
    return change.is_awaiting and change.is_proposal


@admin.register(BookingChange)
class BookingChangeAdmin(DecisionAdmin):
    decisions = [
        Decision(
            name="accept",
            label=_("Accept the change"),
            verb=accept_change,
            may=can_answer_change,
            when=_is_open_request,
            tone="primary",
        ),
        Decision(
            name="refuse",
            label=_("Refuse the change"),
            verb=refuse_change,
            may=can_answer_change,
            when=_is_open_request,
            needs_reason=True,
            tone="danger",
        ),
        Decision(
            name="withdraw",
            label=_("Withdraw the proposal"),
            verb=withdraw_change,
            may=can_withdraw_change,
            when=_is_open_proposal,
        ),
    ]
    reason_help_text = _("The organisation will read it in the letter and beside the booking.")
    list_display = ["number", "kind", "present", "wanted", "organization", "status", "answer_by"]
    list_filter = ["status", "kind"]
    search_fields = ["booking__purpose", "booking__organization__name", "message"]
    list_select_related = ["booking__room", "booking__organization", "room"]
    date_hierarchy = "starts_at"
    fieldsets = [
        (None, {"fields": ["status", "kind", "organization", "purpose", "present", "wanted"]}),
        (_("Asked for"), {"fields": ["message", "proposed_by", "proposed_at", "answer_by"]}),
        (_("Decision"), {"fields": ["decider", "decided_at", "decision_reason"]}),
    ]
    readonly_fields = ["organization", "purpose", "present", "wanted", "decider"]
    inlines = [AllocationInline]

    def get_waiting(self, request):
        return self.get_queryset(request).awaiting_staff()

    def get_queryset(self, request):
        related = ["booking__room", "booking__organization", "room", "proposed_by"]
        return super().get_queryset(request).select_related(*related)

    @admin.display(description=_("number"), ordering="booking")
    def number(self, change):
        return change.booking.reference

    @admin.display(description=_("organisation"))
    def organization(self, change):
        return change.booking.organization

    @admin.display(description=_("what for"))
    def purpose(self, change):
        return change.booking.purpose

    @admin.display(description=_("the booking now"))
    def present(self, change):
        return _where_and_when(change.booking)

    @admin.display(description=_("the change"), ordering="starts_at")
    def wanted(self, change):
        return _where_and_when(change)

    @admin.display(description=_("decided by"))
    def decider(self, change):
        return change.decided_by or "–"


def _where_and_when(thing) -> str:
    return f"{thing.room}, {human_period(thing.starts_at, thing.ends_at)}"

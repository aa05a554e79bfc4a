"""Closures of rooms and equipment: looked up and reopened here, made on the portal's own page."""

from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from rooms.admin.allocations import AllocationInline
from rooms.closures import reopen
from rooms.models import Closure
from rooms.permissions import can_close
from tcal.shared.decisions_admin import Decision, DecisionAdmin


@admin.register(Closure)
class ClosureAdmin(DecisionAdmin):
    """Adding leads to the page that lists what is in the way and asks about each of it."""

    decisions = [
        Decision(
            name="reopen",
            label=_("Reopen"),
            verb=reopen,
            may=can_close,
            when=lambda closure: not closure.is_over,
            tone="danger",
        )
    ]
    fields = ["reason", "starts_at", "ends_at", "decider"]
    list_display = ["reason", "starts_at", "ends_at", "decider"]
    list_select_related = ["decided_by"]
    readonly_fields = ["decider"]
    inlines = [AllocationInline]

    @admin.display(description=_("closed by"))
    def decider(self, closure):
        return closure.decided_by

    def has_add_permission(self, request):
        return can_close(request.user)

    def add_view(self, request, form_url="", extra_context=None):
        return redirect("rooms:new_closure")

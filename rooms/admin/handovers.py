"""Handovers are read here; damages are read and marked as repaired."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from rooms.damages import repair
from rooms.models import Damage, Handover
from rooms.permissions import can_keep_damages
from tcal.shared.decisions_admin import Decision, DecisionAdmin


@admin.register(Handover)
class HandoverAdmin(DecisionAdmin):
    """Made and finished at the door, on the portal's own pages."""

    list_display = ["booking", "handed_over_at", "received_by", "key_number", "returned_at"]
    list_filter = ["handed_over_at", ("returned_at", admin.EmptyFieldListFilter)]
    list_select_related = ["booking"]
    search_fields = ["received_by", "returned_by", "key_number", "booking__organization__name"]
    date_hierarchy = "handed_over_at"
    fields = [
        "booking",
        "handed_over_at",
        "giver",
        "received_by",
        "key_number",
        "condition_before",
        "returned_at",
        "taker",
        "returned_by",
        "key_returned",
        "condition_after",
    ]
    readonly_fields = ["giver", "taker"]

    @admin.display(description=_("handed over by"))
    def giver(self, handover):
        return handover.handed_over_by

    @admin.display(description=_("taken back by"))
    def taker(self, handover):
        return handover.taken_back_by or "–"


@admin.register(Damage)
class DamageAdmin(DecisionAdmin):
    decisions = [
        Decision(
            name="repair",
            label=_("Repaired"),
            verb=repair,
            may=can_keep_damages,
            when=lambda damage: damage.repaired_at is None,
            tone="primary",
        )
    ]
    list_display = ["resource", "description", "reported_at", "repaired_at"]
    list_filter = [
        ("repaired_at", admin.EmptyFieldListFilter),
        ("resource", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["resource"]
    search_fields = ["description", "resource__name"]
    fields = [
        "resource",
        "description",
        "reported_at",
        "reporter",
        "out_of_use",
        "repaired_at",
        "repairer",
    ]
    readonly_fields = ["reported_at", "reporter", "out_of_use", "repaired_at", "repairer"]

    @admin.display(description=_("reported by"))
    def reporter(self, damage):
        return damage.reported_by

    @admin.display(description=_("repaired by"))
    def repairer(self, damage):
        return damage.repaired_by or "–"

    @admin.display(description=_("out of use until"))
    def out_of_use(self, damage):
        return damage.closure.ends_at if damage.closure else None

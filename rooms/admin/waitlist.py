"""The waiting list, to look at: it is joined, offered and left through its verbs."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from rooms.models import WaitlistEntry
from tcal.shared.dates import human_period


@admin.register(WaitlistEntry)
class WaitlistAdmin(admin.ModelAdmin):
    list_display = ["purpose", "organization", "where", "when", "people", "status", "joined_at"]
    list_filter = ["status", "room"]
    list_select_related = ["organization", "room"]
    search_fields = ["purpose", "organization__name"]
    ordering = ["joined_at", "pk"]
    fields = [
        "organization",
        "where",
        "when",
        "people",
        "needs",
        "purpose",
        "responsible_person",
        "responsible_phone",
        "status",
        "booking",
        "joined_by",
        "joined_at",
    ]
    readonly_fields = fields

    @admin.display(description=_("room"), ordering="room__name_sort")
    def where(self, entry):
        return entry.room or _("any room that fits")

    @admin.display(description=_("when"), ordering="starts_at")
    def when(self, entry):
        return human_period(entry.starts_at, entry.ends_at)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

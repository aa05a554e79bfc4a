"""Buildings with their opening hours."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from rooms.models import OpeningHours, SpecialDay, Venue
from tcal.shared.forms import ConstraintAwareAdminForm


class HoursForm(ConstraintAwareAdminForm):
    """Hours as people write them: without seconds."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ["opens_at", "closes_at"]:
            self.fields[name].widget.format = "%H:%M"


class OpeningHoursInline(admin.TabularInline):
    model = OpeningHours
    form = HoursForm
    fields = ["weekday", "opens_at", "closes_at", "is_staffed"]
    extra = 1


class SpecialDayInline(admin.TabularInline):
    model = SpecialDay
    form = HoursForm
    fields = ["day", "opens_at", "closes_at", "is_staffed", "note"]
    extra = 1


@admin.register(Venue)
class VenueAdmin(admin.ModelAdmin):
    form = ConstraintAwareAdminForm
    list_display = ["name", "address"]
    fieldsets = [
        (None, {"fields": ["name", "address", "closed_on_public_holidays"]}),
        (_("Answering requests"), {"fields": ["answer_within_hours", "reminder_hours"]}),
        (_("Doors"), {"fields": ["door_code_minutes"]}),
    ]
    inlines = [OpeningHoursInline, SpecialDayInline]

    def has_delete_permission(self, request, obj=None):
        """A building with rooms stays: they are switched off one by one."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or not obj.resources.exists())

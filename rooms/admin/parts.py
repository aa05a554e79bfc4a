"""The parts of a divisible hall, on the hall's page."""

from django.contrib import admin
from django.db.models import Q
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from rooms.models import Allocation, Part, Resource
from tcal.shared.forms import ConstraintAwareAdminForm


class PartFormSet(BaseInlineFormSet):
    @classmethod
    def get_default_prefix(cls):
        """The relation has no name backwards, from which Django would make a prefix."""
        return "parts"


class PartInline(admin.TabularInline):
    model = Part
    fk_name = "whole"
    form = ConstraintAwareAdminForm
    formset = PartFormSet
    fields = ["part"]
    extra = 0
    verbose_name_plural = _("parts of a divisible hall")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "part":
            kwargs["queryset"] = _undivided(request.resolver_match.kwargs.get("object_id"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class FrozenPartInline(PartInline):
    """The database guards the same; this says why before anybody tries."""

    verbose_name_plural = _(
        "parts of a divisible hall: it has been booked as a whole, so they stay as they are"
    )

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def part_inlines(whole: Resource | None) -> list:
    """Return what its page shows: parts to choose, to read, or nothing where it can have none."""
    if whole is None:
        return [PartInline]
    has_parts = Part.objects.filter(whole=whole).exists()
    if Allocation.objects.filter(Q(resource=whole) | Q(booking__room=whole)).exists():
        return [FrozenPartInline] if has_parts else []
    is_a_part = Part.objects.filter(part=whole).exists()
    return [] if whole.is_equipment or is_a_part else [PartInline]


def _undivided(whole_id):
    """Rooms and desks without parts, other than the hall itself."""
    divided = Part.objects.order_by().values("whole")
    rooms = Resource.objects.with_capacity().exclude(pk__in=divided)
    return (rooms.exclude(pk=whole_id) if whole_id else rooms).in_polish_order()

"""What a booking or a closure holds, to look at."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from rooms.models import Allocation
from tcal.shared.dates import human_period


class AllocationInline(admin.TabularInline):
    model = Allocation
    fields = readonly_fields = ["what", "pieces", "held"]
    extra = 0
    can_delete = False
    verbose_name_plural = _("time held")

    @admin.display(description=_("resource"))
    def what(self, allocation):
        return allocation.resource

    @admin.display(description=_("how many pieces"))
    def pieces(self, allocation):
        return allocation.quantity

    @admin.display(description=_("when"))
    def held(self, allocation):
        return human_period(allocation.period.lower, allocation.period.upper)

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("resource")

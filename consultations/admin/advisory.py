"""Advisory bodies: their terms with members, and their sessions with minutes."""

from django.contrib import admin

from consultations.admin.documents import DocumentInline, KeepsDocuments
from consultations.models import AdvisoryBody, AdvisoryMember, AdvisoryTerm, BodySession
from tcal.shared.forms import ConstraintAwareAdminForm


class TermInline(admin.TabularInline):
    model = AdvisoryTerm
    form = ConstraintAwareAdminForm
    fields = ["name", "starts_on", "ends_on"]
    extra = 0
    show_change_link = True


class MemberInline(admin.TabularInline):
    model = AdvisoryMember
    form = ConstraintAwareAdminForm
    fields = ["position", "name", "role", "represents"]
    extra = 0


@admin.register(AdvisoryBody)
class AdvisoryBodyAdmin(admin.ModelAdmin):
    form = ConstraintAwareAdminForm
    list_display = ["name", "short_name"]
    search_fields = ["name", "short_name"]
    fields = ["name", "short_name", "organization", "description", "contact"]
    inlines = [TermInline]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organization")


@admin.register(AdvisoryTerm)
class AdvisoryTermAdmin(admin.ModelAdmin):
    form = ConstraintAwareAdminForm
    list_display = ["name", "body", "starts_on", "ends_on"]
    list_filter = ["body"]
    list_select_related = ["body"]
    inlines = [MemberInline]

    def get_readonly_fields(self, request, obj=None):
        return ["body"] if obj else []


@admin.register(BodySession)
class BodySessionAdmin(KeepsDocuments, admin.ModelAdmin):
    form = ConstraintAwareAdminForm
    list_display = ["held_on", "body"]
    list_filter = ["body"]
    list_select_related = ["body"]
    date_hierarchy = "held_on"
    inlines = [DocumentInline]

"""What governs all bookings: the rules of the rooms, authorisations, quotas."""

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from rooms.models import HouseRules, Quota, UnstaffedAccess
from tcal.shared.conflicts import constraint_name
from tcal.shared.forms import ConstraintAwareAdminForm

NUMBER_IS_UNIQUE = "rooms_houserules_number_key"


class HouseRulesForm(ConstraintAwareAdminForm):
    class Meta:
        widgets = dict.fromkeys(("text_pl", "text_en"), AdminTextareaWidget(attrs={"rows": 20}))

    def clean(self):
        cleaned = super().clean()
        in_force = HouseRules.objects.in_force()
        if in_force and all(
            cleaned.get(name) == getattr(in_force, name) for name in ("text_pl", "text_en")
        ):
            raise ValidationError(
                _("This is the text in force already. Change it, or leave it as it is.")
            )
        return cleaned


@admin.register(HouseRules)
class HouseRulesAdmin(admin.ModelAdmin):
    """A new version is published over the one in force; published ones stay as they were."""

    form = HouseRulesForm
    list_display = ["version", "published_at", "publisher"]
    list_select_related = ["published_by"]

    @admin.display(description=_("version"), ordering="number")
    def version(self, rules):
        return rules.number

    @admin.display(description=_("published by"))
    def publisher(self, rules):
        return rules.published_by or "–"

    def get_fieldsets(self, request, obj=None):
        texts = ["text_pl", "text_en"]
        if obj:
            return [(None, {"fields": ["version", "published_at", "publisher", *texts]})]
        what_happens = _(
            "From now on this version is accepted with each booking. Bookings made before keep the "
            "version that was accepted then. A published version can't be changed."
        )
        return [(None, {"fields": texts, "description": what_happens})]

    def get_readonly_fields(self, request, obj=None):
        return ["version", "published_at", "publisher"] if obj else []

    def get_changeform_initial_data(self, request):
        in_force = HouseRules.objects.in_force()
        text = {"text_pl": in_force.text_pl, "text_en": in_force.text_en} if in_force else {}
        return {**text, **super().get_changeform_initial_data(request)}

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.published_by = request.user
        super().save_model(request, obj, form, change)

    def add_view(self, request, form_url="", extra_context=None):
        context = {
            "title": _("Publish a new version"),
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
            **(extra_context or {}),
        }
        try:
            return super().add_view(request, form_url, context)
        except IntegrityError as lost_race:
            if constraint_name(lost_race) != NUMBER_IS_UNIQUE:
                raise
            messages.error(
                request,
                _("Somebody published another version at this moment. Read it before you go on."),
            )
            return redirect("admin:rooms_houserules_changelist")


@admin.register(UnstaffedAccess)
class UnstaffedAccessAdmin(admin.ModelAdmin):
    """Whom staff trust with the rooms while they are away. Deleting a row withdraws the trust."""

    form = ConstraintAwareAdminForm
    fields = ["organization", "valid_until", "note"]
    autocomplete_fields = ["organization"]
    list_display = ["organization", "valid_until", "granter", "granted_at", "note"]
    list_select_related = ["organization", "granted_by"]
    search_fields = ["organization__name"]

    @admin.display(description=_("granted by"))
    def granter(self, access):
        return access.granted_by or "–"

    def get_fields(self, request, obj=None):
        return [*self.fields, "granter", "granted_at"] if obj else self.fields

    def get_readonly_fields(self, request, obj=None):
        return ["organization", "granter", "granted_at"] if obj else []

    def save_model(self, request, obj, form, change):
        if not change:
            obj.granted_by = request.user
        super().save_model(request, obj, form, change)


@admin.register(Quota)
class QuotaAdmin(admin.ModelAdmin):
    form = ConstraintAwareAdminForm
    list_display = ["kind", "hours", "young_extra_hours", "young_years"]

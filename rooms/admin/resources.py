"""Rooms, desks and equipment with their policy of booking."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from organizations.legal_forms import OrganizationKind
from rooms.admin.parts import part_inlines
from rooms.admin.pictures import RoomPictureInline
from rooms.availability import most_lent
from rooms.models import Feature, Resource
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.forms import ConstraintAwareAdminForm

KINDS_OF_ORGANIZATIONS = ("open_to", "instant_for")


class ResourceForm(ConstraintAwareAdminForm):
    def clean_quantity(self):
        quantity = self.cleaned_data["quantity"]
        if self.instance.pk and quantity is not None:
            lent = most_lent(Resource.objects.get(pk=self.instance.pk))
            if quantity < lent:
                raise ValidationError(
                    ngettext(
                        "%(count)d piece is lent at one time. Cancel bookings first.",
                        "%(count)d pieces are lent at one time. Cancel bookings first.",
                        lent,
                    )
                    % {"count": lent}
                )
        return quantity

    def clean_capacity(self):
        capacity = self.cleaned_data["capacity"]
        kind = self.cleaned_data.get("kind") or self.instance.kind
        if capacity is None and kind != Resource.Kind.EQUIPMENT:
            raise ValidationError(_("State for how many people the room or desk is."))
        return capacity

    def clean(self):
        cleaned = super().clean()
        open_to, instant_for = (set(cleaned.get(name, ())) for name in KINDS_OF_ORGANIZATIONS)
        if stray := instant_for - open_to:
            labels = ", ".join(str(OrganizationKind(kind).label) for kind in sorted(stray))
            self.add_error(
                "instant_for",
                _("These may not book at all: %(kinds)s. Let them book, or leave them out here.")
                % {"kinds": labels},
            )
        return cleaned


@admin.register(Resource)
class ResourceAdmin(admin.ModelAdmin):
    form = ResourceForm
    list_display = ["name", "kind", "venue", "capacity", "quantity", "instant", "is_active"]
    list_filter = ["kind", "venue", "is_active"]
    list_select_related = ["venue"]
    search_fields = ["name"]
    ordering = ["kind", "name_sort"]
    fieldsets = [
        (
            _("The room or the equipment"),
            {
                "fields": [
                    "venue",
                    "kind",
                    "name",
                    "summary",
                    "description",
                    "capacity",
                    "quantity",
                    "features",
                    "access",
                    "rules",
                    "is_active",
                ]
            },
        ),
        (
            _("Who may book, and who waits for staff"),
            {"fields": ["open_to", "instant_for"]},
        ),
        (
            _("When and for how long"),
            {
                "fields": [
                    "step_minutes",
                    ("shortest_minutes", "longest_minutes"),
                    ("notice_hours", "horizon_days"),
                    ("minutes_before", "minutes_after"),
                ]
            },
        ),
        (_("Fee and door"), {"fields": ["fee_per_hour", "door_code"]}),
    ]

    class Media:
        css = {"all": ["css/admin-decisions.css"]}

    @admin.display(description=_("confirmed at once"), boolean=True)
    def instant(self, resource):
        return resource.confirms_everyone_at_once

    def get_inlines(self, request, obj):
        return [*part_inlines(obj), RoomPictureInline]

    def get_readonly_fields(self, request, obj=None):
        """What it is stays: bookings, parts and addresses rely on it."""
        return ["kind"] if obj else []

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in KINDS_OF_ORGANIZATIONS:
            return forms.MultipleChoiceField(
                label=db_field.verbose_name.capitalize(),
                choices=OrganizationKind.choices,
                widget=forms.CheckboxSelectMultiple,
                initial=db_field.get_default,
                required=False,
                help_text=db_field.help_text,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(
            db_field, request, widget=forms.CheckboxSelectMultiple, help_text="", **kwargs
        )

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            with refusals_as_validation_errors():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as lost_race:
            messages.error(request, lost_race.messages[0])
            return redirect(request.get_full_path())

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Feature)
class FeatureAdmin(admin.ModelAdmin):
    list_display = ["name_pl", "name_en", "code", "position"]

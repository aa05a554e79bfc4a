from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from rooms.availability import most_lent
from rooms.closures import close, reopen
from rooms.models import (
    Allocation,
    Booking,
    Closure,
    Feature,
    OpeningHours,
    Resource,
    SpecialDay,
    Venue,
)
from rooms.permissions import can_cancel, can_close, can_decide
from rooms.states import BOOKING_MOVES, BookingStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.dates import human_period
from tcal.shared.decisions_admin import Decision, DecisionAdmin
from tcal.shared.forms import ConstraintAwareAdminForm
from tcal.shared.periods import Period


def _may_become(status):
    return lambda booking: status in BOOKING_MOVES[booking.status]


class AllocationInline(admin.TabularInline):
    """What the booking or the closure takes, to look at."""

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


@admin.register(Booking)
class BookingAdmin(DecisionAdmin):
    decisions = [
        Decision(
            name="confirm",
            label=_("Confirm"),
            verb=Booking.confirm,
            may=can_decide,
            when=_may_become(BookingStatus.CONFIRMED),
            takes_reason=True,
            tone="primary",
        ),
        Decision(
            name="reject",
            label=_("Refuse"),
            verb=Booking.reject,
            may=can_decide,
            when=_may_become(BookingStatus.REJECTED),
            needs_reason=True,
            tone="danger",
        ),
        Decision(
            name="cancel",
            label=_("Call the booking off"),
            verb=Booking.cancel,
            may=can_cancel,
            when=lambda booking: booking.status == BookingStatus.CONFIRMED,
            needs_reason=True,
            tone="danger",
        ),
    ]
    reason_help_text = _("The organisation will read it in the letter and beside the booking.")
    list_display = ["number", "room", "when", "organization", "purpose", "status"]
    list_filter = ["status", "room", "starts_at"]
    search_fields = ["purpose", "organization__name", "responsible_person"]
    list_select_related = ["room", "organization"]
    date_hierarchy = "starts_at"
    fieldsets = [
        (None, {"fields": ["status", "room", "starts_at", "ends_at", "people"]}),
        (
            _("For whom"),
            {
                "fields": [
                    "organization",
                    "purpose",
                    "title_is_public",
                    "responsible_person",
                    "responsible_phone",
                    "requested_by",
                    "requested_at",
                ]
            },
        ),
        (_("Decision"), {"fields": ["decider", "decided_at", "decision_reason"]}),
    ]
    readonly_fields = ["decider"]
    inlines = [AllocationInline]

    @admin.display(description=_("decided by"))
    def decider(self, booking):
        return booking.decided_by or "–"

    @admin.display(description=_("number"), ordering="pk")
    def number(self, booking):
        return booking.reference

    @admin.display(description=_("when"), ordering="starts_at")
    def when(self, booking):
        return human_period(booking.starts_at, booking.ends_at)


class ClosureForm(ConstraintAwareAdminForm):
    resources = forms.ModelMultipleChoiceField(
        Resource.objects.order_by("-kind", "name_sort", "name"),
        label=_("What is closed"),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Closure
        fields = ["reason", "starts_at", "ends_at"]

    def _post_clean(self):
        super()._post_clean()
        if not self.errors and not self.instance.pk:
            try:
                self.closure = close(
                    self.cleaned_data["resources"],
                    Period(self.cleaned_data["starts_at"], self.cleaned_data["ends_at"]),
                    reason=self.cleaned_data["reason"],
                    by=self.closed_by,
                )
            except ValidationError as refusal:
                self.add_error("resources", refusal.messages)


@admin.register(Closure)
class ClosureAdmin(DecisionAdmin):
    """A closure is made by its verb, which refuses to run over somebody's booking."""

    form = ClosureForm
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
    list_display = ["reason", "starts_at", "ends_at", "decider"]
    list_select_related = ["decided_by"]
    readonly_fields = ["decider"]

    @admin.display(description=_("closed by"))
    def decider(self, closure):
        return closure.decided_by

    def get_inlines(self, request, obj):
        return [AllocationInline] if obj else []

    def has_add_permission(self, request):
        return can_close(request.user)

    def get_fields(self, request, obj=None):
        if obj:
            return ["reason", "starts_at", "ends_at", "decider"]
        return ["reason", "resources", "starts_at", "ends_at"]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return form if obj else type("ClosureForm", (form,), {"closed_by": request.user})

    def save_form(self, request, form, change):
        return form.closure

    def save_model(self, request, obj, form, change):
        """The form has closed already, so that a refusal is told beside its fields."""

    def save_related(self, request, form, formsets, change):
        """What is closed is in the allocations."""


class HoursForm(ConstraintAwareAdminForm):
    """Hours as people write them: without seconds."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ["opens_at", "closes_at"]:
            self.fields[name].widget.format = "%H:%M"


class OpeningHoursInline(admin.TabularInline):
    model = OpeningHours
    form = HoursForm
    extra = 1


class SpecialDayInline(admin.TabularInline):
    model = SpecialDay
    form = HoursForm
    extra = 1


@admin.register(Venue)
class VenueAdmin(admin.ModelAdmin):
    inlines = [OpeningHoursInline, SpecialDayInline]


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


@admin.register(Resource)
class ResourceAdmin(admin.ModelAdmin):
    form = ResourceForm
    list_display = ["name", "kind", "capacity", "quantity", "instant", "is_active"]
    list_filter = ["kind", "is_active"]
    ordering = ["kind", "name_sort"]

    @admin.display(description=_("confirmed at once"), boolean=True)
    def instant(self, resource):
        return resource.confirms_everyone_at_once

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

"""Staff close rooms and equipment for a time."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rooms.admin.allocations import AllocationInline
from rooms.closures import close, reopen
from rooms.models import Closure, Resource
from rooms.permissions import can_close
from tcal.shared.decisions_admin import Decision, DecisionAdmin
from tcal.shared.forms import ConstraintAwareAdminForm
from tcal.shared.periods import Period


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

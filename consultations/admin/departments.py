"""Who answers remarks for the departments of the city."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from consultations.models import DepartmentMember
from organizations.legal_forms import LegalForm
from organizations.models import Organization
from tcal.accounts.models import User
from tcal.shared.forms import ConstraintAwareAdminForm


class DepartmentMemberForm(ConstraintAwareAdminForm):
    """The account is named by its e-mail: coordinators don't see the list of people."""

    department = forms.ModelChoiceField(
        label=_("Department"), queryset=Organization.objects.none(), empty_label=_("choose")
    )
    user = forms.ModelChoiceField(
        label=_("E-mail of the account"),
        queryset=User.objects.active(),
        to_field_name="email",
        widget=forms.EmailInput,
        error_messages={
            "invalid_choice": _(
                "Nobody has an account with this e-mail. Ask the person to register first."
            )
        },
    )

    class Meta:
        model = DepartmentMember
        fields = ["department", "user"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "department" in self.fields:
            self.fields["department"].queryset = (
                Organization.objects.active()
                .filter(legal_form=LegalForm.INSTITUTION)
                .in_polish_order()
            )


@admin.register(DepartmentMember)
class DepartmentMemberAdmin(admin.ModelAdmin):
    form = DepartmentMemberForm
    list_display = ["user", "department"]
    list_filter = [("department", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["department", "user"]
    search_fields = ["user__email", "user__name", "department__name"]

    def has_change_permission(self, request, obj=None):
        """One person is taken off and another one put in; the history says who was there."""
        return False

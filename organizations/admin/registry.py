"""The registry: entries, places in them, and the spheres of the act."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.forms import AccountByEmailField
from organizations.legal_forms import LegalForm
from organizations.models import Membership, Organization, PartnershipPart, PublicTaskSphere
from organizations.permissions import can_decide, can_decide_membership
from organizations.states import MembershipStatus, OrganizationStatus
from tcal.shared.decisions_admin import Decision, DecisionAdmin
from tcal.shared.forms import ConstraintAwareAdminForm


def person_in_words(account) -> str:
    """Name and e-mail, no link: accounts are not for all staff to open."""
    return f"{account}, {account.email}" if account else "–"


class MembershipInline(admin.TabularInline):
    """Who belongs to the organisation, to look at; places are given in the memberships."""

    model = Membership
    fields = readonly_fields = ["person", "role", "status"]
    extra = 0

    @admin.display(description=_("person"))
    def person(self, membership):
        return person_in_words(membership.user)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("user")


class PartnershipPartInline(admin.TabularInline):
    """The organisations that make up a partnership."""

    model = PartnershipPart
    fk_name = "partnership"
    autocomplete_fields = ["organization"]
    extra = 3
    verbose_name_plural = _("organisations of the partnership")


class NewPartnershipForm(ConstraintAwareAdminForm):
    """Only partnerships are added here: other organisations register by themselves."""

    class Meta:
        model = Organization
        fields = ["name", "description", "founded_on", "contact_email", "contact_phone"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.legal_form = LegalForm.PARTNERSHIP
        self.instance.status = OrganizationStatus.ACTIVE


@admin.register(Organization)
class OrganizationAdmin(DecisionAdmin):
    decisions = [
        Decision(
            name="approve",
            label=_("Approve"),
            verb=Organization.approve,
            may=can_decide,
            when=lambda organization: organization.is_pending,
            tone="primary",
        ),
        Decision(
            name="reject",
            label=_("Refuse"),
            verb=Organization.reject,
            may=can_decide,
            when=lambda organization: organization.is_pending,
            needs_reason=True,
            tone="danger",
        ),
        Decision(
            name="end",
            label=_("Mark as ended"),
            verb=Organization.end,
            may=can_decide,
            when=lambda organization: organization.is_active,
            needs_reason=True,
        ),
        Decision(
            name="resume",
            label=_("Mark as active again"),
            verb=Organization.resume,
            may=can_decide,
            when=lambda organization: organization.is_ended,
        ),
    ]
    list_display = ["name", "legal_form", "district", "status", "submitted_at"]
    list_filter = ["status", "legal_form", "has_no_premises", "is_operator"]
    search_fields = ["name", "krs", "nip", "regon"]
    ordering = ["name_sort", "name"]
    fieldsets = [
        (None, {"fields": ["name", "legal_form", "status", "decision_reason", "decider"]}),
        (_("Submitted"), {"fields": ["submitter", "submitted_at"]}),
        (
            _("Numbers in registers"),
            {"fields": ["krs", "nip", "regon", "record_number", "responsible_adult"]},
        ),
        (
            _("Activity"),
            {
                "fields": [
                    "spheres",
                    "district",
                    "founded_on",
                    "has_no_premises",
                    "description",
                    "is_operator",
                ]
            },
        ),
        (
            _("Contact"),
            {
                "fields": [
                    "website",
                    "public_email",
                    "public_phone",
                    "contact_email",
                    "contact_phone",
                ]
            },
        ),
    ]
    readonly_fields = ["submitter", "decider"]
    inlines = [MembershipInline, PartnershipPartInline]

    # Staff add partnerships, which consist of organisations that are here already.
    def has_add_permission(self, request):
        return admin.ModelAdmin.has_add_permission(self, request)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs |= {"form": NewPartnershipForm, "fields": NewPartnershipForm.Meta.fields}
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            fields = NewPartnershipForm.Meta.fields
            return [(_("New partnership of organisations"), {"fields": fields})]
        return super().get_fieldsets(request, obj)

    def get_inlines(self, request, obj):
        if obj is None:
            return [PartnershipPartInline]
        if obj.legal_form != LegalForm.PARTNERSHIP:
            return [inline for inline in self.inlines if inline is not PartnershipPartInline]
        return self.inlines

    def save_model(self, request, obj, form, change):
        if not change:
            obj.submitted_by = obj.decided_by = request.user
            obj.decided_at = timezone.now()
        super().save_model(request, obj, form, change)

    @admin.display(description=_("submitted by"))
    def submitter(self, organization):
        return person_in_words(organization.submitted_by)

    @admin.display(description=_("decided by"))
    def decider(self, organization):
        return person_in_words(organization.decided_by)


@admin.register(Membership)
class MembershipAdmin(DecisionAdmin):
    """Staff give and end places, and may make a member a manager."""

    decisions = [
        Decision(
            name="accept",
            label=_("Accept"),
            verb=Membership.accept,
            may=can_decide_membership,
            when=lambda membership: (
                membership.status in {MembershipStatus.INVITED, MembershipStatus.REQUESTED}
            ),
            tone="primary",
        ),
        Decision(
            name="end",
            label=_("End the membership"),
            verb=Membership.end,
            may=can_decide_membership,
            when=lambda membership: membership.status != MembershipStatus.ENDED,
            tone="danger",
        ),
    ]
    ADDED = ["organization", "user", "role"]
    editable_fields = ("role",)
    readonly_fields = ["person", "status"]
    autocomplete_fields = ["organization"]
    list_display = ["user", "organization", "role", "status"]
    list_filter = ["status", "role"]
    list_select_related = ["user", "organization"]
    search_fields = ["user__name", "user__email", "organization__name"]
    ordering = ["organization__name_sort", "user__name"]

    def has_add_permission(self, request):
        return admin.ModelAdmin.has_add_permission(self, request)

    def get_fields(self, request, obj=None):
        return ["organization", "person", "role", "status"] if obj else self.ADDED

    @admin.display(description=_("person"))
    def person(self, membership):
        return person_in_words(membership.user)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "user":
            return AccountByEmailField(label=_("E-mail of the person's account"))
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(PublicTaskSphere)
class PublicTaskSphereAdmin(admin.ModelAdmin):
    """Reference data: the act's list. A sphere is retired by a date, never deleted."""

    form = ConstraintAwareAdminForm
    list_display = ["code", "name_pl", "name_en", "valid_until"]
    search_fields = ["code", "name_pl", "name_en"]
    ordering = ["sort_key"]

    def has_delete_permission(self, request, obj=None):
        return False

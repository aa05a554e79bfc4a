"""Claims to organisations and changes of legal form: read with their evidence, and decided."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from organizations.admin.registry import person_in_words
from organizations.claims import accept_claim, refuse_claim
from organizations.form_changes import accept_change, refuse_change
from organizations.models import Claim, FormChange
from organizations.permissions import can_decide_claim
from organizations.states import ClaimStatus
from tcal.shared.decisions_admin import Decision, DecisionAdmin
from tcal.shared.documents import document_response


def _waits(row) -> bool:
    return row.status == ClaimStatus.WAITING


class EvidenceAdmin(DecisionAdmin):
    """Rows with a private document, which is given out here alone."""

    readonly_fields = ["organization_page", "author", "document", "decider"]
    list_select_related = ["organization", "made_by"]
    date_hierarchy = "made_at"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_document"
        return [
            path("<int:pk>/document/", self.admin_site.admin_view(self.document_view), name=name),
            *super().get_urls(),
        ]

    def document_view(self, request, pk):
        """The document as an attachment. Raises ``Http404`` where there is none."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = self.get_queryset(request).filter(pk=pk).first()
        if row is None or not row.evidence_file:
            raise Http404
        return document_response(
            row.evidence_file,
            extension=_extension(row),
            name=slugify(f"{row.organization.slug} {row.pk}"),
        )

    @admin.display(description=_("organisation"))
    def organization_page(self, row):
        url = reverse("admin:organizations_organization_change", args=[row.organization_id])
        return format_html('<a href="{}">{}</a>', url, row.organization)

    @admin.display(description=_("made by"))
    def author(self, row):
        return person_in_words(row.made_by)

    @admin.display(description=_("decided by"))
    def decider(self, row):
        return person_in_words(row.decided_by)

    @admin.display(description=_("document"))
    def document(self, row):
        if not row.evidence_file:
            return "–"
        url = reverse(
            f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_document",
            args=[row.pk],
        )
        return format_html(
            '<a href="{}">{}</a>', url, _("Download (%(type)s)") % {"type": _extension(row).upper()}
        )


@admin.register(Claim)
class ClaimAdmin(EvidenceAdmin):
    decisions = [
        Decision(
            name="accept",
            label=_("Make this person a manager"),
            verb=accept_claim,
            may=can_decide_claim,
            when=_waits,
            tone="primary",
        ),
        Decision(
            name="refuse",
            label=_("Refuse"),
            verb=refuse_claim,
            may=can_decide_claim,
            when=_waits,
            needs_reason=True,
            tone="danger",
        ),
    ]
    list_display = ["organization", "made_by", "status", "made_at"]
    list_filter = ["status"]
    search_fields = ["organization__name", "made_by__name", "made_by__email"]
    fieldsets = [
        (None, {"fields": ["organization_page", "managers", "others", "status"]}),
        (_("Claim"), {"fields": ["author", "made_at", "evidence", "document"]}),
        (_("Decision"), {"fields": ["decider", "decided_at", "decision_reason"]}),
    ]
    readonly_fields = [*EvidenceAdmin.readonly_fields, "managers", "others"]

    @admin.display(description=_("present managers"))
    def managers(self, claim):
        present = claim.organization.memberships.managers().select_related("user")
        return "; ".join(person_in_words(place.user) for place in present) or _("nobody")

    @admin.display(description=_("other claims that wait"))
    def others(self, claim):
        return claim.organization.claims.awaiting_decision().exclude(pk=claim.pk).count()


@admin.register(FormChange)
class FormChangeAdmin(EvidenceAdmin):
    decisions = [
        Decision(
            name="accept",
            label=_("Change the legal form"),
            verb=accept_change,
            may=can_decide_claim,
            when=_waits,
            tone="primary",
        ),
        Decision(
            name="refuse",
            label=_("Refuse"),
            verb=refuse_change,
            may=can_decide_claim,
            when=_waits,
            needs_reason=True,
            tone="danger",
        ),
    ]
    list_display = ["organization", "name", "legal_form", "status", "made_at"]
    list_filter = ["status", "legal_form"]
    search_fields = ["organization__name", "name", "krs", "nip", "regon"]
    fieldsets = [
        (None, {"fields": ["organization_page", "status"]}),
        (
            _("What it is now"),
            {
                "fields": [
                    "name",
                    "legal_form",
                    "krs",
                    "nip",
                    "regon",
                    "record_number",
                    "founded_on",
                ]
            },
        ),
        (_("Evidence"), {"fields": ["author", "made_at", "evidence", "document"]}),
        (_("Decision"), {"fields": ["decider", "decided_at", "decision_reason"]}),
    ]


def _extension(row) -> str:
    return row.evidence_file.name.rpartition(".")[2]

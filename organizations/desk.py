"""What waits for staff among organisations."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from organizations.models import Claim, Contribution, FormChange, Membership, Organization
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.registry import DeskItem, DeskQueue


def _item(organization) -> DeskItem:
    return DeskItem(
        title=organization.name,
        since=organization.submitted_at,
        url=reverse("admin:organizations_organization_change", args=[organization.pk]),
        detail=organization.get_legal_form_display(),
    )


WAITING_ORGANIZATIONS = DeskQueue(
    name="organizations",
    label=_("New organisations"),
    may_see=is_centre_staff,
    waiting=lambda user: Organization.objects.awaiting_decision(),
    item=_item,
    url=lambda: reverse("admin:organizations_organization_changelist") + "?status__exact=pending",
)


def _item_of_contribution(contribution) -> DeskItem:
    return DeskItem(
        title=str(contribution),
        since=contribution.declared_at,
        url=reverse("admin:organizations_contribution_change", args=[contribution.pk]),
        detail=contribution.get_kind_display(),
    )


WAITING_CONTRIBUTIONS = DeskQueue(
    name="contributions",
    label=_("Contributions"),
    may_see=is_centre_staff,
    waiting=lambda user: Contribution.objects.awaiting_decision().select_related("organization"),
    item=_item_of_contribution,
    url=lambda: reverse("admin:organizations_contribution_changelist") + "?status__exact=declared",
)


def _item_of_claim(claim) -> DeskItem:
    return DeskItem(
        title=claim.organization.name,
        since=claim.made_at,
        url=reverse("admin:organizations_claim_change", args=[claim.pk]),
        detail=str(claim.made_by),
    )


WAITING_CLAIMS = DeskQueue(
    name="claims",
    label=_("Claims to organisations"),
    may_see=is_centre_staff,
    waiting=lambda user: (
        Claim.objects.awaiting_decision()
        .exclude(made_by=user)
        .select_related("organization", "made_by")
    ),
    item=_item_of_claim,
    url=lambda: reverse("admin:organizations_claim_changelist") + "?status__exact=waiting",
)


def _item_of_form_change(change) -> DeskItem:
    return DeskItem(
        title=change.organization.name,
        since=change.made_at,
        url=reverse("admin:organizations_formchange_change", args=[change.pk]),
        detail=change.get_legal_form_display(),
    )


WAITING_FORM_CHANGES = DeskQueue(
    name="form-changes",
    label=_("Changes of legal form"),
    may_see=is_centre_staff,
    waiting=lambda user: (
        FormChange.objects.awaiting_decision().exclude(made_by=user).select_related("organization")
    ),
    item=_item_of_form_change,
    url=lambda: reverse("admin:organizations_formchange_changelist") + "?status__exact=waiting",
)


def _item_of_request(membership) -> DeskItem:
    return DeskItem(
        title=str(membership.user),
        since=membership.since,
        url=reverse("organizations:people", args=[membership.organization.slug]),
        detail=membership.organization.name,
    )


# Managers answer these; only where there is none, it is for staff to do.
REQUESTS_WITHOUT_A_MANAGER = DeskQueue(
    name="requests-to-join",
    label=_("Requests to join organisations without a manager"),
    may_see=is_centre_staff,
    waiting=lambda user: (
        Membership.objects.awaiting_decision()
        .without_a_manager()
        .exclude(user=user)
        .select_related("organization", "user")
    ),
    item=_item_of_request,
    url=lambda: reverse("admin:organizations_membership_changelist") + "?status__exact=requested",
)

"""What waits for staff among organisations."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from organizations.models import Contribution, Organization
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

"""What waits for staff among volunteering offers."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tcal.accounts.permissions import is_centre_staff
from tcal.shared.registry import DeskItem, DeskQueue
from volunteering.models import Opportunity


def _item(opportunity) -> DeskItem:
    return DeskItem(
        title=opportunity.title,
        since=opportunity.submitted_at,
        url=reverse("admin:volunteering_opportunity_change", args=[opportunity.pk]),
        detail=opportunity.organization.name,
    )


WAITING_OPPORTUNITIES = DeskQueue(
    name="opportunities",
    label=_("Volunteering offers"),
    may_see=is_centre_staff,
    waiting=lambda user: Opportunity.objects.awaiting_decision().select_related("organization"),
    item=_item,
    url=lambda: reverse("admin:volunteering_opportunity_changelist") + "?status__exact=submitted",
)

"""Organisations on pages of other apps: the account and the search."""

from django.utils.translation import gettext_lazy as _

from organizations.joining_sections import my_places
from organizations.models import Organization
from organizations.permissions import can_contribute
from tcal.shared.registry import SearchSource, Section

CONTRIBUTIONS_SHOWN = 6


def _contributions(request, organization) -> dict | None:
    """What everybody may read: what staff confirmed. Managers are led to where they declare."""
    accepted = organization.contributions.accepted()
    shown = list(accepted[: CONTRIBUTIONS_SHOWN + 1])
    may_contribute = can_contribute(request.user, organization)
    if not shown and not may_contribute:
        return None
    return {
        "contributions": shown[:CONTRIBUTIONS_SHOWN],
        "further": accepted.count() - CONTRIBUTIONS_SHOWN
        if len(shown) > CONTRIBUTIONS_SHOWN
        else 0,
        "may_contribute": may_contribute,
        "organization": organization,
    }


CONTRIBUTIONS_OF_ORGANIZATION = Section(
    place="organization",
    template="organizations/_contributions.html",
    context=_contributions,
    order=5,
)
MY_ORGANIZATIONS = Section(
    place="account",
    template="organizations/_my_organizations.html",
    context=my_places,
    order=20,
)
ORGANIZATION_SEARCH = SearchSource(
    name="organizations",
    label=_("Organisations"),
    template="organizations/_search_result.html",
    find=lambda _request, text: Organization.objects.active().with_spheres().search(text),
    order=30,
)

"""Organisations on pages of other apps: the account and the search."""

from django.utils.translation import gettext_lazy as _

from organizations.models import Membership, Organization
from tcal.shared.registry import SearchSource, Section

MY_ORGANIZATIONS = Section(
    place="account",
    template="organizations/_my_organizations.html",
    context=lambda request, _subject: {
        "memberships": list(Membership.objects.of_person(request.user))
    },
    order=20,
)
ORGANIZATION_SEARCH = SearchSource(
    name="organizations",
    label=_("Organisations"),
    template="organizations/_search_result.html",
    find=lambda _request, text: Organization.objects.active().with_spheres().search(text),
    order=30,
)

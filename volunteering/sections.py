"""Volunteering on pages of other apps: the first page, an organisation's page, one's account."""

from datetime import timedelta

from django.utils import timezone

from tcal.shared.registry import Section
from volunteering.models import Application, Opportunity

NEWEST_ON_HOME = 3
ON_ORGANIZATION_PAGE = 5
ON_ACCOUNT = 3
# An offer counts as new for so long.
NEW_FOR = timedelta(days=14)


def _newest(_request, _subject) -> dict | None:
    offers = Opportunity.objects.open()
    newest = list(offers.for_cards().newest_first()[:NEWEST_ON_HOME])
    if not newest:
        return None
    since = timezone.now() - NEW_FOR
    return {"opportunities": newest, "new_count": offers.published_since(since).count()}


def _of_organization(_request, organization) -> dict | None:
    offers = Opportunity.objects.open().of_organization(organization)
    shown = list(offers.for_cards().newest_first()[: ON_ORGANIZATION_PAGE + 1])
    if not shown:
        return None
    return {
        "opportunities": shown[:ON_ORGANIZATION_PAGE],
        "has_more": len(shown) > ON_ORGANIZATION_PAGE,
        "organization": organization,
    }


def _of_account(request, _subject) -> dict:
    applications = Application.objects.of(request.user).with_details().latest_first()
    return {"applications": applications[:ON_ACCOUNT]}


NEWEST_OFFERS = Section(place="home", template="volunteering/_home.html", context=_newest, order=70)
OFFERS_OF_ORGANIZATION = Section(
    place="organization",
    template="volunteering/_organization.html",
    context=_of_organization,
    order=20,
)
MY_APPLICATIONS = Section(
    place="account", template="volunteering/_account.html", context=_of_account, order=40
)

"""Volunteering on pages of other apps: the first page, an organisation's page, one's account."""

from tcal.shared.registry import Section
from volunteering.models import Application, Opportunity

NEWEST_ON_HOME = 3
ON_ORGANIZATION_PAGE = 5
ON_ACCOUNT = 3


def _newest(_request, _subject) -> dict | None:
    newest = list(Opportunity.objects.open().for_small_cards().newest_first()[:NEWEST_ON_HOME])
    return {"opportunities": newest} if newest else None


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

"""What waits to be filled in, on pages of other apps."""

from tcal.shared.registry import Section
from tcal.surveys.waiting import waiting_for


def _of_account(request, _subject) -> dict | None:
    asked = waiting_for(request.user)
    return {"asked": asked} if asked else None


def _of_organization(request, organization) -> dict | None:
    """For its people only: what waits for this organisation."""
    if not request.user.is_authenticated:
        return None
    surveys = [
        one.survey
        for one in waiting_for(request.user)
        if organization.pk in {each.pk for each in one.waits_for}
    ]
    return {"surveys": surveys, "organization": organization} if surveys else None


SURVEYS_OF_ACCOUNT = Section(
    place="account",
    template="surveys/_of_account.html",
    context=_of_account,
    order=10,
)
SURVEYS_OF_ORGANIZATION = Section(
    place="organization",
    template="surveys/_of_organization.html",
    context=_of_organization,
    order=1,
)

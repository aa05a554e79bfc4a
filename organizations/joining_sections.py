"""An organisation's page, for whoever belongs to it or could; and one's places in the account."""

from organizations.confirmation import is_unconfirmed, known_as_true
from organizations.models import Claim, Membership
from organizations.permissions import (
    can_ask_to_join,
    can_change_form,
    can_claim,
    can_confirm,
    can_manage_people,
    can_see_people,
)
from tcal.shared.registry import Section


def _people_and_upkeep(request, organization) -> dict | None:
    user = request.user
    if not user.is_authenticated:
        shown = {"organization": organization, "is_signed_in": False}
        return shown if organization.is_active else None
    may_manage = can_manage_people(user, organization)
    found = {
        "may_see_people": can_see_people(user, organization),
        "requests": organization.memberships.awaiting_decision().count() if may_manage else 0,
        "place": organization.memberships.present().filter(user=user).first(),
        "may_join": can_ask_to_join(user, organization),
        "may_claim": can_claim(user, organization),
        "may_confirm": can_confirm(user, organization),
        "may_change_form": can_change_form(user, organization),
    }
    if not any(found.values()):
        return None
    return {"organization": organization, "is_signed_in": True, **found}


def _unconfirmed(request, organization) -> dict | None:
    if not is_unconfirmed(organization):
        return None
    return {
        "organization": organization,
        "known_since": known_as_true(organization),
        "may_confirm": can_confirm(request.user, organization),
    }


def my_places(request, _subject) -> dict:
    """Present places, and what somebody has still to answer."""
    return {
        "memberships": list(Membership.objects.of_person(request.user)),
        "requests": list(
            Membership.objects.awaiting_decision()
            .filter(user=request.user)
            .select_related("organization")
        ),
        "claims": list(
            Claim.objects.awaiting_decision()
            .filter(made_by=request.user)
            .select_related("organization")
        ),
    }


UNCONFIRMED_NOTE = Section(
    place="organization",
    template="organizations/_unconfirmed.html",
    context=_unconfirmed,
    order=0,
)
PEOPLE_OF_ORGANIZATION = Section(
    place="organization",
    template="organizations/_people_and_upkeep.html",
    context=_people_and_upkeep,
    order=90,
)

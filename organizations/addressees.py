"""Who is written to in an organisation's name: its people, or the address that it gave the centre."""

from dataclasses import dataclass

from organizations.models import Membership
from tcal.shared.mail import queue_mail

# Nobody has said which language is read at an address without an account.
LANGUAGE_OF_ADDRESS = "pl"


@dataclass(frozen=True)
class Addressee:
    email: str
    language: str
    name: str = ""


def addressees(organizations, *, managers_only: bool = False) -> dict[int, list[Addressee]]:
    """Return the people to write to, by the organisation's id, in two queries at most.

    Where nobody with an account belongs to it, the e-mail that it gave the centre, if any.
    """
    organizations = list(organizations)
    found: dict[int, list[Addressee]] = {organization.pk: [] for organization in organizations}
    places = Membership.objects.managers() if managers_only else Membership.objects.active()
    for place in (
        places.filter(organization__in=list(found), user__is_active=True)
        .select_related("user")
        .order_by("user__name", "user_id")
    ):
        person = place.user
        found[place.organization_id].append(Addressee(person.email, person.language, person.name))
    for organization in organizations:
        if not found[organization.pk] and organization.contact_email:
            found[organization.pk].append(
                Addressee(organization.contact_email, LANGUAGE_OF_ADDRESS)
            )
    return found


def write_to(organization, template, context, *, managers_only: bool = False) -> int:
    """Queue the letter for each of the organisation's people; return for how many."""
    people = addressees([organization], managers_only=managers_only)[organization.pk]
    for person in people:
        queue_mail(
            template,
            to=person.email,
            language=person.language,
            context={"organization": organization, **context},
        )
    return len(people)

"""What organisations gave to the others: two contributions count, one waits for staff."""

from datetime import timedelta

from django.utils import timezone

from organizations.contributions import declare_contribution, record_contribution
from organizations.models import Contribution


def load(world):
    staff = world.users["staff"]
    kinds = Contribution.Kind
    workshops = _declared(
        world,
        "zielony_kat",
        "manager",
        kinds.KNOW_HOW,
        "Trzy otwarte warsztaty o kompoście i sadzeniu drzew, 40 osób z innych organizacji.",
        days=75,
    )
    # Staff weigh what was given before they accept it.
    Contribution.objects.filter(pk=workshops.pk).update(points=6)
    workshops.accept(by=staff)
    Contribution.objects.filter(pk=workshops.pk).update(
        decided_at=workshops.declared_at + timedelta(days=1)
    )
    record_contribution(
        organization=world.organizations["harcerze"],
        kind=kinds.ORGANISATION,
        description="Noszenie stołów i szatnia podczas jarmarku organizacji, osiem osób.",
        made_on=world.today - timedelta(days=40),
        points=4,
        by=staff,
    )
    _declared(
        world,
        "chor",
        "choir",
        kinds.MATERIAL,
        "Dwadzieścia składanych krzeseł, które zostają w centrum dla wszystkich.",
        days=3,
    )


def _declared(world, organization, who, kind, description, *, days) -> Contribution:
    """Declared so many days ago, about something given three days earlier."""
    made = declare_contribution(
        organization=world.organizations[organization],
        kind=kind,
        description=description,
        made_on=world.today - timedelta(days=days + 3),
        by=world.users[who],
    )
    made.declared_at = timezone.now() - timedelta(days=days)
    made.save(update_fields=["declared_at"])
    return made

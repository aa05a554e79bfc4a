"""Organisations and their people."""

from itertools import count

from organizations.legal_forms import NEEDS_KRS, NEEDS_RECORD_NUMBER, NEEDS_RESPONSIBLE_ADULT
from organizations.models import Membership, Organization, PublicTaskSphere
from organizations.spheres import SPHERES
from organizations.states import OrganizationStatus

_numbers = count(1)


def organization(
    *, name=None, legal_form="association", status="active", members=(), managers=(), **fields
) -> Organization:
    """Return an organisation with the identifier that its legal form requires, all unique."""
    number = next(_numbers)
    required = {}
    if legal_form in NEEDS_KRS:
        required["krs"] = f"{100_000 + number:010}"
    if legal_form in NEEDS_RECORD_NUMBER:
        required["record_number"] = f"{number}/2026"
    if legal_form in NEEDS_RESPONSIBLE_ADULT:
        required["responsible_adult"] = "Daria Dorosła"
    if status == OrganizationStatus.REJECTED:
        required["decision_reason"] = "Brak statutu."
    made = Organization.objects.create(
        name=name or f"Stowarzyszenie Próbne {number}",
        legal_form=legal_form,
        status=status,
        **required | fields,
    )
    for person in members:
        membership(organization=made, user=person)
    for person in managers:
        membership(organization=made, user=person, role="manager")
    return made


def membership(*, organization, user, role="member", status="active") -> Membership:
    return Membership.objects.create(organization=organization, user=user, role=role, status=status)


def sphere(*, code="16") -> PublicTaskSphere:
    """Return a sphere of the act, also after a transactional test has flushed them."""
    position, (_code, name_pl, name_en) = next(
        (place, row) for place, row in enumerate(SPHERES, start=1) if row[0] == code
    )
    return PublicTaskSphere.objects.get_or_create(
        code=code, defaults={"sort_key": position, "name_pl": name_pl, "name_en": name_en}
    )[0]


def nip() -> str:
    """Return a NIP with a right check digit that no other call has returned."""
    while True:
        digits = f"{500_000_000 + next(_numbers)}"
        check = (
            sum(int(d) * w for d, w in zip(digits, (6, 5, 7, 2, 3, 4, 5, 6, 7), strict=True)) % 11
        )
        if check < 10:
            return f"{digits}{check}"


def regon() -> str:
    """Return a nine-digit REGON with a right check digit that no other call has returned."""
    digits = f"{36_000_000 + next(_numbers)}"
    check = sum(int(d) * w for d, w in zip(digits, (8, 9, 2, 3, 4, 5, 6, 7), strict=True)) % 11
    return f"{digits}{check % 10}"

"""Departments of the city that answer remarks: institutions whose people can sign in."""

from consultations.models import DepartmentMember
from organizations.models import Organization
from organizations.states import OrganizationStatus

DEPARTMENTS = {
    "culture": (
        "Wydział Kultury Urzędu Miasta",
        "Ogłasza konkursy na zadania kulturalne i prowadzi kalendarz wydarzeń.",
        "kultura@miasto.example",
    ),
    "health": (
        "Wydział Zdrowia i Polityki Społecznej Urzędu Miasta",
        "Odpowiada za zadania z zakresu zdrowia, niepełnosprawności, seniorów i rodzin.",
        "zdrowie@miasto.example",
    ),
}


def load(world) -> None:
    world.departments = {
        # The account that answers for a department has the department's key.
        key: _department(world.users[key], *told)
        for key, told in DEPARTMENTS.items()
    }


def _department(person, name, description, email) -> Organization:
    made = Organization.objects.create(
        name=name,
        legal_form="institution",
        status=OrganizationStatus.ACTIVE,
        description=description,
        public_email=email,
    )
    DepartmentMember.objects.create(department=made, user=person)
    return made

"""People, made quickly: all of them sign in with ``PASSWORD``."""

from itertools import count

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from tcal.accounts.models import User
from tcal.accounts.roles import ROLES_WITH_SECOND_FACTOR

PASSWORD = "only-for-tests-2026"

_numbers = count(1)


def user(*, email=None, name="Alina Przykładowa", roles=(), password=PASSWORD, **fields) -> User:
    """Return a person with global roles; staff and coordinators may open the administration."""
    person = User(
        email=email or f"osoba{next(_numbers)}@tcal.example",
        name=name,
        password=make_password(password),
        **{"is_staff": bool(ROLES_WITH_SECOND_FACTOR & set(roles)), **fields},
    )
    person.save()
    if roles:
        # Not `give_role`: transactional tests may have flushed what the migrations wrote.
        person.groups.set([Group.objects.get_or_create(name=role)[0] for role in roles])
    return person


def staff(**fields) -> User:
    return user(**{"name": "Ola Obsługa", "roles": ["staff"], **fields})


def coordinator(**fields) -> User:
    return user(**{"name": "Kuba Koordynator", "roles": ["coordinator"], **fields})

"""What the roles may open in the administration."""

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.factories import accounts

pytestmark = [pytest.mark.django_db, pytest.mark.database]

MATRIX = {
    # permission: (staff, coordinator)
    "rooms.change_booking": (True, False),
    "events.change_event": (True, False),
    "organizations.change_organization": (True, False),
    "volunteering.change_opportunity": (True, False),
    "consultations.change_consultation": (False, True),
    "rooms.change_bookingevent": (False, False),
    "events.change_eventevent": (False, False),
    "accounts.change_user": (False, False),
}


@pytest.mark.parametrize("permission", MATRIX)
def test_role_opens_what_is_its_own(permission):
    people = (accounts.staff(), accounts.coordinator())

    assert tuple(one.has_perm(permission) for one in people) == MATRIX[permission]


@pytest.mark.django_db(transaction=True)
def test_granting_again_leaves_the_apps_as_they_are():
    before = {config.label: config.models_module for config in apps.get_app_configs()}

    call_command("flush", interactive=False, verbosity=0)

    assert {config.label: config.models_module for config in apps.get_app_configs()} == before
    assert accounts.staff().has_perm("rooms.change_booking")

"""The demo's organisations obey the same rules as everybody's."""

from datetime import date
from types import SimpleNamespace

import pytest

from organizations.models import Organization
from organizations.permissions import can_act_for, can_manage
from tcal.portal.demo import organizations as demo
from tcal.portal.demo import people

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def world():
    world = SimpleNamespace(today=date(2026, 11, 26), users={}, organizations={}, rooms={})
    people.load(world)
    demo.load(world)
    return world


def test_every_entry_is_right_in_each_of_its_fields(world):
    assert len(world.organizations) == Organization.objects.count() >= 14
    for organization in Organization.objects.all():
        organization.full_clean()


def test_the_accounts_have_their_places(world):
    member, manager = world.users["member"], world.users["manager"]
    assert can_act_for(member, world.organizations["zielony_kat"])
    assert not can_manage(member, world.organizations["zielony_kat"])
    assert can_manage(manager, world.organizations["zielony_kat"])
    assert can_manage(manager, world.organizations["chor"])


def test_something_waits_for_staff_and_the_oldest_is_first(world):
    waiting = list(Organization.objects.awaiting_decision())
    assert waiting == [world.organizations["swiatlo"], world.organizations["podworko"]]


def test_contacts_are_invented(world):
    for organization in Organization.objects.all():
        for email in [organization.public_email, organization.contact_email]:
            assert not email or email.endswith(".example")
        for phone in [organization.public_phone, organization.contact_phone]:
            assert not phone or phone.startswith("000 000 ")

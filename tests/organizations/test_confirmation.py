"""The yearly word of a manager that the entry is true."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django_q.models import Schedule

from organizations.confirmation import (
    ask_to_confirm,
    confirm_entry,
    is_unconfirmed,
    schedule_confirmations,
)
from organizations.models import PartnershipPart
from tcal.shared.models import QueuedMail
from tests.factories.accounts import staff, user
from tests.factories.organizations import membership, organization
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]

APPROVED = datetime(2026, 3, 1, 10, tzinfo=UTC)
HERE = "/organizacje/zielony-kat/"


@pytest.fixture
def manager():
    return user(email="szefowa@ngo.example")


@pytest.fixture
def made(manager):
    return organization(name="Zielony Kąt", managers=[manager], decided_at=APPROVED)


def letters():
    return QueuedMail.objects.filter(to="szefowa@ngo.example").count()


@pytest.mark.parametrize(
    ("moment", "expected"),
    [("2027-03-01T09:59:59Z", False), ("2027-03-01T10:00:01Z", True)],
    ids=["within-a-year", "after-a-year"],
)
def test_after_a_year_the_page_is_marked(client, made, moment, expected):
    with time_machine.travel(moment, tick=False):
        assert is_unconfirmed(made) is expected
        templates = [template.name for template in client.get(HERE).templates]
        assert ("organizations/_unconfirmed.html" in templates) is expected


def test_a_confirmation_holds_for_a_year(client, made, manager):
    with time_machine.travel("2027-06-01T10:00:00Z", tick=False):
        client.force_login(manager)
        assert client.get(f"{HERE}potwierdz/").context["is_unconfirmed"]
        assert client.post(f"{HERE}potwierdz/").url == HERE
        made.refresh_from_db()
        assert (made.confirmed_by, is_unconfirmed(made)) == (manager, False)
        assert made.confirmed_at.isoformat() == "2027-06-01T10:00:00+00:00"
    with time_machine.travel("2028-06-02T10:00:00Z", tick=False):
        assert is_unconfirmed(made)


def test_only_managers_confirm(made):
    for somebody in (user(), staff()):
        with pytest.raises(PermissionDenied):
            confirm_entry(made, by=somebody)
    made.refresh_from_db()
    assert made.confirmed_at is None


def test_managers_are_asked_once_a_year(made, manager):
    membership(organization=made, user=user(email="druga@ngo.example"), role="manager")
    membership(organization=made, user=user(email="czlonek@ngo.example"))
    with time_machine.travel("2027-02-28T10:00:00Z", tick=False):
        assert ask_to_confirm() == 0
    with time_machine.travel("2027-03-02T10:00:00Z", tick=False):
        assert ask_to_confirm() == 1
        assert ask_to_confirm() == 0
    assert letters() == 1
    assert QueuedMail.objects.filter(to="druga@ngo.example").count() == 1
    assert not QueuedMail.objects.filter(to="czlonek@ngo.example").exists()
    # Days that the worker missed change nothing; a year later it asks again.
    with time_machine.travel("2027-12-01T10:00:00Z", tick=False):
        assert ask_to_confirm() == 0
    with time_machine.travel("2028-03-10T10:00:00Z", tick=False):
        assert ask_to_confirm() == 1
    assert letters() == 2


def test_who_confirmed_is_not_asked(made, manager):
    with time_machine.travel("2027-01-10T10:00:00Z", tick=False):
        confirm_entry(made, by=manager)
    with time_machine.travel("2027-03-02T10:00:00Z", tick=False):
        assert ask_to_confirm() == 0


@pytest.mark.parametrize("status", ["pending", "rejected", "ended"])
def test_only_active_organizations_are_asked(manager, status):
    organization(status=status, managers=[manager], decided_at=APPROVED)
    with time_machine.travel("2027-03-02T10:00:00Z", tick=False):
        assert ask_to_confirm() == 0


def test_without_a_manager_nobody_is_asked_nor_marked_as_asked(manager):
    made = organization(decided_at=APPROVED)
    with time_machine.travel("2027-03-02T10:00:00Z", tick=False):
        assert ask_to_confirm() == 0
        membership(organization=made, user=manager, role="manager")
        assert ask_to_confirm() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_one_letter():
    organization(managers=[user(email="szefowa@ngo.example")], decided_at=APPROVED)
    with time_machine.travel("2027-03-02T10:00:00Z", tick=False):
        all_at_once([ask_to_confirm] * 2)
        ask_to_confirm()
    assert letters() == 1


def test_the_worker_is_told_once():
    for _ in range(2):
        schedule_confirmations(using="default")
    job = Schedule.objects.get(name="organizations: yearly confirmation")
    assert (job.func, job.schedule_type) == ("organizations.confirmation.ask_to_confirm", "D")


def test_staff_enter_a_partnership_with_its_organizations(client):
    clerk, one, other = staff(), organization(), organization()
    client.force_login(clerk)
    url = "/admin/organizations/organization/add/"
    assert client.get(url).status_code == 200
    answer = client.post(
        url,
        {
            "name": "Partnerstwo dla Mokrego",
            "parts-TOTAL_FORMS": "2",
            "parts-INITIAL_FORMS": "0",
            "parts-0-organization": one.pk,
            "parts-1-organization": other.pk,
        },
    )
    assert answer.status_code == 302, answer.context["errors"]
    made = PartnershipPart.objects.first().partnership
    assert (made.legal_form, made.status, made.submitted_by) == ("partnership", "active", clerk)
    assert made.parts.count() == 2
    assert client.get(made.get_absolute_url()).status_code == 200
    assert made not in type(made).objects.listed()
    changed = client.get(f"/admin/organizations/organization/{made.pk}/change/")
    assert changed.status_code == 200

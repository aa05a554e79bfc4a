"""What organisations give to others: declared, decided, recorded and shown."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organizations.contributions import declare_contribution, record_contribution
from organizations.models import Contribution
from organizations.permissions import (
    can_contribute,
    can_decide_contribution,
    can_record_contribution,
)
from organizations.states import ContributionStatus
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories.accounts import coordinator, staff, user
from tests.factories.organizations import membership, organization

pytestmark = [pytest.mark.django_db, pytest.mark.database]

GIVEN = {
    "kind": "know_how",
    "description": "Szkolenie z księgowości dla pięciu organizacji",
    "made_on": date(2026, 10, 1),
}


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.REQUIRE_MFA = False


@pytest.fixture
def manager():
    return user(email="szefowa@ngo.example")


@pytest.fixture
def made(manager):
    return organization(name="Zielony Kąt", managers=[manager])


@pytest.fixture
def declared(made, manager):
    return declare_contribution(organization=made, by=manager, **GIVEN)


@pytest.fixture
def clerk():
    return staff()


def test_declared_contribution_waits_and_does_not_count(declared, manager):
    assert declared.status == ContributionStatus.DECLARED
    assert declared.declared_by == manager
    assert not Contribution.objects.accepted().exists()


def test_declared_twice_is_declared_once(declared, made, manager):
    again = declare_contribution(organization=made, by=manager, **GIVEN)
    other = declare_contribution(
        organization=made, by=manager, **GIVEN | {"made_on": date(2026, 10, 2)}
    )
    assert again == declared
    assert other != declared


def test_nothing_is_given_tomorrow(made, manager, clerk):
    tomorrow = timezone.localdate() + timedelta(days=1)
    for verb, person, more in [
        (declare_contribution, manager, {}),
        (record_contribution, clerk, {"points": 1}),
    ]:
        with pytest.raises(ValidationError) as refusal:
            verb(organization=made, by=person, **GIVEN | more | {"made_on": tomorrow})
        assert "made_on" in refusal.value.error_dict
    assert not Contribution.objects.exists()


def test_recorded_by_staff_counts_at_once(made, clerk):
    recorded = record_contribution(organization=made, by=clerk, points=4, **GIVEN)
    assert recorded.is_accepted
    assert (recorded.points, recorded.decided_by) == (4, clerk)


@pytest.mark.parametrize("points", [0, 101])
def test_points_have_their_limits(made, clerk, points):
    with pytest.raises(ValidationError) as refusal:
        record_contribution(organization=made, by=clerk, points=points, **GIVEN)
    assert "points" in refusal.value.error_dict


def test_accepted_contribution_counts_and_the_manager_reads_of_it(declared, clerk):
    Contribution.objects.update(points=3)
    declared.accept(by=clerk)
    assert Contribution.objects.accepted().get().points == 3
    letter = QueuedMail.objects.get()
    assert letter.to == "szefowa@ngo.example"
    assert GIVEN["description"] in letter.text


def test_rejected_contribution_says_why(declared, clerk):
    with pytest.raises(ValidationError) as refusal:
        declared.reject(by=clerk, reason=" ")
    assert "reason" in refusal.value.error_dict
    declared.reject(by=clerk, reason="To było płatne szkolenie.")
    assert "To było płatne szkolenie." in QueuedMail.objects.get().text


def test_points_may_be_taken_back_but_not_given_again(declared, clerk):
    old_page = Contribution.objects.get()
    declared.accept(by=clerk)
    with pytest.raises(ForbiddenMove):
        old_page.accept(by=clerk)
    declared.reject(by=clerk, reason="Pomyłka")
    with pytest.raises(ForbiddenMove):
        declared.accept(by=clerk)


# Who may ---------------------------------------------------------------------------------------


def test_who_may_declare_record_and_decide(declared, made, manager, clerk):
    member, own_clerk = user(), staff()
    membership(organization=made, user=member)
    membership(organization=made, user=own_clerk, role="manager")
    # fmt: off
    expected = {
        #                     declare record decide
        "signed-in":         (False,  False, False),
        "member":            (False,  False, False),
        "manager":           (True,   False, False),
        "other manager":     (False,  False, False),
        "staff":             (False,  True,  True),
        "staff, a manager":  (True,   False, False),
        "coordinator":       (False,  False, False),
    }
    # fmt: on
    other = user()
    organization(managers=[other])
    people = {
        "signed-in": user(),
        "member": member,
        "manager": manager,
        "other manager": other,
        "staff": clerk,
        "staff, a manager": own_clerk,
        "coordinator": coordinator(),
    }
    answers = {
        role: (
            can_contribute(person, made),
            can_record_contribution(person, made),
            can_decide_contribution(person, declared),
        )
        for role, person in people.items()
    }
    assert answers == expected
    for role, person in people.items():
        for verb, more, place in [
            (declare_contribution, {}, 0),
            (record_contribution, {"points": 1}, 1),
        ]:
            if not expected[role][place]:
                with pytest.raises(PermissionDenied):
                    verb(organization=made, by=person, **GIVEN | more)


def test_staff_do_not_decide_what_they_declared_before_they_left(made):
    former = staff()
    place = membership(organization=made, user=former, role="manager")
    declared = declare_contribution(organization=made, by=former, **GIVEN)
    place.end(by=former)
    assert not can_decide_contribution(former, declared)
    assert can_decide_contribution(staff(), declared)


def test_ended_organisation_declares_nothing(manager):
    assert not can_contribute(manager, organization(status="ended", managers=[manager]))


# Pages -----------------------------------------------------------------------------------------


def test_manager_tells_what_was_given(client, made, manager):
    client.force_login(manager)
    address = reverse("organizations:contribute", args=[made.slug])
    response = client.post(address, GIVEN | {"points": 100}, follow=True)
    assert GIVEN["description"] in response.content.decode()
    stored = Contribution.objects.get()
    assert (stored.status, stored.points) == ("declared", 1)


def test_what_is_wrong_is_said_beside_the_field(client, made, manager):
    client.force_login(manager)
    address = reverse("organizations:contribute", args=[made.slug])
    tomorrow = timezone.localdate() + timedelta(days=1)
    response = client.post(address, GIVEN | {"made_on": tomorrow.isoformat()})
    assert "made_on" in response.context["form"].errors
    assert GIVEN["description"] in response.content.decode()
    assert not Contribution.objects.exists()


def test_public_page_shows_what_is_confirmed_only(client, made, manager, clerk):
    record_contribution(organization=made, by=clerk, points=4, **GIVEN)
    declare_contribution(
        organization=made, by=manager, **GIVEN | {"description": "Czeka na decyzję"}
    )
    refused = declare_contribution(
        organization=made, by=manager, **GIVEN | {"description": "Odrzucone"}
    )
    refused.reject(by=clerk, reason="Tajny powód")
    page = client.get(made.get_absolute_url()).content.decode()
    assert GIVEN["description"] in page
    for hidden in ["Czeka na decyzję", "Odrzucone", "Tajny powód"]:
        assert hidden not in page


def test_pages_cost_the_same_with_one_and_with_thirty(
    client, made, manager, clerk, django_assert_num_queries
):
    client.force_login(manager)
    addresses = [made.get_absolute_url(), reverse("organizations:contribute", args=[made.slug])]
    record_contribution(organization=made, by=clerk, points=1, **GIVEN)
    for _number in range(6):
        record_contribution(organization=made, by=clerk, points=1, **GIVEN)
    few = []
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        few.append(len(queries))
    for _number in range(30):
        record_contribution(organization=made, by=clerk, points=1, **GIVEN)
    for address, count in zip(addresses, few, strict=True):
        with django_assert_num_queries(count):
            client.get(address)


# Administration --------------------------------------------------------------------------------


def admin_url(name, *args):
    return reverse(f"admin:organizations_contribution_{name}", args=args)


def test_staff_record_in_the_administration(client, made, clerk):
    client.force_login(clerk)
    data = GIVEN | {"organization": made.pk, "points": 5}
    response = client.post(admin_url("add"), data)
    assert response.status_code == 302
    stored = Contribution.objects.get()
    assert stored.is_accepted
    assert (stored.points, stored.decided_by) == (5, clerk)


def test_staff_do_not_record_for_their_own(client, made, clerk):
    membership(organization=made, user=clerk)
    client.force_login(clerk)
    response = client.post(admin_url("add"), GIVEN | {"organization": made.pk, "points": 5})
    assert response.status_code == 200
    assert "organization" in response.context["adminform"].form.errors
    assert not Contribution.objects.exists()


def test_staff_set_points_then_confirm(client, declared, clerk):
    client.force_login(clerk)
    assert admin_url("change", declared.pk) in client.get("/admin/").content.decode()
    client.post(admin_url("change", declared.pk), {"points": 7})
    client.post(admin_url("decide", declared.pk, "accept"))
    declared.refresh_from_db()
    assert (declared.status, declared.points) == ("accepted", 7)
    # Afterwards the points stay as they were confirmed.
    assert client.post(admin_url("change", declared.pk), {"points": 50}).status_code == 403
    declared.refresh_from_db()
    assert declared.points == 7


def test_staff_do_not_confirm_for_their_own(client, declared, made, clerk):
    membership(organization=made, user=clerk)
    client.force_login(clerk)
    assert client.post(admin_url("decide", declared.pk, "accept")).status_code == 403
    declared.refresh_from_db()
    assert declared.is_declared

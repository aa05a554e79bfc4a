"""Deciding in the admin, tried on organisations."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organizations.admin import OrganizationAdmin
from organizations.models import Membership, Organization
from tcal.shared.decisions_admin import Decision
from tcal.shared.models import QueuedMail
from tests.factories.accounts import coordinator, staff, user
from tests.factories.organizations import organization

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LIST_URL = "/admin/organizations/organization/"


def change_url(thing):
    return reverse("admin:organizations_organization_change", args=[thing.pk])


def decide_url(thing, name):
    return reverse("admin:organizations_organization_decide", args=[thing.pk, name])


@pytest.fixture
def clerk(client):
    person = staff()
    client.force_login(person)
    return person


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.REQUIRE_MFA = False


def pending(*, days=1, **fields):
    return organization(
        status="pending", submitted_at=timezone.now() - timezone.timedelta(days=days), **fields
    )


def texts(response):
    return [str(message) for message in response.context["messages"]]


# The object's page ----------------------------------------------------------------------------


def test_a_row_is_shown_without_fields_to_edit(client, clerk):
    waiting = pending()
    page = client.get(change_url(waiting)).content.decode()
    assert waiting.name in page
    assert 'name="name"' not in page
    assert 'name="_save"' not in page
    assert decide_url(waiting, "approve") in page
    assert decide_url(waiting, "reject") in page
    assert decide_url(waiting, "end") not in page


def test_a_row_is_not_changed_by_posting_to_its_page(client, clerk):
    waiting = pending()
    response = client.post(change_url(waiting), {"name": "Inna", "status": "active"})
    waiting.refresh_from_db()
    assert response.status_code == 403
    assert waiting.status == "pending"
    assert waiting.name != "Inna"


def test_rows_are_not_deleted(client, clerk):
    assert client.get(f"{LIST_URL}{pending().pk}/delete/").status_code == 403


def test_rows_are_not_added_unless_an_admin_says_so(client, clerk):
    assert client.get(reverse("admin:organizations_claim_add")).status_code == 403
    # Partnerships are entered by staff.
    assert client.get(f"{LIST_URL}add/").status_code == 200


def test_a_decision_without_a_needed_reason_is_asked_again_and_nothing_changes(client, clerk):
    waiting = pending()
    response = client.post(decide_url(waiting, "reject"), {"reason": "  "})
    waiting.refresh_from_db()
    assert response.status_code == 200
    assert response.context["decision_form"].errors["reason"]
    assert b'id="id_reason_error"' in response.content
    assert waiting.status == "pending"
    assert not QueuedMail.objects.exists()


def test_a_reason_that_is_too_long_keeps_what_was_typed(client, clerk):
    typed = "Brak statutu. " * 200
    response = client.post(decide_url(pending(), "reject"), {"reason": typed})
    assert response.status_code == 200
    assert "Brak statutu. Brak statutu." in response.content.decode()
    assert response.context["decision_form"].errors["reason"]


def test_a_decision_is_carried_out_with_its_reason_by_who_is_signed_in(client, clerk):
    waiting = pending()
    client.post(decide_url(waiting, "reject"), {"reason": "Brak statutu."})
    waiting.refresh_from_db()
    assert waiting.status == "rejected"
    assert waiting.decision_reason == "Brak statutu."
    assert waiting.decided_by == clerk
    assert LogEntry.objects.filter(user=clerk, object_id=str(waiting.pk)).exists()


def test_after_a_decision_the_one_waiting_longest_is_opened(client, clerk):
    decided = pending(days=2)
    own = pending(days=9, submitted_by=clerk)
    oldest = pending(days=5)
    pending(days=1)
    response = client.post(decide_url(decided, "approve"))
    assert own.submitted_at < oldest.submitted_at
    assert response.url == change_url(oldest)


def test_after_the_last_decision_the_list_is_opened(client, clerk):
    response = client.post(decide_url(pending(), "approve"), follow=True)
    assert response.redirect_chain[0][0] == LIST_URL
    assert len(texts(response)) == 1


def test_a_decision_about_what_did_not_wait_leads_to_the_list(client, clerk):
    pending()
    active = organization()
    response = client.post(decide_url(active, "end"), {"reason": "Likwidacja."})
    assert response.url == LIST_URL


def test_deciding_twice_gives_the_second_person_a_clear_message(client, clerk):
    waiting = pending()
    waiting.approve(by=staff(name="Szybsza Osoba"))
    response = client.post(decide_url(waiting, "reject"), {"reason": "Za późno."}, follow=True)
    waiting.refresh_from_db()
    assert waiting.status == "active"
    assert response.redirect_chain[0][0] == change_url(waiting)
    assert str(waiting.get_status_display()) in texts(response)[0]


def test_a_refusal_of_the_database_is_shown_in_its_words(client, clerk, monkeypatch):
    number = organization().krs
    waiting = pending(legal_form="church_unit")

    def take_the_number(obj, *, by, reason):
        with transaction.atomic():
            Organization.objects.filter(pk=obj.pk).update(krs=number)

    decision = Decision(
        "take", "Take", take_the_number, may=lambda user, obj: True, takes_reason=True
    )
    monkeypatch.setattr(OrganizationAdmin, "decisions", [decision])
    response = client.post(decide_url(waiting, "take"), {"reason": "Tak trzeba."})
    constraint = next(
        rule
        for rule in Organization._meta.constraints
        if rule.name == "krs_number_is_in_the_registry_once"
    )
    page = response.content.decode()
    assert str(constraint.violation_error_message) in page
    assert "Tak trzeba." in page


def test_one_s_own_submission_is_for_others_to_decide(client, clerk):
    own = pending(submitted_by=clerk)
    assert decide_url(own, "approve") not in client.get(change_url(own)).content.decode()
    assert client.post(decide_url(own, "approve")).status_code == 403
    own.refresh_from_db()
    assert own.status == "pending"


def test_a_decision_is_only_posted(client, clerk):
    waiting = pending()
    response = client.get(decide_url(waiting, "approve"))
    waiting.refresh_from_db()
    assert response.url == change_url(waiting)
    assert waiting.status == "pending"


def test_an_unknown_decision_or_row_is_not_found(client, clerk):
    waiting = pending()
    assert client.post(decide_url(waiting, "crown")).status_code == 404
    assert client.post(f"{LIST_URL}999999/decide/approve/").status_code == 404
    assert client.post(f"{LIST_URL}nonsense/decide/approve/").status_code == 404


@pytest.mark.parametrize(
    ("person", "expected"),
    [(None, 302), (user, 302), (coordinator, 403)],
    ids=["anonymous", "signed-in", "coordinator"],
)
def test_others_do_not_decide(client, person, expected):
    waiting = pending()
    if person:
        client.force_login(person())
    response = client.post(decide_url(waiting, "approve"))
    waiting.refresh_from_db()
    assert response.status_code == expected
    assert waiting.status == "pending"


def test_editable_fields_may_be_changed_and_the_others_not(client, clerk):
    place = organization(members=[user()]).memberships.get()
    url = reverse("admin:organizations_membership_change", args=[place.pk])
    page = client.get(url).content.decode()
    assert 'name="role"' in page
    assert 'name="status"' not in page
    client.post(url, {"role": "manager", "status": "ended"})
    place.refresh_from_db()
    assert (place.role, place.status) == ("manager", "active")


# The list --------------------------------------------------------------------------------------


def choose(client, name, rows, **fields):
    data = {"action": f"decide_{name}", "_selected_action": [row.pk for row in rows], **fields}
    return client.post(LIST_URL + "?status__exact=pending", data, follow=True)


def test_several_rows_are_first_listed_with_a_field_for_the_reason(client, clerk):
    rows = [pending(), pending()]
    response = choose(client, "reject", rows)
    page = response.content.decode()
    assert all(row.name in page for row in rows)
    assert 'name="reason"' in page
    assert Organization.objects.awaiting_decision().count() == 2


def test_several_rows_are_decided_at_once(client, clerk):
    rows = [pending(), pending(), pending()]
    response = choose(client, "approve", rows, confirmed="yes")
    assert Organization.objects.active().count() == 3
    assert len(texts(response)) == 1
    assert "3" in texts(response)[0]


def test_several_rows_without_a_needed_reason_are_asked_again(client, clerk):
    rows = [pending(), pending()]
    response = choose(client, "reject", rows, confirmed="yes", reason="")
    assert response.context["decision_form"].errors["reason"]
    assert Organization.objects.awaiting_decision().count() == 2


def test_rows_that_were_not_decided_are_named_with_the_cause(client, clerk):
    ready = pending(name="Gotowa")
    own = pending(name="Własna", submitted_by=clerk)
    decided = pending(name="Rozstrzygnięta")
    decided.approve(by=staff())
    response = choose(client, "approve", [ready, own, decided], confirmed="yes")
    said = texts(response)
    assert len(said) == 3
    assert any("Własna" in text for text in said)
    # It fell out of the filtered list meanwhile, and is named all the same.
    assert any(
        "Rozstrzygnięta" in text and str(decided.get_status_display()) in text for text in said
    )
    ready.refresh_from_db()
    own.refresh_from_db()
    assert (ready.status, own.status) == ("active", "pending")


def test_too_many_rows_are_refused(client, clerk, monkeypatch):
    monkeypatch.setattr("tcal.shared.decisions_admin.ROWS_AT_ONCE", 1)
    response = choose(client, "approve", [pending(), pending()], confirmed="yes")
    assert "1" in texts(response)[0]
    assert Organization.objects.awaiting_decision().count() == 2


def test_the_list_offers_no_deleting(client, clerk):
    pending()
    assert b"delete_selected" not in client.get(LIST_URL).content


def test_decisions_of_memberships_end_them(client, clerk):
    place = organization(members=[user()]).memberships.get()
    client.post(reverse("admin:organizations_membership_decide", args=[place.pk, "end"]))
    assert Membership.objects.get().status == "ended"

"""Claims to organisations: proved, decided by somebody else, told by letter."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organizations.claims import accept_claim, claim_organization, refuse_claim, withdraw_claim
from organizations.models import Claim
from tcal.shared.documents import MOST_BYTES
from tcal.shared.models import QueuedMail
from tcal.shared.registry import desk_queues
from tcal.shared.states import ForbiddenMove
from tcal.shared.storage import private_storage
from tests.factories.accounts import coordinator, staff, user
from tests.factories.documents import document, uploaded_pdf
from tests.factories.organizations import membership, organization
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _empty_storage():
    for name in stored():
        private_storage().delete(f"claims/{name}")


@pytest.fixture
def made():
    return organization(name="Zielony Kąt")


@pytest.fixture
def person():
    return user(email="prezeska@ngo.example", name="Paula Prezeska")


@pytest.fixture
def claim(made, person):
    return claim_organization(made, by=person, evidence="Jestem w zarządzie.", document=document())


@pytest.fixture
def clerk():
    return staff()


def stored():
    folders, _files = private_storage().listdir("")
    return private_storage().listdir("claims")[1] if "claims" in folders else []


def letter(to):
    return QueuedMail.objects.filter(to=to).latest("pk")


def test_a_claim_waits_with_its_evidence(claim, clerk):
    assert (claim.status, claim.evidence) == ("waiting", "Jestem w zarządzie.")
    assert claim.evidence_file.read().startswith(b"%PDF")
    # The name that the file had at home is nobody's business.
    assert "pełnomocnictwo" not in claim.evidence_file.name
    queue = next(queue for queue in desk_queues(clerk) if queue.name == "claims")
    assert list(queue.waiting(clerk)) == [claim]
    assert queue.item(claim).detail == "Paula Prezeska"


def test_a_claim_needs_words_or_a_document(made, person):
    with pytest.raises(ValidationError) as refused:
        claim_organization(made, by=person, evidence="  ")
    assert "evidence" in refused.value.error_dict
    assert claim_organization(made, by=person, document=document()).evidence == ""


def test_a_person_claims_once_at_a_time_and_no_file_is_left(claim, made, person):
    with pytest.raises(ValidationError) as refused:
        claim_organization(made, by=person, evidence="Jeszcze raz", document=document())
    assert refused.value.code == "person_claims_an_organization_once_at_a_time"
    assert len(stored()) == 1


@pytest.mark.parametrize("status", ["pending", "rejected", "ended"])
def test_only_active_organizations_are_claimed(person, status):
    with pytest.raises(ValidationError):
        claim_organization(organization(status=status), by=person, evidence="Moja")


def test_a_manager_has_nothing_to_claim(made, person):
    membership(organization=made, user=person, role="manager")
    with pytest.raises(ValidationError) as refused:
        claim_organization(made, by=person, evidence="Moja")
    assert refused.value.code == "manager_already"


@pytest.mark.parametrize("before", [None, "member", "requested"])
def test_an_accepted_claim_makes_a_manager(claim, made, person, clerk, before):
    if before == "member":
        membership(organization=made, user=person)
    if before == "requested":
        membership(organization=made, user=person, status="requested")
    accept_claim(claim, by=clerk)
    claim.refresh_from_db()
    assert (claim.status, claim.decided_by) == ("accepted", clerk)
    place = made.memberships.present().get(user=person)
    assert (place.status, place.role) == ("active", "manager")
    assert "Zielony Kąt" in letter(person.email).subject


def test_present_managers_are_told_of_the_new_one(claim, made, person, clerk):
    old = user(email="dawna@ngo.example")
    membership(organization=made, user=old, role="manager")
    accept_claim(claim, by=clerk)
    assert "Paula Prezeska" in letter(old.email).text
    assert made.memberships.managers().count() == 2


def test_other_claims_go_on_waiting(claim, made, clerk):
    other = claim_organization(made, by=user(), evidence="To ja ją prowadzę.")
    accept_claim(claim, by=clerk)
    other.refresh_from_db()
    assert other.status == "waiting"
    refuse_claim(other, by=clerk, reason="Zarząd jest inny.")
    assert made.memberships.managers().count() == 1


def test_a_refusal_has_a_reason_that_is_told(claim, made, person, clerk):
    with pytest.raises(ValidationError):
        refuse_claim(claim, by=clerk, reason="  ")
    refuse_claim(claim, by=clerk, reason="Dokument jest nieczytelny.")
    assert "Dokument jest nieczytelny." in letter(person.email).text
    assert not made.memberships.exists()
    assert claim_organization(made, by=person, evidence="Lepszy dowód").pk != claim.pk


def test_nobody_decides_their_own(made, clerk):
    own = claim_organization(made, by=clerk, evidence="Moja")
    for decide in (
        lambda: accept_claim(own, by=clerk),
        lambda: refuse_claim(own, by=clerk, reason="Nie"),
    ):
        with pytest.raises(PermissionDenied):
            decide()
    with pytest.raises(PermissionDenied):
        accept_claim(own, by=user())
    queue = next(queue for queue in desk_queues(clerk) if queue.name == "claims")
    assert not queue.waiting(clerk).exists()
    own.refresh_from_db()
    assert own.status == "waiting"
    assert not made.memberships.exists()


def test_a_claim_is_decided_once(claim, clerk):
    same = Claim.objects.get(pk=claim.pk)
    accept_claim(claim, by=clerk)
    with pytest.raises(ForbiddenMove):
        refuse_claim(same, by=clerk, reason="Jednak nie")


def test_a_claim_to_an_organization_that_ended_is_not_accepted(claim, made, clerk):
    made.end(by=clerk, reason="Rozwiązana")
    with pytest.raises(ValidationError):
        accept_claim(claim, by=clerk)
    claim.refresh_from_db()
    assert claim.status == "waiting"
    refuse_claim(claim, by=clerk, reason="Organizacja zakończyła działalność.")


def test_one_takes_back_only_ones_own(claim, person, clerk):
    with pytest.raises(PermissionDenied):
        withdraw_claim(claim, by=clerk)
    withdraw_claim(claim, by=person)
    claim.refresh_from_db()
    assert claim.status == "withdrawn"
    with pytest.raises(ForbiddenMove):
        accept_claim(claim, by=clerk)


@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_at_once_one_counts():
    made, person = organization(), user()
    claim = claim_organization(made, by=person, evidence="Moja")
    one, other = staff(), staff()
    done = all_at_once(
        [
            lambda: accept_claim(Claim.objects.get(pk=claim.pk), by=one),
            lambda: refuse_claim(Claim.objects.get(pk=claim.pk), by=other, reason="Nie"),
        ]
    )
    assert sum(result is None for result in done) == 1
    claim.refresh_from_db()
    assert made.memberships.managers().exists() == (claim.status == "accepted")


# Pages ------------------------------------------------------------------------------------------

URL = "/organizacje/zielony-kat/przejmij/"


def test_the_page_sends_words_and_a_document(client, made, person):
    client.force_login(person)
    assert client.get(URL).status_code == 200
    sent = client.post(URL, {"evidence": "KRS", "document": uploaded_pdf()}, follow=True)
    assert sent.context["waiting"].evidence_file
    assert "form" in sent.context
    assert client.post(URL, {"evidence": "2"}).status_code == 200
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"evidence": " "}, "evidence"),
        ({"evidence": "x" * 2001}, "evidence"),
        ({"evidence": "Moja", "document": ("a.exe", b"MZ")}, "document"),
        ({"evidence": "Moja", "document": ("a.pdf", b"not a pdf")}, "document"),
        ({"evidence": "Moja", "document": ("a.pdf", b"")}, "document"),
        ({"evidence": "Moja", "document": ("a.pdf", None)}, "document"),
    ],
    ids=["empty", "too-long", "program", "false-pdf", "empty-file", "too-large"],
)
def test_bad_evidence_is_told_beside_the_field(client, made, person, sent, field):
    client.force_login(person)
    if "document" in sent:
        name, content = sent["document"]
        content = b"%PDF-" + b"0" * MOST_BYTES + b"%%EOF" if content is None else content
        sent = {**sent, "document": uploaded_pdf(name, content)}
    page = client.post(URL, sent)
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert not Claim.objects.exists()
    assert not stored()


def test_the_page_takes_the_claim_back(client, claim, person):
    client.force_login(person)
    assert client.post(f"{URL}wycofaj/").url == "/organizacje/zielony-kat/"
    claim.refresh_from_db()
    assert claim.status == "withdrawn"
    assert client.post(f"{URL}wycofaj/").status_code == 404


def test_the_page_shows_why_the_last_claim_was_refused(client, claim, person, clerk):
    refuse_claim(claim, by=clerk, reason="Dokument jest nieczytelny.")
    client.force_login(person)
    assert "Dokument jest nieczytelny." in client.get(URL).content.decode()


def test_only_staff_fetch_the_document(client, claim, person, clerk):
    url = reverse("admin:organizations_claim_document", args=[claim.pk])
    for somebody in (None, person, user(), coordinator()):
        client.logout()
        if somebody:
            client.force_login(somebody)
        assert client.get(url).status_code in (302, 403)
    client.force_login(clerk)
    answer = client.get(url)
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert client.get(url.replace(f"/{claim.pk}/", "/999999/")).status_code == 404


def test_staff_decide_in_the_administration(client, claim, made, clerk, person):
    client.force_login(clerk)
    change = reverse("admin:organizations_claim_change", args=[claim.pk])
    page = client.get(change).content.decode()
    assert "Jestem w zarządzie." in page
    assert "Paula Prezeska" in page
    decide = reverse("admin:organizations_claim_decide", args=[claim.pk, "refuse"])
    refused = client.post(decide, {"reason": ""})
    assert refused.status_code == 200
    assert "decision_form" in refused.context
    client.post(reverse("admin:organizations_claim_decide", args=[claim.pk, "accept"]))
    assert made.memberships.managers().get().user == person


def test_the_list_in_the_administration_asks_the_same_for_thirty(client, made, clerk):
    client.force_login(clerk)
    url = reverse("admin:organizations_claim_changelist")
    claim_organization(made, by=user(), evidence="Moja")
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for _ in range(29):
        claim_organization(made, by=user(), evidence="Moja")
    with CaptureQueriesContext(connection) as thirty:
        client.get(url)
    assert len(thirty) == len(one)

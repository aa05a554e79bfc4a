"""Who may open what: role × address, for a published consultation and a draft."""

from uuid import uuid4

import pytest
from django.urls import reverse

from consultations.models import Participation, Remark
from consultations.permissions import can_answer, can_coordinate
from tests.factories import accounts
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

ROLES = ["visitor", "member", "participant", "moderator", "staff", "coordinator"]
# What each role gets, in the order of ROLES. "in" leads to the sign-in page.
PUBLIC = [200, 200, 200, 200, 200, 200]
OWN = ["in", 403, 403, 403, 403, 200]
MATRIX = {
    "consultation": PUBLIC,
    "register": PUBLIC,
    "check_mail": PUBLIC,
    "remark": PUBLIC,
    "participants": OWN,
    "participants_csv": OWN,
    "participants_xlsx": OWN,
    "remarks": OWN,
    "remarks_csv": OWN,
    "remarks_xlsx": OWN,
    "attendance_pdf": OWN,
    "table_cards_pdf": OWN,
    "report_pdf": OWN,
}
STEPS = ["publish", "close", "publish_report"]


@pytest.fixture
def people(meeting, table):
    participant = accounts.user()
    make.participation(meeting=meeting, table=table, user=participant)
    moderator = accounts.user()
    table.moderators.filter(sector="ngo").update(user=moderator)
    return {
        "visitor": None,
        "member": accounts.user(),
        "participant": participant,
        "moderator": moderator,
        "staff": accounts.staff(),
        "coordinator": accounts.coordinator(),
    }


def answer_to(client, person, url, *, method="get"):
    client.logout()
    if person:
        client.force_login(person)
    response = getattr(client, method)(url)
    if response.status_code == 302 and "/login/" in response.url:
        return "in"
    return response.status_code


@pytest.fixture(autouse=True)
def _no_slow_documents(monkeypatch):
    """What the documents say is tested elsewhere; here only who may ask for them."""
    monkeypatch.setattr("tcal.shared.pdf.render_pdf", lambda *args, **kwargs: b"%PDF-1.7")


@pytest.mark.parametrize("name", MATRIX)
def test_addresses_of_a_published_consultation(client, consultation, people, name):
    type(consultation).objects.filter(pk=consultation.pk).update(closes_at=NOW)
    type(consultation).objects.filter(pk=consultation.pk).update(
        closes_at=NOW.replace(hour=11), opens_on=NOW.date()
    )
    url = reverse(f"consultations:{name}", args=[consultation.slug])
    assert [answer_to(client, people[role], url) for role in ROLES] == MATRIX[name]


@pytest.mark.parametrize("name", MATRIX)
def test_draft_exists_for_coordinators_only(client, people, name):
    draft = make.consultation(status="draft", closes_at=NOW.replace(hour=11))
    make.table(meeting=make.meeting(consultation=draft), moderated=True)
    url = reverse(f"consultations:{name}", args=[draft.slug])
    hidden = "in" if MATRIX[name] is OWN else 404
    expected = [hidden, 404, 404, 404, 404, 200]
    assert [answer_to(client, people[role], url) for role in ROLES] == expected


@pytest.mark.parametrize("method", ["get", "post"])
def test_answers_are_given_by_coordinators_only(client, consultation, people, method):
    make.remark(consultation=consultation)
    url = reverse("consultations:answer", args=[consultation.slug, 1])
    answers = [answer_to(client, people[role], url, method=method) for role in ROLES]
    assert answers == ["in", 404, 404, 404, 404, 200]
    assert Remark.objects.get().outcome == ""


@pytest.mark.parametrize("name", STEPS)
def test_steps_are_taken_by_coordinators_only_and_never_by_a_link(
    client, consultation, people, name
):
    url = reverse(f"consultations:{name}", args=[consultation.slug])
    answers = [answer_to(client, people[role], url, method="post") for role in ROLES]
    assert answers == ["in", 403, 403, 403, 403, 302]
    assert answer_to(client, people["coordinator"], url) == 405


def test_seats_are_visible_to_their_owner_and_coordinators(people, meeting, table):
    make.participation(meeting=meeting, table=table)
    seen = {
        role: Participation.objects.visible_to(person).count()
        for role, person in people.items()
        if person
    }
    assert seen == {"member": 0, "participant": 1, "moderator": 0, "staff": 0, "coordinator": 2}


def test_permission_functions(people, consultation):
    remark = make.remark(consultation=consultation)
    for role, person in people.items():
        if person:
            assert can_coordinate(person, consultation) is (role == "coordinator")
            assert can_answer(person, remark) is (role == "coordinator")


def test_received_page_needs_the_random_number(client, consultation):
    make.remark(consultation=consultation, submission_id=uuid4())
    url = reverse("consultations:remark_received", args=[consultation.slug, uuid4()])
    assert client.get(url).status_code == 404

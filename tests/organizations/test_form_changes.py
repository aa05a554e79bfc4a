"""A group that becomes an organisation and keeps its page, history, bookings and people."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from organizations.form_changes import accept_change, ask_to_change_form, refuse_change
from organizations.models import FormChange
from tcal.shared.models import QueuedMail
from tcal.shared.periods import local_today
from tcal.shared.registry import desk_queues
from tcal.shared.states import ForbiddenMove
from tests.factories import rooms
from tests.factories.accounts import staff, user
from tests.factories.documents import document, uploaded_pdf
from tests.factories.organizations import organization

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def booked_by(person, organization):
    hall = rooms.room(venue=rooms.venue())
    day = local_today() + timedelta(days=7)
    return rooms.booking(
        by=person, organization=organization, room=hall, period=rooms.period(9, 10, day=day)
    )


URL = "/organizacje/sasiedzi-z-mokrego/forma/"
NEW = {
    "name": "Stowarzyszenie Sąsiedzi",
    "legal_form": "association",
    "krs": "0000345678",
    "nip": "8567346215",
    "regon": None,
    "record_number": "",
    "founded_on": date(2026, 9, 1),
}


@pytest.fixture
def manager():
    return user(email="szefowa@ngo.example")


@pytest.fixture
def group(manager):
    return organization(
        name="Sąsiedzi z Mokrego",
        legal_form="informal_group",
        founded_on=date(2024, 1, 1),
        managers=[manager],
        members=[user()],
    )


@pytest.fixture
def change(group, manager):
    return ask_to_change_form(group, by=manager, evidence="KRS", document=document(), **NEW)


@pytest.fixture
def clerk():
    return staff()


def test_the_entry_stays_until_staff_decide(change, group, clerk):
    group.refresh_from_db()
    assert (group.legal_form, group.krs) == ("informal_group", None)
    queue = next(queue for queue in desk_queues(clerk) if queue.name == "form-changes")
    assert list(queue.waiting(clerk)) == [change]


def test_an_accepted_change_keeps_address_bookings_and_people(change, group, manager, clerk):
    booked = booked_by(manager, group)
    accept_change(change, by=clerk)
    group.refresh_from_db()
    assert (group.name, group.legal_form, group.krs, group.nip) == (
        "Stowarzyszenie Sąsiedzi",
        "association",
        "0000345678",
        "8567346215",
    )
    assert group.slug == "sasiedzi-z-mokrego"
    assert group.founded_on == date(2026, 9, 1)
    # The board answers now, not one adult.
    assert group.responsible_adult == ""
    booked.refresh_from_db()
    assert booked.organization == group
    assert group.memberships.active().count() == 2
    assert group in type(group).objects.search("Stowarzyszenie Sąsiedzi")
    assert (
        "Stowarzyszenie Sąsiedzi" in QueuedMail.objects.filter(to=manager.email).latest("pk").text
    )


def test_without_a_new_date_the_day_of_founding_stays(group, manager, clerk):
    change = ask_to_change_form(group, by=manager, evidence="x", **NEW | {"founded_on": None})
    accept_change(change, by=clerk)
    group.refresh_from_db()
    assert group.founded_on == date(2024, 1, 1)


def test_a_refusal_has_a_reason(change, group, manager, clerk):
    with pytest.raises(ValidationError):
        refuse_change(change, by=clerk, reason="")
    refuse_change(change, by=clerk, reason="Nie ma tego numeru w rejestrze.")
    assert "Nie ma tego numeru" in QueuedMail.objects.get(to=manager.email).text
    with pytest.raises(ForbiddenMove):
        accept_change(FormChange.objects.get(pk=change.pk), by=clerk)
    group.refresh_from_db()
    assert group.legal_form == "informal_group"


def test_nobody_decides_their_own(clerk):
    own = organization(legal_form="founding_group", managers=[clerk])
    change = ask_to_change_form(own, by=clerk, evidence="x", **NEW)
    with pytest.raises(PermissionDenied):
        accept_change(change, by=clerk)
    with pytest.raises(PermissionDenied):
        refuse_change(change, by=clerk, reason="Nie")


def test_one_change_waits_at_a_time(change, group, manager):
    with pytest.raises(ValidationError) as refused:
        ask_to_change_form(group, by=manager, evidence="x", **NEW)
    assert refused.value.code == "one_change_of_form_waits_for_an_organization"


def test_a_number_that_somebody_has_taken_meanwhile_is_refused(change, group, clerk):
    organization(name="Szybsza", krs="0000345678")
    with pytest.raises(ValidationError) as refused:
        accept_change(change, by=clerk)
    assert refused.value.code == "krs_number_is_in_the_registry_once"
    change.refresh_from_db()
    group.refresh_from_db()
    assert (change.status, group.legal_form) == ("waiting", "informal_group")


def test_only_groups_change(manager):
    made = organization(managers=[manager])
    with pytest.raises(ValidationError) as refused:
        ask_to_change_form(made, by=manager, evidence="x", **NEW)
    assert refused.value.code == "no_group"


def sent(**changes):
    fields = {key: value for key, value in NEW.items() if value is not None}
    return {**fields, "evidence": "Odpis z KRS", **changes}


def test_the_page_sends_it(client, group, manager):
    client.force_login(manager)
    assert client.get(URL).status_code == 200
    assert client.post(URL, sent(document=uploaded_pdf())).url == URL
    change = FormChange.objects.get()
    assert (change.krs, change.made_by) == ("0000345678", manager)
    assert client.get(URL).context["waiting"] == change


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"krs": ""}, "krs"),
        ({"krs": "0000000000"}, "krs"),
        ({"nip": "8567346214"}, "nip"),
        ({"legal_form": "simple_association", "krs": ""}, "record_number"),
        ({"legal_form": "simple_association", "record_number": "7"}, "krs"),
        ({"legal_form": "informal_group", "krs": ""}, "legal_form"),
        ({"legal_form": "partnership", "krs": ""}, "legal_form"),
        ({"legal_form": ""}, "legal_form"),
        ({"name": " "}, "name"),
        ({"founded_on": "2999-01-01"}, "founded_on"),
        ({"evidence": ""}, "evidence"),
        ({"krs": "0000999999"}, "krs"),
    ],
    ids=[
        "no-krs",
        "zeros",
        "bad-nip",
        "no-record-number",
        "krs-too-much",
        "still-a-group",
        "partnership",
        "no-form",
        "no-name",
        "future",
        "no-evidence",
        "taken",
    ],
)
def test_bad_input_is_told_beside_the_field(client, group, manager, changes, field):
    organization(name="Tutejsza", krs="0000999999")
    client.force_login(manager)
    page = client.post(URL, sent(**changes))
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert not FormChange.objects.exists()


def test_staff_decide_in_the_administration(client, change, group, clerk):
    client.force_login(clerk)
    page = client.get(reverse("admin:organizations_formchange_change", args=[change.pk]))
    assert "0000345678" in page.content.decode()
    client.post(reverse("admin:organizations_formchange_decide", args=[change.pk, "accept"]))
    group.refresh_from_db()
    assert group.legal_form == "association"
    document_url = reverse("admin:organizations_formchange_document", args=[change.pk])
    assert client.get(document_url).status_code == 200

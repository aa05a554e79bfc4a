"""Entering an organisation through the page."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from organizations.models import Membership, Organization
from organizations.registration import register_organization
from tests.factories.accounts import user
from tests.factories.organizations import nip, organization, regon, sphere

pytestmark = [pytest.mark.django_db, pytest.mark.database]

URL = "/organizacje/nowa/"


@pytest.fixture
def person(client):
    someone = user()
    client.force_login(someone)
    return someone


def filled_in(**changes):
    """Return what a browser sends for an association; None takes a field away."""
    fields = {
        "name": "Stowarzyszenie Nowe",
        "legal_form": "association",
        "krs": "0000345678",
        "district": "Mokre",
        "description": "Spotkania sąsiedzkie w każdą środę.",
        "website": "",
        "public_email": "nowe@tcal.example",
        "public_phone": "",
        "contact_email": "zarzad@tcal.example",
        "contact_phone": "000 000 101",
        "submission_id": str(uuid.uuid4()),
    } | changes
    return {name: value for name, value in fields.items() if value is not None}


def test_the_form_has_a_number_of_this_filling_in(client, person):
    first = client.get(URL).context["form"]["submission_id"].value()
    second = client.get(URL).context["form"]["submission_id"].value()
    assert first != second


def test_who_registers_an_organization_becomes_its_manager(client, person):
    culture = sphere(code="16")
    response = client.post(URL, filled_in(spheres=[culture.pk], nip="PL 856-734-62-15"))
    made = Organization.objects.get()
    assert response.url == made.get_absolute_url() == "/organizacje/stowarzyszenie-nowe/"
    assert (made.status, made.submitted_by) == ("pending", person)
    assert (made.krs, made.nip) == ("0000345678", "8567346215")
    assert list(made.spheres.all()) == [culture]
    place = Membership.objects.get()
    assert (place.organization, place.user, place.role, place.status) == (
        made,
        person,
        "manager",
        "active",
    )
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize(
    ("legal_form", "fields"),
    [
        ("foundation", {"krs": "345 678"}),
        ("social_cooperative", {"krs": "KRS: 0000345678"}),
        ("simple_association", {"krs": "", "record_number": "12/2026"}),
        ("student_sports_club", {"krs": "", "record_number": "7"}),
        ("rural_womens_circle", {"krs": ""}),
        ("church_unit", {"krs": ""}),
        ("informal_group", {"krs": "", "responsible_adult": "Daria Dorosła"}),
        ("founding_group", {"krs": "", "responsible_adult": "Daria Dorosła"}),
        ("institution", {"krs": ""}),
    ],
)
def test_each_legal_form_registers_with_what_the_law_gives_it(client, person, legal_form, fields):
    response = client.post(URL, filled_in(legal_form=legal_form, **fields))
    assert response.status_code == 302, response.context["form"].errors
    assert Organization.objects.get().legal_form == legal_form


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"krs": ""}, "krs"),
        ({"krs": "0000000000"}, "krs"),
        ({"krs": "12345678901"}, "krs"),
        ({"krs": "٠٠٠٠٣٤٥٦٧٨"}, "krs"),
        ({"krs": "०००० ३४५६७८"}, "krs"),
        ({"krs": "abc"}, "krs"),
        ({"nip": "8567346214"}, "nip"),
        ({"nip": "0000000000"}, "nip"),
        ({"nip": "856734621"}, "nip"),
        ({"nip": "٨٥٦٧٣٤٦٢١٥"}, "nip"),
        ({"regon": "123456789"}, "regon"),
        ({"regon": "000000000"}, "regon"),
        ({"regon": "1234567"}, "regon"),
        ({"legal_form": "simple_association", "krs": "", "record_number": ""}, "record_number"),
        ({"legal_form": "simple_association", "record_number": "12/2026"}, "krs"),
        ({"legal_form": "informal_group", "krs": ""}, "responsible_adult"),
        ({"legal_form": "informal_group", "responsible_adult": "Daria Dorosła"}, "krs"),
        ({"legal_form": "partnership", "krs": ""}, "legal_form"),
        ({"legal_form": "bank"}, "legal_form"),
        ({"legal_form": ""}, "legal_form"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"public_email": "nie-adres"}, "public_email"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"spheres": ["999999"]}, "spheres"),
        ({"founded_on": "31.02.2020"}, "founded_on"),
        ({"founded_on": "2999-01-01"}, "founded_on"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_stored(
    client, person, fields, field
):
    response = client.post(URL, filled_in(**fields))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not Organization.objects.exists()
    page = response.content.decode()
    assert f'id="id_{field}_error"' in page
    assert "Spotkania sąsiedzkie w każdą środę." in page


def test_a_wrong_number_is_shown_as_it_was_typed(client, person):
    page = client.post(URL, filled_in(nip="PL 856-734-62-14")).content.decode()
    assert 'value="PL 856-734-62-14"' in page


@pytest.mark.parametrize("number", ["krs", "nip", "regon"])
def test_an_organization_that_is_here_is_linked(client, person, number):
    value = {"krs": "0000111222", "nip": nip(), "regon": regon()}[number]
    here = organization(name="Fundacja <Znana>", **{number: value})
    response = client.post(URL, filled_in(**{number: value}))
    assert list(response.context["form"].errors) == [number]
    page = response.content.decode()
    assert f'href="{here.get_absolute_url()}">Fundacja &lt;Znana&gt;</a>' in page
    assert Organization.objects.count() == 1


def test_an_entry_that_may_not_be_seen_yet_is_not_named(client, person):
    hidden = organization(name="Jeszcze Tajna", krs="0000111222", status="pending")
    response = client.post(URL, filled_in(krs="111222"))
    assert "krs" in response.context["form"].errors
    assert "Jeszcze Tajna" not in response.content.decode()
    assert hidden.slug not in response.content.decode()


def test_a_refused_organization_may_be_sent_again(client, person):
    organization(krs="0000345678", status="rejected")
    assert client.post(URL, filled_in()).status_code == 302


@pytest.mark.parametrize("legal_form", ["association", "informal_group"])
def test_a_form_sent_twice_leads_to_the_first_result(client, person, legal_form):
    group = {"legal_form": legal_form, "krs": "", "responsible_adult": "Daria Dorosła"}
    sent = filled_in(**(group if legal_form == "informal_group" else {}))
    first, second = client.post(URL, sent), client.post(URL, sent)
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert Organization.objects.count() == Membership.objects.count() == 1


def test_somebody_else_s_form_number_is_no_way_in(client, person):
    sent = filled_in(legal_form="church_unit", krs="")
    organization(submission_id=sent["submission_id"], submitted_by=user(), status="pending")
    response = client.post(URL, sent)
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert Organization.objects.count() == 1


@pytest.mark.parametrize("submission_id", [None, "", "not-a-uuid"])
def test_a_form_without_its_number_is_refused(client, person, submission_id):
    response = client.post(URL, filled_in(submission_id=submission_id))
    assert response.status_code == 200
    assert not Organization.objects.exists()


def test_a_failure_leaves_neither_entry_nor_membership():
    with pytest.raises(TypeError):
        register_organization(
            by=user(),
            submission_id=uuid.uuid4(),
            name="Połowiczna",
            legal_form="church_unit",
            spheres=5,
        )
    assert not Organization.objects.exists()


def test_status_and_operator_are_not_taken_from_the_form(client, person):
    client.post(URL, filled_in(status="active", is_operator="on", slug="moj"))
    made = Organization.objects.get()
    assert (made.status, made.is_operator, made.slug) == ("pending", False, "stowarzyszenie-nowe")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same_form", [True, False], ids=["one form", "two people"])
def test_simultaneous_entries_of_one_number_store_one(same_form):
    people = [user(email="jedna@tcal.example"), user(email="druga@tcal.example")]
    sent = filled_in()
    gate = threading.Barrier(2)

    def send(number):
        browser = Client()
        browser.force_login(people[0 if same_form else number])
        fields = sent if same_form else sent | {"submission_id": str(uuid.uuid4())}
        gate.wait()
        try:
            return browser.post(URL, fields).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=2) as pool:
        codes = sorted(pool.map(send, range(2)))
    assert Organization.objects.count() == Membership.objects.count() == 1
    assert codes == ([302, 302] if same_form else [200, 302])


def test_the_registry_leads_here(client):
    assert reverse("organizations:register") == URL
    assert URL in client.get(reverse("organizations:list")).content.decode()

"""Staff at work: approving and refusing entries, giving places in organisations."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organizations.models import Membership, Organization
from organizations.registration import register_organization
from tcal.shared.models import QueuedMail
from tests.factories.accounts import staff, user
from tests.factories.organizations import membership, organization, sphere

pytestmark = [pytest.mark.django_db]

LIST_URL = "/admin/organizations/organization/"


@pytest.fixture
def clerk(client):
    person = staff()
    client.force_login(person)
    return person


@pytest.fixture
def waiting():
    return register_organization(
        by=user(email="zglasza@tcal.example"),
        submission_id=uuid.uuid4(),
        name="Klub Czekający",
        legal_form="informal_group",
        responsible_adult="Daria Dorosła",
        contact_email="klub@tcal.example",
    )


def decide(client, thing, name, **fields):
    return client.post(f"{LIST_URL}{thing.pk}/decide/{name}/", fields, follow=True)


def test_staff_see_everything_about_an_entry_and_who_sent_it(client, clerk, waiting):
    waiting.change_spheres([sphere(code="16")])
    page = client.get(f"{LIST_URL}{waiting.pk}/change/").content.decode()
    for text in ["Klub Czekający", "Daria Dorosła", "klub@tcal.example", "Alina Przykładowa"]:
        assert text in page
    assert str(sphere(code="16")) in page


def test_an_approved_organization_is_public_and_its_people_are_told(client, clerk, waiting):
    decide(client, waiting, "approve")
    assert Client().get(waiting.get_absolute_url()).status_code == 200
    letter = QueuedMail.objects.get()
    assert letter.to == "zglasza@tcal.example"
    assert waiting.get_absolute_url() in letter.text
    assert f"https://portal.example{waiting.get_absolute_url()}" in letter.html


def test_a_refused_organization_stays_hidden_and_its_people_read_why(client, clerk, waiting):
    decide(client, waiting, "reject", reason="Nie wiadomo, czym się zajmuje.")
    assert Client().get(waiting.get_absolute_url()).status_code == 404
    assert "Nie wiadomo, czym się zajmuje." in QueuedMail.objects.get().text
    submitter = Client()
    submitter.force_login(waiting.submitted_by)
    page = submitter.get(waiting.get_absolute_url()).content.decode()
    assert "Nie wiadomo, czym się zajmuje." in page


def test_a_refusal_without_a_reason_changes_nothing(client, clerk, waiting):
    response = decide(client, waiting, "reject", reason="")
    waiting.refresh_from_db()
    assert response.context["decision_form"].errors["reason"]
    assert waiting.status == "pending"
    assert not QueuedMail.objects.exists()


def test_ending_and_taking_it_back(client, clerk):
    made = organization()
    decide(client, made, "end", reason="Wykreślona z KRS.")
    made.refresh_from_db()
    assert (made.status, made.decision_reason) == ("ended", "Wykreślona z KRS.")
    decide(client, made, "resume")
    made.refresh_from_db()
    assert (made.status, made.decision_reason) == ("active", "")


@pytest.mark.django_db(transaction=True)
def test_of_two_people_deciding_at_once_one_wins_and_the_other_is_told():
    thing = organization(status="pending", submitted_by=user())
    clerks = [staff(email="pierwsza@tcal.example"), staff(email="druga@tcal.example")]
    gate = threading.Barrier(2)

    def press(number):
        browser = Client()
        browser.force_login(clerks[number])
        gate.wait()
        try:
            response = decide(browser, thing, ["approve", "reject"][number], reason="Powód.")
        finally:
            connection.close()
        # Contexts of responses in threads get mixed up; where each was sent does not.
        assert response.redirect_chain, (response.status_code, response.content.decode()[-3000:])
        return response.redirect_chain[0][0], response.content.decode()

    with ThreadPoolExecutor(max_workers=2) as pool:
        answers = dict(pool.map(press, range(2)))
    # The winner goes on to the list, the other is back at the row with the reason.
    assert set(answers) == {LIST_URL, f"{LIST_URL}{thing.pk}/change/"}
    assert 'class="success"' in answers[LIST_URL]
    assert 'class="error"' in answers[f"{LIST_URL}{thing.pk}/change/"]
    assert QueuedMail.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "make"),
    [
        (LIST_URL, lambda: organization()),
        (
            "/admin/organizations/membership/",
            lambda: membership(organization=organization(), user=user()),
        ),
    ],
    ids=["organizations", "memberships"],
)
def test_lists_cost_the_same_with_one_row_and_with_thirty(client, clerk, address, make):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    make()
    cost()
    one = cost()
    for _number in range(29):
        make()
    assert cost() == one


def test_the_list_finds_by_name_and_number(client, clerk):
    organization(name="Szukana", krs="0000987654")
    organization(name="Inna")
    page = client.get(LIST_URL, {"q": "987654"}).content.decode()
    assert "Szukana" in page
    assert "Inna" not in page


# Memberships -------------------------------------------------------------------------------------

ADD = "/admin/organizations/membership/add/"


def test_staff_give_a_place_by_the_account_s_email(client, clerk):
    person, made = user(email="Nowa.Osoba@tcal.example"), organization()
    fields = {"organization": made.pk, "user": "nowa.osoba@tcal.example", "role": "manager"}
    client.post(ADD, fields)
    place = Membership.objects.get()
    assert (place.user, place.organization, place.role) == (person, made, "manager")
    assert place.status == "active"


@pytest.mark.parametrize("email", ["nikt@tcal.example", "", "nie-adres"])
def test_a_place_needs_an_account(client, clerk, email):
    fields = {"organization": organization().pk, "user": email, "role": "member"}
    response = client.post(ADD, fields)
    assert "user" in response.context["adminform"].form.errors
    assert not Membership.objects.exists()


def test_a_second_place_of_the_same_person_is_refused_in_words(client, clerk):
    person = user()
    made = organization(members=[person])
    fields = {"organization": made.pk, "user": person.email, "role": "manager"}
    response = client.post(ADD, fields)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors
    assert Membership.objects.count() == 1


def test_a_place_that_ended_stays_in_the_history(client, clerk):
    place = organization(members=[user()]).memberships.get()
    client.post(f"/admin/organizations/membership/{place.pk}/decide/end/")
    place.refresh_from_db()
    assert place.status == "ended"
    assert Organization.objects.of_member(place.user).count() == 0

"""Asking to join: sent, accepted, declined, taken back."""

from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from organizations.joining import ask_to_join
from organizations.models import Membership
from organizations.registration import register_organization
from tcal.shared.models import QueuedMail
from tcal.shared.registry import desk_queues
from tcal.shared.states import ForbiddenMove
from tests.factories.accounts import staff, user
from tests.factories.organizations import membership, organization
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def manager():
    return user(email="szefowa@ngo.example", name="Maria Menedżerka")


@pytest.fixture
def made(manager):
    return organization(name="Zielony Kąt", managers=[manager])


@pytest.fixture
def person():
    return user(email="nowy@ngo.example", name="Nina Nowa")


@pytest.fixture
def request_(made, person):
    return ask_to_join(made, by=person, message=" Pomagam w ogrodzie ")


def letters(to):
    return list(QueuedMail.objects.filter(to=to).order_by("pk"))


def test_a_request_waits_and_the_managers_are_told(request_, made, person, manager):
    assert (request_.status, request_.role, request_.message) == (
        "requested",
        "member",
        "Pomagam w ogrodzie",
    )
    (letter,) = letters(manager.email)
    assert "Nina Nowa" in letter.text
    assert "Pomagam w ogrodzie" in letter.text
    assert "/organizacje/zielony-kat/ludzie/" in letter.text
    assert not letters(person.email)


def test_who_is_in_or_has_asked_does_not_ask_again(request_, made, person, manager):
    for somebody in (person, manager):
        with pytest.raises(ValidationError) as refused:
            ask_to_join(made, by=somebody)
        assert "już" in str(refused.value) or "already" in str(refused.value)
    assert made.memberships.count() == 2


@pytest.mark.parametrize("status", ["pending", "rejected", "ended"])
def test_only_active_organizations_are_joined(person, status):
    with pytest.raises(ValidationError):
        ask_to_join(organization(status=status), by=person)


def test_an_accepted_request_is_a_place_from_that_moment(request_, manager, person):
    with time_machine.travel("2027-03-01T10:00:00Z", tick=False):
        request_.accept(by=manager)
    request_.refresh_from_db()
    assert (request_.status, request_.role) == ("active", "member")
    assert request_.since.isoformat() == "2027-03-01T10:00:00+00:00"
    (letter,) = letters(person.email)
    assert "Zielony Kąt" in letter.subject


def test_a_declined_request_says_why(request_, manager, person):
    request_.decline(by=manager, reason="Nie znamy się.")
    request_.refresh_from_db()
    assert (request_.status, request_.ended_by) == ("ended", manager)
    assert "Nie znamy się." in letters(person.email)[0].text


def test_a_request_is_answered_once(request_, manager):
    same = Membership.objects.get(pk=request_.pk)
    request_.decline(by=manager)
    with pytest.raises(ForbiddenMove):
        same.accept(by=manager)
    with pytest.raises(ForbiddenMove):
        same.decline(by=manager)


def test_who_was_declined_may_ask_again(request_, made, manager, person):
    request_.decline(by=manager)
    assert ask_to_join(made, by=person).status == "requested"


def test_staff_see_requests_only_where_nobody_keeps_the_organization(request_, person):
    clerk = staff()
    queue = next(queue for queue in desk_queues(clerk) if queue.name == "requests-to-join")
    assert not queue.waiting(clerk).exists()
    abandoned = organization(name="Bez szefa")
    asked = ask_to_join(abandoned, by=person)
    assert list(queue.waiting(clerk)) == [asked]
    assert queue.item(asked).url == "/organizacje/bez-szefa/ludzie/"


def test_the_page_sends_the_request(client, made, person):
    client.force_login(person)
    page = client.get("/organizacje/zielony-kat/dolacz/")
    assert page.status_code == 200
    assert page.context["place"] is None
    sent = client.post("/organizacje/zielony-kat/dolacz/", {"message": "Dzień dobry"}, follow=True)
    assert sent.redirect_chain[0][0] == "/organizacje/zielony-kat/dolacz/"
    assert sent.context["place"].message == "Dzień dobry"
    again = client.post("/organizacje/zielony-kat/dolacz/", {"message": "Jeszcze raz"})
    assert again.status_code == 200
    assert made.memberships.filter(user=person).count() == 1


def test_the_page_takes_the_request_back(client, request_, made, person, manager):
    client.force_login(person)
    assert client.get("/organizacje/zielony-kat/odejdz/").status_code == 200
    client.post("/organizacje/zielony-kat/odejdz/")
    request_.refresh_from_db()
    assert (request_.status, request_.ended_by) == ("ended", person)
    assert len(letters(manager.email)) == 1


def test_who_is_in_is_led_to_the_page(client, made, manager):
    client.force_login(manager)
    assert client.get("/organizacje/zielony-kat/dolacz/").url == "/organizacje/zielony-kat/"


def test_too_long_a_message_is_kept_in_the_form(client, made, person):
    client.force_login(person)
    page = client.post("/organizacje/zielony-kat/dolacz/", {"message": "x" * 501})
    assert "message" in page.context["form"].errors
    assert "x" * 501 in page.content.decode()


def test_a_taken_number_leads_to_joining_and_claiming(client, person):
    there = organization(name="Tutejsza", krs="0000345678")
    client.force_login(person)
    page = client.post(
        "/organizacje/nowa/",
        {"name": "Druga", "legal_form": "association", "krs": "345678"},
    )
    said = str(page.context["form"].errors["krs"])
    assert there.get_absolute_url() in said
    assert "/organizacje/tutejsza/dolacz/" in said
    assert "/organizacje/tutejsza/przejmij/" in said


def test_a_taken_number_leads_its_member_to_claiming_alone(client, person):
    organization(name="Tutejsza", krs="0000345678", members=[person])
    client.force_login(person)
    page = client.post("/organizacje/nowa/", {"name": "Druga", "krs": "345678"})
    said = str(page.context["form"].errors["krs"])
    assert "/organizacje/tutejsza/dolacz/" not in said
    assert "/organizacje/tutejsza/przejmij/" in said


def test_a_number_that_awaits_approval_tells_nothing_of_its_owner(client, person):
    organization(name="Tajna", status="pending", krs="0000345678")
    client.force_login(person)
    page = client.post("/organizacje/nowa/", {"name": "Druga", "krs": "345678"})
    assert "tajna" not in page.content.decode().lower()


@pytest.mark.django_db(transaction=True)
def test_of_two_requests_at_once_one_stays():
    made, person = organization(), user()
    done = all_at_once([lambda: ask_to_join(made, by=person)] * 2)
    assert sorted(isinstance(one, Membership) for one in done) == [False, True]
    assert made.memberships.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [{"krs": "0000345678"}, {"nip": "8567346215", "krs": None}])
def test_of_parallel_registrations_one_stays(number):
    fields = {"krs": "0000345678", "legal_form": "association"} | number
    if fields["krs"] is None:
        fields["legal_form"] = "church_unit"
    done = all_at_once(
        [
            lambda by=by, n=n: register_organization(
                by=by, submission_id=uuid4(), name=f"Równoległa {n}", **fields
            )
            for n, by in enumerate([user() for _ in range(4)])
        ]
    )
    kept = [one for one in done if not isinstance(one, Exception)]
    assert len(kept) == 1
    assert Membership.objects.count() == 1


def test_the_account_shows_what_awaits_an_answer(client, request_, person):
    client.force_login(person)
    page = client.get(reverse("account")).content.decode()
    assert "/organizacje/zielony-kat/dolacz/" in page


def test_the_last_manager_can_not_be_demoted(made, manager):
    place = membership_of(made, manager)
    with pytest.raises(ValidationError) as refused:
        place.change_role("member", by=manager)
    assert refused.value.code == "organization_keeps_a_manager"
    place.refresh_from_db()
    assert place.is_manager


def membership_of(made, person):
    return made.memberships.get(user=person)


def test_a_second_manager_frees_the_first(made, manager, person):
    membership(organization=made, user=person, role="manager")
    membership_of(made, manager).end(by=manager)
    assert made.memberships.managers().get().user == person

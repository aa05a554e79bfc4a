"""Invitations by e-mail: signed, used once, running out, taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from organizations.invitations import (
    MOST_WAITING,
    accept_invitation,
    invite,
    revoke,
    send_again,
)
from organizations.models import Membership, MembershipInvitation
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories.accounts import user
from tests.factories.organizations import membership, organization
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PEOPLE = "/organizacje/zielony-kat/ludzie/"


@pytest.fixture
def manager():
    return user(email="szefowa@ngo.example", name="Maria Menedżerka")


@pytest.fixture
def made(manager):
    return organization(name="Zielony Kąt", managers=[manager])


@pytest.fixture
def invitation(made, manager):
    return invite(made, email="Nowa@Ngo.example", role="member", by=manager)


@pytest.fixture
def person():
    return user(email="nowa@ngo.example", name="Nina Nowa")


def page_of(invitation):
    return reverse("organizations:invitation", args=[invitation.token()])


def test_the_letter_has_the_link_and_its_end(invitation):
    letter = QueuedMail.objects.get(to="Nowa@Ngo.example")
    assert page_of(invitation) in letter.text
    assert page_of(invitation) in letter.html
    assert "Maria Menedżerka" in letter.text
    assert invitation.expires_at - invitation.invited_at == pytest.approx(
        timedelta(days=14), abs=timedelta(seconds=5)
    )


def test_the_token_is_signed(invitation, client):
    assert MembershipInvitation.objects.for_token(invitation.token()).get() == invitation
    for forged in (signing.dumps(invitation.pk), signing.dumps(invitation.pk, salt="inna"), "x"):
        assert not MembershipInvitation.objects.for_token(forged).exists()
        assert client.get(f"/organizacje/zaproszenie/{forged}/").status_code == 404


@pytest.mark.parametrize("role", ["member", "manager"])
def test_an_accepted_invitation_gives_its_role_once(made, manager, person, role):
    sent = invite(made, email=person.email, role=role, by=manager)
    place = accept_invitation(sent, by=person)
    assert (place.status, place.role) == ("active", role)
    sent.refresh_from_db()
    assert (sent.status, sent.accepted_by) == ("accepted", person)
    assert "Nina Nowa" in QueuedMail.objects.filter(to=manager.email).latest("pk").text
    with pytest.raises(ForbiddenMove):
        accept_invitation(sent, by=user())
    assert made.memberships.count() == 2


@pytest.mark.parametrize(
    ("before", "role", "after"),
    [
        (("requested", "member"), "manager", "manager"),
        (("active", "member"), "manager", "manager"),
        (("active", "manager"), "member", "manager"),
        (("ended", "manager"), "member", "member"),
    ],
    ids=["asked", "member", "manager", "former"],
)
def test_what_somebody_was_before_is_kept_or_raised(made, manager, person, before, role, after):
    status, was = before
    sent = invite(made, email="inny@ngo.example", role=role, by=manager)
    membership(organization=made, user=person, status=status, role=was)
    place = accept_invitation(sent, by=person)
    assert (place.status, place.role) == ("active", after)
    assert made.memberships.present().filter(user=person).count() == 1


def test_it_runs_out_after_two_weeks(made, manager, person):
    with time_machine.travel("2027-03-01T10:00:00Z", tick=False):
        sent = invite(made, email=person.email, role="member", by=manager)
    with time_machine.travel("2027-03-15T10:00:00Z", tick=False):
        assert sent.is_open
    with time_machine.travel("2027-03-15T10:00:01Z", tick=False):
        with pytest.raises(ValidationError) as refused:
            accept_invitation(sent, by=person)
        assert refused.value.code == "expired"
        again = invite(made, email=person.email.upper(), role="manager", by=manager)
        assert (again.pk, again.role) == (sent.pk, "manager")
        assert accept_invitation(again, by=person).is_manager


def test_one_that_was_taken_back_lets_nobody_in(invitation, manager, person, made):
    revoke(invitation, by=manager)
    with pytest.raises(ForbiddenMove):
        accept_invitation(invitation, by=person)
    with pytest.raises(ForbiddenMove):
        send_again(invitation, by=manager)
    with pytest.raises(ForbiddenMove):
        revoke(invitation, by=manager)
    assert invite(made, email=person.email, role="member", by=manager).pk != invitation.pk


def test_who_is_invited_or_in_is_not_invited_again(invitation, made, manager):
    for email in ("NOWA@ngo.example", "szefowa@NGO.example"):
        with pytest.raises(ValidationError) as refused:
            invite(made, email=email, role="member", by=manager)
        assert "email" in refused.value.error_dict
    assert made.invitations.count() == 1


def test_too_many_invitations_do_not_wait(made, manager):
    MembershipInvitation.objects.bulk_create(
        MembershipInvitation(organization=made, email=f"o{n}@ngo.example", invited_by=manager)
        for n in range(MOST_WAITING)
    )
    with pytest.raises(ValidationError) as refused:
        invite(made, email="nowa@ngo.example", role="member", by=manager)
    assert refused.value.code == "too_many"


def test_sending_again_lengthens_it(invitation, manager):
    with time_machine.travel(timezone.now() + timedelta(days=10), tick=False):
        send_again(invitation, by=manager)
        invitation.refresh_from_db()
        assert invitation.expires_at == timezone.now() + timedelta(days=14)
    assert QueuedMail.objects.filter(to=invitation.email).count() == 2


@pytest.mark.parametrize("status", ["rejected", "ended"])
def test_nobody_comes_into_what_is_over(manager, person, status):
    over = organization(managers=[manager])
    sent = invite(over, email=person.email, role="member", by=manager)
    type(over).objects.filter(pk=over.pk).update(status=status, decision_reason="Koniec")
    with pytest.raises(ValidationError):
        accept_invitation(sent, by=person)
    with pytest.raises(ValidationError):
        invite(over, email="inna@ngo.example", role="member", by=manager)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_open_it_at_once_one_comes_in():
    manager = user()
    made = organization(managers=[manager])
    sent = invite(made, email="nowa@ngo.example", role="member", by=manager)
    people = [user(), user()]
    done = all_at_once(
        [
            lambda by=by: accept_invitation(MembershipInvitation.objects.get(pk=sent.pk), by=by)
            for by in people
        ]
    )
    assert sum(isinstance(one, Membership) for one in done) == 1
    assert made.memberships.count() == 2


# Pages ------------------------------------------------------------------------------------------


def test_without_an_account_the_page_leads_to_signing_in_and_back(client, invitation):
    page = client.get(page_of(invitation))
    assert page.status_code == 200
    assert page.context["signup_url"].startswith("/konto/signup/?next=%2Forganizacje%2F")
    sent = client.post(page_of(invitation))
    assert sent.status_code == 302
    assert sent.url.startswith("/konto/login/?next=/organizacje/zaproszenie/")
    assert not Membership.objects.filter(role="member").exists()


def test_the_page_names_the_account_that_joins(client, invitation, made):
    other = user(email="prywatna@poczta.example", name="Nina Prywatna")
    client.force_login(other)
    page = client.get(page_of(invitation)).content.decode()
    assert "prywatna@poczta.example" in page
    # Opening the link changes nothing; only the button does.
    assert not made.memberships.filter(user=other).exists()
    assert client.post(page_of(invitation)).url == "/organizacje/zielony-kat/"
    assert made.memberships.active().filter(user=other).exists()
    assert client.get(page_of(invitation)).url == "/organizacje/zielony-kat/"


@pytest.mark.parametrize("over", ["accepted", "revoked", "expired"])
def test_the_page_says_why_it_is_over(client, invitation, manager, over):
    reader = user()
    client.force_login(reader)
    if over == "accepted":
        accept_invitation(invitation, by=user())
    if over == "revoked":
        revoke(invitation, by=manager)
    later = timezone.now() + timedelta(days=15 if over == "expired" else 0)
    with time_machine.travel(later, tick=False):
        client.force_login(reader)
        page = client.get(page_of(invitation))
        assert page.status_code == 410
        assert page.context["over"]
        assert client.post(page_of(invitation), follow=True).status_code == 410
    assert not Membership.objects.filter(user=reader).exists()


def test_managers_send_take_back_and_send_again(client, made, manager):
    client.force_login(manager)
    sent = client.post(f"{PEOPLE}zapros/", {"email": "nowa@ngo.example", "role": "manager"})
    assert sent.url == PEOPLE
    invitation = made.invitations.get()
    assert invitation.role == "manager"
    base = f"/organizacje/zielony-kat/zaproszenia/{invitation.pk}/"
    assert client.post(f"{base}ponow/").url == PEOPLE
    assert QueuedMail.objects.filter(to="nowa@ngo.example").count() == 2
    assert client.post(f"{base}cofnij/").url == PEOPLE
    invitation.refresh_from_db()
    assert invitation.status == "revoked"
    # The button of an old page: a message, nothing more.
    assert client.post(f"{base}ponow/").url == PEOPLE
    assert QueuedMail.objects.filter(to="nowa@ngo.example").count() == 2


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"email": "nie-adres", "role": "member"}, "email"),
        ({"email": "", "role": "member"}, "email"),
        ({"email": "a@b.example", "role": "king"}, "role"),
        ({"email": "szefowa@ngo.example", "role": "member"}, "email"),
    ],
    ids=["no-address", "empty", "unknown-role", "manager"],
)
def test_bad_invitations_are_told_beside_the_field(client, made, manager, sent, field):
    client.force_login(manager)
    page = client.post(f"{PEOPLE}zapros/", sent)
    assert field in page.context["form"].errors
    assert not made.invitations.exists()


def test_an_invitation_of_another_organization_is_not_there(client, made, manager):
    other = organization()
    foreign = invite(other, email="x@ngo.example", role="member", by=user())
    client.force_login(manager)
    base = f"/organizacje/zielony-kat/zaproszenia/{foreign.pk}/"
    assert client.post(f"{base}cofnij/").status_code == 404
    assert client.post(f"{base}ponow/").status_code == 404

"""Accounts: signing in and up in Polish, and the second factor of staff."""

import pytest
from django.core import mail
from django.urls import reverse

from tcal.accounts.models import User
from tcal.shared.models import Centre, QueuedMail
from tests.factories import accounts

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def sign_in(client, email, password=accounts.PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


@pytest.fixture
def verified():
    def make(**fields):
        person = accounts.user(**fields)
        person.emailaddress_set.create(email=person.email, verified=True, primary=True)
        return person

    return make


def test_person_signs_in_with_the_e_mail(client, verified):
    person = verified(email="marta@ngo.example")

    response = sign_in(client, "Marta@NGO.example")

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(person.pk)


def test_wrong_password_is_answered_in_polish_and_keeps_the_address(client, verified):
    verified(email="marta@ngo.example")

    page = sign_in(client, "marta@ngo.example", "nie-to-haslo").content.decode()

    assert "marta@ngo.example" in page
    assert "hasło" in page


def test_guessing_passwords_is_slowed_down(client, verified):
    verified(email="marta@ngo.example")

    answers = [sign_in(client, "marta@ngo.example", f"zle-{number}") for number in range(12)]

    assert "Zbyt wiele" in answers[-1].content.decode() or answers[-1].status_code == 429


def test_registration_asks_for_the_name_and_confirms_the_address(client):
    response = client.post(
        reverse("account_signup"),
        {
            "name": "Łucja Żak",
            "email": "lucja@ngo.example",
            "password1": "dlugie-haslo-2026",
            "password2": "dlugie-haslo-2026",
        },
        follow=True,
    )

    assert User.objects.get().name == "Łucja Żak"
    letter = QueuedMail.objects.get()
    assert letter.to == "lucja@ngo.example"
    assert not mail.outbox
    assert response.status_code == 200


def test_two_accounts_cannot_share_an_address_in_another_case():
    accounts.user(email="marta@ngo.example")

    with pytest.raises(Exception, match="email_belongs_to_one_account"):
        accounts.user(email="MARTA@ngo.example")


@pytest.mark.parametrize(
    ("role", "is_demo", "asked"),
    [
        ("staff", False, True),
        ("coordinator", False, True),
        ("staff", True, False),
        (None, False, False),
    ],
)
def test_second_factor_is_asked_of_staff_and_coordinators(client, settings, role, is_demo, asked):
    settings.REQUIRE_MFA = True
    Centre.current()
    Centre.objects.update(is_demo=is_demo)
    client.force_login(accounts.user(roles=[role] if role else []))

    response = client.get(reverse("rooms:my_bookings"))

    assert (response.status_code == 302) == asked
    if asked:
        assert response.url == reverse("mfa_activate_totp")


def test_coordinator_without_the_admin_needs_a_second_factor_all_the_same(client, settings):
    settings.REQUIRE_MFA = True
    client.force_login(accounts.user(roles=["coordinator"], is_staff=False))

    assert client.get(reverse("rooms:my_bookings")).url == reverse("mfa_activate_totp")


def test_staff_do_not_read_letters_that_let_somebody_in(client):
    letter = QueuedMail.objects.create(
        to="ktos@ngo.example",
        subject="Nowe hasło",
        text="sekretny-odnośnik",
        queued_at="2026-11-22T10:00Z",
    )
    client.force_login(accounts.staff())

    page = client.get(reverse("admin:shared_queuedmail_change", args=[letter.pk]))

    assert page.status_code == 200
    assert "sekretny" not in page.content.decode()

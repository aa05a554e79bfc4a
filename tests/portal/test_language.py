import pytest
from django.conf import settings
from django.urls import reverse

from tests.factories.accounts import user

pytestmark = [pytest.mark.django_db, pytest.mark.database]

COOKIE = settings.LANGUAGE_COOKIE_NAME


def choose(client, **data):
    return client.post(reverse("set_language"), data)


def test_portal_speaks_polish_until_another_language_is_chosen(client):
    response = client.get("/", headers={"accept-language": "en"})
    assert '<html lang="pl"' in response.content.decode()
    choose(client, language="en")
    assert '<html lang="en"' in client.get("/").content.decode()


def test_language_goes_back_to_where_the_visitor_was(client):
    response = choose(client, language="en", next="/szukaj/?q=sala")
    assert response.url == "/szukaj/?q=sala"
    assert response.cookies[COOKIE].value == "en"
    assert response.cookies[COOKIE]["httponly"]


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil.example", ""],
)
def test_language_sends_nobody_to_another_host(client, target):
    assert choose(client, language="en", next=target).url == reverse("home")


@pytest.mark.parametrize("language", ["xx", "", "pl; Path=/", "de"])
def test_unknown_language_changes_nothing(client, language):
    assert COOKIE not in choose(client, language=language).cookies


def test_language_is_not_changed_by_a_link(client):
    assert client.get(reverse("set_language"), {"language": "en"}).status_code == 405


def test_letters_follow_the_language_of_who_is_signed_in(client):
    person = user()
    client.force_login(person)
    choose(client, language="en")
    person.refresh_from_db()
    assert person.language == "en"

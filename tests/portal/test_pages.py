"""Texts kept by staff: required pages, the accessibility statement, know-how."""

import re

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tcal.portal.default_pages import DEFAULT_PAGES, write_missing_pages
from tcal.portal.models import Page
from tcal.shared.models import Centre
from tests.factories.accounts import staff

pytestmark = [pytest.mark.django_db, pytest.mark.database]

REQUIRED = ["about", "rules", "privacy", "accessibility_statement", "easy_read"]
OFFICIAL_IDS = [
    "a11y-wstep",
    "a11y-podmiot",
    "a11y-url",
    "a11y-data-publikacja",
    "a11y-data-aktualizacja",
    "a11y-status",
    "a11y-data-sporzadzenie",
    "a11y-kontakt",
    "a11y-osoba",
    "a11y-email",
    "a11y-telefon",
    "a11y-procedura",
    "a11y-architektura",
    "a11y-aplikacje",
]


def centre(**fields):
    found = Centre.current()
    for name, value in fields.items():
        setattr(found, name, value)
    found.save()
    return found


def in_english(client):
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def page(**fields):
    return Page.objects.create(**{"title_pl": "Poradnik", "body_pl": "Treść."} | fields)


@pytest.mark.parametrize("name", [*REQUIRED, "know_how"])
@pytest.mark.parametrize("language", ["pl", "en"])
def test_required_page_answers_in_both_languages(client, name, language):
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get(reverse(name))
    html = response.content.decode()
    assert response.status_code == 200
    assert html.count("<h1") == 1
    assert "[centre." not in html


@pytest.mark.parametrize("name", REQUIRED)
def test_default_pages_exist_in_english_too(client, name):
    html = in_english(client).get(reverse(name)).content.decode()
    assert 'lang="pl"' not in html.replace('value="pl" lang="pl"', "")


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("contact", [{}, {"email": "biuro@tcal.example", "phone": "000 000 013"}])
def test_statement_has_each_official_id_once_and_in_order(client, language, contact):
    centre(**contact)
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = language
    html = client.get(reverse("accessibility_statement")).content.decode()
    assert re.findall(r'id="(a11y-[a-z-]+)"', html) == OFFICIAL_IDS


def test_statement_has_its_own_contact_before_that_of_the_centre(client):
    centre(email="biuro@tcal.example", phone="000 000 013")
    statement = Page.objects.get(key="accessibility").statement
    statement.person, statement.email = "Daria Dostępna", "dostepnosc@tcal.example"
    statement.save()
    html = client.get(reverse("accessibility_statement")).content.decode()
    assert '<dd id="a11y-osoba">Daria Dostępna</dd>' in html
    assert 'id="a11y-email" href="mailto:dostepnosc@tcal.example"' in html
    assert 'id="a11y-telefon" href="tel:000000013"' in html


def test_statement_is_reviewed_after_it_is_prepared():
    statement = Page.objects.get(key="accessibility").statement
    statement.reviewed_on = statement.prepared_on.replace(year=2020)
    with pytest.raises(ValidationError, match=r"review|rzegląd"):
        statement.full_clean()


def test_centre_is_filled_in(client):
    centre(name="Centrum Próbne", phone="000 000 013", email="biuro@tcal.example")
    html = client.get(reverse("privacy")).content.decode()
    assert "Centrum Próbne" in html
    assert '<a href="mailto:biuro@tcal.example" rel="noopener">biuro@tcal.example</a>' in html
    assert '<a href="tel:000000013" rel="noopener">000 000 013</a>' in html


def test_untranslated_page_is_shown_in_polish_and_says_so(client):
    made = page(title_pl="Jak założyć koło", body_pl="Zbierz ludzi.")
    html = in_english(client).get(made.get_absolute_url()).content.decode()
    assert re.search(r'<div lang="pl">.*Jak założyć koło.*Zbierz ludzi', html, re.DOTALL)


def test_easy_text_says_how_to_get_an_interpreter_until_there_is_a_film(client):
    centre(email="biuro@tcal.example")
    html = client.get(reverse("easy_read")).content.decode()
    assert 'id="film"' in html
    assert "mailto:biuro@tcal.example" in html
    Page.objects.filter(key="easy_read").update(film_url="https://film.example/pjm")
    assert "https://film.example/pjm" in client.get(reverse("easy_read")).content.decode()


def test_know_how_lists_guides_and_leaves_out_hidden_ones(client):
    page(title_pl="Jawny poradnik")
    hidden = page(title_pl="Ukryty poradnik", is_shown=False)
    html = client.get(reverse("know_how")).content.decode()
    assert "Jawny poradnik" in html
    assert "Ukryty poradnik" not in html
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_know_how_without_guides_says_what_to_do(client):
    Page.objects.know_how().delete()
    response = client.get(reverse("know_how"))
    assert 'class="empty-state"' in response.content.decode()


def test_required_page_is_not_a_guide(client):
    assert client.get(reverse("know_how_page", args=["privacy"])).status_code == 404


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"title_pl": ""}, "page_says_something_in_polish"),
        ({"title_en": "Only a title"}, "english_page_has_a_title_and_a_text"),
        ({"body_en": "Only a text"}, "english_page_has_a_title_and_a_text"),
        ({"kind": "required", "is_shown": False}, "required_page_is_shown"),
    ],
)
def test_page_keeps_its_rules(fields, constraint):
    made = Page(**{"title_pl": "A", "body_pl": "B"} | fields)
    broken = next(one for one in Page._meta.constraints if one.name == constraint)
    with pytest.raises(ValidationError):
        broken.validate(Page, made)


def test_missing_pages_are_written_and_present_ones_kept():
    Page.objects.filter(key="rules").update(body_pl="Nasze własne zasady.")
    Page.objects.filter(key="about").delete()
    write_missing_pages(using="default")
    assert Page.objects.get(key="rules").body_pl == "Nasze własne zasady."
    assert Page.objects.get(key="about").title_pl == "O centrum"
    assert Page.objects.count() == len(DEFAULT_PAGES)


def test_default_pages_are_found_by_search():
    assert Page.objects.search("stowarzyszenia").filter(kind="know_how").exists()


def test_staff_change_pages_but_delete_none_of_the_first_ones(client, settings):
    settings.REQUIRE_MFA = False
    client.force_login(staff(is_superuser=True))
    made = page(title_pl="Nowy poradnik")
    privacy = Page.objects.get(key="privacy")
    change = "admin:portal_page_change"
    assert "[centre.phone]" in client.get(reverse(change, args=[made.pk])).content.decode()
    delete = "admin:portal_page_delete"
    assert client.get(reverse(delete, args=[privacy.pk])).status_code == 403
    assert client.get(reverse(delete, args=[made.pk])).status_code == 200


def test_facts_of_the_statement_are_edited_with_its_page(client, settings):
    settings.REQUIRE_MFA = False
    client.force_login(staff(is_superuser=True))
    statement = Page.objects.get(key="accessibility")
    html = client.get(reverse("admin:portal_page_change", args=[statement.pk])).content.decode()
    assert "procedure_pl" in html
    other = Page.objects.get(key="rules")
    html = client.get(reverse("admin:portal_page_change", args=[other.pk])).content.decode()
    assert "procedure_pl" not in html


@pytest.mark.parametrize("name", [*REQUIRED, "know_how"])
def test_pages_cost_few_queries(client, name, django_assert_max_num_queries):
    Centre.current()
    with django_assert_max_num_queries(8):
        client.get(reverse(name))


def test_know_how_costs_the_same_with_many_guides(client, django_assert_num_queries):
    Centre.current()
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("know_how"))
    for number in range(30):
        page(title_pl=f"Poradnik {number}")
    with django_assert_num_queries(len(few)):
        client.get(reverse("know_how"))

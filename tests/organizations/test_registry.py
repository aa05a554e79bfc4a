"""The public list, its filters and its tables to take away."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from organizations.models import Organization
from tests.factories.accounts import staff
from tests.factories.organizations import organization, sphere

pytestmark = [pytest.mark.django_db, pytest.mark.database]

URL = "/organizacje/"
CSV = "/organizacje/organizacje.csv"
XLSX = "/organizacje/organizacje.xlsx"


def names(response):
    return [found.name for found in response.context["page"]]


def table(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_list_is_in_polish_order_and_only_of_active_ngos(client):
    for name in ["Żagle", "Zamek", "Łąka", "Luty", "Ćwiek"]:
        organization(name=name)
    organization(name="Czeka", status="pending")
    organization(name="Odrzucona", status="rejected")
    organization(name="Dawna", status="ended")
    organization(name="Urząd", legal_form="institution")
    assert names(client.get(URL)) == ["Ćwiek", "Luty", "Łąka", "Zamek", "Żagle"]


def test_it_is_searched_in_any_form_of_a_word(client):
    organization(name="Chór Próbny")
    organization(name="Klub Szachowy", description="Gramy w szachy")
    assert names(client.get(URL, {"q": "chóru"})) == ["Chór Próbny"]
    assert names(client.get(URL, {"q": "szachach"})) == ["Klub Szachowy"]
    assert names(client.get(URL, {"q": "orkiestra"})) == []


def test_it_is_narrowed_by_sphere_district_and_legal_form(client):
    here = organization(name="Tu", district="Mokre", legal_form="foundation")
    here.change_spheres([sphere(code="16"), sphere(code="18")])
    organization(name="Tam", district="Wrzosy")
    assert names(client.get(URL, {"sphere": "18"})) == ["Tu"]
    assert names(client.get(URL, {"district": "Wrzosy"})) == ["Tam"]
    assert names(client.get(URL, {"legal_form": "foundation"})) == ["Tu"]
    assert names(client.get(URL, {"sphere": "18", "district": "Wrzosy"})) == []
    assert names(client.get(URL, {"q": "tu", "sphere": "16"})) == ["Tu"]


def test_conditions_that_do_not_exist_are_said_and_do_no_harm(client):
    organization(name="Jest")
    asked = {"sphere": "99x", "district": "Nibylandia", "legal_form": "institution"}
    response = client.get(URL, asked)
    assert response.status_code == 200
    assert set(response.context["filter"].form.errors) == set(asked)
    assert client.get(CSV, asked).status_code == 200


@pytest.mark.parametrize("q", ["\0", "'; drop table", "%", "((", "a" * 5000, "😀", "&|!:*"])
def test_strange_searches_are_only_searches(client, q):
    organization()
    assert client.get(URL, {"q": q}).status_code == 200


def test_districts_are_offered_once_in_polish_order(client):
    for district in ["Wrzosy", "Łany", "Mokre", "Mokre", "Ćwierć", ""]:
        organization(district=district)
    organization(district="Ukryta", status="pending")
    form = client.get(URL).context["filter"].form
    offered = [value for value, _label in form.fields["district"].choices]
    assert offered == ["", "Ćwierć", "Łany", "Mokre", "Wrzosy"]


def test_the_list_has_pages_that_keep_the_conditions(client):
    for number in range(30):
        organization(name=f"Klub {number:02}", district="Mokre")
    first = client.get(URL, {"district": "Mokre"})
    assert len(names(first)) == 24
    assert b"district=Mokre&amp;page=2" in first.content
    assert names(client.get(URL, {"district": "Mokre", "page": 2}))[-1] == "Klub 29"
    assert names(client.get(URL, {"page": "nie-liczba"}))[0] == "Klub 00"
    assert names(client.get(URL, {"page": "999"}))[-1] == "Klub 29"


def test_pages_that_are_empty_say_what_to_do_next(client):
    assert "/organizacje/nowa/" in client.get(URL).content.decode()
    organization()
    page = client.get(URL, {"q": "nieistniejące"}).content.decode()
    assert 'class="empty-state"' in page
    assert f'href="{URL}"' in page


def test_one_page_costs_the_same_with_one_organization_and_with_thirty(client):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(URL, {"q": "klub"})
        return len(queries)

    organization(name="Klub").change_spheres([sphere()])
    cost()  # The first visit of all makes the centre's row.
    one = cost()
    for _number in range(29):
        organization(name="Klub").change_spheres([sphere(code="16"), sphere(code="18")])
    assert cost() == one <= 8


def test_tables_hold_what_the_filter_shows_in_the_same_order(client):
    shown = organization(
        name="Żuraw",
        district="Mokre",
        public_email="jest@tcal.example",
        website="https://a.example",
    )
    shown.change_spheres([sphere(code="16"), sphere(code="18")])
    organization(name="Ćma", district="Mokre")
    organization(name="Gdzie indziej", district="Wrzosy")
    head, *rows = table(client.get(CSV, {"district": "Mokre"}))
    assert [row[0] for row in rows] == ["Ćma", "Żuraw"]
    assert len(head) == len(rows[0])
    assert "jest@tcal.example" in rows[1]
    assert rows[1][-1] == "https://portal.example/organizacje/zuraw/"
    workbook = load_workbook(io.BytesIO(client.get(XLSX, {"district": "Mokre"}).content))
    sheet = list(workbook.active.values)
    assert [row[0] for row in sheet[1:]] == ["Ćma", "Żuraw"]


def test_tables_hold_all_pages(client):
    for _number in range(30):
        organization()
    assert len(table(client.get(CSV, {"page": "2"}))) == 31


def test_a_name_is_never_run_as_a_formula(client):
    organization(name='=HYPERLINK("http://zle.example")')
    assert table(client.get(CSV))[1][0].startswith("'=")


PRIVATE = {
    "contact_email": "tylko-centrum@tcal.example",
    "contact_phone": "000 000 777",
    "responsible_adult": "Danuta Niejawna",
}


@pytest.mark.parametrize("address", [URL, CSV, XLSX, "/organizacje/{slug}/"])
def test_what_is_for_the_centre_only_is_nowhere_in_public(client, address):
    made = organization(name="Jawna", legal_form="informal_group", **PRIVATE)
    response = client.get(address.format(slug=made.slug))
    content = response.content
    if address == XLSX:
        rows = load_workbook(io.BytesIO(content)).active.values
        content = "\n".join(str(row) for row in rows).encode()
    assert "Jawna" in content.decode()
    for value in PRIVATE.values():
        assert value not in content.decode()
    if address == URL:
        assert names(client.get(URL, {"q": "niejawna"})) == []


def test_tables_of_staff_hold_no_more_than_those_of_everybody(client):
    organization(legal_form="informal_group", **PRIVATE)
    everybody = client.get(CSV).content
    client.force_login(staff())
    assert client.get(CSV).content == everybody
    assert Organization.objects.get().contact_email.encode() not in everybody

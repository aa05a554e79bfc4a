"""One organisation's page, and its editing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizations.forms import DescriptionForm
from organizations.models import Organization, PublicTaskSphere
from organizations.sections import MY_ORGANIZATIONS, ORGANIZATION_SEARCH
from tcal.shared import registry
from tcal.shared.registry import Section
from tests.factories.accounts import staff, user
from tests.factories.organizations import organization, sphere

pytestmark = [pytest.mark.django_db]

PUBLIC = {"public_email": "biuro@tcal.example", "public_phone": "000 000 111"}
PRIVATE = {
    "contact_email": "tylko-centrum@tcal.example",
    "contact_phone": "000 000 777",
    "responsible_adult": "Danuta Niejawna",
}


def page_of(client, thing):
    return client.get(thing.get_absolute_url()).content.decode()


def test_the_page_says_who_they_are_and_what_they_do(client):
    made = organization(
        name="Fundacja Próbna",
        legal_form="foundation",
        krs="0000555666",
        description="Pierwszy akapit.\n\nDrugi <b>akapit</b>.",
        district="Mokre",
        website="https://probna.example/o-nas",
        **PUBLIC,
    )
    made.change_spheres([sphere(code="18")])
    page = page_of(client, made)
    for text in ["Fundacja Próbna", "0000555666", "Mokre", "probna.example/o-nas", "sphere=18"]:
        assert text in page
    assert all(value in page for value in PUBLIC.values())
    assert "<p>Pierwszy akapit.</p>" in page
    assert "&lt;b&gt;akapit&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("anonymous", False),
        ("stranger", False),
        ("member", False),
        ("manager", True),
        ("other manager", False),
        ("staff", True),
    ],
)
def test_the_contact_for_the_centre_is_shown_to_managers_and_staff(client, who, sees):
    member, manager = user(), user()
    made = organization(
        legal_form="informal_group", members=[member], managers=[manager], **PRIVATE
    )
    other = user()
    organization(managers=[other])
    people = {
        "stranger": user(),
        "member": member,
        "manager": manager,
        "other manager": other,
        "staff": staff(),
    }
    if who in people:
        client.force_login(people[who])
    page = page_of(client, made)
    for value in PRIVATE.values():
        assert (value in page) == sees


def test_an_organization_that_ended_is_marked_and_kept(client):
    ended = organization(status="ended", description="Działała dwadzieścia lat.")
    page = page_of(client, ended)
    assert "Działała dwadzieścia lat." in page
    assert 'class="notice"' in page


def test_a_pending_entry_says_that_it_awaits_approval(client):
    manager = user()
    client.force_login(manager)
    waiting = organization(status="pending", managers=[manager])
    page = page_of(client, waiting)
    assert "notice--wait" in page
    assert f"{waiting.get_absolute_url()}edytuj/" in page


def test_a_refused_entry_says_why_and_what_next(client):
    manager = user()
    client.force_login(manager)
    refused = organization(status="rejected", decision_reason="Brak podpisów.", managers=[manager])
    page = page_of(client, refused)
    assert "Brak podpisów." in page
    assert "/organizacje/nowa/" in page
    assert "edytuj" not in page


def test_an_unknown_organization_is_not_found(client):
    assert client.get("/organizacje/nie-ma-takiej/").status_code == 404


def test_other_apps_add_their_parts(client, monkeypatch):
    made = organization()
    part = Section(
        place="organization",
        template="organizations/_search_result.html",
        context=lambda request, subject: {"result": subject} if subject == made else None,
    )
    monkeypatch.setattr(registry, "_sections", [part])
    assert page_of(client, made).count("card__title") == 1
    assert page_of(client, organization()).count("card__title") == 0


def test_the_page_costs_the_same_with_one_person_and_with_thirty(client):
    def cost(thing):
        with CaptureQueriesContext(connection) as queries:
            page_of(client, thing)
        return len(queries)

    small, large = organization(), organization(members=[user() for _number in range(30)])
    small.change_spheres([sphere()])
    large.change_spheres(PublicTaskSphere.objects.all())
    cost(small)  # The first visit of all makes the centre's row.
    assert cost(small) == cost(large) <= 8


# Editing -----------------------------------------------------------------------------------------


@pytest.fixture
def mine(client):
    manager = user()
    client.force_login(manager)
    return organization(
        name="Moja", description="Stary opis", managers=[manager], krs="0000123456", **PRIVATE
    )


def sent(**changes):
    return {
        "description": "Nowy opis o wycieczkach",
        "district": "Wrzosy",
        "website": "moja.example",
        "public_email": "biuro@tcal.example",
        "public_phone": "000 000 123",
        "contact_email": "nowy@tcal.example",
        "contact_phone": "",
    } | changes


def edit_url(thing):
    return f"/organizacje/{thing.slug}/edytuj/"


def test_a_manager_describes_the_organization_anew(client, mine):
    walking = sphere(code="19")
    response = client.post(edit_url(mine), sent(spheres=[walking.pk]))
    assert response.url == mine.get_absolute_url()
    mine.refresh_from_db()
    assert mine.description == "Nowy opis o wycieczkach"
    assert mine.website == "https://moja.example"
    assert (mine.contact_email, mine.contact_phone) == ("nowy@tcal.example", "")
    assert list(mine.spheres.all()) == [walking]
    assert list(Organization.objects.search("wycieczek")) == [mine]
    assert list(Organization.objects.search("krajoznawstwo")) == [mine]


def test_names_numbers_and_status_are_not_edited(client, mine):
    client.post(
        edit_url(mine),
        sent(name="Inna", krs="0000999999", status="ended", legal_form="foundation"),
    )
    mine.refresh_from_db()
    assert (mine.name, mine.krs, mine.status) == ("Moja", "0000123456", "active")
    assert mine.legal_form == "association"


def test_editing_does_not_undo_a_decision_made_meanwhile(client, mine, monkeypatch):
    Organization.objects.filter(pk=mine.pk).update(status="pending")
    saving = DescriptionForm.save

    def save_late(form):
        Organization.objects.get(pk=mine.pk).approve(by=staff())
        return saving(form)

    monkeypatch.setattr(DescriptionForm, "save", save_late)
    client.post(edit_url(mine), sent())
    mine.refresh_from_db()
    assert (mine.status, mine.description) == ("active", "Nowy opis o wycieczkach")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("public_email", "nie-adres"),
        ("website", "ftp://x y"),
        ("description", "x" * 5001),
        ("spheres", ["x"]),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(client, mine, field, value):
    response = client.post(edit_url(mine), sent(**{field: value}))
    assert list(response.context["form"].errors) == [field]
    mine.refresh_from_db()
    assert mine.description == "Stary opis"


def test_a_retired_sphere_stays_where_it_was_chosen(client, mine):
    retired = sphere(code="27")
    mine.change_spheres([retired])
    PublicTaskSphere.objects.filter(pk=retired.pk).update(valid_until="2020-01-01")
    client.post(edit_url(mine), sent(spheres=[retired.pk]))
    assert list(mine.spheres.all()) == [retired]
    other = client.get("/organizacje/nowa/").context["form"].fields["spheres"].queryset
    assert retired not in other


# Parts of other pages ----------------------------------------------------------------------------


def test_the_account_lists_one_s_organizations(rf):
    request = rf.get("/konto/")
    request.user = user()
    first = organization(name="Żagle", members=[request.user])
    second = organization(name="Chór", status="pending", managers=[request.user])
    found = MY_ORGANIZATIONS.context(request, None)["memberships"]
    assert [place.organization for place in found] == [second, first]


def test_the_search_of_the_portal_finds_active_ones_also_institutions(rf):
    found = organization(name="Szkoła Latania", legal_form="institution")
    organization(name="Szkoła Pływania", status="pending")
    assert list(ORGANIZATION_SEARCH.find(rf.get("/"), "szkoły")) == [found]

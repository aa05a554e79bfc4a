"""The archive of programmes: who sees what of it, and where it is found."""

from datetime import date

import pytest
from django.urls import reverse

from consultations.models import Opinion
from tests.factories import consultations as make
from tests.factories import programmes as archive
from tests.factories.programmes import SMALL_PDF

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

LIST = reverse("programmes:list")


def url(name, programme) -> str:
    return reverse(f"programmes:{name}", args=[programme.year])


def owners(programme) -> dict:
    """One thing of each kind that a document may belong to, made of this programme."""
    consultation = make.consultation(
        programme=programme, status="draft" if programme.status == "draft" else "published"
    )
    return {
        "programme": programme,
        "opinion": archive.opinion(programme=programme),
        "consultation": consultation,
        "stage": consultation.stages.create(
            number=1,
            title="I etap",
            starts_on=consultation.opens_on,
            ends_at=consultation.closes_at,
        ),
    }


# Who sees what -----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["visitor", "member", "staff", "coordinator"])
@pytest.mark.parametrize("status", ["draft", "consulted", "adopted", "reported"])
@pytest.mark.parametrize("name", ["programme", "tasks_csv", "tasks_xlsx"])
def test_drafts_are_the_coordinators_own(as_, role, status, name):
    programme = archive.programme(status=status)
    answer = as_(role).get(url(name, programme)).status_code
    assert answer == (404 if status == "draft" and role != "coordinator" else 200)


@pytest.mark.parametrize("role", ["visitor", "member", "staff", "coordinator"])
@pytest.mark.parametrize("status", ["draft", "adopted"])
@pytest.mark.parametrize("owner", ["programme", "opinion", "consultation", "stage"])
def test_documents_of_drafts_are_the_coordinators_own(as_, role, status, owner):
    thing = owners(archive.programme(status=status))[owner]
    document = archive.document(**{owner: thing})
    answer = as_(role).get(document.get_absolute_url()).status_code
    assert answer == (404 if status == "draft" and role != "coordinator" else 200)


def test_minutes_are_public(client):
    document = archive.document(session=archive.session(body=archive.body()), kind="minutes")
    assert client.get(document.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("role", "answer"),
    [("visitor", "sign-in"), ("member", 403), ("staff", 403), ("coordinator", "allowed")],
)
@pytest.mark.parametrize(
    ("name", "method"),
    [("start_consulting", "post"), ("adopt", "get"), ("report_published", "get")],
)
def test_only_coordinators_move_a_programme_on(as_, role, answer, name, method):
    programme = archive.programme(status="consulted")
    response = getattr(as_(role), method)(url(name, programme))
    if answer == "sign-in":
        assert response.url.startswith(reverse("account_login"))
    elif answer == "allowed":
        assert response.status_code in (200, 302)
    else:
        assert response.status_code == answer


@pytest.mark.parametrize("name", ["start_consulting", "adopt", "report_published"])
def test_steps_of_a_draft_are_not_found_by_others(as_, name):
    draft = archive.programme(status="draft")
    assert as_("staff").post(url(name, draft)).status_code == 404


def test_starting_is_a_post(as_):
    draft = archive.programme(status="draft")
    assert as_("coordinator").get(url("start_consulting", draft)).status_code == 405


# Bodies and documents ----------------------------------------------------------------------------


def test_body_shows_the_present_term_first_and_earlier_ones(client):
    body = archive.body(description="Doradza miastu.", contact="rada@tcal.example")
    now = archive.term(body=body, name="II kadencja")
    archive.body_member(term=now, name="Ewa Przewodnia", role="chair", represents="Fundacja Próba")
    before = archive.term(
        body=body, name="I kadencja", starts_on=date(2023, 1, 1), ends_on=date(2025, 12, 31)
    )
    archive.body_member(term=before, name="Adam Dawny")
    session = archive.session(body=body, topics="Opinia o programie.")
    minutes = archive.document(session=session, title="Protokół z posiedzenia")
    opinion = archive.opinion(programme=archive.programme(status="adopted"), body=body)
    secret = archive.opinion(programme=archive.programme(status="draft"), body=body)
    html = client.get(body.get_absolute_url()).content.decode()
    assert html.index("Ewa Przewodnia") < html.index("Adam Dawny")
    for shown in ["Fundacja Próba", "Opinia o programie.", minutes.get_absolute_url()]:
        assert shown in html
    assert opinion.programme.get_absolute_url() in html
    assert secret.programme.get_absolute_url() not in html


def test_body_without_anything_says_so(client):
    assert client.get(archive.body().get_absolute_url()).status_code == 200


def test_document_comes_as_an_attachment_with_its_name(client):
    document = archive.document(
        programme=archive.programme(status="adopted"), title="Program współpracy: uchwała"
    )
    response = client.get(document.get_absolute_url())
    assert response["Content-Disposition"] == (
        'attachment; filename="program-wspolpracy-uchwala.pdf"'
    )
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response) == SMALL_PDF


def test_lost_file_is_not_found(client):
    document = archive.document(programme=archive.programme(status="adopted"))
    document.file.storage.delete(document.file.name)
    assert client.get(document.get_absolute_url()).status_code == 404


def test_deleted_document_takes_its_file_along(django_capture_on_commit_callbacks):
    document = archive.document(programme=archive.programme())
    storage, name = document.file.storage, document.file.name
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert not storage.exists(name)


# Found by others ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("programy współpracy", True),
        ("wspolpracy 2026", True),
        ("2026", True),
        ("2031", False),
        ("basen", False),
    ],
)
def test_programme_is_found_by_its_title_and_year(client, text, found):
    programme = archive.programme(year=2026, status="adopted")
    html = client.get(reverse("search"), {"q": text}).content.decode()
    assert (programme.get_absolute_url() in html) == found


def test_drafts_are_not_found(client):
    draft = archive.programme(year=2027, status="draft")
    html = client.get(reverse("search"), {"q": "program współpracy"}).content.decode()
    assert draft.get_absolute_url() not in html


def test_sitemap_has_announced_programmes_and_bodies(client):
    shown, hidden = archive.programme(status="adopted"), archive.programme(status="draft")
    body = archive.body()
    xml = client.get(reverse("sitemap")).content.decode()
    assert shown.get_absolute_url() in xml
    assert body.get_absolute_url() in xml
    assert hidden.get_absolute_url() not in xml


@pytest.mark.parametrize("role", ["visitor", "coordinator"])
def test_opinions_on_drafts_are_the_coordinators_own(people, role):
    archive.opinion(programme=archive.programme(status="draft"))
    from django.contrib.auth.models import AnonymousUser

    user = people[role] or AnonymousUser()
    assert Opinion.objects.visible_to(user).exists() == (role == "coordinator")

"""The admin of programmes, advisory bodies and documents."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from consultations.models import CooperationProgramme
from tests.factories import programmes as archive
from tests.factories.programmes import SMALL_PDF

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

NO_ROWS = {
    f"{name}-{what}_FORMS": "0"
    for name in ("stages", "meetings", "documents", "tasks")
    for what in ("TOTAL", "INITIAL")
}


@pytest.mark.parametrize(
    "model",
    [
        "advisorybody",
        "advisoryterm",
        "bodysession",
        "opinion",
        "consultationstage",
        "topicproposal",
        "comment",
    ],
)
def test_coordinator_opens_each_list_of_reference_data(signed_in, model):
    assert signed_in.get(reverse(f"admin:consultations_{model}_changelist")).status_code == 200


@pytest.mark.parametrize("model", ["advisorybody", "advisoryterm", "bodysession", "opinion"])
def test_coordinator_enters_reference_data(signed_in, model):
    assert signed_in.get(reverse(f"admin:consultations_{model}_add")).status_code == 200
    programme = archive.programme(status="adopted")
    opinion = archive.opinion(programme=programme)
    rows = {
        "advisorybody": opinion.body,
        "advisoryterm": archive.term(body=opinion.body),
        "bodysession": archive.session(body=opinion.body),
        "opinion": opinion,
    }
    url = reverse(f"admin:consultations_{model}_change", args=[rows[model].pk])
    assert signed_in.get(url).status_code == 200


def test_programme_is_added_as_a_draft_with_the_year_that_the_hint_gave(signed_in):
    url = reverse("admin:consultations_cooperationprogramme_add")
    assert 'value="2027"' in signed_in.get(f"{url}?year=2027").content.decode()
    data = {"year": "2027", "title": "Program na 2027 rok", "summary": "", **NO_ROWS}
    response = signed_in.post(url, {**data, "status": "adopted"})
    assert response.status_code == 302, response.context["adminform"].form.errors
    assert CooperationProgramme.objects.get(year=2027).status == "draft"


def change_url(programme) -> str:
    return reverse("admin:consultations_cooperationprogramme_change", args=[programme.pk])


def test_status_and_year_of_a_programme_are_not_edited(signed_in):
    programme = archive.programme(year=2027, status="draft")
    data = {"title": "Nowy tytuł", "summary": "", "year": "2030", "status": "adopted", **NO_ROWS}
    response = signed_in.post(change_url(programme), data)
    assert response.status_code == 302, response.context["adminform"].form.errors
    programme.refresh_from_db()
    assert (programme.title, programme.year, programme.status) == ("Nowy tytuł", 2027, "draft")


def test_slip_in_the_resolution_is_mended(signed_in):
    programme = archive.programme(year=2027, status="adopted")
    data = {"title": programme.title, "summary": "", "adopted_on": "2026-11-19", **NO_ROWS}
    page = signed_in.post(change_url(programme), {**data, "resolution_number": ""})
    assert page.context["adminform"].form.errors
    signed_in.post(change_url(programme), {**data, "resolution_number": "9/26"})
    programme.refresh_from_db()
    assert programme.resolution_number == "9/26"


def test_programme_is_shown_to_everybody_by_a_decision(signed_in):
    draft = archive.programme(year=2027, status="draft")
    name = "admin:consultations_cooperationprogramme_decide"
    signed_in.post(reverse(name, args=[draft.pk, "start_consulting"]), {"reason": ""})
    draft.refresh_from_db()
    assert draft.status == "consulted"


def with_document(programme, content=SMALL_PDF, **fields) -> dict:
    return {
        "title": programme.title,
        "summary": "",
        **NO_ROWS,
        "documents-TOTAL_FORMS": "1",
        "documents-0-title": "Projekt programu",
        "documents-0-kind": "draft",
        "documents-0-programme": programme.pk,
        "documents-0-upload": SimpleUploadedFile("projekt.pdf", content),
        **fields,
    }


def test_document_is_uploaded_replaced_and_taken_away(
    signed_in, coordinator, django_capture_on_commit_callbacks
):
    programme = archive.programme(year=2027, status="draft")
    signed_in.post(change_url(programme), with_document(programme))
    document = programme.documents.get()
    assert (document.extension, document.size, document.added_by) == (
        "pdf",
        len(SMALL_PDF),
        coordinator,
    )
    storage, former = document.file.storage, document.file.name
    present = {"documents-INITIAL_FORMS": "1", "documents-0-id": document.pk}
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(
            change_url(programme), with_document(programme, SMALL_PDF + b"%%EOF", **present)
        )
    document.refresh_from_db()
    assert document.size == len(SMALL_PDF) + 5
    assert not storage.exists(former)
    assert storage.exists(document.file.name)
    without_file = with_document(programme, **present, **{"documents-0-title": "Inny tytuł"})
    del without_file["documents-0-upload"]
    signed_in.post(change_url(programme), without_file)
    assert programme.documents.get().title == "Inny tytuł"
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(change_url(programme), {**without_file, "documents-0-DELETE": "on"})
    assert not programme.documents.exists()
    assert not storage.exists(document.file.name)


def test_wrong_document_is_refused_beside_its_field(signed_in):
    programme = archive.programme(year=2027, status="draft")
    page = signed_in.post(change_url(programme), with_document(programme, b"to nie pdf"))
    assert page.status_code == 200
    (formset,) = [
        one.formset
        for one in page.context["inline_admin_formsets"]
        if one.formset.prefix == "documents"
    ]
    assert set(formset.errors[0]) == {"upload"}
    assert not programme.documents.exists()


def test_new_document_needs_its_file(signed_in):
    programme = archive.programme(year=2027, status="draft")
    data = with_document(programme)
    del data["documents-0-upload"]
    assert signed_in.post(change_url(programme), data).status_code == 200
    assert not programme.documents.exists()

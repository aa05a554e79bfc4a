"""How a programme moves on, with the documents that prove it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from consultations import programmes
from consultations.models import CooperationProgramme, Document
from consultations.programmes import adopt_programme
from tcal.shared.documents import read_document
from tcal.shared.states import ForbiddenMove
from tcal.shared.storage import private_storage
from tests.factories import programmes as archive
from tests.factories.programmes import SMALL_PDF

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

LIST = reverse("programmes:list")


def url(name, programme) -> str:
    return reverse(f"programmes:{name}", args=[programme.year])


def upload(name="uchwala.pdf", content=SMALL_PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/octet-stream")


def stored() -> list[str]:
    storage = private_storage()
    return sorted(storage.listdir("documents")[1]) if storage.exists("documents") else []


def test_draft_is_shown_to_everybody(as_, coordinator):
    draft = archive.programme(status="draft")
    response = as_("coordinator").post(url("start_consulting", draft))
    assert response.url == draft.get_absolute_url()
    draft.refresh_from_db()
    assert draft.status == "consulted"
    # From an old page: an answer in words, and nothing changes.
    page = as_("coordinator").post(url("start_consulting", draft), follow=True)
    assert list(page.context["messages"])


def test_resolution_is_recorded_with_its_document(as_, coordinator):
    programme = archive.programme(year=2027, status="consulted")
    data = {"on": "2026-11-23", "number": " XX/5/26 ", "resolution": upload()}
    response = as_("coordinator").post(url("adopt", programme), data)
    assert response.status_code == 302, response.context["form"].errors
    programme.refresh_from_db()
    assert (programme.status, programme.adopted_on, programme.resolution_number) == (
        "adopted",
        date(2026, 11, 23),
        "XX/5/26",
    )
    document = programme.documents.get()
    assert (document.kind, document.added_by, document.size) == (
        "resolution",
        coordinator,
        len(SMALL_PDF),
    )
    assert document.title.endswith("XX/5/26")
    assert "uchwala" not in document.file.name


def test_report_is_recorded_with_its_document(as_):
    programme = archive.programme(year=2025, status="adopted")
    data = {"on": "2026-05-31", "report": upload("sprawozdanie.pdf")}
    response = as_("coordinator").post(url("report_published", programme), data)
    assert response.status_code == 302, response.context["form"].errors
    programme.refresh_from_db()
    assert (programme.status, programme.report_published_on) == ("reported", date(2026, 5, 31))
    assert programme.documents.get().kind == "report"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": ""}, "on"),
        ({"on": "2026-11-25"}, "on"),
        ({"number": " "}, "number"),
        ({"resolution": upload("uchwala.pdf", b"to nie pdf")}, "resolution"),
        ({"resolution": upload("uchwala.exe")}, "resolution"),
    ],
    ids=["no_day", "tomorrow", "no_number", "not_a_pdf", "not_listed"],
)
def test_wrong_resolution_is_refused_beside_its_field(as_, changes, field):
    programme = archive.programme(year=2027, status="consulted")
    before = stored()
    data = {"on": "2026-11-24", "number": "1/26", "resolution": upload(), **changes}
    page = as_("coordinator").post(url("adopt", programme), data)
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {field}
    programme.refresh_from_db()
    assert (programme.status, stored()) == ("consulted", before)


def test_report_before_the_resolution_is_refused_in_words(as_):
    programme = archive.programme(year=2025, status="adopted")
    page = as_("coordinator").post(url("report_published", programme), {"on": "2024-11-01"})
    assert page.context["form"].errors
    programme.refresh_from_db()
    assert programme.status == "adopted"


def test_second_resolution_is_refused_and_its_file_is_not_kept(coordinator):
    programme = archive.programme(year=2027, status="adopted")
    before = stored()
    with pytest.raises(ForbiddenMove):
        adopt_programme(
            programme,
            by=coordinator,
            on=date(2026, 11, 24),
            number="2/26",
            resolution=read_document(upload()),
        )
    assert stored() == before
    assert not Document.objects.exists()


def test_file_is_not_kept_when_its_row_is_refused(coordinator, monkeypatch):
    programme = archive.programme(year=2027, status="consulted")
    before = stored()

    def fails(self, *args, **kwargs):
        raise ValidationError("nie")

    monkeypatch.setattr(programmes.Document, "full_clean", fails)
    with pytest.raises(ValidationError):
        adopt_programme(
            programme,
            by=coordinator,
            on=date(2026, 11, 24),
            number="2/26",
            resolution=read_document(upload()),
        )
    assert stored() == before
    assert CooperationProgramme.objects.get(pk=programme.pk).status == "consulted"

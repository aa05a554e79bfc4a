"""What becomes of a yearly programme, with the documents that prove it."""

from contextlib import contextmanager
from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from consultations.models import CooperationProgramme, Document
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.documents import DocumentFile
from tcal.shared.periods import local_today

FIRST_MONTH_OF_NEXT_YEARS_PROGRAMME = 9
DOCUMENT_LANGUAGE = "pl"


def adopt_programme(
    programme: CooperationProgramme,
    *,
    by,
    on: date,
    number: str,
    resolution: DocumentFile | None = None,
) -> None:
    """Record the City Council's resolution, with its text where there is one.

    Raises ``ValidationError`` (``ForbiddenMove``). Then no file is kept either.
    """
    with refusals_as_validation_errors(), _kept_only_if_all_goes_well() as keep:
        programme.adopt(by=by, on=on, number=number)
        if resolution:
            with translation.override(DOCUMENT_LANGUAGE):
                title = _("Resolution no. %(number)s") % {"number": programme.resolution_number}
            keep(resolution, by=by, programme=programme, kind=Document.Kind.RESOLUTION, title=title)


def publish_programme_report(
    programme: CooperationProgramme, *, by, on: date, report: DocumentFile | None = None
) -> None:
    """Record that the report on carrying it out is published, and publish its file here.

    Raises ``ValidationError`` (``ForbiddenMove``). Then no file is kept either.
    """
    with refusals_as_validation_errors(), _kept_only_if_all_goes_well() as keep:
        programme.report(by=by, on=on)
        if report:
            with translation.override(DOCUMENT_LANGUAGE):
                title = _("Report on carrying out the programme for %(year)d") % {
                    "year": programme.year
                }
            keep(report, by=by, programme=programme, kind=Document.Kind.REPORT, title=title)


def fill_in_file(document: Document, upload: DocumentFile) -> None:
    """Give the document its file, under a name that says nothing; the row is saved by the caller.

    A file that it had before is deleted when the transaction goes well.
    """
    if document.pk and document.file:
        storage, former = document.file.storage, document.file.name
        transaction.on_commit(lambda: storage.delete(former))
    upload.file.seek(0)
    document.file.save(f"{uuid4().hex}.{upload.extension}", upload.file, save=False)
    document.extension, document.size = upload.extension, upload.size


def missing_programme() -> CooperationProgramme | None:
    """Return next year's, not stored, from September on, while nobody has entered it."""
    today = local_today()
    missing = CooperationProgramme(year=today.year + 1)
    if today.month < FIRST_MONTH_OF_NEXT_YEARS_PROGRAMME:
        return None
    return None if CooperationProgramme.objects.filter(year=missing.year).exists() else missing


@contextmanager
def _kept_only_if_all_goes_well():
    """One transaction; the files of documents written in it are deleted when it fails."""
    written = []

    def keep(upload, *, by, **fields):
        document = Document(added_by=by, added_at=timezone.now(), **fields)
        fill_in_file(document, upload)
        written.append(document.file)
        document.full_clean()
        document.save()

    try:
        with transaction.atomic():
            yield keep
    except BaseException:
        for file in written:
            file.storage.delete(file.name)
        raise

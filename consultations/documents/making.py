"""Long documents, made in the background by the worker, with how far each of them is.

A task that is killed and run again begins anew and ends the same: the file is written once, at the
end. What went wrong is shown to who asked, with a button to try again.
"""

import logging
from datetime import datetime, time, timedelta
from uuid import uuid4

from django.apps import apps as global_apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from consultations.documents.bundle import bundle_steps, bundle_zip
from consultations.documents.editions import Edition
from consultations.documents.final_report import long_report_pdf, report_steps
from consultations.documents.letters import letter_steps, letters_pdf, waiting_letters
from consultations.models import Consultation, DocumentInTheMaking, ReportVersion
from consultations.publishing import latest_version
from tcal.shared.periods import WARSAW
from tcal.shared.storage import private_storage

Kind = DocumentInTheMaking.Kind

# Whoever opens the public address of a report that failed does not start it over and over.
NOT_AGAIN_BEFORE = timedelta(minutes=10)
KEPT_FOR = timedelta(days=30)
SWEPT_AT = time(4, 40)

# How many steps it takes, how it is made, how its file ends.
_MAKERS = {
    Kind.REPORT: (report_steps, long_report_pdf, "pdf"),
    Kind.BUNDLE: (bundle_steps, bundle_zip, "zip"),
    Kind.LETTERS: (letter_steps, letters_pdf, "pdf"),
}

logger = logging.getLogger(__name__)


def ask_for(
    kind: str, consultation: Consultation, *, by, version: ReportVersion | None = None
) -> DocumentInTheMaking:
    """Have a document made; return the row that says how far it is.

    While the same one is being made already, that is the one returned. Raises ``ValidationError``
    when it can't be made yet: a bundle before publication, drafts that are not complete, letters
    when none waits for the post.
    """
    edition = Edition(consultation, version)
    if kind == Kind.BUNDLE and version is None:
        raise ValidationError(
            _("The bundle is made of what was published. Publish the report first."),
            code="not_published",
        )
    if kind == Kind.LETTERS and not waiting_letters(edition).exists():
        raise ValidationError(_("No letter waits to be posted."), code="no_letters")
    edition.check()
    with transaction.atomic():
        consultation.locked()
        same = consultation.documents_in_the_making.filter(kind=kind, version=version)
        if running := same.in_the_works().first():
            return running
        document = consultation.documents_in_the_making.create(
            kind=kind, version=version, asked_by=by
        )
        _queue(document)
    return document


def make_again(document: DocumentInTheMaking) -> None:
    """Start one anew that failed or went silent. Raises ``ValidationError`` for any other."""
    with transaction.atomic():
        locked = DocumentInTheMaking.objects.select_for_update(of=("self",)).get(pk=document.pk)
        if locked.finished_at or locked.is_going:
            raise ValidationError(
                _("This document is ready or is being made just now."), code="not_failed"
            )
        locked.asked_at = locked.stepped_at = timezone.now()
        locked.failed_at, locked.steps_done = None, 0
        locked.save(update_fields=["asked_at", "stepped_at", "failed_at", "steps_done"])
        _queue(locked)


def make_ahead(version_pk: int) -> None:
    """Have the report of a version made before anybody asks, if it is long; in the background."""
    version = ReportVersion.objects.select_related("consultation").get(pk=version_pk)
    if Edition(version.consultation, version).is_long:
        published_report(version)


def published_report(version: ReportVersion) -> DocumentInTheMaking | None:
    """The ready file of a long report; None when it has to be waited for, and it is being made.

    One made before somebody withdrew the consent to their name is not given out.
    """
    made = version.consultation.documents_in_the_making.filter(kind=Kind.REPORT, version=version)
    if ready := made.ready().with_names_of_today().first():
        return ready
    if not made.filter(failed_at__gte=timezone.now() - NOT_AGAIN_BEFORE).exists():
        ask_for(Kind.REPORT, version.consultation, by=version.published_by, version=version)
    return None


def make(pk: int) -> str:
    """The worker's task: make the document and keep its file. Returns what happened, for the log."""
    document = _claimed(pk)
    if document is None:
        return "nothing to do"
    count, write, extension = _MAKERS[document.kind]
    edition = Edition(document.consultation, document.version)
    try:
        steps = Steps(document, count(edition))
        content = write(edition, step=steps.done)
        _keep(document, content, extension)
    except Exception:
        logger.exception("document %s could not be made", pk)
        _unfinished(pk).update(failed_at=timezone.now())
        return "failed"
    return "made"


class Steps:
    """Tells the page how far a document is."""

    def __init__(self, document: DocumentInTheMaking, count: int):
        self._document = document
        self._count = max(count, 1)
        self._done = 0
        self._write()

    def done(self) -> None:
        self._done = min(self._done + 1, self._count)
        self._write()

    def _write(self) -> None:
        _unfinished(self._document.pk).update(
            steps=self._count, steps_done=self._done, stepped_at=timezone.now()
        )


def sweep() -> str:
    """Every night: say of silent ones that they failed, remove what is old or names too much.

    The newest report of the latest version stays, since everybody may ask for it.
    """
    now = timezone.now()
    made = DocumentInTheMaking.objects
    failed = made.silent().update(failed_at=now)
    kept = _reports_that_stay()
    old = made.filter(asked_at__lt=now - KEPT_FOR).exclude(pk__in=kept)
    outdated = made.ready().exclude(pk__in=made.with_names_of_today().values("pk"))
    removed = 0
    for document in [*old, *outdated.exclude(pk__in=old.values("pk"))]:
        name = document.file.name
        document.delete()
        if name:
            private_storage().delete(name)
        removed += 1
    return f"failed {failed}, removed {removed}"


def schedule_sweep(*, using, apps=global_apps, **kwargs):
    """Tell the worker to do it every night, after every migration: once, however often it runs."""
    try:
        Schedule = apps.get_model("django_q", "Schedule")
    except LookupError:
        return
    tomorrow = timezone.now().astimezone(WARSAW).date() + timedelta(days=1)
    wanted = {"func": "consultations.documents.making.sweep", "schedule_type": "D"}
    Schedule.objects.using(using).update_or_create(
        name="consultations: documents",
        defaults=wanted,
        create_defaults=wanted | {"next_run": datetime.combine(tomorrow, SWEPT_AT, tzinfo=WARSAW)},
    )


def _queue(document: DocumentInTheMaking) -> None:
    async_task("consultations.documents.making.make", document.pk, group="documents")


def _claimed(pk: int) -> DocumentInTheMaking | None:
    """The document to be made now; None when it is ready, gone, or another worker is at it."""
    with transaction.atomic():
        document = (
            DocumentInTheMaking.objects.select_for_update(of=("self",))
            .select_related("consultation__programme", "version")
            .filter(pk=pk)
            .first()
        )
        if document is None or document.finished_at:
            return None
        if document.steps_done and document.is_going:
            return None
        document.steps_done, document.failed_at, document.stepped_at = 0, None, timezone.now()
        document.save(update_fields=["steps_done", "failed_at", "stepped_at"])
        return document


def _keep(document: DocumentInTheMaking, content: bytes, extension: str) -> None:
    """Write the file; take it away again when another worker was faster."""
    storage = private_storage()
    name = storage.save(f"made/{uuid4().hex}.{extension}", ContentFile(content))
    try:
        kept = _unfinished(document.pk).update(file=name, finished_at=timezone.now())
    except BaseException:
        storage.delete(name)
        raise
    if not kept:
        storage.delete(name)


def _unfinished(pk: int):
    return DocumentInTheMaking.objects.filter(pk=pk, finished_at=None)


def _reports_that_stay() -> list[int]:
    """The newest ready report of each consultation's latest version."""
    stay = []
    for consultation in Consultation.objects.exclude(report_published_at=None):
        version = latest_version(consultation)
        made = consultation.documents_in_the_making.filter(kind=Kind.REPORT, version=version)
        stay.extend(made.ready().values_list("pk", flat=True)[:1])
    return stay

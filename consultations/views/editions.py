"""The protocol, the final report and its numbers: for everybody once published."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.documents.editions import Edition
from consultations.documents.final_report import final_report
from consultations.documents.making import published_report
from consultations.documents.protocol import protocol
from consultations.documents.statistics import statistics_table
from consultations.models import Consultation
from consultations.permissions import can_coordinate
from consultations.publishing import latest_version
from tcal.shared.access import get_visible_or_404, public
from tcal.shared.pdf import pdf_response
from tcal.shared.tables import csv_response, xlsx_response

# ``?wersja=projekt``: the answers as they are now, for coordinators.
DRAFT = "projekt"
LOOK_AGAIN_AFTER = 20  # seconds


@public
@require_safe
def protocol_pdf(request, slug):
    edition = _edition_or_404(request, slug)
    try:
        content = protocol(edition)
    except ValidationError as refusal:
        return _refused(request, edition, refusal)
    return pdf_response(
        "consultations/pdf/protocol.html", content, filename=f"protokol-{_named(edition)}.pdf"
    )


@public
@require_safe
def report_pdf(request, slug):
    """A long one is made in the background; until it is ready a page says so."""
    edition = _edition_or_404(request, slug)
    try:
        edition.check()
    except ValidationError as refusal:
        return _refused(request, edition, refusal)
    if not edition.is_long:
        return pdf_response(
            "consultations/pdf/report.html",
            final_report(edition),
            filename=f"sprawozdanie-{_named(edition)}.pdf",
        )
    if edition.is_draft:
        messages.info(
            request, _("The report is long, so it is made in the background. Ask for it here.")
        )
        return redirect("consultations:documents", slug)
    if made := published_report(edition.version):
        return file_response(made.file, f"sprawozdanie-{_named(edition)}.pdf")
    return _come_back(request, edition)


@public
@require_safe
def statistics_csv(request, slug):
    edition = _published_or_404(request, slug)
    return csv_response(statistics_table(edition), f"statystyka-{_named(edition)}.csv")


@public
@require_safe
def statistics_xlsx(request, slug):
    edition = _published_or_404(request, slug)
    return xlsx_response(statistics_table(edition), f"statystyka-{_named(edition)}.xlsx")


def file_response(file, filename: str) -> HttpResponse:
    """A made document from the private storage. Raises ``Http404`` when the file is lost."""
    try:
        opened = file.open()
    except FileNotFoundError as error:
        raise Http404 from error
    is_pdf = filename.endswith(".pdf")
    response = FileResponse(
        opened,
        as_attachment=not is_pdf,
        filename=filename,
        content_type="application/pdf" if is_pdf else "application/zip",
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _edition_or_404(request, slug) -> Edition:
    """The version that is asked for, the latest by default; drafts for coordinators only.

    For everybody else there is no such document before it is published.
    """
    consultation = get_visible_or_404(
        Consultation.objects.visible_to(request.user).select_related("programme"), slug=slug
    )
    coordinates = can_coordinate(request.user, consultation)
    asked = request.GET.get("wersja", "")
    if asked == DRAFT and coordinates:
        return Edition(consultation)
    if asked:
        if not (asked.isascii() and asked.isdigit() and len(asked) < 5):
            raise Http404
        version = get_visible_or_404(consultation.versions.all(), number=int(asked))
        return Edition(consultation, version)
    version = latest_version(consultation)
    if version is None and not coordinates:
        raise Http404
    return Edition(consultation, version)


def _published_or_404(request, slug) -> Edition:
    edition = _edition_or_404(request, slug)
    if edition.is_draft:
        raise Http404
    return edition


def _named(edition: Edition) -> str:
    return f"{edition.consultation.slug}-{edition.suffix}"


def _refused(request, edition, refusal):
    messages.error(request, refusal.messages[0])
    return redirect(edition.consultation)


def _come_back(request, edition):
    response = render(
        request,
        "consultations/documents/come_back.html",
        {
            "consultation": edition.consultation,
            "refresh": LOOK_AGAIN_AFTER,
            "noindex": True,
        },
        status=503,
    )
    response["Retry-After"] = LOOK_AGAIN_AFTER
    return response

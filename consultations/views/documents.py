"""What the coordinator prints and takes away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.exports import participants_table, remarks_table
from consultations.models import Consultation
from consultations.permissions import can_coordinate
from consultations.report import attendance_list, final_report, table_cards
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.pdf import pdf_response
from tcal.shared.tables import csv_response, xlsx_response


@require_safe
def attendance_pdf(request, slug):
    consultation = _printable(request, slug)
    return pdf_response(
        "consultations/pdf/attendance.html",
        attendance_list(consultation),
        filename=f"lista-obecnosci-{slug}.pdf",
    )


@require_safe
def meeting_attendance_pdf(request, slug, number):
    consultation = _printable(request, slug)
    meeting = get_visible_or_404(consultation.meetings.all(), number=number)
    return pdf_response(
        "consultations/pdf/attendance.html",
        attendance_list(consultation, meeting=meeting),
        filename=f"lista-obecnosci-{slug}-{number}.pdf",
    )


@require_safe
def table_cards_pdf(request, slug):
    consultation = _printable(request, slug)
    content = table_cards(consultation)
    if not content["cards"]:
        messages.error(
            request,
            _(
                "No card can be printed: each table needs one moderator of local government and "
                "one of the organisations."
            ),
        )
        return redirect(consultation)
    return pdf_response(
        "consultations/pdf/table_cards.html", content, filename=f"karty-stolikow-{slug}.pdf"
    )


@require_safe
def report_pdf(request, slug):
    consultation = _printable(request, slug)
    try:
        report = final_report(consultation)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect(consultation)
    return pdf_response(
        "consultations/pdf/report.html", report, filename=f"sprawozdanie-{slug}.pdf"
    )


@require_safe
def participants_csv(request, slug):
    table = participants_table(_printable(request, slug))
    return csv_response(table, f"uczestnicy-{slug}.csv")


@require_safe
def participants_xlsx(request, slug):
    table = participants_table(_printable(request, slug))
    return xlsx_response(table, f"uczestnicy-{slug}.xlsx")


@require_safe
def remarks_csv(request, slug):
    return csv_response(remarks_table(_printable(request, slug)), f"uwagi-{slug}.csv")


@require_safe
def remarks_xlsx(request, slug):
    return xlsx_response(remarks_table(_printable(request, slug)), f"uwagi-{slug}.xlsx")


def _printable(request, slug) -> Consultation:
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_coordinate(request.user, consultation))
    return consultation

"""What the coordinator prints and takes away."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.exports import participants_table, remarks_table
from consultations.report import attendance_list, table_cards
from consultations.views.coordination.fetching import coordinated
from tcal.shared.access import get_visible_or_404
from tcal.shared.pdf import pdf_response
from tcal.shared.tables import csv_response, xlsx_response


@require_safe
def attendance_pdf(request, slug):
    return pdf_response(
        "consultations/pdf/attendance.html",
        attendance_list(coordinated(request, slug)),
        filename=f"lista-obecnosci-{slug}.pdf",
    )


@require_safe
def meeting_attendance_pdf(request, slug, number):
    consultation = coordinated(request, slug)
    meeting = get_visible_or_404(consultation.meetings.all(), number=number)
    return pdf_response(
        "consultations/pdf/attendance.html",
        attendance_list(consultation, meeting=meeting),
        filename=f"lista-obecnosci-{slug}-{number}.pdf",
    )


@require_safe
def table_cards_pdf(request, slug):
    consultation = coordinated(request, slug)
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
def participants_csv(request, slug):
    table = participants_table(coordinated(request, slug))
    return csv_response(table, f"uczestnicy-{slug}.csv")


@require_safe
def participants_xlsx(request, slug):
    table = participants_table(coordinated(request, slug))
    return xlsx_response(table, f"uczestnicy-{slug}.xlsx")


@require_safe
def remarks_csv(request, slug):
    return csv_response(remarks_table(coordinated(request, slug)), f"uwagi-{slug}.csv")


@require_safe
def remarks_xlsx(request, slug):
    return xlsx_response(remarks_table(coordinated(request, slug)), f"uwagi-{slug}.xlsx")

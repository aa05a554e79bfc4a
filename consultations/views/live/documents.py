"""Printed cards, the report of a table, its proposals as a table to take away."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.live.documents import proposal_cards, proposals_table, table_report
from consultations.models import Consultation
from consultations.permissions import can_coordinate
from consultations.views.live.moderating import moderated_table
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.pdf import pdf_response
from tcal.shared.tables import csv_response, xlsx_response


@require_safe
def proposal_cards_pdf(request, slug, number):
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_coordinate(request.user, consultation))
    meeting = get_visible_or_404(
        consultation.meetings.select_related("consultation"), number=number
    )
    cards = proposal_cards(meeting)
    if not cards["pages"]:
        messages.error(
            request,
            _("There is nothing to print: the meeting has no tables or no paper cards are wanted."),
        )
        return redirect(consultation)
    return pdf_response(
        "consultations/pdf/proposal_cards.html",
        cards,
        filename=f"karty-propozycji-{slug}-{number}.pdf",
    )


@require_safe
def table_report_pdf(request, slug, number, table):
    moderated = moderated_table(request, slug, number, table)
    return pdf_response(
        "consultations/pdf/table_report.html",
        table_report(moderated),
        filename=f"raport-stolika-{slug}-{number}-{table}.pdf",
    )


@require_safe
def proposals_csv(request, slug, number, table):
    proposals = proposals_table(moderated_table(request, slug, number, table))
    return csv_response(proposals, f"propozycje-{slug}-{number}-{table}.csv")


@require_safe
def proposals_xlsx(request, slug, number, table):
    proposals = proposals_table(moderated_table(request, slug, number, table))
    return xlsx_response(proposals, f"propozycje-{slug}-{number}-{table}.xlsx")

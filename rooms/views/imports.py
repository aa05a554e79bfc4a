"""Bookings kept elsewhere: a file, a look at what it says, all chosen rows at once."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from rooms import imports as verbs
from rooms.forms.imports import ImportForm
from rooms.models import BookingImport
from rooms.permissions import can_enter_bookings
from tcal.shared.access import allowed_or_403
from tcal.shared.tables import Table, xlsx_response


def import_bookings(request):
    """Choose a file; what it says is kept and shown before anything is booked."""
    allowed_or_403(can_enter_bookings(request.user))
    is_sent = request.method == "POST"
    form = ImportForm(request.POST, request.FILES) if is_sent else ImportForm()
    if is_sent and form.is_valid():
        kept = verbs.keep(
            form.rows, file_name=form.cleaned_data["file"].name, gaps=form.gaps, by=request.user
        )
        return redirect("rooms:import_preview", kept.pk)
    return render(request, "rooms/desk_import.html", {"form": form})


def import_preview(request, pk):
    """Every row with what is in its way; the chosen ones are booked, all or none."""
    allowed_or_403(can_enter_bookings(request.user))
    kept = get_object_or_404(BookingImport.objects.filter(read_by=request.user), pk=pk)
    is_sent = request.method == "POST"
    chosen = {int(line) for line in request.POST.getlist("rows") if _is_number(line)}
    refusal = ""
    if is_sent:
        try:
            booked = verbs.book(
                kept,
                chosen,
                accepts_warnings=request.POST.get("agree") == "1",
                by=request.user,
            )
        except ValidationError as error:
            refusal = error.messages[0]
        else:
            messages.success(request, _said(booked))
            return redirect("rooms:desk")
    if kept.booked_at:
        messages.info(request, _said(0))
        return redirect("rooms:desk")
    judged = verbs.judge(kept.rows)
    rows = [
        {"judged": one, "is_chosen": one.line in chosen if is_sent else one.is_clean}
        for one in judged
    ]
    return render(
        request,
        "rooms/desk_import_preview.html",
        {
            "kept": kept,
            "rows": rows,
            "refusal": refusal,
            "bookable": sum(one.can_be_booked for one in judged),
            "left_out": sum(not one.can_be_booked for one in judged),
            "has_warnings": any(one.warnings for one in judged if one.can_be_booked),
            "agrees": is_sent and request.POST.get("agree") == "1",
        },
    )


@require_safe
def import_template(request):
    """An empty spreadsheet with the headings that are understood."""
    allowed_or_403(can_enter_bookings(request.user))
    headings = [names[0] for names in verbs.COLUMNS.values()]
    return xlsx_response(Table("Rezerwacje", headings, []), "rezerwacje-wzor.xlsx")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9


def _said(booked: int) -> str:
    if not booked:
        return _("This file was booked already; nothing was booked twice.")
    return ngettext("%(count)d booking entered.", "%(count)d bookings entered.", booked) % {
        "count": booked
    }

"""The table of remarks that departments fill in: taken away, sent back, looked at, taken."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from consultations import answer_sheets as sheets
from consultations.forms import AnswerSheetForm, ReturnedSheetForm
from consultations.models import Consultation
from consultations.permissions import (
    can_coordinate,
    can_return_answer_sheet,
    can_take_answer_sheet,
)
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.tables import XLSX


@require_safe
def answers_sheet(request, slug):
    """A department's own remarks; the coordinator's choice of a department, or all."""
    consultation = _consultation(request, slug)
    allowed_or_403(can_take_answer_sheet(request.user, consultation))
    register = consultation.remarks.to_answer().select_related("department", "provision_point")
    if can_coordinate(request.user, consultation):
        register, whose = _chosen(request, register)
    else:
        register = register.given_to_departments_of(request.user)
        names = sorted({str(remark.department) for remark in register})
        whose = "Wydział: " + ", ".join(names)
    content = sheets.answer_sheet(consultation, register.in_order(), whose=whose)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="uwagi-do-odpowiedzi-{slug}.xlsx"'
    return response


def import_answers(request, slug):
    """Choose the filled-in file; what it says is kept and shown before anything is taken."""
    consultation = _consultation(request, slug)
    allowed_or_403(can_return_answer_sheet(request.user, consultation))
    is_sent = request.method == "POST"
    form = ReturnedSheetForm(request.POST, request.FILES) if is_sent else ReturnedSheetForm()
    if is_sent and form.is_valid():
        kept = sheets.keep(
            consultation, form.rows, file_name=form.cleaned_data["file"].name, by=request.user
        )
        return redirect("consultations:answers_import", slug, kept.pk)
    coordinates = can_coordinate(request.user, consultation)
    return render(
        request,
        "consultations/import_answers.html",
        {
            "consultation": consultation,
            "form": form,
            "coordinates": coordinates,
            "sheet_form": AnswerSheetForm() if coordinates else None,
        },
    )


def answers_import(request, slug, pk):
    """Every row with what it changes or what is in its way; taken all at once, and once."""
    consultation = _consultation(request, slug)
    allowed_or_403(can_return_answer_sheet(request.user, consultation))
    kept = get_visible_or_404(consultation.answer_imports.filter(read_by=request.user), pk=pk)
    refusal = ""
    if request.method == "POST":
        try:
            taken = sheets.take(kept, seen=request.POST.get("seen", ""), by=request.user)
        except ValidationError as error:
            refusal = error.messages[0]
        else:
            messages.success(request, _said(taken))
            return _onwards(request, consultation)
    kept.refresh_from_db()
    if kept.taken_at:
        messages.info(request, _said([]))
        return _onwards(request, consultation)
    judged = sheets.judge(consultation, kept.rows, by=request.user)
    return render(
        request,
        "consultations/answers_import.html",
        {
            "consultation": consultation,
            "kept": kept,
            "refusal": refusal,
            "coordinates": can_coordinate(request.user, consultation),
            "seen": sheets.digest(judged),
            "changes": [one for one in judged if one.is_taken],
            "problems": [one for one in judged if one.problem],
            "staying": [one for one in judged if one.note],
        },
    )


def _consultation(request, slug) -> Consultation:
    return get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)


def _chosen(request, register):
    form = AnswerSheetForm(request.GET)
    if not form.is_valid():
        return register.none(), "Nie ma takiego wydziału"
    if form.is_nobodys:
        return register.filter(department=None), "Uwagi jeszcze nieprzydzielone"
    if department := form.cleaned_data["department"]:
        return register.filter(department=department), f"Wydział: {department}"
    return register, "Wszystkie uwagi"


def _onwards(request, consultation):
    if can_coordinate(request.user, consultation):
        return redirect("consultations:remarks", consultation.slug)
    return redirect("consultations:my_remarks")


def _said(taken: list[int]) -> str:
    if not taken:
        return _("The answers of this file were taken already; nothing was taken twice.")
    said = ngettext(
        "The answer to remark %(numbers)s is saved.",
        "The answers to remarks %(numbers)s are saved.",
        len(taken),
    )
    return said % {"numbers": ", ".join(map(str, taken))}

"""World Café: who goes to which table in which round, on the page, on paper and in a sheet."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.exports import rotation_table
from consultations.forms import RotationForm
from consultations.rotation import Rotation, most_rounds, plan_rotation, why_not_rotated
from consultations.views.seating import coordinated_meeting
from tcal.shared.pdf import pdf_response
from tcal.shared.tables import csv_response, xlsx_response

PER_PAGE = 50


def rotation(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    form = RotationForm(request.POST or None, tables=most_rounds(meeting))
    if request.method == "POST" and form.is_valid():
        try:
            plan_rotation(meeting, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The plan of rounds is ready."))
            return redirect("consultations:rotation", slug, number)
    plan = Rotation(meeting)
    if plan.exists:
        form.fields["rounds"].initial = plan.rounds
    page = Paginator(plan.routes, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "consultations/rotation.html",
        {
            "meeting": meeting,
            "consultation": meeting.consultation,
            "form": form,
            "plan": plan,
            "refusal": why_not_rotated(meeting),
            "page": page,
            "columns": _columns(plan),
            "rows": [_row(route) for route in page],
        },
    )


def _columns(plan) -> list:
    rounds = [_("Round %(number)d") % {"number": number} for number in plan.round_numbers]
    first = [{"label": _("First and last name")}, {"label": _("Organisation")}]
    return first + [{"label": label, "number": True} for label in rounds]


def _row(route) -> list:
    person = route.person
    numbers = [str(table.number) for table in route.tables]
    return [person.name, person.organization_name or _("resident"), *numbers]


@require_safe
def rotation_pdf(request, slug, number):
    meeting, plan = _made(request, slug, number)
    if not plan.exists:
        return _not_made(request, slug, number)
    return pdf_response(
        "consultations/pdf/rotation.html",
        {"meeting": meeting, "consultation": meeting.consultation, "plan": plan},
        filename=f"rotacja-{slug}-{number}.pdf",
    )


@require_safe
def rotation_csv(request, slug, number):
    _meeting, plan = _made(request, slug, number)
    if not plan.exists:
        return _not_made(request, slug, number)
    return csv_response(rotation_table(plan), f"rotacja-{slug}-{number}.csv")


@require_safe
def rotation_xlsx(request, slug, number):
    _meeting, plan = _made(request, slug, number)
    if not plan.exists:
        return _not_made(request, slug, number)
    return xlsx_response(rotation_table(plan), f"rotacja-{slug}-{number}.xlsx")


def _made(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    return meeting, Rotation(meeting)


def _not_made(request, slug, number):
    messages.error(request, _("There is no plan of rounds yet. Make it first."))
    return redirect("consultations:rotation", slug, number)

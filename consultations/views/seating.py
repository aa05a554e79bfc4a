"""Everybody seated anew: the coordinator asks for a plan, reads it, accepts or dismisses it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from consultations.exports import seating_table
from consultations.forms import SeatingForm
from consultations.models import Consultation, Meeting, SeatingPlan
from consultations.permissions import can_coordinate
from consultations.seating import (
    accept,
    dismiss,
    explain,
    hall_of,
    is_stale,
    make_plan,
    why_not_seated,
)
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.tables import csv_response, xlsx_response

PER_PAGE = 50
SIZE_COLUMNS = [
    {"label": gettext_lazy("Table")},
    {"label": gettext_lazy("Places"), "number": True},
    {"label": gettext_lazy("First choices"), "number": True},
    {"label": gettext_lazy("People now"), "number": True},
    {"label": gettext_lazy("People in the plan"), "number": True},
]
CHOICE_COLUMNS = [
    {"label": gettext_lazy("What people get")},
    {"label": gettext_lazy("Now"), "number": True},
    {"label": gettext_lazy("In the plan"), "number": True},
]
MOVE_COLUMNS = [
    {"label": gettext_lazy("First and last name")},
    {"label": gettext_lazy("Organisation")},
    {"label": gettext_lazy("From table")},
    {"label": gettext_lazy("To table")},
    {"label": gettext_lazy("Why")},
]
DECIDED_SHOWN = 20


def seating(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    form = SeatingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            make_plan(meeting, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("consultations:seating", slug, number)
    hall = hall_of(meeting)
    plan = meeting.seating_plans.proposed().select_related("made_by").first()
    return render(
        request,
        "consultations/seating.html",
        {
            "meeting": meeting,
            "consultation": meeting.consultation,
            "form": form,
            "hall": hall,
            "refusal": why_not_seated(hall),
            "plan": plan,
            "decided": meeting.seating_plans.decided().select_related("made_by", "decided_by")[
                :DECIDED_SHOWN
            ],
            **(_explained(request, plan, hall) if plan else {}),
        },
    )


def _explained(request, plan, hall) -> dict:
    explained = explain(plan, hall)
    page = Paginator(explained.movers, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "explained": explained,
        "is_stale": is_stale(plan, hall),
        "choice_columns": CHOICE_COLUMNS,
        "choice_rows": _choice_rows(explained),
        "size_columns": SIZE_COLUMNS,
        "size_rows": [
            [str(s.table), s.table.capacity, s.wanted, s.before, s.after] for s in explained.sizes
        ],
        "page": page,
        "move_columns": MOVE_COLUMNS,
        "move_rows": [_move_row(explained, seat) for seat in page],
    }


def _choice_rows(explained) -> list:
    before, after = explained.before, explained.after
    rows = [
        [_("first choice"), before.first, after.first],
        [_("second choice"), before.second, after.second],
        [_("another table"), before.other, after.other],
        [_("any table (chose none)"), before.no_wish, after.no_wish],
        [_("no table: on the waiting list"), before.no_table, len(explained.hall.left_out)],
    ]
    rows[-1][1] += len(explained.hall.left_out)
    return [row for row in rows if row[1] or row[2]]


def _move_row(explained, seat) -> list:
    person = seat.participation
    return [
        person.name,
        person.organization_name or _("resident"),
        str(seat.from_table or _("waiting list")),
        str(seat.table),
        explained.reason(seat),
    ]


@require_POST
def accept_seating(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    plan = _plan_of(request, meeting)
    try:
        moved = accept(plan, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("consultations:seating", slug, number)
    messages.success(request, _accepted(moved, meeting))
    return redirect("consultations:seating", slug, number)


def _accepted(moved, meeting) -> str:
    said = ngettext(
        "The plan is accepted: %(count)d person has another table.",
        "The plan is accepted: %(count)d people have another table.",
        len(moved),
    ) % {"count": len(moved)}
    if not moved or meeting.has_started:
        return said
    to_call = sum(not person.email for person in moved)
    if not to_call:
        return f"{said} {_('Letters about it are on their way.')}"
    calls = ngettext(
        "%(count)d of them gave no e-mail address and is on the call list.",
        "%(count)d of them gave no e-mail address and are on the call list.",
        to_call,
    ) % {"count": to_call}
    return f"{said} {calls}"


@require_POST
def dismiss_seating(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    plan = _plan_of(request, meeting)
    try:
        dismiss(plan, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The plan is dismissed. Everybody sits where they sat."))
    return redirect("consultations:seating", slug, number)


@require_safe
def seating_csv(request, slug, number):
    return csv_response(_table(request, slug, number), f"rozsadzenie-{slug}-{number}.csv")


@require_safe
def seating_xlsx(request, slug, number):
    return xlsx_response(_table(request, slug, number), f"rozsadzenie-{slug}-{number}.xlsx")


def _table(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    plan = get_visible_or_404(
        SeatingPlan.objects.visible_to(request.user).proposed(), meeting=meeting
    )
    return seating_table(explain(plan, hall_of(meeting)))


def _plan_of(request, meeting) -> SeatingPlan:
    """The plan that was on the page, not one that somebody has made since."""
    shown = request.POST.get("plan", "")
    plans = SeatingPlan.objects.visible_to(request.user).select_related("meeting__consultation")
    return get_visible_or_404(plans, meeting=meeting, pk=int(shown) if shown.isdecimal() else 0)


def coordinated_meeting(request, slug, number) -> Meeting:
    """Return the meeting for its coordinator; 404 and 403 for the others."""
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_coordinate(request.user, consultation))
    meetings = consultation.meetings.select_related("consultation")
    return get_visible_or_404(meetings, number=number)

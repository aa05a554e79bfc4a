"""At the door and in the room: walk-ins, new tables, more places, who leads a table."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from consultations import stand_ins
from consultations.forms.coordination import (
    CapacityForm,
    MissingModeratorForm,
    OpenTableForm,
    SubstituteForm,
)
from consultations.forms.entries import WalkInForm
from consultations.on_the_day import (
    change_capacity,
    doors_are_open,
    enter_walk_in,
    is_being_prepared_or_on,
)
from consultations.on_the_day import open_table as open_one_more
from consultations.views.coordination.fetching import coordinated_meeting, coordinated_table
from tcal.shared.conflicts import refusals_as_validation_errors


def walk_in(request, slug, number):
    """After each person the empty form again: there is a queue at the door."""
    meeting = coordinated_meeting(request, slug, number)
    sent = request.method == "POST"
    form = WalkInForm(request.POST if sent else None, meeting=meeting)
    if sent and form.is_valid():
        try:
            seat = enter_walk_in(meeting, by=request.user, **form.for_the_verb)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            said = _("%(name)s sits at table %(table)s.")
            messages.success(request, said % {"name": seat.name, "table": seat.table})
            return redirect("consultations:walk_in", slug, number)
    return render(
        request,
        "consultations/walk_in.html",
        {
            "consultation": meeting.consultation,
            "meeting": meeting,
            "form": form,
            "doors_open": doors_are_open(meeting),
            "tables": meeting.tables.with_seats(),
        },
    )


def open_table(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    sent = request.method == "POST"
    form = OpenTableForm(request.POST if sent else None)
    if sent and form.is_valid():
        try:
            table = open_one_more(meeting, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            said = _("Table %(number)d is open. Name its moderators next.")
            messages.success(request, said % {"number": table.number})
            return redirect("consultations:substitute", slug, number, table.number)
    return render(
        request,
        "consultations/open_table.html",
        {
            "consultation": meeting.consultation,
            "meeting": meeting,
            "form": form,
            "on_the_day": is_being_prepared_or_on(meeting),
        },
    )


@require_POST
def change_places(request, slug, number, table):
    table = coordinated_table(request, slug, number, table)
    form = CapacityForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["capacity"][0])
        return redirect("consultations:walk_in", slug, number)
    try:
        change_capacity(table, by=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        said = _("Table %(number)d has %(places)d places now.")
        messages.success(request, said % {"number": table.number, "places": _places(form)})
    return redirect("consultations:walk_in", slug, number)


def _places(form) -> int:
    return form.cleaned_data["capacity"]


def substitute(request, slug, number, table):
    table = coordinated_table(request, slug, number, table)
    sent = request.method == "POST"
    form = SubstituteForm(request.POST if sent else None)
    if sent and form.is_valid():
        try:
            moderator = stand_ins.substitute(table, by=request.user, **form.for_the_verb)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            said = _("%(name)s leads table %(number)d now.")
            messages.success(request, said % {"name": moderator.name, "number": table.number})
            return redirect("consultations:run_meeting", slug, number)
    return _moderators_page(request, table, form, "consultations/substitute.html")


def explain_missing_moderator(request, slug, number, table):
    table = coordinated_table(request, slug, number, table)
    sent = request.method == "POST"
    form = MissingModeratorForm(request.POST if sent else None)
    if sent and form.is_valid():
        try:
            with refusals_as_validation_errors():
                stand_ins.explain_missing_moderator(table, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The exception is recorded."))
            return redirect("consultations:run_meeting", slug, number)
    return _moderators_page(request, table, form, "consultations/missing_moderator.html")


def _moderators_page(request, table, form, template):
    return render(
        request,
        template,
        {
            "consultation": table.meeting.consultation,
            "meeting": table.meeting,
            "table": table,
            "form": form,
            "on_the_day": is_being_prepared_or_on(table.meeting),
        },
    )

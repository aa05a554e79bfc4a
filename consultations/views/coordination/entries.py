"""Typing in what comes by telephone, on paper or by e-mail."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from consultations.forms.entries import ParticipantEntryForm
from consultations.forms.records import RemarkEntryForm, TopicEntryForm
from consultations.models import Remark
from consultations.registration import enter_participation
from consultations.remarks import enter_remark as take_remark
from consultations.topics import enter_topic as take_topic
from consultations.views.coordination.fetching import coordinated
from tcal.shared.conflicts import refusals_as_validation_errors


def enter_participant(request, slug):
    consultation = coordinated(request, slug)
    meetings = list(_meetings_ahead(consultation))
    if not meetings:
        return render(request, "consultations/nothing_ahead.html", {"consultation": consultation})
    meeting = _chosen(meetings, request.GET.get("meeting"))
    sent = request.method == "POST"
    form = ParticipantEntryForm(request.POST if sent else None, meeting=meeting)
    if sent and form.is_valid():
        try:
            seat = enter_participation(meeting, by=request.user, **form.for_the_verb)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _said_of(seat))
            return redirect("consultations:participant", slug, seat.pk)
    return render(
        request,
        "consultations/enter_participant.html",
        {"consultation": consultation, "meetings": meetings, "meeting": meeting, "form": form},
    )


def _said_of(seat) -> str:
    if seat.is_waiting:
        return _("%(name)s is on the waiting list for table %(table)s.") % {
            "name": seat.name,
            "table": seat.waiting_for,
        }
    if seat.table is None:
        return _("%(name)s is signed up.") % {"name": seat.name}
    if seat.waiting_for:
        return _(
            "%(name)s sits at table %(table)s, the second choice, and waits for %(first)s."
        ) % {
            "name": seat.name,
            "table": seat.table,
            "first": seat.waiting_for,
        }
    return _("%(name)s sits at table %(table)s.") % {"name": seat.name, "table": seat.table}


def enter_topic(request, slug):
    consultation = coordinated(request, slug)
    meetings = _meetings_ahead(consultation)
    if not meetings.exists():
        return render(request, "consultations/nothing_ahead.html", {"consultation": consultation})
    sent = request.method == "POST"
    form = TopicEntryForm(request.POST if sent else None, meetings=meetings)
    if sent and form.is_valid():
        fields = form.for_the_verb
        try:
            with refusals_as_validation_errors():
                take_topic(fields.pop("meeting"), by=request.user, **fields)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The topic is entered and waits for your decision."))
            return redirect("consultations:topics", slug)
    return render(
        request, "consultations/enter_topic.html", {"consultation": consultation, "form": form}
    )


def enter_remark(request, slug):
    consultation = coordinated(request, slug)
    sent = request.method == "POST"
    form = RemarkEntryForm(
        *([request.POST, request.FILES] if sent else []),
        instance=Remark(consultation=consultation),
    )
    if sent:
        if form.is_valid():
            try:
                remark = take_remark(consultation, by=request.user, **form.for_the_verb)
            except ValidationError as refusal:
                form.add_refusal(refusal)
            else:
                said = _("The remark is entered under number %(number)d.")
                messages.success(request, said % {"number": remark.number})
                return redirect("consultations:answer", slug, remark.number)
        form.remind_of_pictures()
    return render(
        request, "consultations/enter_remark.html", {"consultation": consultation, "form": form}
    )


def _meetings_ahead(consultation):
    return consultation.meetings.not_cancelled().not_over().select_related("consultation")


def _chosen(meetings, number):
    if not number:
        return meetings[0]
    found = next((meeting for meeting in meetings if str(meeting.number) == number), None)
    if found is None:
        raise Http404
    return found

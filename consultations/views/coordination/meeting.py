"""One meeting as its coordinator runs it: everything at hand, moving it, calling it off."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from consultations.forms.coordination import CancelMeetingForm, RescheduleForm
from consultations.invitations import invite as send_invitations
from consultations.invitations import people_to_invite
from consultations.meetings import booked_room_is_lost, moderators_to_write_to, people_to_tell
from consultations.meetings import cancel as call_off
from consultations.meetings import reschedule as move
from consultations.models import PhoneCall
from consultations.on_the_day import doors_are_open, is_being_prepared_or_on
from consultations.views.coordination.fetching import coordinated_meeting
from tcal.shared.states import ForbiddenMove


@require_safe
def run_meeting(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    tables = list(meeting.tables.with_seats().prefetch_related("moderators", "missing_moderators"))
    people = meeting.participations
    return render(
        request,
        "consultations/run_meeting.html",
        {
            "consultation": meeting.consultation,
            "meeting": meeting,
            "tables": tables,
            "stats": _stats(meeting, tables),
            "lost_room": booked_room_is_lost(meeting),
            "without_moderators": [table for table in tables if table.lacks_a_moderator],
            "calls_to_make": PhoneCall.objects.to_make().of_meeting(meeting).count(),
            "waiting_topics": meeting.topic_proposals.waiting().count(),
            "with_needs": people.not_withdrawn().exclude(accessibility_needs="").in_polish_order(),
            "has_rotation": people.exclude(rotation=None).exists(),
            "doors_open": doors_are_open(meeting),
            "on_the_day": is_being_prepared_or_on(meeting),
        },
    )


def _stats(meeting, tables) -> list[dict]:
    people = meeting.participations
    free = sum(table.free for table in tables)
    if meeting.capacity is not None:
        free = max(min(free, meeting.capacity - people.taking_a_seat().count()), 0)
    return [
        {"value": people.confirmed().count(), "label": _("confirmed")},
        {"value": people.unconfirmed().count(), "label": _("to confirm by a link")},
        {"value": people.waiting().count(), "label": _("waiting for a place")},
        {"value": free, "label": _("free places")},
    ]


def reschedule(request, slug, number):
    """The form shows who will be told; sending it tells them, once."""
    meeting = coordinated_meeting(request, slug, number)
    sent = request.method == "POST"
    form = RescheduleForm(request.POST if sent else None, meeting=meeting, user=request.user)
    if sent and form.is_valid():
        try:
            told = move(meeting, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The new times and place are saved."))
            return _told(request, meeting, told)
    return render(
        request,
        "consultations/reschedule.html",
        {
            "consultation": meeting.consultation,
            "meeting": meeting,
            "form": form,
            **_who_is_told(meeting),
        },
    )


def cancel_meeting(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    sent = request.method == "POST"
    form = CancelMeetingForm(request.POST if sent else None)
    if sent and form.is_valid():
        try:
            told = call_off(meeting, by=request.user, **form.cleaned_data)
        except ForbiddenMove as refusal:
            messages.error(request, refusal.messages[0])
            return redirect("consultations:run_meeting", slug, number)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The meeting is called off."))
            return _told(request, meeting, told)
    return render(
        request,
        "consultations/cancel_meeting.html",
        {
            "consultation": meeting.consultation,
            "meeting": meeting,
            "form": form,
            **_who_is_told(meeting),
        },
    )


def invite(request, slug, number):
    """How many would get which letter; the button sends it once."""
    meeting = coordinated_meeting(request, slug, number)
    if request.method == "POST":
        try:
            count = send_invitations(meeting, by=request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(
                request,
                ngettext(
                    "%(count)d invitation is on its way.",
                    "%(count)d invitations are on their way.",
                    count,
                )
                % {"count": count},
            )
        return redirect("consultations:invite", slug, number)
    return render(
        request,
        "consultations/invite.html",
        {
            "consultation": meeting.consultation,
            "meeting": meeting,
            "count": people_to_invite(meeting).count(),
            "invited": meeting.invitations.count(),
        },
    )


def _who_is_told(meeting) -> dict:
    people = list(people_to_tell(meeting))
    return {
        "written_to": [person for person in people if person.email],
        "called": [person for person in people if not person.email],
        "moderators": list(moderators_to_write_to(meeting)),
    }


def _told(request, meeting, told: int):
    """On to the call list where somebody has to be called, otherwise back to the meeting."""
    if told:
        messages.info(
            request,
            ngettext(
                "%(count)d person is told: by letter, or by a call that is on the list.",
                "%(count)d people are told: by letter, or by calls that are on the list.",
                told,
            )
            % {"count": told},
        )
    to_call = PhoneCall.objects.to_make().of_meeting(meeting).exists()
    page = "calls" if told and to_call else "run_meeting"
    return redirect(f"consultations:{page}", meeting.consultation.slug, meeting.number)

"""The public page of one meeting: when, where, what about, and whether there is room."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from consultations.meeting_calendar import meeting_ics_response
from consultations.models import Meeting
from consultations.permissions import can_coordinate
from rooms.models import Resource
from tcal.shared.access import get_visible_or_404, public


@public
@require_safe
def meeting(request, slug, number):
    shown = get_visible_or_404(
        Meeting.objects.visible_to(request.user)
        .select_related("consultation", "booking")
        .with_announced_tables(),
        consultation__slug=slug,
        number=number,
    )
    return render(
        request,
        "consultations/meeting.html",
        {
            "consultation": shown.consultation,
            "meeting": shown,
            "co_organizers": shown.co_organizers.visible_to(request.user).in_polish_order(),
            "rooms": _rooms_of(shown),
            "may_coordinate": can_coordinate(request.user, shown.consultation),
        },
    )


@public
@require_safe
def meeting_ics(request, slug, number):
    shown = get_visible_or_404(
        Meeting.objects.visible_to(request.user).select_related("consultation").with_places(),
        consultation__slug=slug,
        number=number,
    )
    return meeting_ics_response(shown)


def _rooms_of(meeting) -> list[Resource]:
    """The rooms booked for it, with what their pages say of access; none where it is elsewhere."""
    if meeting.place or meeting.booking is None:
        return []
    held = Resource.objects.held_by(meeting.booking).with_capacity()
    return list(held.select_related("venue").in_polish_order())

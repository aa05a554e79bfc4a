"""What everybody sees: the list of consultations and the page of one."""

from django.core.paginator import Paginator
from django.shortcuts import render

from consultations.filters import ConsultationFilter
from consultations.models import Consultation, Participation
from consultations.permissions import can_coordinate
from consultations.views.coordinator import coordinator_part
from tcal.shared.access import get_visible_or_404, public

PER_PAGE = 20


@public
def consultation_list(request):
    visible = Consultation.objects.visible_to(request.user).latest_first()
    chosen = ConsultationFilter(request.GET or None, queryset=visible, request=request)
    page = Paginator(chosen.qs.with_next_meeting(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "consultations/list.html", {"page": page, "state": chosen.chosen_state})


@public
def consultation(request, slug):
    shown = get_visible_or_404(
        Consultation.objects.visible_to(request.user).select_related("programme"), slug=slug
    )
    meetings = list(shown.meetings.with_tables())
    return render(
        request,
        "consultations/consultation.html",
        {
            "consultation": shown,
            "meetings": meetings,
            "may_register": any(meeting.takes_registrations for meeting in meetings),
            "my_seats": _seats_of(request.user, shown),
            "counts": shown.remarks.counted_by_outcome() if shown.report_published_at else None,
            **(coordinator_part(shown) if can_coordinate(request.user, shown) else {}),
        },
    )


def _seats_of(user, consultation):
    if not user.is_authenticated:
        return []
    return (
        Participation.objects.of_consultation(consultation)
        .confirmed()
        .filter(user=user)
        .select_related("meeting", "table")
    )

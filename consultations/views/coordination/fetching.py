"""What coordinators' pages are about; 404 for what is not visible, 403 for everybody else."""

from consultations.models import Consultation, Meeting, Participation, ThematicTable
from consultations.permissions import can_coordinate
from tcal.shared.access import allowed_or_403, get_visible_or_404


def coordinated(request, slug) -> Consultation:
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_coordinate(request.user, consultation))
    return consultation


def coordinated_meeting(request, slug, number) -> Meeting:
    consultation = coordinated(request, slug)
    return get_visible_or_404(
        consultation.meetings.select_related("consultation", "booking"), number=number
    )


def coordinated_table(request, slug, number, table) -> ThematicTable:
    meeting = coordinated_meeting(request, slug, number)
    found = get_visible_or_404(meeting.tables.prefetch_related("moderators"), number=table)
    found.meeting = meeting
    return found


def coordinated_seat(request, slug, pk) -> Participation:
    consultation = coordinated(request, slug)
    return get_visible_or_404(
        Participation.objects.visible_to(request.user)
        .of_consultation(consultation)
        .select_related(
            "meeting__consultation",
            "table",
            "first_choice",
            "second_choice",
            "waiting_for",
            "entered_by",
        ),
        pk=pk,
    )

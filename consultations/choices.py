"""Choosing other tables after signing up: nobody loses the place they have by trying."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from consultations.calls import call_or_write
from consultations.models import Participation, PhoneCall, ThematicTable
from consultations.places import Placement, find_place
from consultations.registration import check_is_open
from consultations.waiting import end_holds
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.registry import Fact, tell
from tcal.shared.states import ForbiddenMove


def change_choices(
    seat: Participation,
    *,
    first_choice: ThematicTable,
    second_choice: ThematicTable | None = None,
    waits_if_full: bool = False,
    by=None,
) -> Placement:
    """Seat somebody by new choices.

    ``by`` is None for the person's own page, which takes them until the deadline for signing up;
    a coordinator may until the meeting begins, and who left no address is called.

    With both full they keep the table they have and, if ``waits_if_full``, wait for the new first
    choice. The table they leave goes to who waits for it. Returns where they sit and what they
    wait for. Raises ``ValidationError`` like ``register``, ``ForbiddenMove`` for who is not
    signed up any more.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        stored = Participation.objects.select_related("meeting").get(pk=seat.pk)
        stored.lock()
        meeting = stored.meeting
        if not stored.is_settled:
            raise ForbiddenMove(stored.get_status_display())
        if by is None:
            check_is_open(meeting)
        elif meeting.has_started or meeting.is_cancelled:
            raise ValidationError(
                _("The meeting has begun or is called off. Move the person to a table instead."),
                code="meeting_started",
            )
        end_holds(meeting)
        tell(Fact.PLACES_FREED, meeting=meeting)
        stored.lock()
        before = (stored.table_id, stored.waiting_for_id)
        placement = find_place(
            meeting,
            first_choice=first_choice,
            second_choice=second_choice,
            waits_if_full=waits_if_full or stored.is_waiting,
            besides=stored,
        )
        stored.first_choice, stored.second_choice = first_choice, second_choice
        placement.give_to(stored)
        stored.take_choices()
        tell(Fact.PLACES_FREED, meeting=meeting)
        if before != (stored.table_id, stored.waiting_for_id):
            call_or_write(
                stored,
                about=PhoneCall.About.SEAT,
                message=lambda: (
                    _("The table is %(table)s now.") % {"table": stored.table or stored.waiting_for}
                ),
                letter="choices_changed",
            )
        return placement

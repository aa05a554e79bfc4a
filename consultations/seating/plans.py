"""A seating plan is made, then accepted or dismissed. Nobody moves before that."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.calls import call_or_write
from consultations.letters import calendar_for
from consultations.models import Meeting, Participation, PhoneCall, PlannedSeat, SeatingPlan
from consultations.seating.hall import Hall, hall_of
from consultations.seating.solver import NotSolvedInTime, best_seats
from consultations.states import SEATING_MOVES, ParticipationStatus, SeatingStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.states import ForbiddenMove


def make_plan(
    meeting: Meeting,
    *,
    by,
    largest_difference: int = 2,
    most_of_one_organization: int | None = None,
) -> SeatingPlan:
    """Find the best seats for everybody and keep them as a proposal; nothing moves yet.

    The plan that waited for acceptance is dismissed. Limits that can't be kept give way by as
    little as possible: the difference between tables first, then the limit of one organisation.
    Raises ``ValidationError`` where there is nobody to seat or nowhere, when the meeting is over
    or called off, when somebody signed up or withdrew meanwhile, and when the solver found no
    proof in time.
    """
    hall = hall_of(meeting)
    if refusal := why_not_seated(hall):
        raise ValidationError(refusal, code="nothing_to_seat")
    # Solved before any row is locked: people may sign up meanwhile.
    try:
        seats = best_seats(
            hall.places,
            hall.wishes,
            largest_difference=largest_difference,
            most_of_one_organization=most_of_one_organization,
        )
    except NotSolvedInTime as error:
        raise ValidationError(
            _(
                "These limits are too hard to keep all at once. Allow a larger difference between "
                "tables or more people of one organisation, and try again."
            ),
            code="not_solved_in_time",
        ) from error
    with refusals_as_validation_errors(), transaction.atomic():
        meeting = meeting.locked()
        _check_is_ahead(meeting)
        if hall_of(meeting).fingerprint != hall.fingerprint:
            raise _changed_since()
        for waiting in meeting.seating_plans.proposed():
            _move_to(waiting, SeatingStatus.DISMISSED, by=by)
        plan = SeatingPlan.objects.create(
            meeting=meeting,
            made_by=by,
            largest_difference=largest_difference,
            most_of_one_organization=most_of_one_organization,
            fingerprint=hall.fingerprint,
        )
        PlannedSeat.objects.bulk_create(
            PlannedSeat(plan=plan, participation=p, table_id=t, from_table_id=p.table_id)
            for p, t in zip(hall.seated, seats, strict=True)
        )
        return plan


def why_not_seated(hall: Hall) -> str:
    """Return why there is nothing to arrange, an empty string when there is."""
    if hall.meeting.is_cancelled:
        return _("The meeting is called off.")
    if hall.meeting.is_over:
        return _("The meeting is over.")
    if not hall.tables:
        return _("The meeting has no tables yet. Add them first.")
    if not hall.seated:
        if hall.on_waiting_list:
            return _("All places at the tables are held for people who have not confirmed yet.")
        return _("Nobody has confirmed that they come yet, so there is nobody to seat.")
    return ""


def is_stale(plan: SeatingPlan, hall: Hall) -> bool:
    """Whether something the plan depends on has changed since it was made."""
    return plan.fingerprint != hall.fingerprint


def accept(plan: SeatingPlan, *, by) -> list[Participation]:
    """Move everybody to their planned seat, at once; return those who have another table now.

    Before the meeting they get a letter or a call; during it they hear of it at the tables.
    Raises ``ForbiddenMove`` when the plan was accepted or dismissed before, ``ValidationError``
    when something changed since it was made or the meeting is over or called off.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        meeting = plan.meeting.locked()
        _move_to(plan, SeatingStatus.ACCEPTED, by=by)
        _check_is_ahead(meeting)
        list(meeting.tables.select_for_update(of=("self",), no_key=True).order_by("pk"))
        people = meeting.participations.select_for_update(of=("self",), no_key=True)
        list(people.order_by("pk"))
        hall = hall_of(meeting)
        if is_stale(plan, hall):
            raise _changed_since()
        seats = list(
            plan.seats.select_related(
                "participation__first_choice", "table", "from_table", "participation__table"
            ).order_by("participation__name_sort", "pk")
        )
        return _seat_everybody(seats, hall=hall, meeting=meeting)


def dismiss(plan: SeatingPlan, *, by) -> None:
    """Keep it as history only. Raises ``ForbiddenMove`` when it was decided before."""
    with transaction.atomic():
        plan.meeting.locked()
        _move_to(plan, SeatingStatus.DISMISSED, by=by)


def _move_to(plan: SeatingPlan, status, *, by) -> None:
    locked = SeatingPlan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    if status not in SEATING_MOVES[locked.status]:
        raise ForbiddenMove(locked.get_status_display())
    plan.status, plan.decided_at, plan.decided_by = status, timezone.now(), by
    plan.save(update_fields=["status", "decided_at", "decided_by"])


def _check_is_ahead(meeting: Meeting) -> None:
    if meeting.is_cancelled:
        raise ValidationError(_("The meeting is called off."), code="called_off")
    if meeting.is_over:
        raise ValidationError(_("The meeting is over."), code="over")


def _changed_since() -> ValidationError:
    return ValidationError(
        _(
            "Since the plan was made somebody has signed up, withdrawn or changed tables. "
            "Make the plan again."
        ),
        code="stale_plan",
    )


def _seat_everybody(seats: list[PlannedSeat], *, hall: Hall, meeting: Meeting):
    movers = [seat for seat in seats if seat.table_id != seat.from_table_id]
    # Everybody who moves gets up first: a full table takes nobody, not even in exchange.
    Participation.objects.filter(
        pk__in=[seat.participation_id for seat in movers], table__isnull=False
    ).update(table=None)
    taken = hall.held.copy()
    taken.update(seat.table_id for seat in seats)
    full = {table.pk for table in hall.tables if taken[table.pk] >= table.capacity}
    for seat in seats:
        _sit_down(seat, full=full)
    if not meeting.has_started:
        for seat in movers:
            _tell(seat, meeting=meeting)
    return [seat.participation for seat in movers]


def _sit_down(seat: PlannedSeat, *, full: set[int]) -> None:
    """Take the seat, and wait on for the first choice where that table is full.

    Who could sit there but for the limits does not wait: the next free place would call them back.
    """
    person = seat.participation
    before = (person.table_id, person.status, person.waiting_for_id)
    first = person.first_choice_id
    waits_for = first if first != seat.table_id and first in full else None
    if waits_for is None:
        person.waiting_since = None
    elif person.waiting_for_id != waits_for or person.waiting_since is None:
        person.waiting_since = timezone.now()
    person.table = seat.table
    person.waiting_for_id = waits_for
    person.status = ParticipationStatus.CONFIRMED
    if before != (person.table_id, person.status, person.waiting_for_id):
        person.save(update_fields=["table", "status", "waiting_for", "waiting_since"])


def _tell(seat: PlannedSeat, *, meeting: Meeting) -> None:
    person = seat.participation
    person.meeting = meeting
    call_or_write(
        person,
        about=PhoneCall.About.SEAT,
        message=partial(_news, seat),
        letter="new_seat",
        context={"from_table": seat.from_table, "waits_for": person.waiting_for},
        attachments=calendar_for(person, "new_seat"),
    )


def _news(seat: PlannedSeat) -> str:
    """What to say on the telephone, in the language in force."""
    place = {"table": seat.table, "before": seat.from_table}
    if seat.from_table is None:
        return _("There is a place: table %(table)s.") % place
    return _("Another table: %(table)s instead of %(before)s.") % place

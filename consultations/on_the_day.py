"""What happens at the door and in the room: people who come without signing up, new tables.

The meeting's row is locked first, so that of two people at the door who want the last place one
gets it and the other is told where there still are places.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Meeting, Participation, ThematicTable
from consultations.states import Channel, ParticipationStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.registry import Fact, tell

DOORS_OPEN = timedelta(hours=1)
PREPARING = timedelta(hours=2)


def doors_are_open(meeting: Meeting) -> bool:
    """Whether people who come without signing up can be entered: an hour before, until the end."""
    return _is_near(meeting, DOORS_OPEN)


def is_being_prepared_or_on(meeting: Meeting) -> bool:
    """Whether tables change hands and new ones are opened: two hours before, until the end."""
    return _is_near(meeting, PREPARING)


def check_being_prepared_or_on(meeting: Meeting) -> None:
    """Raise ``ValidationError`` (``not_on_the_day``) outside that time."""
    if not is_being_prepared_or_on(meeting):
        raise ValidationError(
            _("This can be done from two hours before the meeting until its end."),
            code="not_on_the_day",
        )


def enter_walk_in(
    meeting: Meeting,
    *,
    by,
    name: str,
    table: ThematicTable,
    organization_name: str = "",
    email: str | None = None,
    phone: str = "",
    accessibility_needs: str = "",
    submission_id=None,
) -> Participation:
    """Seat somebody who came without signing up, marked so everywhere.

    Sent twice, it returns the first result. Raises ``ValidationError`` while the doors are closed
    (``doors_closed``), for a full table or one of another meeting (beside ``table``), a full
    meeting, and an address that has a seat.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        meeting = meeting.locked()
        if submission_id and (first := _first_result(submission_id)):
            return first
        if not doors_are_open(meeting):
            raise ValidationError(
                _(
                    "People who come without signing up are entered from an hour before the "
                    "meeting until its end."
                ),
                code="doors_closed",
            )
        check_place(meeting, table)
        seat = Participation(
            meeting=meeting,
            table=table,
            first_choice=table,
            name=" ".join(name.split()),
            organization_name=" ".join(organization_name.split()),
            email=email or None,
            phone=phone.strip(),
            accessibility_needs=accessibility_needs.strip(),
            status=ParticipationStatus.CONFIRMED,
            channel=Channel.WALK_IN,
            entered_by=by,
            submission_id=submission_id,
        )
        seat.save()
        return seat


def open_table(
    meeting: Meeting, *, by, topic: str, capacity: int, brief: str = "", submission_id=None
) -> ThematicTable:
    """Open one more table under the next number and return it.

    Raises ``ValidationError`` outside the time of the meeting and its preparing, and for a topic
    that has its table already, as after sending the form twice.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        meeting = meeting.locked()
        check_being_prepared_or_on(meeting)
        topic = " ".join(topic.split())
        if meeting.tables.filter(topic__iexact=topic).exists():
            raise ValidationError(
                {"topic": _("There is a table of this topic already.")}, code="same_topic"
            )
        last = meeting.tables.aggregate(last=Max("number"))["last"] or 0
        table = ThematicTable(
            meeting=meeting,
            number=last + 1,
            topic=topic,
            brief=brief.strip(),
            capacity=capacity,
            opened_during_meeting_at=timezone.now() if meeting.has_started else None,
        )
        table.full_clean()
        table.save()
        return table


def change_capacity(table: ThematicTable, *, by, capacity: int) -> None:
    """Give a table more or fewer places; before the start those who wait get the new ones.

    Raises ``ValidationError`` for fewer places than people, and once the meeting is over.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        meeting = table.meeting.locked()
        if meeting.is_cancelled or meeting.is_over:
            raise ValidationError(_("The meeting is over."), code="meeting_over")
        stored = ThematicTable.objects.select_for_update(no_key=True).get(pk=table.pk)
        stored.capacity = capacity
        stored.full_clean()
        stored.save(update_fields=["capacity"])
        if not meeting.has_started:
            tell(Fact.PLACES_FREED, meeting=meeting)


def check_place(meeting: Meeting, table: ThematicTable, *, besides=None) -> None:
    """Raise ``ValidationError`` unless the meeting and this table of it have a place left."""
    if table.meeting_id != meeting.pk:
        raise ValidationError(
            {"table": _("There is no such table at this meeting. Choose one of those listed.")},
            code="foreign_table",
        )
    others = meeting.participations.taking_a_seat().exclude(pk=besides and besides.pk)
    if meeting.capacity is not None and others.count() >= meeting.capacity:
        raise ValidationError(
            _("All %(count)d places at this meeting are taken.") % {"count": meeting.capacity},
            code="meeting_full",
        )
    if others.filter(table=table).count() >= table.capacity:
        raise ValidationError({"table": _is_full(meeting, table)}, code="table_full")


def _is_full(meeting: Meeting, table: ThematicTable) -> str:
    taken = _("All places at table %(table)s are taken.") % {"table": table}
    free = [str(other.number) for other in meeting.tables.with_a_place()]
    if not free:
        return f"{taken} " + _("There are no places at the other tables either.")
    return f"{taken} " + _("Tables with places: %(numbers)s.") % {"numbers": ", ".join(free)}


def _first_result(submission_id) -> Participation | None:
    return Participation.objects.filter(submission_id=submission_id).first()


def _is_near(meeting: Meeting, before: timedelta) -> bool:
    now = timezone.now()
    return not meeting.is_cancelled and meeting.starts_at - before <= now < meeting.ends_at

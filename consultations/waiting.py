"""The waiting lists of a meeting: freed places go to who has waited longest, before it begins."""

from django.db import transaction
from django.utils.translation import gettext as _

from consultations.calls import call_or_write
from consultations.letters import calendar_for
from consultations.models import Meeting, Participation, PhoneCall, ThematicTable
from consultations.states import ParticipationStatus


def promote(meeting: Meeting) -> list[Participation]:
    """Give free places to those who wait, the longest waiting first; return who got one.

    For a place at a table wait those whose first choice it is and, as long as they have no place
    at all, those whose second choice it is. Whoever moves frees a place in turn. Each person is
    told once, by letter or by a call to make. Nothing happens after the meeting began or was
    called off, nor a second time. Called by every verb that frees or adds places, in its
    transaction; it locks the meeting's row itself where the caller has not.
    """
    with transaction.atomic():
        meeting = meeting.locked()
        if meeting.has_started or meeting.is_cancelled:
            return []
        waiters = list(
            meeting.participations.waiting()
            .select_related("table", "waiting_for", "second_choice", "user")
            .select_for_update(of=("self",), no_key=True)
        )
        if not waiters:
            return []
        places = _FreePlaces(meeting)
        promoted: dict[int, Participation] = {}
        # Each round somebody gets a place or it is the last; nobody gets one more than twice.
        while seat := next((one for one in waiters if places.table_for(one)), None):
            places.give(seat)
            promoted[seat.pk] = seat
            if seat.waiting_for_id is None:
                waiters.remove(seat)
        for seat in promoted.values():
            seat.meeting = meeting
            _tell(seat)
        return list(promoted.values())


def end_holds(meeting: Meeting, *, besides: Participation | None = None) -> int:
    """Free the places of guests who did not confirm in time; return how many.

    The meeting's row is locked, and the caller promotes afterwards. ``besides`` is somebody who
    signs up again at this moment.
    """
    late = meeting.participations.with_hold_over()
    if besides:
        late = late.exclude(pk=besides.pk)
    return late.order_by().update(
        status=ParticipationStatus.WITHDRAWN,
        held_until=None,
        waiting_for=None,
        waiting_since=None,
    )


class _FreePlaces:
    """What is free at a meeting now, kept up to date while places are given."""

    def __init__(self, meeting: Meeting):
        self._free = {table.pk: table.free for table in meeting.tables.with_seats()}
        self._left = None
        if meeting.capacity is not None:
            self._left = meeting.capacity - meeting.participations.taking_a_seat().count()

    def table_for(self, seat: Participation) -> ThematicTable | None:
        """The free table that is better for them than what they have; None without one."""
        if seat.is_waiting and self._left is not None and self._left <= 0:
            return None
        if self._free.get(seat.waiting_for_id, 0) > 0:
            return seat.waiting_for
        if seat.is_waiting and self._free.get(seat.second_choice_id, 0) > 0:
            return seat.second_choice
        return None

    def give(self, seat: Participation) -> None:
        table = self.table_for(seat)
        if seat.table_id:
            self._free[seat.table_id] += 1
        elif self._left is not None:
            self._left -= 1
        self._free[table.pk] -= 1
        seat.take_place(table)


def _tell(seat: Participation) -> None:
    call_or_write(
        seat,
        about=PhoneCall.About.PROMOTED,
        message=lambda: _what_to_say(seat),
        letter="promoted",
        attachments=calendar_for(seat, "promoted"),
    )


def _what_to_say(seat: Participation) -> str:
    if seat.waiting_for:
        return _("There is a place at table %(table)s now, the second choice.") % {
            "table": seat.table
        }
    return _("There is a place at table %(table)s now, the first choice.") % {"table": seat.table}

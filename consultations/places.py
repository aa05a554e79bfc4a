"""Where somebody sits: the first choice, the second, or the waiting list.

To be asked with the meeting's row locked; what it answers is true until the transaction ends.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import Meeting, Participation, ThematicTable


@dataclass(frozen=True)
class Placement:
    """A place at ``table``; ``waiting_for`` is the first choice where it is full.

    Without a table somebody only waits; without both the meeting has no tables.
    """

    table: ThematicTable | None
    waiting_for: ThematicTable | None = None

    @property
    def only_waits(self) -> bool:
        return self.table is None and self.waiting_for is not None

    @property
    def is_second_choice(self) -> bool:
        return self.table is not None and self.waiting_for is not None

    def give_to(self, seat: Participation) -> None:
        """Write it into the seat, unsaved. Who goes on waiting keeps the place in the queue."""
        if self.waiting_for is None:
            seat.waiting_since = None
        elif seat.waiting_for != self.waiting_for or seat.waiting_since is None:
            seat.waiting_since = timezone.now()
        seat.table = self.table
        seat.waiting_for = self.waiting_for


def find_place(
    meeting: Meeting,
    *,
    first_choice: ThematicTable | None,
    second_choice: ThematicTable | None = None,
    waits_if_full: bool = False,
    besides: Participation | None = None,
) -> Placement:
    """Return the best place there is for these choices; ``besides`` is the seat that is changed.

    Somebody who has a table keeps it while waiting for one of the new choices. Raises
    ``ValidationError`` for tables of another meeting, one table chosen twice, and, unless they
    want to wait, when everything chosen is full, saying where there still are places.
    """
    _check_choices(meeting, first_choice, second_choice)
    others = meeting.participations.taking_a_seat()
    if besides and besides.pk:
        others = others.exclude(pk=besides.pk)
    has_a_place = besides is not None and besides.table is not None
    is_full = meeting.capacity is not None and others.count() >= meeting.capacity
    if is_full and not has_a_place:
        if waits_if_full and first_choice:
            return Placement(None, waiting_for=first_choice)
        raise ValidationError(_meeting_full(first_choice), code="meeting_full")
    if first_choice is None or _has_place(first_choice, others):
        return Placement(first_choice)
    if second_choice and _has_place(second_choice, others):
        return Placement(second_choice, waiting_for=first_choice)
    if waits_if_full:
        return Placement(besides.table if besides else None, waiting_for=first_choice)
    chosen = list(filter(None, [first_choice, second_choice]))
    raise ValidationError({"first_choice": _full(meeting, chosen)}, code="table_full")


def free_tables(meeting: Meeting) -> list[ThematicTable]:
    return list(meeting.tables.with_a_place())


def check_table(meeting: Meeting, table: ThematicTable | None, *, field: str) -> None:
    """Raise ``ValidationError`` beside ``field`` for a table of another meeting."""
    if table and table.meeting_id != meeting.pk:
        raise ValidationError(
            {field: _("There is no such table at this meeting. Choose one of those listed.")},
            code="foreign_table",
        )


def _check_choices(meeting, first_choice, second_choice) -> None:
    check_table(meeting, first_choice, field="first_choice")
    check_table(meeting, second_choice, field="second_choice")
    if second_choice and first_choice is None:
        raise ValidationError(
            {"first_choice": _("Choose the table at which you want to sit.")}, code="no_table"
        )
    if second_choice and second_choice == first_choice:
        raise ValidationError(
            {"second_choice": _("The second choice has to be another table than the first.")},
            code="second_choice_is_another_table",
        )


def _has_place(table, others) -> bool:
    return others.filter(table=table).count() < table.capacity


def _meeting_full(first_choice) -> str:
    taken = _("All places at this meeting are taken.")
    if first_choice is None:
        return f"{taken} {_('The coordinator will tell you whether one becomes free.')}"
    return f"{taken} {_('You can ask for the waiting list: tick the box below.')}"


def _full(meeting, chosen: list[ThematicTable]) -> str:
    taken = ngettext(
        "All places at table %(tables)s are taken.",
        "All places at tables %(tables)s are taken.",
        len(chosen),
    ) % {"tables": get_text_list([str(table) for table in chosen], _("and"))}
    free = free_tables(meeting)
    if not free:
        none_left = _("There are no places at the other tables either.")
        wait = _("You can ask for the waiting list: tick the box below.")
        return f"{taken} {none_left} {wait}"
    left = ngettext(
        "There are still places at table %(numbers)s.",
        "There are still places at tables %(numbers)s.",
        len(free),
    ) % {"numbers": get_text_list([str(table.number) for table in free], _("and"))}
    choose = _("Choose another table, or tick the box below to wait for a place.")
    return f"{taken} {left} {choose}"

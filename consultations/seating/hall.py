"""Who sits where now, and for whom there is a place: what a seating plan begins with."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from consultations.models import Meeting, Participation, ThematicTable
from consultations.report import organization_key
from consultations.seating.solver import Place, Wish
from consultations.states import ParticipationStatus


@dataclass(frozen=True)
class Hall:
    """The tables of one meeting with everybody who comes.

    ``seated`` are those a plan gives a seat to: all who are confirmed, then those on the waiting
    list, the longest waiting first, as far as there are places. The rest is ``left_out``. A guest
    who has not confirmed yet keeps the place that is held: ``held`` counts them by table.
    """

    meeting: Meeting
    tables: list[ThematicTable]
    held: Counter
    seated: list[Participation]
    left_out: list[Participation]
    fingerprint: str

    @property
    def places(self) -> list[Place]:
        return [Place(t.pk, t.capacity, self.held[t.pk]) for t in self.tables]

    @property
    def wishes(self) -> list[Wish]:
        return [
            Wish(
                first=person.first_choice_id,
                second=person.second_choice_id,
                now=person.table_id,
                organization=organization_key(person.organization_name),
            )
            for person in self.seated
        ]

    @property
    def on_waiting_list(self) -> list[Participation]:
        """Everybody without a table who waits for one."""
        return [person for person in [*self.seated, *self.left_out] if person.table_id is None]


def hall_of(meeting: Meeting) -> Hall:
    """Return the hall as it is now. Five queries, however many people come."""
    tables = list(meeting.tables.all())
    people = list(
        meeting.participations.filter(
            status__in=[ParticipationStatus.CONFIRMED, ParticipationStatus.WAITING]
        )
        .select_related("table", "first_choice", "second_choice")
        .order_by("registered_at", "pk")
    )
    held = Counter(
        meeting.participations.taking_a_seat()
        .filter(status=ParticipationStatus.UNCONFIRMED)
        .exclude(table=None)
        .values_list("table_id", flat=True)
    )
    coming = [person for person in people if person.is_confirmed]
    # Somebody confirmed without a table has a place at the meeting, but the seated come first.
    coming.sort(key=lambda person: person.table_id is None)
    waiting = sorted(
        (person for person in people if not person.is_confirmed),
        key=lambda person: (person.waiting_since, person.pk),
    )
    at_tables = sum(max(table.capacity - held[table.pk], 0) for table in tables)
    for_waiting = max(at_tables - len(coming), 0)
    if meeting.capacity is not None:
        for_waiting = min(for_waiting, max(meeting.capacity - len(coming) - sum(held.values()), 0))
    return Hall(
        meeting=meeting,
        tables=tables,
        held=held,
        seated=coming[:at_tables] + waiting[:for_waiting],
        left_out=coming[at_tables:] + waiting[for_waiting:],
        fingerprint=_fingerprint(meeting, tables, held, people),
    )


def _fingerprint(meeting, tables, held, people) -> str:
    """Changes with everything that a plan depends on, and with nothing else."""
    state = [
        meeting.capacity,
        [[table.pk, table.number, table.capacity, held[table.pk]] for table in tables],
        sorted(
            [
                person.pk,
                person.status,
                person.table_id,
                person.first_choice_id,
                person.second_choice_id,
                organization_key(person.organization_name),
            ]
            for person in people
        ),
    ]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()

"""World Café: hosts stay at their tables, everybody else goes to another table in each round.

Round 1 is where people sit. The plan is made in three steps: how many people of each table visit
each other one (an integer programme that keeps the visits even), in which round each person goes
where (one assignment a round, which costs the meeting of people who have met), and exchanges of
two people as long as they make fewer people meet again.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.mixing import CannotRotate, mixed_rounds
from consultations.models import Meeting, Participation, RotationSeat, ThematicTable
from tcal.shared.conflicts import refusals_as_validation_errors

FEWEST_ROUNDS = 2


@dataclass(frozen=True)
class Route:
    """One person's tables, a round after another."""

    person: Participation
    tables: list[ThematicTable]


@dataclass(frozen=True)
class TableRounds:
    """Who comes to one table, a list for each round."""

    table: ThematicTable
    rounds: list[list[Participation]]

    @property
    def largest(self) -> int:
        return max(map(len, self.rounds), default=0)


class Rotation:
    """The plan as it is kept, and what has changed since it was made."""

    def __init__(self, meeting: Meeting):
        self.meeting = meeting
        self.tables = list(meeting.tables.prefetch_related("moderators"))
        self._by_pk = {table.pk: table for table in self.tables}
        seats = RotationSeat.objects.filter(participation__meeting=meeting)
        self._seats = defaultdict(dict)
        for person, number, table in seats.values_list("participation", "round", "table"):
            self._seats[person][number] = table
        # Those who withdrew go nowhere; their places stay empty.
        people = list(meeting.participations.confirmed().in_polish_order())
        self.routes = [
            Route(person, [self._by_pk[t] for _round, t in sorted(self._seats[person.pk].items())])
            for person in people
            if person.pk in self._seats
        ]
        self.missing = [p for p in people if p.table_id and p.pk not in self._seats]
        self.gone = len(self._seats) - len(self.routes)
        self.moved = [route.person for route in self.routes if self._sits_elsewhere(route)]

    @property
    def exists(self) -> bool:
        return bool(self._seats)

    @property
    def rounds(self) -> int:
        return max((len(seats) for seats in self._seats.values()), default=0)

    @property
    def round_numbers(self) -> range:
        return range(1, self.rounds + 1)

    @property
    def by_table(self) -> list[TableRounds]:
        """Who comes where; a table that was opened since then has nobody and is left out."""
        visitors = defaultdict(list)
        for route in self.routes:
            for number, table in enumerate(route.tables, start=1):
                visitors[table.pk, number].append(route.person)
        found = [
            TableRounds(table, [visitors[table.pk, number] for number in self.round_numbers])
            for table in self.tables
        ]
        return [one for one in found if one.largest]

    @property
    def met(self) -> tuple[float, int]:
        """Return how many others a person meets on average, and how many meet more than once."""
        together = Counter()
        for one in self.by_table:
            for people in one.rounds:
                keys = sorted(person.pk for person in people)
                together.update((a, b) for i, a in enumerate(keys) for b in keys[i + 1 :])
        again = sum(times > 1 for times in together.values())
        return 2 * len(together) / max(len(self.routes), 1), again

    @property
    def changes(self) -> list[str]:
        """What the plan does not know, in plain sentences; empty when it is up to date."""
        if not self.exists:
            return []
        notes = []
        if self.missing:
            notes.append(
                ngettext(
                    "The plan leaves out %(count)d person who has a seat now.",
                    "The plan leaves out %(count)d people who have seats now.",
                    len(self.missing),
                )
                % {"count": len(self.missing)}
            )
        if self.gone:
            notes.append(
                ngettext(
                    "%(count)d person in the plan has withdrawn.",
                    "%(count)d people in the plan have withdrawn.",
                    self.gone,
                )
                % {"count": self.gone}
            )
        if self.moved:
            notes.append(
                ngettext(
                    "%(count)d person sits at another table now than in round 1.",
                    "%(count)d people sit at other tables now than in round 1.",
                    len(self.moved),
                )
                % {"count": len(self.moved)}
            )
        return notes

    def _sits_elsewhere(self, route: Route) -> bool:
        return bool(route.tables) and route.person.table_id != route.tables[0].pk


def most_rounds(meeting: Meeting) -> int:
    """Everybody can be at each table once."""
    return meeting.tables.count()


def why_not_rotated(meeting: Meeting) -> str:
    """Return why no plan can be made, an empty string when it can."""
    if meeting.is_cancelled:
        return _("The meeting is called off.")
    if meeting.is_over:
        return _("The meeting is over.")
    if most_rounds(meeting) < FEWEST_ROUNDS:
        return _("People go from table to table where there are two tables or more.")
    if not meeting.participations.confirmed().exclude(table=None).exists():
        return _("Nobody has a seat at a table yet, so there is nobody to send round.")
    return ""


def plan_rotation(meeting: Meeting, *, rounds: int, by) -> Rotation:
    """Make the plan anew in place of the one before, and return it.

    Raises ``ValidationError`` beside ``rounds`` for more rounds than tables and where a table is
    too small for all who have to come to it; without a field when there is nothing to plan.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        meeting = meeting.locked()
        if refusal := why_not_rotated(meeting):
            raise ValidationError(refusal, code="nothing_to_rotate")
        tables = list(meeting.tables.all())
        _check_rounds(rounds, tables)
        people = list(
            meeting.participations.confirmed().exclude(table=None).order_by("registered_at", "pk")
        )
        index = {table.pk: number for number, table in enumerate(tables)}
        try:
            routes = mixed_rounds(
                [index[person.table_id] for person in people],
                [table.capacity for table in tables],
                rounds=rounds,
            )
        except CannotRotate as error:
            raise _too_small(error, rounds) from error
        RotationSeat.objects.filter(participation__meeting=meeting).delete()
        RotationSeat.objects.bulk_create(
            RotationSeat(participation=person, round=number, table=tables[at])
            for person, route in zip(people, routes, strict=True)
            for number, at in enumerate(route, start=1)
        )
        return Rotation(meeting)


def _check_rounds(rounds: int, tables: list[ThematicTable]) -> None:
    if not FEWEST_ROUNDS <= rounds <= len(tables):
        raise ValidationError(
            {
                "rounds": ngettext(
                    "There is %(count)d table, so there can be from 2 to %(count)d rounds.",
                    "There are %(count)d tables, so there can be from 2 to %(count)d rounds.",
                    len(tables),
                )
                % {"count": len(tables)}
            },
            code="rounds",
        )


def _too_small(error: CannotRotate, rounds: int) -> ValidationError:
    return ValidationError(
        {
            "rounds": ngettext(
                "In %(rounds)d round the tables are too small: %(needed)d people have to change "
                "tables and only %(possible)d can. Seat everybody anew, more evenly, add places "
                "or choose fewer rounds.",
                "In %(rounds)d rounds the tables are too small: people have to change tables "
                "%(needed)d times in all and only %(possible)d times is possible. Seat everybody "
                "anew, more evenly, add places or choose fewer rounds.",
                rounds,
            )
            % {"rounds": rounds, "needed": error.needed, "possible": error.possible}
        },
        code="tables_too_small",
    )

"""A seating plan in plain words: who gets what, who moves, and why not to their first choice."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from consultations.models import PlannedSeat, SeatingPlan, ThematicTable
from consultations.report import organization_key
from consultations.seating.hall import Hall


@dataclass(frozen=True)
class Got:
    """How many people sit where they wanted."""

    first: int = 0
    second: int = 0
    other: int = 0
    no_wish: int = 0
    no_table: int = 0


@dataclass(frozen=True)
class Size:
    """One table: how many wanted it first, how many sit there now and with the plan."""

    table: ThematicTable
    wanted: int
    before: int
    after: int


class PlanExplained:
    """What the page of a plan says. ``hall`` is the state that the plan was made of."""

    def __init__(self, plan: SeatingPlan, hall: Hall):
        self.plan = plan
        self.hall = hall
        self.seats = list(
            plan.seats.select_related(
                "participation__first_choice",
                "participation__second_choice",
                "table",
                "from_table",
            ).order_by("participation__name_sort", "participation__name", "pk")
        )

    @cached_property
    def movers(self) -> list[PlannedSeat]:
        return [seat for seat in self.seats if seat.table_id != seat.from_table_id]

    @cached_property
    def before(self) -> Got:
        return _got([(s.participation, s.from_table_id) for s in self.seats])

    @cached_property
    def after(self) -> Got:
        return _got([(s.participation, s.table_id) for s in self.seats])

    @cached_property
    def sizes(self) -> list[Size]:
        held = self.hall.held
        wanted = Counter(seat.participation.first_choice_id for seat in self.seats)
        before = Counter(seat.from_table_id for seat in self.seats)
        after = Counter(seat.table_id for seat in self.seats)
        return [
            Size(t, wanted[t.pk], before[t.pk] + held[t.pk], after[t.pk] + held[t.pk])
            for t in self.hall.tables
        ]

    @cached_property
    def difference(self) -> int:
        """Between the largest table and the smallest, with the plan."""
        after = [size.after for size in self.sizes]
        return max(after) - min(after)

    @cached_property
    def most_of_one_organization(self) -> int:
        return max((len(people) for people in self._of_organization.values()), default=0)

    @property
    def limit_of_organization(self) -> int | None:
        """The limit that the plan keeps: as asked, or the smallest that can be kept."""
        asked = self.plan.most_of_one_organization
        return None if asked is None else max(asked, self.most_of_one_organization)

    @property
    def changes_nothing(self) -> bool:
        return not self.movers

    @property
    def notes(self) -> list[str]:
        """Which limits could not be kept, and who still waits."""
        return [*self._what_gave_way(), *self._who_is_left()]

    def outcome(self, seat: PlannedSeat) -> str:
        """Which of their choices somebody gets."""
        return {
            "first": pgettext("what the plan gives", "first choice"),
            "second": pgettext("what the plan gives", "second choice"),
            "other": pgettext("what the plan gives", "another table"),
            "no_wish": pgettext("what the plan gives", "chose no table"),
        }[_kind(seat.participation, seat.table_id)]

    def reason(self, seat: PlannedSeat) -> str:
        """Why this table, in one or two sentences."""
        person = seat.participation
        kind = _kind(person, seat.table_id)
        if kind == "no_wish":
            return _("Chose no table, so sits where there is a place.")
        if kind == "first":
            return _("Gets the first choice.")
        missed = [self._why_not(seat, person.first_choice)] if person.first_choice else []
        if kind == "second":
            return " ".join([*missed, _("Gets the second choice.")])
        if person.second_choice:
            missed.append(self._why_not(seat, person.second_choice))
        return " ".join(dict.fromkeys(missed))

    def _why_not(self, seat: PlannedSeat, table: ThematicTable) -> str:
        size = self._size[table.pk]
        organization = organization_key(seat.participation.organization_name)
        limit = self.limit_of_organization
        if organization and limit and len(self._of_organization[table.pk, organization]) >= limit:
            return ngettext(
                "At table %(number)d there is one person of the same organisation already, and "
                "that is the limit.",
                "At table %(number)d there are %(limit)d people of the same organisation already, "
                "and that is the limit.",
                limit,
            ) % {"number": table.number, "limit": limit}
        if size.wanted > table.capacity:
            return ngettext(
                "At table %(number)d there is %(wanted)s for one place.",
                "At table %(number)d there are %(wanted)s for %(places)d places.",
                table.capacity,
            ) % {
                "number": table.number,
                "places": table.capacity,
                "wanted": ngettext("%(count)d person", "%(count)d people", size.wanted)
                % {"count": size.wanted},
            }
        if size.after >= table.capacity:
            return _("All places at table %(number)d are taken.") % {"number": table.number}
        return _(
            "At table %(number)d there would be too many people beside the smallest tables."
        ) % {"number": table.number}

    def _what_gave_way(self) -> list[str]:
        notes = []
        asked = self.plan.most_of_one_organization
        if asked is not None and self.most_of_one_organization > asked:
            notes.append(
                _(
                    "At most %(asked)d of one organisation can't be kept: there are too many of "
                    "them for %(tables)s. In this plan the most is %(most)d."
                )
                % {
                    "asked": asked,
                    "most": self.most_of_one_organization,
                    "tables": ngettext("%(count)d table", "%(count)d tables", len(self.sizes))
                    % {"count": len(self.sizes)},
                }
            )
        if self.difference > self.plan.largest_difference:
            notes.append(
                _(
                    "A difference of %(asked)d between tables can't be kept with their numbers of "
                    "places and the other limit. In this plan it is %(difference)d."
                )
                % {"asked": self.plan.largest_difference, "difference": self.difference}
            )
        return notes

    def _who_is_left(self) -> list[str]:
        notes = []
        if left := len(self.hall.left_out):
            notes.append(
                ngettext(
                    "There is no place for %(count)d person, who goes on waiting.",
                    "There are no places for %(count)d people, who go on waiting.",
                    left,
                )
                % {"count": left}
            )
        if held := sum(self.hall.held.values()):
            notes.append(
                ngettext(
                    "%(count)d place is held for a guest who has not confirmed yet. It stays.",
                    "%(count)d places are held for guests who have not confirmed yet. They stay.",
                    held,
                )
                % {"count": held}
            )
        return notes

    @cached_property
    def _size(self) -> dict[int, Size]:
        return {size.table.pk: size for size in self.sizes}

    @cached_property
    def _of_organization(self) -> dict[tuple[int, str], list[PlannedSeat]]:
        """Who of each organisation sits at each table; residents are of none."""
        found = defaultdict(list)
        for seat in self.seats:
            if organization := organization_key(seat.participation.organization_name):
                found[seat.table_id, organization].append(seat)
        return found


def explain(plan: SeatingPlan, hall: Hall) -> PlanExplained:
    return PlanExplained(plan, hall)


def _kind(person, table: int | None) -> str:
    if table is None:
        return "no_table"
    if table == person.first_choice_id:
        return "first"
    if table == person.second_choice_id:
        return "second"
    return "other" if person.first_choice_id or person.second_choice_id else "no_wish"


def _got(seats) -> Got:
    return Got(**Counter(_kind(person, table) for person, table in seats))

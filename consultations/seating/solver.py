"""The best arrangement of people at tables, exactly: an integer programme solved by HiGHS.

It knows nothing of the database. People who want the same, sit at the same table and count
towards the same limit are one group with a number, which makes the programme small.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

FIRST_CHOICE = 3
SECOND_CHOICE = 2
SECONDS = 20


class NotSolvedInTime(Exception):
    """The solver had ``SECONDS`` and has not proved any arrangement to be the best."""


@dataclass(frozen=True)
class Place:
    """A table; ``held`` of its places are not for the plan to give, yet count as people there."""

    table: int
    capacity: int
    held: int = 0

    @property
    def free(self) -> int:
        return max(self.capacity - self.held, 0)


@dataclass(frozen=True)
class Wish:
    """Of one person; tables by their keys. ``organization`` is empty for a resident."""

    first: int | None = None
    second: int | None = None
    now: int | None = None
    organization: str = ""

    def points(self, table: int) -> int:
        if table == self.first:
            return FIRST_CHOICE
        return SECOND_CHOICE if table == self.second else 0

    def moves(self, table: int) -> bool:
        """Whether somebody who has a table leaves it."""
        return self.now is not None and self.now != table


def best_seats(
    places: Sequence[Place],
    wishes: Sequence[Wish],
    *,
    largest_difference: int,
    most_of_one_organization: int | None = None,
) -> list[int]:
    """Return a table for each wish: the most points, and of such arrangements the fewest moves.

    The same question has the same answer every time; of people who want the same, those earlier
    in ``wishes`` get it. There have to be as many free places as wishes. Where both limits can't
    be kept, the difference between tables grows by as little as possible; where the limit of one
    organisation alone can't be kept, it grows first. Raises ``NotSolvedInTime``.
    """
    if not wishes:
        return []
    groups = _grouped(wishes, most_of_one_organization)
    programme = _Programme(places, groups, largest_difference, most_of_one_organization)
    counts = programme.solve() or programme.relaxed().solve()
    return _dealt(places, wishes, groups, counts)


def _grouped(wishes: Sequence[Wish], limit: int | None) -> dict[Wish, list[int]]:
    """The positions of those who are the same to the programme, in order of appearance."""
    sizes = Counter(wish.organization for wish in wishes)
    groups = defaultdict(list)
    for position, wish in enumerate(wishes):
        limited = limit is not None and wish.organization and sizes[wish.organization] > limit
        same = wish if limited else Wish(wish.first, wish.second, wish.now)
        groups[same].append(position)
    return dict(groups)


def _dealt(places, wishes, groups, counts) -> list[int]:
    """Give the seats of a group to its people: the better ones to those who come first."""
    seats = [0] * len(wishes)
    for (wish, positions), row in zip(groups.items(), counts, strict=True):
        better_first = sorted(
            range(len(places)),
            key=lambda i: (-wish.points(places[i].table), wish.moves(places[i].table), i),
        )
        given = [places[i].table for i in better_first for _seat in range(row[i])]
        for position, table in zip(positions, given, strict=True):
            seats[position] = table
    return seats


class _Programme:
    """Variables: how many of a group sit at a table (group by group), then the smallest and the
    largest table, then by how much the limit of difference and that of organisations grow."""

    def __init__(self, places, groups, difference, of_one_organization):
        self.places = places
        self.groups = groups
        self.difference = difference
        self.of_one_organization = of_one_organization
        self.people = sum(map(len, groups.values()))
        self.cells = len(groups) * len(places)

    def solve(self) -> list[list[int]] | None:
        """Return rows of counts, a row a group; None where the limits can't be kept."""
        # A move costs less than the smallest difference of points all moves could make up for.
        point = self.people + 1
        cost = [
            -point * wish.points(place.table) + wish.moves(place.table)
            for wish in self.groups
            for place in self.places
        ]
        found = self._optimum([*cost, 0, 0, 0, 0], may_grow=False)
        if found is None:
            return None
        width = len(self.places)
        return [found[i : i + width] for i in range(0, self.cells, width)]

    def relaxed(self) -> "_Programme":
        """The same with limits that can be kept: organisations' as asked if at all possible."""
        cost = [0] * self.cells
        found = self._optimum([*cost, 0, 0, 1, self.people + 1], may_grow=True)
        difference, of_one = found[-2:]
        return _Programme(
            self.places,
            self.groups,
            self.difference + difference,
            None if self.of_one_organization is None else self.of_one_organization + of_one,
        )

    def _optimum(self, cost, *, may_grow: bool) -> list[int] | None:
        # Here, not above: the libraries take a lot of a worker's memory, and plans are rare.
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        wide = self.cells + 4
        highest = np.full(wide, float(self.people + max(p.held for p in self.places)))
        if not may_grow:
            highest[-2:] = 0
        matrix, lower, upper = self._rows()
        answer = milp(
            np.array(cost, dtype=float),
            integrality=np.ones(wide),
            bounds=Bounds(np.zeros(wide), highest),
            constraints=LinearConstraint(matrix, lower, upper),
            options={"time_limit": SECONDS, "mip_rel_gap": 0.0},
        )
        if answer.status == 2:
            return None
        if answer.status != 0:
            raise NotSolvedInTime(answer.message)
        return [round(value) for value in answer.x]

    def _rows(self):
        """The constraints: a sparse matrix with the bounds of each row."""
        import numpy as np
        from scipy.sparse import csr_array

        smallest, largest, by_difference, by_organization = range(self.cells, self.cells + 4)
        rows, lower, upper = [], [], []

        def add(cells, low, high):
            rows.append(cells)
            lower.append(low)
            upper.append(high)

        width = len(self.places)
        for g, positions in enumerate(self.groups.values()):
            everybody = [(g * width + t, 1) for t in range(width)]
            add(everybody, len(positions), len(positions))
        for t, place in enumerate(self.places):
            here = [(g * width + t, 1) for g in range(len(self.groups))]
            add(here, 0, place.free)
            add([*here, (smallest, -1)], -place.held, np.inf)
            add([*here, (largest, -1)], -np.inf, -place.held)
        add([(largest, 1), (smallest, -1), (by_difference, -1)], -np.inf, self.difference)
        for members in self._limited_organizations():
            for t in range(width):
                of_one = [(g * width + t, 1) for g in members]
                add([*of_one, (by_organization, -1)], -np.inf, self.of_one_organization)
        at = [(r, column, value) for r, cells in enumerate(rows) for column, value in cells]
        r, columns, values = zip(*at, strict=True)
        matrix = csr_array((values, (r, columns)), shape=(len(rows), self.cells + 4), dtype=float)
        return matrix, np.array(lower, dtype=float), np.array(upper, dtype=float)

    def _limited_organizations(self) -> list[list[int]]:
        """The groups of each organisation that has more people than may sit at one table."""
        members = defaultdict(list)
        for g, wish in enumerate(self.groups):
            if wish.organization:
                members[wish.organization].append(g)
        return list(members.values())

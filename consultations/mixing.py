"""Rounds in which people meet as many others as they can. It knows nothing of the database.

Why there always is a way: people and tables are two sides of a graph, a visit is its edge. With
every person visiting ``rounds - 1`` other tables, the edges can be coloured by rounds so that each
person has every round once and each table's visits are spread evenly over the rounds (de Werra's
theorem on bipartite graphs). So only the numbers of visits have to fit, and each round can be
taken as one assignment that leaves an even rest.
"""

from collections.abc import Sequence

# Exchanges in a round times people: enough to mix eighty well and to be quick with four hundred.
EXCHANGES = 20_000
SECONDS = 20


class CannotRotate(Exception):
    """``needed`` visits do not fit into the tables, ``possible`` would."""

    def __init__(self, *, needed: int, possible: int):
        super().__init__(needed, possible)
        self.needed = needed
        self.possible = possible


def mixed_rounds(
    first: Sequence[int], capacities: Sequence[int], *, rounds: int
) -> list[list[int]]:
    """Return each person's tables by rounds, beginning with ``first``; tables count from 0.

    Nobody comes to a table twice, no table has more people than its capacity, in every round the
    tables visited are filled evenly, and the same people lead to the same answer. Raises
    ``CannotRotate``; ``rounds`` is at most the number of tables.
    """
    visits = _visits(first, capacities, rounds)
    left = _dealt(first, visits, len(capacities), rounds)
    routes = _spread_over_rounds(first, left, rounds)
    _exchange(routes)
    return routes.tolist()


def _visits(first, capacities, rounds):
    """How many of the people of each table visit each other one, as evenly as possible."""
    # Here, not above: the libraries take a lot of a worker's memory, and plans are rare.
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    tables = len(capacities)
    start = np.bincount(first, minlength=tables)
    needed = int(start.sum()) * (rounds - 1)
    # Cells (from, to), then the fewest and the most visits of a table, and by how much more people
    # than an equal part of a table go to the same one together.
    wide = tables * tables + 3
    fewest, most, together = range(wide - 3, wide)
    highest = np.full(wide, float(needed))
    for at in range(tables):
        for to in range(tables):
            highest[at * tables + to] = 0 if at == to else start[at]
    rows, lower, upper = [], [], []
    for at in range(tables):
        rows.append([(at * tables + to, 1) for to in range(tables)])
        lower.append(start[at] * (rounds - 1))
        upper.append(start[at] * (rounds - 1))
    for to in range(tables):
        coming = [(at * tables + to, 1) for at in range(tables)]
        rows += [coming, [*coming, (fewest, -1)], [*coming, (most, -1)]]
        lower += [0, 0, -np.inf]
        upper += [capacities[to] * (rounds - 1), np.inf, 0]
    for at in range(tables):
        equal_part = -(-int(start[at]) * (rounds - 1) // max(tables - 1, 1))
        for to in range(tables):
            rows.append([(at * tables + to, 1), (together, -1)])
            lower.append(-np.inf)
            upper.append(equal_part)
    cells = [(r, column, value) for r, row in enumerate(rows) for column, value in row]
    r, columns, values = zip(*cells, strict=True)
    matrix = csr_array((values, (r, columns)), shape=(len(rows), wide), dtype=float)
    cost = np.zeros(wide)
    cost[[fewest, most, together]] = -needed, needed, 1
    answer = milp(
        cost,
        integrality=np.ones(wide),
        bounds=Bounds(np.zeros(wide), highest),
        constraints=LinearConstraint(matrix, lower, upper),
        options={"time_limit": SECONDS, "mip_rel_gap": 0.0},
    )
    if answer.x is None:
        possible = sum(
            min(capacities[to] * (rounds - 1), int(start.sum() - start[to])) for to in range(tables)
        )
        raise CannotRotate(needed=needed, possible=possible)
    return np.rint(answer.x[:-3]).astype(int).reshape(tables, tables)


def _dealt(first, visits, tables, rounds):
    """Which tables each person is to visit: a matrix of people and tables.

    The visits of the people of one table are dealt in turn, so nobody gets a table twice.
    """
    import numpy as np

    left = np.zeros((len(first), tables), dtype=bool)
    for at in range(tables):
        people = [person for person, table in enumerate(first) if table == at]
        cards = [to for to in range(tables) for _card in range(visits[at, to])]
        for number, to in enumerate(cards):
            left[people[number % len(people)], to] = True
    return left


def _spread_over_rounds(first, left, rounds):
    """In which round everybody visits each of their tables: one assignment a round."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    people, tables = left.shape
    routes = np.empty((people, rounds), dtype=int)
    routes[:, 0] = first
    met = _together(routes[:, 0]).astype(float)
    impossible = float(people * people * tables)
    for number in range(1, rounds):
        remaining = rounds - number
        degrees = left.sum(axis=0)
        # What a table has to take in this round so that the rest stays even, then one place more.
        slots = [
            (table, has_to)
            for table in range(tables)
            for has_to in [True] * (degrees[table] // remaining)
            + [False] * bool(degrees[table] % remaining)
        ]
        at = [table for table, _has_to in slots]
        # People of whom many still have a table ahead are likely to meet there.
        cost = np.where(left, met @ left / np.maximum(degrees, 1), impossible)[:, at]
        cost[:, [has_to for _table, has_to in slots]] -= people * tables
        rows, chosen = linear_sum_assignment(cost)
        routes[rows, number] = np.array(at)[chosen]
        _exchange_in_round(routes[:, number], met.astype(int), ~left)
        left[np.arange(people), routes[:, number]] = False
        met += _together(routes[:, number])
    return routes


def _exchange(routes) -> None:
    """Let two people change places in a round as long as fewer people meet again so."""
    import numpy as np

    people, rounds = routes.shape
    met = sum(_together(routes[:, number]) for number in range(rounds)).astype(int)
    tables = routes.max() + 1
    for _sweep in range(2):
        exchanged = 0
        for number in range(1, rounds):
            here = routes[:, number]
            elsewhere = met - _together(here)
            others = np.delete(routes, number, axis=1)
            visited = np.zeros((people, tables), dtype=bool)
            visited[np.arange(people)[:, None], others] = True
            exchanged += _exchange_in_round(here, elsewhere, visited)
            met = elsewhere + _together(here)
        if not exchanged:
            return


def _exchange_in_round(here, elsewhere, closed) -> int:
    """Change ``here``, the tables of one round, for the better; return how many exchanges.

    ``elsewhere`` counts how often people meet in other rounds, ``closed`` says to which tables
    somebody can't go.
    """
    for exchanges in range(EXCHANGES // len(here)):
        pair = _best_exchange(here, elsewhere, closed)
        if pair is None:
            return exchanges
        a, b = pair
        here[a], here[b] = here[b], here[a]
    return EXCHANGES // len(here)


def _best_exchange(here, elsewhere, closed):
    """The two people whose exchange spares the most meetings again; None where none does."""
    import numpy as np

    people = np.arange(len(here))
    at_table = np.zeros((len(here), closed.shape[1]), dtype=int)
    at_table[people, here] = 1
    # How often a person has met those who are at a table in this round.
    again = elsewhere @ at_table
    now = again[people, here]
    there = again[:, here]
    change = there - now[:, None] + there.T - now[None, :] - 2 * elsewhere
    change[closed[:, here] | closed[:, here].T | (here[:, None] == here[None, :])] = 0
    best = int(change.argmin())
    if change.flat[best] >= 0:
        return None
    return divmod(best, len(here))


def _together(tables):
    """Who sits with whom: a matrix of people, 0 on its diagonal."""
    import numpy as np

    same = (tables[:, None] == tables[None, :]).astype(int)
    np.fill_diagonal(same, 0)
    return same

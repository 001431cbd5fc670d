"""Finds mentors for a whole group together, so that the sum of all points is the highest."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from desktop_app.training.mentoring.matching.rules import (
    Known,
    Match,
    Rules,
    load_points,
    match,
)

TOGETHER = 40
"""Trainees solved in one piece; of a larger group those who joined first go first."""

_FAR = 1 << 40


def solve(
    trainees: Sequence[Known],
    mentors: Sequence[Known],
    loads: Mapping[UUID, int],
    rules: Rules,
) -> dict[UUID, Match]:
    """Return a match by trainee; who is left out finds no room.

    Exact within a group of `TOGETHER`: each free place of a mentor is worth less than the one
    before, so that the load comes out fair. The same people give the same result.
    """
    by_number = sorted(mentors, key=lambda one: one.person.staff_number)
    waiting = sorted(trainees, key=lambda one: (one.person.joined_on, one.person.staff_number))
    taken = dict(loads)
    found: dict[UUID, Match] = {}
    for start in range(0, len(waiting), TOGETHER):
        group = waiting[start : start + TOGETHER]
        for trainee_id, one in _solve_group(group, by_number, taken, rules).items():
            found[trainee_id] = one
            taken[one.mentor.person.id] = taken.get(one.mentor.person.id, 0) + 1
    return found


def _solve_group(
    trainees: Sequence[Known],
    mentors: Sequence[Known],
    loads: Mapping[UUID, int],
    rules: Rules,
) -> dict[UUID, Match]:
    places = [
        (mentor, load)
        for mentor in mentors
        for load in range(
            loads.get(mentor.person.id, 0),
            # More places than there are trainees are never taken.
            min(rules.most_trainees, loads.get(mentor.person.id, 0) + len(trainees)),
        )
    ]
    most = sum(rules.weights) + 1
    nowhere = [2 * most] * len(trainees)
    found = {}
    # A place costs what it lacks; to stay without one costs more than any.
    costs = [
        [_FAR if points is None else most - points for points in _offers(one, places, rules)]
        + nowhere
        for one in trainees
    ]
    for row, column in enumerate(assign(costs)):
        if column < len(places) and costs[row][column] < _FAR:
            found[trainees[row].person.id] = match(trainees[row], *places[column], rules)
    return found


def _offers(one: Known, places: Sequence[tuple[Known, int]], rules: Rules) -> Iterator[int | None]:
    """Give the points of each place for a trainee, None for one beside themselves."""
    free = load_points(0, rules)
    known: dict[UUID, int] = {}
    for mentor, load in places:
        key = mentor.person.id
        if key == one.person.id:
            yield None
            continue
        if key not in known:  # only the load differs from place to place of a mentor
            known[key] = match(one, mentor, 0, rules).points - free
        yield known[key] + load_points(load, rules)


def assign(costs: Sequence[Sequence[int]]) -> list[int]:
    """Return for each row a column of its own, so that the sum of the costs is the least.

    The Hungarian method by shortest augmenting paths (Jonker and Volgenant 1987), O(rows² ×
    columns); no fewer columns than rows. The first column wins a tie.
    """
    if not costs:
        return []
    width = len(costs[0])
    over_row, over_column = [0] * (len(costs) + 1), [0] * (width + 1)
    row_of = [0] * (width + 1)  # column 0 stands for the row that looks for a place
    for row in range(1, len(costs) + 1):
        row_of[0] = row
        end, way = _path(costs, row_of, over_row, over_column)
        while end:
            row_of[end] = row_of[way[end]]
            end = way[end]
    columns = [0] * len(costs)
    for column in range(1, width + 1):
        if row_of[column]:
            columns[row_of[column] - 1] = column - 1
    return columns


def _path(
    costs: Sequence[Sequence[int]],
    row_of: Sequence[int],
    over_row: list[int],
    over_column: list[int],
) -> tuple[int, list[int]]:
    """Return the free column that is nearest to the row in column 0, and the way back."""
    width = len(row_of) - 1
    least, way, used = [_FAR * 2] * (width + 1), [0] * (width + 1), [False] * (width + 1)
    column = 0
    while True:
        used[column] = True
        row = row_of[column]
        step, following = _FAR * 4, 0
        for other in range(1, width + 1):
            if used[other]:
                continue
            cost = costs[row - 1][other - 1] - over_row[row] - over_column[other]
            if cost < least[other]:
                least[other], way[other] = cost, column
            if least[other] < step:
                step, following = least[other], other
        for other in range(width + 1):
            if used[other]:
                over_row[row_of[other]] += step
                over_column[other] -= step
            else:
                least[other] -= step
        column = following
        if not row_of[column]:
            return column, way

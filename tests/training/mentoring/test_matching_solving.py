"""A group is matched as a whole: the best sum, fair load, the same result each time."""

from itertools import permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st
from matching_people import RULES, known

from desktop_app.training.mentoring.matching.rules import Rules, match
from desktop_app.training.mentoring.matching.solving import assign, solve

TEMPERAMENT = st.sampled_from(["introvert", "balanced", "extrovert"])


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.data())
def test_the_assignment_is_the_best_of_all(rows: int, data: st.DataObject) -> None:
    columns = data.draw(st.integers(rows, 5))
    cost = st.lists(st.integers(0, 20), min_size=columns, max_size=columns)
    costs = data.draw(st.lists(cost, min_size=rows, max_size=rows))
    found = assign(costs)
    assert len(set(found)) == rows
    best = min(
        sum(costs[row][column] for row, column in enumerate(chosen))
        for chosen in permutations(range(columns), rows)
    )
    assert sum(costs[row][column] for row, column in enumerate(found)) == best


@settings(max_examples=40, deadline=None)
@given(
    st.lists(TEMPERAMENT, min_size=1, max_size=4),
    st.lists(st.tuples(TEMPERAMENT, st.integers(0, 2)), min_size=1, max_size=3),
)
def test_no_other_pairing_of_the_group_has_more_points(
    trainees: list[str], mentors: list[tuple[str, int]]
) -> None:
    rules = Rules(1, 30, 2, (40, 30, 30))
    group = [known(n, temperament) for n, temperament in enumerate(trainees, start=1)]
    able = [known(n, temperament) for n, (temperament, _) in enumerate(mentors, start=11)]
    loads = {one.person.id: load for one, (_, load) in zip(able, mentors, strict=True)}
    found = solve(group, able, loads, rules)
    room = sum(rules.most_trainees - load for load in loads.values())
    assert len(found) == min(len(group), room)
    best = 0
    for chosen in product([None, *able], repeat=len(group)):
        taken, points = dict(loads), 0
        for trainee, mentor in zip(group, chosen, strict=True):
            if mentor is not None:
                points += match(trainee, mentor, taken[mentor.person.id], rules).points
                taken[mentor.person.id] += 1
        paired = sum(mentor is not None for mentor in chosen)
        if max(taken.values()) <= rules.most_trainees and paired == len(found):
            best = max(best, points)
    assert sum(one.points for one in found.values()) == best


def test_the_load_comes_out_fair_where_nothing_else_speaks() -> None:
    group = [known(n) for n in range(1, 7)]
    able = [known(n) for n in (11, 12, 13)]
    found = solve(group, able, {known(11).person.id: 2}, RULES)
    after = {one.person.id: 0 for one in able} | {able[0].person.id: 2}
    for one in found.values():
        after[one.mentor.person.id] += 1
    assert sorted(after.values()) == [2, 3, 3]


def test_the_order_of_the_people_changes_nothing() -> None:
    group = [known(n, "introvert") for n in range(1, 6)]
    able = [known(n, "extrovert") for n in (11, 12)]
    first = solve(group, able, {}, RULES)
    again = solve(group[::-1], able[::-1], {}, RULES)
    assert first == again


def test_who_is_left_without_room_gets_no_proposal() -> None:
    group = [known(n) for n in range(1, 4)]
    full = {known(11).person.id: 3}
    assert [one.int for one in solve(group, [known(11)], full, RULES)] == [1]
    assert solve(group, [], {}, RULES) == {}


def test_nobody_mentors_themselves() -> None:
    assert solve([known(1)], [known(1)], {}, RULES) == {}

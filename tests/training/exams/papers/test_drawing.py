"""Papers drawn by a blueprint: equal in marks, sections and difficulty, other questions."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.exams.papers.blueprint import (
    USUAL,
    BadBlueprint,
    Blueprint,
    Part,
    read,
    shared_out,
)
from desktop_app.training.exams.papers.drawing import (
    Candidate,
    CannotFill,
    Item,
    draw,
    reordered,
)

LEVELS = ("easy", "medium", "hard")


def bank(
    each: int, sections: Sequence[tuple[str, int]] = (("投诉", 3), ("礼仪", 1))
) -> list[Candidate]:
    """Return a bank with so many questions of each type, section and difficulty."""
    found: list[Candidate] = []
    for kind in ("single", "multiple", "true-false", "case"):
        for section, emphasis in sections:
            for level in LEVELS:
                for _ in range(each):
                    shown = 4 if kind in ("single", "multiple") else 0
                    one = UUID(int=len(found))
                    found.append(Candidate(one, kind, section, level, emphasis, shown))
    return found


def makeup(items: Sequence[Item], among: Sequence[Candidate]) -> Counter[tuple[str, ...]]:
    known = {one.version_id: one for one in among}
    drawn = (known[one.version_id] for one in items)
    return Counter((one.type, one.section, one.difficulty) for one in drawn)


@given(st.integers(), st.integers())
def test_two_papers_are_made_up_alike_and_come_to_100(one: int, other: int) -> None:
    among = bank(5)
    first, second = draw(USUAL, among, one), draw(USUAL, among, other)
    assert makeup(first, among) == makeup(second, among)
    assert [one.marks for one in first] == [one.marks for one in second]
    assert sum(item.marks for item in first) == 100
    assert len({item.version_id for item in first}) == USUAL.count


def test_a_seed_gives_the_same_paper_in_whatever_order_the_bank_comes() -> None:
    among = bank(5)
    assert draw(USUAL, among, 7) == draw(USUAL, among[::-1], 7)
    assert draw(USUAL, among, 7) != draw(USUAL, among, 8)


def test_what_an_earlier_paper_had_is_drawn_last() -> None:
    among = bank(14)
    first = draw(USUAL, among, 1)
    second = draw(USUAL, among, 2, Counter(one.version_id for one in first))
    assert {one.version_id for one in first}.isdisjoint(one.version_id for one in second)


def test_a_section_of_weight_three_has_three_times_the_questions() -> None:
    among = bank(8)
    drawn = makeup(draw(Blueprint((Part("single", 20, 5),)), among, 3), among)
    by_section = Counter[str]()
    for (_, section, _), n in drawn.items():
        by_section[section] += n
    assert by_section == {"投诉": 15, "礼仪": 5}


def test_counted_difficulties_are_kept_even_where_a_section_has_to_give_way() -> None:
    among = [
        *(Candidate(UUID(int=n), "single", "投诉", "easy", 3) for n in range(10)),
        *(Candidate(UUID(int=50 + n), "single", "礼仪", "hard", 1) for n in range(10)),
    ]
    wanted = Blueprint((Part("single", 10, 10, {"easy": 2, "medium": 0, "hard": 8}),))
    drawn = makeup(draw(wanted, among, 3), among)
    assert drawn == {("single", "投诉", "easy"): 2, ("single", "礼仪", "hard"): 8}


@given(st.lists(st.integers(0, 6), min_size=9, max_size=9), st.integers(1, 12), st.integers())
def test_whatever_the_bank_holds_the_part_is_filled_or_refused(
    stock: list[int], count: int, seed: int
) -> None:
    among = [
        Candidate(UUID(int=1000 * cell + n), "single", "甲乙丙"[cell // 3], LEVELS[cell % 3])
        for cell, has in enumerate(stock)
        for n in range(has)
    ]
    wanted = Blueprint((Part("single", count, 100 / count),))
    if sum(stock) < count:
        with pytest.raises(CannotFill, match=f"单选题要 {count} 道.*只有 {sum(stock)} 道"):
            draw(wanted, among, seed)
    else:
        assert len({one.version_id for one in draw(wanted, among, seed)}) == count


def test_only_the_named_sections_are_drawn_from() -> None:
    among = bank(8)
    wanted = Blueprint((Part("single", 20, 5),), ("礼仪",))
    assert {section for _, section, _ in makeup(draw(wanted, among, 1), among)} == {"礼仪"}


def test_too_few_of_a_difficulty_are_named() -> None:
    wanted = Blueprint((Part("case", 4, 25, {"easy": 0, "medium": 0, "hard": 4}),))
    with pytest.raises(CannotFill, match=r"案例分析题（难）要 4 道.*只有 2 道"):
        draw(wanted, bank(1), 1)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((), "还没有题"),
        ((Part("single", 10, 2),), "合计 20 分，要正好 100 分"),
        ((Part("single", 10, 10, {"easy": 3, "medium": 3, "hard": 3}),), "合计 9 题"),
        ((Part("single", 10, 10, {"awful": 10}),), "只有易、中、难"),
        ((Part("single", 0, 10),), "还没有题"),
        ((Part("single", 11, 10), Part("case", -1, 10)), "大于 0"),
        ((Part("single", 1000, 0.1),), "最多 200 题"),
    ],
)
def test_a_blueprint_that_makes_no_paper_says_why(parts: tuple[Part, ...], told: str) -> None:
    with pytest.raises(BadBlueprint, match=told):
        draw(Blueprint(parts), bank(9), 1)


def test_options_are_shown_in_another_order_and_steps_never_in_the_right_one() -> None:
    steps = [Candidate(UUID(int=n), "ordering", "流程", "easy", 1, 3, True) for n in range(50)]
    items = draw(Blueprint((Part("ordering", 50, 2),)), steps, 4)
    assert all(sorted(one.order) == [0, 1, 2] for one in items)
    assert all(one.order != (0, 1, 2) for one in items)
    assert len({one.order for one in items}) == 5


def test_a_fixed_paper_has_the_same_questions_with_options_shuffled_anew() -> None:
    among = bank(5)
    items = draw(USUAL, among, 1)
    again = reordered(items, among, 2)
    assert [one.version_id for one in again] == [one.version_id for one in items]
    assert [one.order for one in again] != [one.order for one in items]


@given(
    st.integers(0, 60),
    st.lists(st.tuples(st.integers(1, 3), st.integers(0, 9)), min_size=1, max_size=6),
)
def test_what_is_shared_out_comes_to_the_whole_as_far_as_there_is_any(
    total: int, shares: list[tuple[int, int]]
) -> None:
    most = [one for _, one in shares]
    given_out = shared_out(total, [float(weight) for weight, _ in shares], most)
    assert sum(given_out) == min(total, sum(most))
    assert all(one <= limit for one, limit in zip(given_out, most, strict=True))


def test_a_blueprint_is_kept_and_read_again() -> None:
    wanted = Blueprint(
        (Part("single", 5, 2.5, {"easy": 5, "medium": 0, "hard": 0}), Part("case", 1, 87.5)),
        ("投诉",),
    )
    assert read(wanted.body()) == wanted

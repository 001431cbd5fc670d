"""How far inspectors agree: known examples, and what holds for any marks."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.training.quality.calibration.agreement import (
    Leaning,
    RatedItem,
    Rating,
    deviation,
    items_agreement,
    kappas_over,
    overall,
    weighted_kappa,
)

GREETING = RatedItem("greeting", "开场问候", decisive=False)
PRIVACY = RatedItem("privacy", "没有泄露客户信息", decisive=True)
STEPS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30)


def rated(**marks: float | None) -> dict[str, Rating]:
    """Ratings by item."""
    return {item: Rating("", mark) for item, mark in marks.items()}


@pytest.mark.parametrize(
    ("mark", "step"), [(0, 0), (20, 0), (40, 1), (55, 2), (60, 2), (80, 3), (81, 4), (100, 4)]
)
def test_a_mark_is_one_of_five_steps(mark: float, step: int) -> None:
    assert Rating("", mark).step == step


def test_an_item_that_does_not_apply_has_no_step() -> None:
    assert Rating("不适用", None).step is None


def test_kappa_of_an_example_worked_by_hand() -> None:
    # Seen: (0 + 1 + 0 + 1) ÷ 4 = 0.5. By chance: first 0,0,1,2; second 0,1,1,1:
    # (2·1·0 + 2·3·1 + 1·1·1 + 1·3·0 + 1·1·4 + 1·3·1) ÷ 16 = 14 ÷ 16. 1 − 0.5 ÷ 0.875 = 3/7.
    assert weighted_kappa([(0, 0), (0, 1), (1, 1), (2, 1)]) == pytest.approx(3 / 7)


def test_full_agreement_with_variance_is_one_and_the_opposite_is_minus_one() -> None:
    assert weighted_kappa([(0, 0), (4, 4)]) == 1
    assert weighted_kappa([(0, 4), (4, 0)]) == -1


@pytest.mark.parametrize("pairs", [[], [(3, 3), (3, 3)]])
def test_kappa_is_undefined_without_variance(pairs: list[tuple[int, int]]) -> None:
    assert weighted_kappa(pairs) is None


def test_constant_but_different_raters_agree_as_far_as_chance_goes() -> None:
    assert weighted_kappa([(1, 3), (1, 3)]) == 0


@settings(max_examples=60)
@given(STEPS)
def test_kappa_is_symmetric_free_of_order_and_at_most_one(pairs: list[tuple[int, int]]) -> None:
    found = weighted_kappa(pairs)
    turned = weighted_kappa([(b, a) for a, b in pairs])
    backwards = weighted_kappa(pairs[::-1])
    if found is None:
        assert turned is None
        assert backwards is None
    else:
        assert turned == pytest.approx(found)
        assert backwards == pytest.approx(found)
        assert found <= 1


@settings(max_examples=60)
@given(st.lists(st.integers(0, 4), min_size=2, max_size=20))
def test_kappa_of_identical_marks_is_one_where_it_is_defined(steps: list[int]) -> None:
    found = weighted_kappa([(one, one) for one in steps])
    assert found == (None if len(set(steps)) == 1 else 1)


def test_agreement_counts_pairs() -> None:
    sheets = {"a": rated(greeting=80), "b": rated(greeting=80), "c": rated(greeting=40)}
    (found,) = items_agreement([GREETING], sheets)
    assert (found.pairs, found.spread) == (3, 40)
    assert found.same == pytest.approx(1 / 3)
    assert found.near == pytest.approx(1 / 3)


def test_one_step_apart_is_near() -> None:
    (found,) = items_agreement([GREETING], {"a": rated(greeting=80), "b": rated(greeting=100)})
    assert (found.same, found.near) == (0, 1)


def test_not_applicable_agrees_with_itself_alone() -> None:
    both = items_agreement([GREETING], {"a": rated(greeting=None), "b": rated(greeting=None)})
    one = items_agreement([GREETING], {"a": rated(greeting=None), "b": rated(greeting=60)})
    assert (both[0].same, both[0].near, both[0].spread) == (1, 1, 0)
    assert (one[0].same, one[0].near, one[0].spread) == (0, 0, 0)


def test_a_decisive_item_that_splits_comes_first() -> None:
    sheets = {
        "a": rated(greeting=20, privacy=100),
        "b": rated(greeting=100, privacy=100),
        "c": rated(greeting=60, privacy=0),
    }
    found = items_agreement([GREETING, PRIVACY], sheets)
    assert [one.item.id for one in found] == ["privacy", "greeting"]
    agreed = items_agreement(
        [GREETING, PRIVACY],
        {who: rated(greeting=n * 20, privacy=100) for n, who in enumerate("ab")},
    )
    assert [one.item.id for one in agreed] == ["greeting", "privacy"]


def test_an_item_that_one_alone_answered_has_no_pair() -> None:
    (found,) = items_agreement([GREETING], {"a": rated(greeting=80), "b": {}})
    assert (found.same, found.split) == (None, False)
    assert overall([found]) is None


def test_the_whole_weighs_items_by_their_pairs() -> None:
    sheets = {
        "a": rated(greeting=80, privacy=100),
        "b": rated(greeting=80, privacy=0),
        "c": rated(greeting=80),
    }
    assert overall(items_agreement([GREETING, PRIVACY], sheets)) == pytest.approx(3 / 4)


def test_agreement_does_not_depend_on_the_order_of_inspectors() -> None:
    sheets = {"a": rated(greeting=80), "b": rated(greeting=40), "c": rated(greeting=None)}
    seen = {
        (one.same, one.near, one.spread)
        for order in permutations(sheets)
        for one in items_agreement([GREETING], {who: sheets[who] for who in order})
    }
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("own", "leaning"),
    [(75.0, Leaning.CLOSE), (74.9, Leaning.STRICT), (85.0, Leaning.CLOSE), (85.1, Leaning.LENIENT)],
)
def test_beyond_the_tolerance_an_inspector_leans(own: float, leaning: Leaning) -> None:
    assert deviation({}, {}, own, 80.0, tolerance=5).leaning is leaning


def test_a_deviation_names_the_items_that_made_it() -> None:
    own = rated(a=100, b=60, c=80, d=None)
    reference = rated(a=60, b=80, c=80, d=80, e=20)
    found = deviation(own, reference, 84, 78, tolerance=5)
    assert found.furthest == ("a", "b")
    assert (found.total, found.n) == (6, 3)
    assert found.mean == pytest.approx(20 / 3)


def test_kappa_of_an_item_is_told_over_several_calibrations() -> None:
    first = ("x", {"x": rated(greeting=100), "y": rated(greeting=100), "z": rated(greeting=80)})
    second = ("x", {"x": rated(greeting=20), "y": rated(greeting=20), "z": rated(greeting=None)})
    kappa, pairs = kappas_over([first, second])["greeting"]
    assert pairs == 3
    assert kappa == weighted_kappa([(4, 4), (3, 4), (0, 0)])


def test_without_the_references_sheet_there_is_nothing_to_compare() -> None:
    assert kappas_over([("x", {"y": rated(greeting=100)})]) == {}

"""Figures of questions from what was answered, and what is judged by them."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.training.exams.bank.statistics import (
    FEWEST,
    Asked,
    Figures,
    Flag,
    Response,
    correlation,
    statistics,
)

CHOICE = Asked("single", (True, False, False, False))


def sitting(
    n: int, able: bool, marks: dict[str, float], chosen: dict[str, int], seconds: float = 30
) -> list[Response]:
    """Return a person's paper: ten other questions that tell who is able, and those in *marks*."""
    others = [
        Response(f"s{n}", f"other-{k}", 1.0 if able == (k < 8) else 0.0, 1.0, 30.0)
        for k in range(10)
    ]
    mine = [
        Response(f"s{n}", name, earned, 2.0, seconds, (chosen[name],) if name in chosen else ())
        for name, earned in marks.items()
    ]
    return others + mine


def figures_of(responses: list[Response], asked: Asked = CHOICE) -> Figures:
    return statistics(responses, {"q": asked})["q"]


def flags(figures: Figures) -> set[Flag]:
    return {one.flag for one in figures.flags}


def paper(people: int, able_share: float = 0.5, wrong: int = 1) -> list[Response]:
    """Return sittings in which the able get the question right."""
    responses = []
    for n in range(people):
        able = n < people * able_share
        responses += sitting(n, able, {"q": 2.0 if able else 0.0}, {"q": 0 if able else wrong})
    return responses


def test_difficulty_discrimination_options_and_time_of_a_good_question() -> None:
    responses = []
    for n in range(40):
        able = n % 2 == 0
        place = 0 if able else 1 + n // 2 % 3
        responses += sitting(n, able, {"q": 2.0 * able}, {"q": place}, seconds=20 + n)
    got = figures_of(responses)
    assert (got.n, got.difficulty, got.seconds) == (40, 0.5, 39.5)
    assert got.discrimination == pytest.approx(1.0)
    assert (got.options[0].count, got.options[0].right) == (20, True)
    assert sum(one.count for one in got.options) == 40
    assert got.options[0].others == pytest.approx(0.8)
    assert got.options[1].others == pytest.approx(0.2)
    assert got.flags == ()


def test_with_few_answers_the_figures_stand_and_nothing_is_judged() -> None:
    got = figures_of(paper(FEWEST - 1, able_share=1.0))
    assert (got.n, got.difficulty) == (FEWEST - 1, 1.0)
    assert got.discrimination is None
    assert got.flags == ()


def test_what_everybody_knows_and_what_nobody_knows_are_flagged_with_their_figures() -> None:
    easy = figures_of(paper(20, able_share=1.0), Asked("single"))
    assert [one.reason for one in easy.flags] == [
        "20 人作答，平均得分率 100%，几乎人人都对，区分不出谁学会了。"
    ]
    hard = figures_of(paper(20, able_share=0.1), Asked("single"))
    assert flags(hard) == {Flag.TOO_HARD}
    assert "只有 10%" in hard.flags[0].reason


def test_a_wrong_key_shows_as_discrimination_the_wrong_way_round() -> None:
    responses = []
    for n in range(30):
        able = n % 2 == 0
        responses += sitting(n, able, {"q": 0.0 if able else 2.0}, {"q": 1 if able else 0})
    got = figures_of(responses)
    assert got.discrimination == pytest.approx(-1.0)
    assert {Flag.AGAINST, Flag.MISLEADING, Flag.UNUSED} == flags(got)
    reasons = "".join(one.reason for one in got.flags)
    assert "答案写错" in reasons
    assert "选错项 B 的 15 人" in reasons


def test_a_question_that_is_a_toss_up_is_weak() -> None:
    responses = []
    for n in range(40):
        right = n % 4 < 2
        responses += sitting(n, n % 2 == 0, {"q": 2.0 * right}, {"q": 0 if right else 1 + n % 3})
    got = figures_of(responses)
    assert got.discrimination == pytest.approx(0.0, abs=1e-9)
    assert Flag.WEAK in flags(got)


def test_an_option_that_draws_nobody_is_flagged_only_with_enough_answers() -> None:
    assert Flag.UNUSED not in flags(figures_of(paper(18)))
    got = figures_of(paper(20))
    assert [one.reason for one in got.flags if one.flag is Flag.UNUSED] == [
        "选项 C 只有 0 人选（共 20 人），起不到干扰作用。",
        "选项 D 只有 0 人选（共 20 人），起不到干扰作用。",
    ]


def test_what_takes_far_longer_than_its_like_is_flagged() -> None:
    responses = []
    for n in range(12):
        responses += sitting(n, n % 2 == 0, {"q": 2.0 * (n % 2 == 0)}, {}, seconds=120)
    asked = {"q": Asked("single")} | {f"other-{k}": Asked("single") for k in range(10)}
    got = statistics(responses, asked)
    assert Flag.SLOW in flags(got["q"])
    assert "是同类题（30 秒）的 4.0 倍" in got["q"].flags[-1].reason
    assert Flag.SLOW not in flags(got["other-1"])


def test_a_question_alone_on_a_paper_has_no_discrimination() -> None:
    got = figures_of([Response(f"s{n}", "q", n % 2, 1.0) for n in range(20)], Asked("true-false"))
    assert (got.discrimination, got.seconds, got.options) == (None, None, ())


def test_what_nobody_was_asked_has_no_figures() -> None:
    assert statistics([], {"q": CHOICE}) == {}


@given(st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)), min_size=0, max_size=30))
def test_a_correlation_stays_between_its_bounds_and_knows_no_order(
    pairs: list[tuple[float, float]],
) -> None:
    got = correlation(pairs)
    if got is None:
        return
    assert -1 <= got <= 1
    assert correlation([(b, a) for a, b in pairs]) == pytest.approx(got)


def test_against_figures_computed_by_hand() -> None:
    """Of eleven people six get it right; the rest of the paper is 0.1 to 1.1 of ten."""
    random = Random(3)
    people = list(range(11))
    random.shuffle(people)
    responses = []
    for n in people:
        responses.append(Response(f"s{n}", "q", 1.0 if n >= 5 else 0.0, 1.0))
        responses.append(Response(f"s{n}", "rest", float(n), 10.0))
    got = figures_of(responses, Asked("true-false"))
    # Pearson of (0,0,0,0,0,1,1,1,1,1,1) and 0…10: 15 / sqrt(30/11 * 110).
    assert got.discrimination == pytest.approx(15 / (30 / 11 * 110) ** 0.5)
    assert got.difficulty == pytest.approx(6 / 11)

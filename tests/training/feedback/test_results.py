"""Answers are counted together, and told only when there are enough."""

from typing import Any

import pytest

from desktop_app.training.feedback.results import count, satisfied_share
from desktop_app.training.forms.template import Form

STEPS = list("一二三四五")
FORM = Form.model_validate(
    {
        "key": "survey",
        "title": "反馈",
        "use": "survey",
        "about": "session",
        "sections": [
            {
                "id": "all",
                "title": "全部",
                "items": [
                    {
                        "id": "useful",
                        "label": "有用",
                        "type": "scale",
                        "anchors": STEPS,
                    },
                    {"id": "pace", "label": "快慢", "type": "choice", "choices": ["慢", "快"]},
                    {"id": "words", "label": "想说的", "type": "text", "required": False},
                ],
            }
        ],
    }
)


def answered(*steps: int, words: str = "") -> list[dict[str, Any]]:
    return [{"useful": step, "pace": "快", "words": words} for step in steps]


def test_too_few_answers_tell_nothing_but_how_many() -> None:
    found = count(FORM, answered(1, 5, words="写得出是谁"), 3)
    assert (found.n, found.enough, found.counted, found.words) == (2, False, (), ())
    assert found.mean is None


def test_scales_have_a_mean_and_a_spread() -> None:
    found = count(FORM, answered(3, 4, 5), 3)
    useful, pace = found.counted
    assert (useful.mean, useful.counts, useful.n) == (4, (0, 0, 1, 1, 1), 3)
    assert (pace.mean, pace.counts) == (None, (0, 3))
    assert found.mean == 80


def test_words_come_without_their_order() -> None:
    sheets = [*answered(3, words="丙"), *answered(4, words="甲"), *answered(5, words="乙")]
    forth = count(FORM, sheets, 3).words
    back = count(FORM, sheets[::-1], 3).words
    assert forth == back
    assert set(forth[0].said) == {"甲", "乙", "丙"}


def test_what_nobody_answered_has_no_mean() -> None:
    found = count(FORM, [{}, {}, {}], 3)
    assert [one.n for one in found.counted] == [0, 0]
    assert found.counted[0].mean is None
    assert found.words == ()


@pytest.mark.parametrize(
    ("overall", "share"), [((), None), ((4, 5), 100), ((3, 4), 50), ((1, 2, 3), 0)]
)
def test_four_of_five_is_satisfied(overall: tuple[int, ...], share: float | None) -> None:
    assert satisfied_share(overall) == share

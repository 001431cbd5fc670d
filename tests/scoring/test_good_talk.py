"""Nobody is told off for a good sentence; see good-talk.yaml."""

import pytest
import yaml
from scoring_report import HERE, authored

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.grading import read_situations
from desktop_app.training.practice.points import Point, Taboo

TALK = yaml.safe_load((HERE / "good-talk.yaml").read_text(encoding="utf-8"))


Rubric = tuple[tuple[Point, ...], tuple[Taboo, ...], str]


@pytest.fixture(scope="module")
def rubrics() -> dict[str, Rubric]:
    """Situation → its points, taboos and facts, the pack's own where it has them."""
    found = {
        key: (one.points, one.taboos, one.facts)
        for path in HERE.glob("*-situations.yaml")
        for key, one in read_situations(path).items()
    }
    return found | {key: (one.points, one.taboos, one.context) for key, one in authored().items()}


@pytest.mark.parametrize("batch", TALK)
def test_good_talk_breaks_no_taboo(batch: str, rubrics: dict[str, Rubric]) -> None:
    analyser = ReplyAnalyser()
    told_off = [
        (reply, one.why)
        for situation, replies in TALK[batch].items()
        for reply in replies
        for one in analyser.analyse(reply, *rubrics[situation]).violations
    ]
    assert told_off == []

"""The lookout of the analysis saves time and decides nothing."""

import json

import pytest
from scoring_report import HERE, authored

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.analysis.findings import Analysis
from desktop_app.training.practice.analysis.lookout import Lookout

EVERY = 3
"""Every third labelled reply is judged twice, which is enough and quick."""


def judged() -> list[Analysis]:
    """The labelled replies to the known situations, judged by their authored form."""
    pack, analyser = authored(), ReplyAnalyser()
    lines = [
        json.loads(line)
        for path in sorted(HERE.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    found = []
    for line in [one for one in lines if one["situation"] in pack][::EVERY]:
        rubric = pack[line["situation"]]
        found.append(analyser.analyse(line["reply"], rubric.points, rubric.taboos, rubric.context))
    return found


def nowhere_known(_lookout: Lookout, _text: str) -> None:
    """Stands for a lookout that knows nothing: every pattern is searched for everywhere."""


def test_decisions_are_those_of_searching_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = judged()
    monkeypatch.setattr(Lookout, "places", nowhere_known)
    assert tried == judged()
    assert sum(len(one.hits) for one in tried) > 300

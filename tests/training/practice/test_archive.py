"""Stored runs: read back as they were judged, through JSON, or refused with a sentence."""

import json
from typing import Any

import pytest
from drill_builders import MarkedText, drill, point, run, taboo, turn

from desktop_app.system.errors import Trouble
from desktop_app.training.practice.archive import (
    exchange_from_dict,
    exchange_to_dict,
    judgement_from_dict,
    judgement_to_dict,
    replay,
)
from desktop_app.training.practice.debrief import debrief
from desktop_app.training.practice.marks import judge

DRILL = drill(
    turn("a", "b", points=[point("help", weight=3), point("when", "time")],
         taboos=[taboo("swear")]),
    turn("b", "solved"),
)  # fmt: skip
ENDED = run(DRILL, "~empathy #help %swear ~vague_time 🙂", "#help ~apology_admit")


def _through_json(stored: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(stored, allow_nan=False))
    return read


def test_an_exchange_comes_back_whole() -> None:
    for exchange in ENDED.exchanges:
        assert exchange_from_dict(_through_json(exchange_to_dict(exchange))) == exchange


def test_a_judgement_comes_back_whole() -> None:
    judgement = judge(ENDED)
    assert judgement_from_dict(_through_json(judgement_to_dict(judgement))) == judgement


def test_an_unfinished_judgement_comes_back_whole() -> None:
    judgement = judge(run(DRILL, "#help"))
    assert judgement.ending_kind is None
    assert judgement_from_dict(_through_json(judgement_to_dict(judgement))) == judgement


def test_questions_left_open_are_kept_and_older_records_have_none() -> None:
    asked = [point("who", weight=3), point("how", weight=3)]
    judgement = judge(run(drill(turn("a", "solved", points=asked)), "~courtesy"))
    assert judgement.unanswered == ("要点who", "要点how")
    stored = _through_json(judgement_to_dict(judgement))
    assert judgement_from_dict(stored) == judgement
    del stored["unanswered"]
    assert judgement_from_dict(stored).unanswered == ()


def test_a_stored_run_gives_the_same_debrief_without_any_analysis(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = debrief(ENDED, judge(ENDED))
    exchanges = [_through_json(exchange_to_dict(one)) for one in ENDED.exchanges]
    judgement = _through_json(judgement_to_dict(judge(ENDED)))
    monkeypatch.delattr(MarkedText, "analyse")
    taken_up = replay(DRILL, ENDED.seed, [exchange_from_dict(one) for one in exchanges])
    assert debrief(taken_up, judgement_from_dict(judgement)) == expected


def test_the_reply_is_stored_once() -> None:
    stored = exchange_to_dict(ENDED.exchanges[0])
    assert json.dumps(stored, ensure_ascii=False).count(ENDED.exchanges[0].reply) == 1


@pytest.mark.parametrize("version", [0, 2, "1", None])
def test_another_version_is_refused_with_a_sentence(version: object) -> None:
    stored = {**exchange_to_dict(ENDED.exchanges[0]), "version": version}
    with pytest.raises(Trouble, match="版本"):
        exchange_from_dict(stored)
    with pytest.raises(Trouble, match="版本"):
        judgement_from_dict({**judgement_to_dict(judge(ENDED)), "version": version})


@pytest.mark.parametrize("damage", [{"timing": None}, {"changes": [{"delta": 1}]}, {"points": 3}])
def test_a_damaged_record_is_told_as_one(damage: dict[str, object]) -> None:
    with pytest.raises(Trouble, match="不完整"):
        exchange_from_dict({**exchange_to_dict(ENDED.exchanges[0]), **damage})

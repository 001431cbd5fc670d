"""Decent replies in words that no scenario holds offend nobody, and carry the conversation."""

import pytest
import yaml
from plays_report import HERE, SEED, drill_of

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.conversation import BAD_TRAITS, Conversation, answer, begin
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.marks import judge
from desktop_app.training.practice.model import EndingKind

DECENT: dict[str, dict[str, str]] = yaml.safe_load((HERE / "decent.yaml").read_text("utf-8"))
ANALYSER = ReplyAnalyser()
_IN_TIME = Timing(10, 40)


def _played(scenario: str) -> Conversation:
    conversation = begin(drill_of(scenario), SEED)
    while conversation.turn is not None:
        reply = DECENT[scenario][conversation.turn]
        conversation = answer(conversation, reply, _IN_TIME, 0, ANALYSER)
    return conversation


@pytest.mark.parametrize("scenario", DECENT)
def test_a_decent_agent_is_told_off_for_nothing_and_serves_the_customer(scenario: str) -> None:
    played = _played(scenario)
    for exchange in played.exchanges:
        found = exchange.analysis
        assert [exchange.quote(one.start, one.end) for one in found.violations] == []
        assert [one.kind for one in found.traits if one.kind in BAD_TRAITS] == []
    judgement = judge(played)
    assert judgement.passed
    assert judgement.total >= 80
    assert judgement.ending_kind in (EndingKind.SOLVED, EndingKind.PROMISED)
    assert played.mood < played.drill.opening_mood


@pytest.mark.parametrize("scenario", DECENT)
def test_every_turn_has_its_reply_in_words_of_its_own(scenario: str) -> None:
    turns = drill_of(scenario).turns
    assert set(DECENT[scenario]) == set(turns)
    for key, turn in turns.items():
        assert DECENT[scenario][key] not in {one.text for one in turn.replies}

"""Shipped scenarios in which waiting, or talking on without a result, has its price."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from drill_builders import IN_TIME, pack_drills, say

from desktop_app.training.practice.conversation import Conversation, begin
from desktop_app.training.practice.drill import Drill
from desktop_app.training.practice.kpi import Timing

LATE = Timing(first_key=100, answer=121)


@cache
def scenarios() -> Mapping[str, Drill]:
    return {drill.key: drill for drill in pack_drills() if drill.kind == "scenario"}


@pytest.fixture
def on_hold() -> Conversation:
    """The customer who has waited for twenty minutes, kept waiting again."""
    return say(begin(scenarios()["long-wait"], 1), "#apology #action", timing=LATE)


def test_who_says_nothing_for_two_minutes_on_the_phone_is_asked_whether_they_are_there(
    on_hold: Conversation,
) -> None:
    assert on_hold.turn == "still-there"
    in_time = say(begin(scenarios()["long-wait"], 1), "#apology #action", timing=IN_TIME)
    assert in_time.turn == "how-long"


def test_once_more_and_she_hangs_up(on_hold: Conversation) -> None:
    gone = say(on_hold, "#back #no-more-wait", timing=LATE)
    assert gone.ending is not None
    assert gone.ending.id == "hung-up"


def test_minutes_that_are_named_then_take_the_place_of_the_answer(on_hold: Conversation) -> None:
    assert say(on_hold, "#back #no-more-wait", timing=IN_TIME).turn == "details"
    assert say(on_hold, "#back", timing=IN_TIME).turn == "how-long"


def test_who_bargains_on_without_a_result_is_asked_for_the_supervisor_at_the_fifth_reply() -> None:
    calm = replace(scenarios()["unreasonable-demand"], opening_mood=0)
    bargaining = say(begin(calm, 1), "#understand", "#alternatives")
    assert bargaining.turn == "bargain"
    asked_again = say(bargaining, "再看看", "再想想")
    assert asked_again.turn == "bargain"
    assert "主管" in asked_again.line
    fifth = say(asked_again, "再商量")
    assert fifth.turn == "escalate"
    assert fifth.mood < 72, "it is not for his mood that he asks"
    in_the_end = say(asked_again, "#next-step").ending
    assert in_the_end is not None
    assert in_the_end.id == "promised"

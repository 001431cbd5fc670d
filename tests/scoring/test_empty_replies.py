"""Replies that say nothing earn nothing, whatever drill of the pack they are given in."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
import yaml

from desktop_app.system import resources
from desktop_app.training.content.loader import load_pack
from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.drill import (
    DrillTurn,
    drill_from_scenario,
    drill_from_script,
)
from desktop_app.training.practice.model import Scenario, Script, Situation

EMPTY = yaml.safe_load((Path(__file__).parent / "empty-replies.yaml").read_text(encoding="utf-8"))
MOST = 0.005
"""Share of points that replies which say nothing may be credited with."""

EVERY = 3
"""One in so many turns is tried, which keeps the test quick; all of them agree."""


def drill_turns() -> Iterator[DrillTurn]:
    items = [entry.item for entry in load_pack(resources.path("content", "institution")).items]
    situations = {item.key: item for item in items if isinstance(item, Situation)}
    for item in items:
        if isinstance(item, Scenario):
            yield from drill_from_scenario(item, situations).turns.values()
        elif isinstance(item, Script):
            yield from drill_from_script(item).turns.values()


@cache
def credited() -> tuple[Mapping[str, list[str]], int]:
    """Reply → the names of the points that it is credited with, and how many it might have met."""
    analyser = ReplyAnalyser()
    replies = [one["text"] for one in EMPTY["courteous"]]
    replies += [
        reply for half in ("read", "unread") for kind in EMPTY[half].values() for reply in kind
    ]
    names: dict[str, list[str]] = {reply: [] for reply in replies}
    asked = 0
    for turn in islice(drill_turns(), None, None, EVERY):  # all replies to a turn at one go
        asked += len(turn.points)
        for reply in replies:
            met = {hit.id for hit in analyser.analyse(reply, turn.points, turn.taboos).hits}
            names[reply] += [point.name for point in turn.points if point.id in met]
    return names, asked


@pytest.mark.parametrize("half", ["read", "unread"])
def test_replies_that_say_nothing_earn_next_to_nothing(half: str) -> None:
    replies = [reply for kind in EMPTY[half].values() for reply in kind]
    names, asked = credited()
    assert len(replies) >= 42
    assert asked > 200
    found = {reply: names[reply] for reply in replies if names[reply]}
    assert sum(map(len, found.values())) <= MOST * asked * len(replies), found


@pytest.mark.parametrize("courteous", EMPTY["courteous"], ids=lambda one: str(one["text"]))
def test_a_bare_courtesy_earns_the_courtesy_alone(courteous: dict[str, str]) -> None:
    names, asked = credited()
    found = names[courteous["text"]]
    beyond = [name for name in found if not re.search(courteous["may"], name)]
    assert len(beyond) < len(found)
    assert len(beyond) <= 0.02 * asked, beyond

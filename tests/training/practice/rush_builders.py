"""Rushes straight from their files, and trainees of every kind who play them."""

from collections.abc import Sequence
from typing import Any

import yaml
from drill_builders import PACK, MarkedText, point, taboo, turn

from desktop_app.training.practice.conversation import Analyser
from desktop_app.training.practice.model import Situation
from desktop_app.training.practice.rush.addressing import send
from desktop_app.training.practice.rush.drill import (
    CLOSING,
    OPENING,
    Customer,
    RushDrill,
    rush_drill,
)
from desktop_app.training.practice.rush.model import Rush
from desktop_app.training.practice.rush.running import (
    RushRun,
    To,
    arrived,
    begin_rush,
    may_say,
    place_of,
    say,
    seen_at,
    stop_rush,
    waiting,
)

RUDE = "你烦不烦，有完没完？不懂就别问，爱找谁找谁去。"
WRITING = 20.0
"""Seconds that a trainee takes to write one message."""


def pack_rushes() -> list[RushDrill]:
    """Every rush of the institution pack."""
    situations = {}
    for path in sorted((PACK / "situations").glob("*.yaml")):
        one = Situation.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        situations[one.key] = one
    return [rush_drill(rush, situations) for rush in pack_rush_items()]


def pack_rush_items() -> list[Rush]:
    """The same as they are authored."""
    paths = sorted((PACK / "rushes").glob("*.yaml"))
    return [Rush.model_validate(yaml.safe_load(path.read_text("utf-8"))) for path in paths]


def pack_rush(key: str) -> RushDrill:
    """One of them."""
    return next(one for one in pack_rushes() if one.key == key)


class Player:
    """A perfect (good), middling (fair), rude or silent trainee, at a pace of their own."""

    def __init__(self, drill: RushDrill, kind: str, analyser: Analyser) -> None:
        self._kind = kind
        self._analyser = analyser
        self._now = 5.0
        self.run = begin_rush(drill, 1)

    def play(self) -> RushRun:
        """Play to the end."""
        if self._kind == "silent":
            return stop_rush(self.run, 600.0)
        last = max(one.arrives for one in self.run.drill.customers)
        for _ in range(80):
            customers = waiting(self.run, self._now)
            if not customers and self._now > last:
                break
            self._step(customers)
        if self._kind != "rude":
            self._say(To.SUMMARY, CLOSING)
        return stop_rush(self.run, self._now)

    def _step(self, customers: Sequence[Customer]) -> None:
        unseen = [one for one in arrived(self.run, self._now) if seen_at(self.run, one) is None]
        if not customers:
            self._now += WRITING
        elif self._kind == "good":
            fresh = not self.run.said or len(unseen) > 1
            if fresh and may_say(self.run, OPENING):
                self._say(To.ALL, OPENING)
            else:
                self._answer(max(customers, key=lambda one: (one.urgency, -one.number)))
        else:
            if self._kind == "fair" and not self.run.said:
                self._say(To.ALL, OPENING)
            self._answer(customers[0])

    def _answer(self, customer: Customer) -> None:
        to = place_of(self.run, customer)
        own = self.run.with_talk(customer.id)
        if customer.complex and own and self._kind == "good":
            to = To.PRIVATE
        self._say(to, customer.id)

    def _say(self, to: To, talk: str) -> None:
        conversation = self.run.talks[talk]
        turn = conversation.drill.turns[conversation.turn or ""]
        written = [one.text for one in turn.replies if one.level == self._kind]
        said = sum(one.talk == talk for one in self.run.events)
        text = RUDE if self._kind == "rude" else written[min(said, len(written) - 1)]
        if talk not in (OPENING, CLOSING):
            text = RUDE if self._kind == "rude" else written[0]
        began = self._now
        self._now += WRITING
        self.run = send(self.run, to, talk, text, began, self._now, self._analyser)


def made_rush(*threads: dict[str, Any], **more: Any) -> Rush:
    """A group of *threads*; everybody is told `#seen`, the summary asks for `#sum`."""
    return Rush.model_validate(
        {
            "key": "made-up",
            "title": "编出来的群",
            "channel": "group",
            "difficulty": "easy",
            "minutes": 8,
            "goal": "一个不漏",
            "room": "一班家长群",
            "opening": _notice("seen", "calming"),
            "closing": _notice("sum", "solution"),
            "threads": list(threads) or [thread("a", 1), thread("b", 3), thread("c", 2)],
            **more,
        }
    )


def _notice(key: str, criterion: str) -> dict[str, Any]:
    return {
        "cue": "大家在等",
        "points": [point(key, criterion)],
        "taboos": [taboo("hush")],
        "replies": [{"level": "good", "text": f"#{key}"}],
    }


def thread(key: str, urgency: int, **more: Any) -> dict[str, Any]:
    """A customer called `客a` whose one turn asks for `#help`; told again they are content."""
    step: list[dict[str, Any]] = [{"to": "ask", "when": {"misses_any": ["help"]}}, {"to": "solved"}]
    return {
        "id": key,
        "persona": {"name": f"客{key}", "role": "家长", "temper": "急", "wants": "办好"},
        "urgency": urgency,
        "why": f"理由{key}",
        "mood": 40,
        "turns": [turn("ask", step)],
        "endings": [{"id": "solved", "kind": "solved", "text": "好的，谢谢。"}],
        **more,
    }


def two_turns(key: str, urgency: int, **more: Any) -> dict[str, Any]:
    """The same with a second thing to ask."""
    return thread(key, urgency, turns=[turn("ask", "more"), turn("more", "solved")], **more)


def made_run(*threads: dict[str, Any], **more: Any) -> RushRun:
    """A run over a made-up rush, from its beginning."""
    return begin_rush(rush_drill(made_rush(*threads, **more), {}), 1)


def told(run: RushRun, talk: str, text: str, at: float, to: To | None = None) -> RushRun:
    """Send *text* at second *at*, the writing begun ten seconds before."""
    places = {OPENING: To.ALL, CLOSING: To.SUMMARY}
    goes = to or places.get(talk, To.ONE)
    return say(run, goes, talk, text, max(0.0, at - 10), at, MarkedText())

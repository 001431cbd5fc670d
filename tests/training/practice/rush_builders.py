"""Rushes straight from their files, and made-up ones."""

from typing import Any

import yaml
from drill_builders import PACK, MarkedText, point, taboo, turn

from desktop_app.training.practice.model import Situation
from desktop_app.training.practice.rush.drill import (
    CLOSING,
    OPENING,
    RushDrill,
    rush_drill,
)
from desktop_app.training.practice.rush.model import Rush
from desktop_app.training.practice.rush.running import (
    RushRun,
    To,
    begin_rush,
    say,
)


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

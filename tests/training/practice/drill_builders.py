"""Small drills and an analyser that finds what the text marks, for tests of the rules."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from desktop_app.training.practice.analysis.findings import Analysis, Finding, Trait, TraitKind
from desktop_app.training.practice.conversation import Analyser, Conversation, answer, begin
from desktop_app.training.practice.drill import Drill, drill_from_scenario, drill_from_script
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.model import (
    Scenario,
    Script,
    Situation,
)
from desktop_app.training.practice.points import Point, Taboo

IN_TIME = Timing(first_key=5, answer=30)
PACK = Path(__file__).parents[3] / "resources" / "content" / "institution"


class MarkedText:
    """Finds the point `help` where the reply has `#help`, taboos at `%id`, traits at `~kind`."""

    def analyse(
        self, reply: str, points: Sequence[Point], taboos: Sequence[Taboo], facts: str = ""
    ) -> Analysis:
        """Report every mark with its place."""
        del facts
        traits = [
            Trait(TraitKind(found[1]), found.start(), found.end(), "标记")
            for found in re.finditer(r"~([a-z_]+)", reply)
        ]
        return Analysis(
            reply, _found("#", reply, points), _found("%", reply, taboos), tuple(traits)
        )


def _found(
    mark: str, reply: str, targets: Sequence[Point] | Sequence[Taboo]
) -> tuple[Finding, ...]:
    places = {one.id: re.search(rf"{mark}{one.id}(?![a-z-])", reply) for one in targets}
    return tuple(
        Finding(key, found.start(), found.end(), "标记") for key, found in places.items() if found
    )


def point(key: str, criterion: str = "solution", weight: int = 1) -> dict[str, Any]:
    """A point whose better wording is `可以说{key}`."""
    return {
        "id": key,
        "name": f"要点{key}",
        "meaning": key,
        "says": [f"说{key}"],
        "criterion": criterion,
        "weight": weight,
        "better": f"可以说{key}",
    }


def taboo(key: str, anger: int = 12, criterion: str = "language") -> dict[str, Any]:
    """A taboo."""
    says = [f"说{key}"]
    shared = {"id": key, "name": f"禁语{key}", "meaning": key, "says": says}
    return {**shared, "criterion": criterion, "anger": anger}


def turn(key: str, to: str | list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A turn that asks for `help` unless told otherwise and goes on to *to*."""
    return {
        "id": key,
        "lines": [{"text": f"客户在{key}说的话"}],
        "points": [point("help")],
        "next": [{"to": to}] if isinstance(to, str) else to,
        **more,
    }


ENDINGS = [
    {"id": "solved", "kind": "solved", "text": "好的，谢谢。"},
    {"id": "lost", "kind": "lost", "text": "算了。"},
    {"id": "hung-up", "kind": "hung_up", "text": "（挂断）"},
]


def scenario(*turns: dict[str, Any], **more: Any) -> Scenario:
    """A phone scenario of *turns* with three endings; mood 60 unless told otherwise."""
    return Scenario.model_validate(
        {
            "key": "made-up",
            "title": "编出来的场景",
            "channel": "phone",
            "difficulty": "easy",
            "minutes": 5,
            "goal": "办好",
            "persona": {"name": "周女士", "role": "家长", "temper": "急", "wants": "办好"},
            "mood": 60,
            "turns": list(turns),
            "endings": ENDINGS,
            **more,
        }
    )


def drill(*turns: dict[str, Any], **more: Any) -> Drill:
    """The same, ready to run."""
    return drill_from_scenario(scenario(*turns, **more), {})


def say(
    conversation: Conversation,
    *replies: str,
    timing: Timing = IN_TIME,
    hints: int = 0,
    analyser: Analyser | None = None,
    figures: PracticeFigures | None = None,
) -> Conversation:
    """Answer with *replies* one after the other."""
    for reply in replies:
        by = analyser or MarkedText()
        conversation = answer(conversation, reply, timing, hints, by, figures)
    return conversation


def run(made: Drill, *replies: str, seed: int = 1, timing: Timing = IN_TIME) -> Conversation:
    """A conversation over *made* with *replies*."""
    return say(begin(made, seed), *replies, timing=timing)


def pack_drills() -> list[Drill]:
    """Every drill of the institution pack, straight from its files."""
    situations = {one.key: one for one in map(Situation.model_validate, _files("situations"))}
    scenarios = [Scenario.model_validate(raw) for raw in _files("scenarios")]
    scripts = [Script.model_validate(raw) for raw in _files("scripts")]
    return [
        *(drill_from_scenario(one, situations) for one in scenarios),
        *(drill_from_script(one) for one in scripts),
    ]


def _files(folder: str) -> Iterable[Any]:
    for path in sorted((PACK / folder).glob("*.yaml")):
        yield yaml.safe_load(path.read_text(encoding="utf-8"))

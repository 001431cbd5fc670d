"""Plays every drill with trainees of different skill: real runs, judged by the real rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from desktop_app.training.practice.analysis.analyser import ReplyAnalyser
from desktop_app.training.practice.analysis.binding import rubric
from desktop_app.training.practice.analysis.findings import Analysis
from desktop_app.training.practice.archive import exchange_to_dict, judgement_to_dict
from desktop_app.training.practice.conversation import Conversation, answer, begin, stop
from desktop_app.training.practice.drill import Drill, spoken
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.marks import judge
from desktop_app.training.practice.points import Point, Taboo

MOST_TURNS = 12
"""Where a played run is broken off; no scenario is that long."""

WEAK = (
    "好的，我知道了，您稍等一下。",
    "这个我帮您反映，尽快给您答复。",
    "嗯，我看一下，系统里是这样显示的。",
    "您先别着急，我问一下再说。",
    "好的好的，您说的我记下来了。",
)
"""What a beginner says who does not know what to say."""


@dataclass(frozen=True, slots=True)
class Run:
    """A played run with everything that is recorded of it."""

    version_id: UUID
    drill: Drill
    seed: int
    exchanges: tuple[Mapping[str, Any], ...]
    judgement: Mapping[str, Any]
    total: float
    marks: Mapping[str, float | None]
    passed: bool
    ending: str
    seconds: int


class Remembering:
    """An analyser that is asked about each reply once: the runs of a drill share many."""

    def __init__(self, analyser: ReplyAnalyser) -> None:
        self._analyser = analyser
        self._known: dict[tuple[int, str], Analysis] = {}

    def analyse(
        self, reply: str, points: Sequence[Point], taboos: Sequence[Taboo], facts: str = ""
    ) -> Analysis:
        """Return what the analyser says; within one drill the points tell the turn."""
        key = (id(points), reply)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._analyser.analyse(reply, points, taboos, facts)
        return known


def play(
    version_id: UUID,
    drill: Drill,
    analyser: ReplyAnalyser,
    figures: PracticeFigures,
    random: Random,
    each: int,
) -> list[Run]:
    """Return *each* runs of a drill by trainees of rising skill, weakest first."""
    skills = [(number + 0.5) / each for number in range(each)]
    remembering = Remembering(analyser)
    runs = [_play(version_id, drill, skill, remembering, figures, random) for skill in skills]
    return sorted(runs, key=lambda run: run.total)


def forget_situations() -> None:
    """Give back what judging a drill has prepared: of all drills it would be 150 MB."""
    rubric.cache_clear()


def _play(
    version_id: UUID,
    drill: Drill,
    skill: float,
    analyser: Remembering,
    figures: PracticeFigures,
    random: Random,
) -> Run:
    seed = random.randrange(1 << 31)
    conversation = begin(drill, seed, figures)
    while not conversation.over and len(conversation.exchanges) < MOST_TURNS:
        reply = _reply(conversation, skill, random)
        thinking = random.uniform(3, 14) + (1 - skill) * random.uniform(0, 40)
        typing = len(reply) / random.uniform(1.6, 3.2)
        conversation = answer(
            conversation, reply, Timing(thinking, thinking + typing), 0, analyser, figures
        )
    conversation = stop(conversation)
    judgement = judge(conversation, figures)
    ending = conversation.ending
    return Run(
        version_id=version_id,
        drill=drill,
        seed=seed,
        exchanges=tuple(exchange_to_dict(one) for one in conversation.exchanges),
        judgement=judgement_to_dict(judgement),
        total=judgement.total,
        marks={str(mark.criterion): mark.value for mark in judgement.marks},
        passed=judgement.passed,
        ending=str(ending.kind) if ending else "",
        seconds=round(sum(one.timing.answer + 4 for one in conversation.exchanges)),
    )


def _reply(conversation: Conversation, skill: float, random: Random) -> str:
    """Answer as somebody of this skill would: a model reply of some level, or half of it.

    Whoever half knows a script by heart says half of its wording.
    """
    turn = conversation.drill.turns[conversation.turn or ""]
    level = _level(skill, random)
    written = [reply.text for reply in turn.replies if reply.level == level]
    if turn.wording:
        standard = spoken(conversation.drill, turn.wording)
        written = {"good": [standard], "fair": [_half(standard)], "poor": list(WEAK)}[level]
    return random.choice(written or list(WEAK))


def _level(skill: float, random: Random) -> str:
    drawn = skill + random.gauss(0, 0.18)
    return "good" if drawn > 0.62 else "fair" if drawn > 0.3 else "poor"


def _half(text: str) -> str:
    sentences = [
        part for part in text.replace("？", "？\n").replace("。", "。\n").split("\n") if part
    ]
    return "".join(sentences[: max(1, len(sentences) // 2)])

"""Plays a drill as four trainees would: what each gets shows whether a scenario judges fairly."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.system.text import tr
from desktop_app.training.practice.conversation import Analyser, Conversation, answer, begin
from desktop_app.training.practice.drill import Drill, DrillTurn, spoken
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.kpi import Timing
from desktop_app.training.practice.marks import judge
from desktop_app.training.practice.model import EndingKind

_RUDE = "你烦不烦，有完没完？不懂就别问，爱找谁找谁去。"
_TIMING = Timing(first_key=8, answer=40)
"""An unhurried answer within every limit: the runs show the words, not the typing."""
_SEED = 1
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*")


class Trainee(StrEnum):
    """Who plays: with the good model replies, the fair ones, rudely, or saying nothing."""

    PERFECT = "perfect"
    MIDDLING = "middling"
    RUDE = "rude"
    SILENT = "silent"


EXPECTED: Mapping[Trainee, tuple[float, float]] = {
    Trainee.PERFECT: (85, 100),
    Trainee.MIDDLING: (40, 90),
    Trainee.RUDE: (0, 45),
    Trainee.SILENT: (0, 25),
}
"""Marks from … to that an inspector would give; the calibration that docs/practice.md describes."""


@dataclass(frozen=True, slots=True)
class Run:
    """How one trainee fared: mark out of 100, the ending, the ids of the turns in order."""

    trainee: Trainee
    total: float
    passed: bool
    ending: str
    kind: EndingKind | None
    turns: tuple[str, ...]
    mood: int

    @property
    def as_expected(self) -> bool:
        """Whether the mark is one that an inspector would give this trainee."""
        low, high = EXPECTED[self.trainee]
        return low <= self.total <= high


def trainee_name(trainee: Trainee) -> str:
    """满分 普通 粗鲁 沉默."""
    return {
        Trainee.PERFECT: tr("满分学员"),
        Trainee.MIDDLING: tr("普通学员"),
        Trainee.RUDE: tr("粗鲁学员"),
        Trainee.SILENT: tr("沉默学员"),
    }[trainee]


def ending_name(kind: EndingKind | None) -> str:
    """How a conversation ended, in two to four words."""
    names = {
        EndingKind.SOLVED: tr("解决"),
        EndingKind.PROMISED: tr("约定答复"),
        EndingKind.ESCALATED: tr("正确升级"),
        EndingKind.ESCALATED_NEEDLESSLY: tr("无故升级"),
        EndingKind.LOST: tr("流失"),
        EndingKind.HUNG_UP: tr("挂断"),
    }
    return names[kind] if kind else tr("没有结束")


def played(
    drill: Drill,
    trainee: Trainee,
    analyser: Analyser,
    seed: int = _SEED,
    figures: PracticeFigures | None = None,
) -> Conversation:
    """Play *drill* to its end."""
    conversation = begin(drill, seed, figures)
    while conversation.turn is not None:
        reply = reply_of(trainee, drill, drill.turns[conversation.turn])
        conversation = answer(conversation, reply, _TIMING, 0, analyser)
    return conversation


def run(
    drill: Drill, trainee: Trainee, analyser: Analyser, figures: PracticeFigures | None = None
) -> Run:
    """Play *drill* and judge it as any attempt is judged."""
    return told(trainee, played(drill, trainee, analyser, figures=figures))


def told(trainee: Trainee, conversation: Conversation) -> Run:
    """Judge a finished conversation and return what matters of it to an author."""
    judgement = judge(conversation)
    return Run(
        trainee=trainee,
        total=judgement.total,
        passed=judgement.passed,
        ending=conversation.ending.id if conversation.ending else "",
        kind=judgement.ending_kind,
        turns=tuple(exchange.turn for exchange in conversation.exchanges),
        mood=conversation.mood,
    )


def reply_of(trainee: Trainee, drill: Drill, turn: DrillTurn) -> str:
    """What *trainee* says to *turn*.

    Where no model reply of the level is written, the perfect trainee says the wordings of the
    points and the middling one half of what the perfect one says.
    """
    if trainee is Trainee.RUDE:
        return _RUDE
    if trainee is Trainee.SILENT:
        return ""
    level = "good" if trainee is Trainee.PERFECT else "fair"
    written = next((reply.text for reply in turn.replies if reply.level == level), "")
    if written:
        return written
    wording = spoken(drill, turn.wording)
    if trainee is Trainee.PERFECT:
        return wording or _wordings(turn)
    if wording:
        return wording[: len(wording) // 2]
    return _half(reply_of(Trainee.PERFECT, drill, turn))


def _wordings(turn: DrillTurn) -> str:
    """Every point in the words that its author offers."""
    words = [(point.better or point.says[0]).rstrip("。") for point in turn.points]
    return "".join(f"{one}。" for one in words)


def _half(text: str) -> str:
    sentences = _SENTENCE.findall(text)
    return "".join(sentences[: (len(sentences) + 1) // 2]) if len(sentences) > 1 else text

"""What can be run as a conversation, whether it came from a scenario or from a script."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.practice.figures import MoodFigures
from desktop_app.training.practice.glance import shortest_way
from desktop_app.training.practice.model import (
    CardFact,
    Channel,
    Difficulty,
    Ending,
    EndingKind,
    Line,
    ModelReply,
    Scenario,
    Script,
    ScriptLine,
    Situation,
    Slot,
    Transition,
    Turn,
    When,
)
from desktop_app.training.practice.points import Point, Taboo

_ANGRY_AT_THE_END = 60
"""A script's caller who is this upset after the last line has not been served."""


@dataclass(frozen=True, slots=True)
class DrillTurn:
    """One exchange as it is run: everything that it asks, looked up and put together.

    `wording` and `why` are a script's standard wording, slots in square brackets; "" elsewhere.
    """

    id: str
    lines: tuple[Line, ...]
    points: tuple[Point, ...]
    taboos: tuple[Taboo, ...]
    hints: tuple[str, ...]
    replies: tuple[ModelReply, ...]
    next: tuple[Transition, ...]
    wording: str = ""
    why: str = ""
    lent: int = 0
    """So many of the points, the first ones, come from a situation."""


@dataclass(frozen=True, slots=True)
class Drill:
    """A conversation to practise, ready to run; immutable."""

    key: str
    title: str
    kind: Literal["script", "scenario"]
    channel: Channel
    difficulty: Difficulty
    minutes: int
    goal: str
    customer_name: str
    customer_role: str
    temper: str
    opening_mood: int
    card: tuple[CardFact, ...]
    context: str
    turns: Mapping[str, DrillTurn]
    first: str
    endings: Mapping[str, Ending]
    slots: tuple[Slot, ...] = ()

    @property
    def facts(self) -> str:
        """What a reply's facts are checked against: the card unmasked, slots and context."""
        lines = [f"{fact.label}：{fact.value}" for fact in self.card]
        lines += [f"{slot.name}：{slot.value}" for slot in self.slots]
        return "\n".join([*lines, self.context]).strip()

    def ending_of(self, *kinds: EndingKind) -> Ending | None:
        """The ending of the first of *kinds* that this drill has."""
        for kind in kinds:
            for ending in self.endings.values():
                if ending.kind is kind:
                    return ending
        return None


def drill_from_scenario(scenario: Scenario, situations: Mapping[str, Situation]) -> Drill:
    """Put a scenario together; raises `Trouble` when a situation or point that it names is gone."""
    turns = {turn.id: _scenario_turn(scenario, turn, situations) for turn in scenario.turns}
    return Drill(
        key=scenario.key,
        title=scenario.title,
        kind="scenario",
        channel=scenario.channel,
        difficulty=scenario.difficulty,
        minutes=scenario.minutes,
        goal=scenario.goal,
        customer_name=scenario.persona.name,
        customer_role=scenario.persona.role,
        temper=scenario.persona.temper,
        opening_mood=scenario.mood,
        card=scenario.card,
        context=scenario.context.strip(),
        turns=MappingProxyType(turns),
        first=scenario.turns[0].id,
        endings=MappingProxyType({ending.id: ending for ending in scenario.endings}),
    )


def _scenario_turn(
    scenario: Scenario, turn: Turn, situations: Mapping[str, Situation]
) -> DrillTurn:
    points, taboos = turn.points, turn.taboos
    lent = 0
    if turn.situation:
        situation = situations.get(turn.situation)
        if situation is None:
            raise _gone(scenario, turn, turn.situation)
        chosen = _chosen(scenario, turn, situation)
        lent, points = len(chosen), (*chosen, *points)
        taboos = (*situation.taboos, *taboos)
    return DrillTurn(
        turn.id, turn.lines, points, taboos, turn.hints, turn.replies, turn.next, lent=lent
    )


def _chosen(scenario: Scenario, turn: Turn, situation: Situation) -> tuple[Point, ...]:
    if not turn.only:
        return situation.points
    by_id = {point.id: point for point in situation.points}
    for wanted in turn.only:
        if wanted not in by_id:
            raise _gone(scenario, turn, f"{situation.key}/{wanted}")
    return tuple(by_id[wanted] for wanted in turn.only)


def _gone(scenario: Scenario, turn: Turn, what: str) -> Trouble:
    return Trouble(
        tr("场景“{title}”的回合 {turn} 引用了 {what}，内容包里没有它。").format(
            title=scenario.title, turn=turn.id, what=what
        ),
        tr("其他场景不受影响。"),
        tr("请检查内容包，或换一个场景练习。"),
    )


def drill_from_script(script: Script, figures: MoodFigures | None = None) -> Drill:
    """Lay a script out as a straight conversation: each cue is a customer's line."""
    following = [line.id for line in script.lines[1:]]
    turns = {
        line.id: _script_turn(line, to)
        for line, to in zip(script.lines, [*following, ""], strict=True)
    }
    endings = (
        Ending(id="solved", kind=EndingKind.SOLVED, text=tr("好的，我清楚了，谢谢您。")),
        Ending(id="lost", kind=EndingKind.LOST, text=tr("算了，我再问问别人吧。")),
    )
    return Drill(
        key=script.key,
        title=script.title,
        kind="script",
        channel=script.channel,
        difficulty=script.difficulty,
        minutes=script.minutes,
        goal=script.summary.strip() or script.title,
        customer_name=script.customer,
        customer_role="",
        temper="",
        opening_mood=(figures or MoodFigures()).script_start,
        card=(),
        context="",
        turns=MappingProxyType(turns),
        first=script.lines[0].id,
        endings=MappingProxyType({ending.id: ending for ending in endings}),
        slots=script.slots,
    )


def _script_turn(line: ScriptLine, to: str) -> DrillTurn:
    angry = Transition(to="lost", when=When(mood_min=_ANGRY_AT_THE_END))
    steps = (Transition(to=to),) if to else (angry, Transition(to="solved"))
    return DrillTurn(
        id=line.id,
        lines=(Line(text=line.cue),),
        points=line.points,
        taboos=line.taboos,
        hints=(line.why,),
        replies=line.replies,
        next=steps,
        wording=line.text,
        why=line.why,
    )


def spoken(drill: Drill, wording: str) -> str:
    """*wording* with its slots filled from the drill, as an agent would say it."""
    for slot in drill.slots:
        wording = wording.replace(f"[{slot.name.strip('[]')}]", slot.value)
    return wording


def model_reply(drill: Drill, turn: str) -> str:
    """How a trainer would answer *turn*: the best model reply or the filled standard wording."""
    found = drill.turns.get(turn)
    if found is None:
        return ""
    good = [reply.text for reply in found.replies if reply.level == "good"]
    return good[0] if good else spoken(drill, found.wording)


def hint(drill: Drill, turn: str, used: int) -> str | None:
    """The next hint of *turn* after *used* ones, or None when there are no more.

    After the author's hints one more offers a wording of the weightiest point.
    """
    asked = drill.turns[turn]
    if used < len(asked.hints):
        return asked.hints[used]
    if used > len(asked.hints) or not asked.points:
        return None
    weightiest = max(asked.points, key=lambda point: point.weight)
    return tr("可以这样说：“{words}”").format(words=weightiest.better or weightiest.says[0])


def expected_turns(drill: Drill) -> int:
    """How many exchanges a good run takes: the shortest way to the best ending that there is."""
    best = drill.ending_of(EndingKind.SOLVED, EndingKind.PROMISED, EndingKind.ESCALATED)
    steps = {key: [step.to for step in turn.next] for key, turn in drill.turns.items()}
    return shortest_way(drill.first, steps, best.id if best else "")


_PHONE = re.compile(r"\+?\d(?:[\d -]{4,}\d)")
_EMAIL = re.compile(r"([^\s@])[^\s@]*(@[^\s@]+)")


def masked(fact: CardFact) -> str:
    """The fact's value as a screen may show it [S1]: `135****8888`, `l***@mail.cn`.

    An identity number keeps its last four places; what has not the expected form is hidden whole.
    """
    if not fact.private:
        return fact.value
    if fact.private == "identity":
        bare = re.sub(r"\s", "", fact.value)
        return "*" * max(4, len(bare) - 4) + bare[-4:] if len(bare) > 7 else "****"
    if fact.private == "email":
        shown, found = _EMAIL.subn(r"\1***\2", fact.value)
    else:
        shown, found = _PHONE.subn(_masked_phone, fact.value)
    return shown if found else "****"


def _masked_phone(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match.group())
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 10 else f"****{digits[-2:]}"

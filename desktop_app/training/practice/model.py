"""What can be practised: situations with their points and taboos, scripts and scenarios."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from desktop_app.training.content.base import Item, Key, Strict, Text
from desktop_app.training.practice.points import Point, Taboo


class Channel(StrEnum):
    """Where a conversation takes place; the KPI that it is timed against depends on it."""

    PHONE = "phone"
    CHAT = "chat"
    GROUP = "group"
    DESK = "desk"
    EMAIL = "email"


class Difficulty(StrEnum):
    """How hard a drill is; the practical test asks for at least three different ones [S1]."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class EndingKind(StrEnum):
    """How a conversation can end."""

    SOLVED = "solved"
    PROMISED = "promised"
    ESCALATED = "escalated"
    ESCALATED_NEEDLESSLY = "escalated_needlessly"
    LOST = "lost"
    HUNG_UP = "hung_up"


class Situation(Item):
    """One moment with a customer: what a reply there has to express and must not express.

    The plain format of the labelled set (`id` there is `key` here, `forbidden` is `taboos`).
    A scenario's turn may point at a situation instead of repeating its points.
    """

    kind: Literal["situation"] = "situation"
    channel: Channel
    customer: Text
    context: str = ""
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    taboos: tuple[Taboo, ...] = ()


class Slot(Strict):
    """A place in a script that the speaker fills: `[机构名称]`."""

    name: Text
    value: Text
    """What stands there in the sample organisation."""
    hint: str = ""


class ModelReply(Strict):
    """A reply as a trainer would write it, at one of three levels."""

    level: Literal["good", "fair", "poor"]
    text: Text
    why: str = ""


class ScriptLine(Strict):
    """One thing to say: the cue that asks for it, the standard wording, and why it is so."""

    id: Key
    part: Literal["opening", "need", "solution", "closing"]
    cue: Text
    """What the customer says or what happens, just before."""
    text: Text
    """The standard wording, slots in square brackets."""
    why: Text
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    taboos: tuple[Taboo, ...] = ()
    replies: tuple[ModelReply, ...] = ()
    """Weaker replies to choose from; the standard wording is the good one."""


class Script(Item):
    """The standard wording for one moment (话术), with slots, line by line."""

    kind: Literal["script"] = "script"
    channel: Channel
    difficulty: Difficulty = Difficulty.EASY
    minutes: Annotated[int, Field(ge=1, le=60)] = 5
    customer: Text
    """Name the customer is shown under, e.g. 来电人."""
    slots: tuple[Slot, ...] = ()
    lines: Annotated[tuple[ScriptLine, ...], Field(min_length=1)]


class Persona(Strict):
    """Who the customer is."""

    name: Text
    role: Text
    temper: Text
    knows: str = ""
    wants: Text
    calms: tuple[str, ...] = ()
    angers: tuple[str, ...] = ()


class CardFact(Strict):
    """One line of the card beside the conversation; phones and mails are shown masked."""

    label: Text
    value: Text
    private: Literal["", "phone", "email", "identity"] = ""


class When(Strict):
    """A condition on a transition or on a variant of a line; every field given must hold."""

    mood_min: int | None = None
    mood_max: int | None = None
    hits_all: tuple[Key, ...] = ()
    hits_any: tuple[Key, ...] = ()
    misses_any: tuple[Key, ...] = ()
    violated: bool | None = None
    """True: the reply broke at least one taboo; False: none."""
    broke_any: tuple[Key, ...] = ()
    """The reply broke one of these taboos: where one offence leads elsewhere than another."""
    tries_min: int | None = None
    """How often this turn has been answered, this reply included."""
    replies_min: Annotated[int, Field(ge=1)] | None = None
    """How often the whole conversation has been answered, this reply included."""
    seconds_min: Annotated[int, Field(ge=1)] | None = None
    """How long the reply took, from the customer's line until it was sent."""


class Line(Strict):
    """One wording of what the customer says; the first whose condition holds is spoken.

    Lines next to each other with the same condition are variants: the seed picks one.
    """

    text: Text
    when: When = When()


class Transition(Strict):
    """Where the conversation goes after a reply; the first whose condition holds is taken."""

    to: Key
    when: When = When()


class Turn(Strict):
    """One exchange: the customer speaks, the trainee replies."""

    id: Key
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]
    situation: Key | None = None
    """Take points and taboos from this situation of the pack."""
    only: tuple[Key, ...] = ()
    """With `situation`: just these of its points; empty means all."""
    points: tuple[Point, ...] = ()
    taboos: tuple[Taboo, ...] = ()
    hints: tuple[Text, ...] = ()
    replies: tuple[ModelReply, ...] = ()
    next: Annotated[tuple[Transition, ...], Field(min_length=1)]


class Ending(Strict):
    """A way in which the conversation ends, with the customer's last words."""

    id: Key
    kind: EndingKind
    text: Text


class Scenario(Item):
    """A conversation to practise: persona, goal, card, turns, endings (场景)."""

    kind: Literal["scenario"] = "scenario"
    channel: Channel
    difficulty: Difficulty
    minutes: Annotated[int, Field(ge=1, le=60)]
    goal: Text
    persona: Persona
    card: tuple[CardFact, ...] = ()
    context: str = ""
    """What the agent knows: policy, limits of authority."""
    mood: Annotated[int, Field(ge=0, le=100)]
    """The customer's mood at the first line: 0 calm … 100 furious."""
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)]
    endings: Annotated[tuple[Ending, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _transitions_lead_somewhere(self) -> Self:
        check_ways(self.turns, self.endings)
        return self


def check_ways(turns: Sequence[Turn], endings: Sequence[Ending]) -> None:
    """See that every step leads somewhere and every turn asks something; raises ValueError."""
    places = {turn.id for turn in turns} | {ending.id for ending in endings}
    for turn in turns:
        for step in turn.next:
            if step.to not in places:
                raise ValueError(f"turns: {turn.id}: 没有名为 {step.to} 的回合或结局")
        if not turn.situation and not turn.points:
            raise ValueError(f"turns: {turn.id}: 要有 situation 或 points 之一")

"""A rush put together, ready to run: every customer as a drill, and what is said to everybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop_app.system.text import tr
from desktop_app.training.practice.drill import (
    Drill,
    DrillTurn,
    drill_from_scenario,
    expected_turns,
)
from desktop_app.training.practice.model import (
    Channel,
    Difficulty,
    Ending,
    EndingKind,
    Line,
    Situation,
    Transition,
)
from desktop_app.training.practice.rush.model import Notice, Rush, Thread

OPENING = "opening"
CLOSING = "closing"
"""The two conversations with everybody: what was seen first, and the summary."""

_ROOM_MOOD = 30
"""Mood of a room as such: neither pleased nor upset, as at the first line of a script."""


def talk_key(rush: str, talk: str) -> str:
    """The name under which one conversation of a rush is learned: `rush/noon-peak/li`."""
    return f"{rush}/{talk}"


@dataclass(frozen=True, slots=True)
class Customer:
    """One of the customers; `number` counts from 1 in the order of their arrival."""

    id: str
    number: int
    name: str
    urgency: int
    why: str
    complex: bool
    arrives: float
    drill: Drill


@dataclass(frozen=True, slots=True)
class RushDrill:
    """Several customers at once, ready to run; immutable."""

    key: str
    title: str
    channel: Channel
    difficulty: Difficulty
    minutes: int
    goal: str
    room: str
    secrets: tuple[str, ...]
    customers: tuple[Customer, ...]
    opening: Drill
    closing: Drill

    @property
    def in_group(self) -> bool:
        """Whether they all read along."""
        return self.channel is Channel.GROUP

    @property
    def drills(self) -> Mapping[str, Drill]:
        """Every conversation of the rush: the customers', then the two with everybody."""
        return {
            **{one.id: one.drill for one in self.customers},
            OPENING: self.opening,
            CLOSING: self.closing,
        }

    def customer(self, key: str) -> Customer | None:
        """The customer called *key*; None for what is said to everybody."""
        return next((one for one in self.customers if one.id == key), None)

    @property
    def replies(self) -> int:
        """How many replies a good run takes, the two to everybody among them."""
        return 2 + sum(expected_turns(one.drill) for one in self.customers)


def rush_drill(rush: Rush, situations: Mapping[str, Situation]) -> RushDrill:
    """Put a rush together; raises `Trouble` when a situation that it names is gone."""
    threads = sorted(rush.threads, key=lambda one: one.arrives)
    return RushDrill(
        key=rush.key,
        title=rush.title,
        channel=rush.channel,
        difficulty=rush.difficulty,
        minutes=rush.minutes,
        goal=rush.goal,
        room=rush.room,
        secrets=rush.secrets,
        customers=tuple(
            _customer(rush, thread, number, situations) for number, thread in enumerate(threads, 1)
        ),
        opening=_to_everybody(rush, rush.opening, OPENING, again=True),
        closing=_to_everybody(rush, rush.closing, CLOSING, again=False),
    )


def _customer(
    rush: Rush, thread: Thread, number: int, situations: Mapping[str, Situation]
) -> Customer:
    return Customer(
        id=thread.id,
        number=number,
        name=thread.persona.name,
        urgency=thread.urgency,
        why=thread.why,
        complex=thread.complex,
        arrives=float(thread.arrives),
        drill=drill_from_scenario(rush.scenario_of(thread), situations),
    )


def _to_everybody(rush: Rush, notice: Notice, key: str, again: bool) -> Drill:
    """One turn: the first reply may be said again to those who came later, the summary not."""
    turn = DrillTurn(
        id=key,
        lines=(Line(text=notice.cue),),
        points=notice.points,
        taboos=notice.taboos,
        hints=notice.hints,
        replies=notice.replies,
        next=(Transition(to=key if again else "solved"),),
    )
    said = Ending(id="solved", kind=EndingKind.SOLVED, text=tr("（大家都看到了）"))
    return Drill(
        key=f"{rush.key}-{key}",
        title=rush.title,
        kind="scenario",
        channel=rush.channel,
        difficulty=rush.difficulty,
        minutes=rush.minutes,
        goal=rush.goal,
        customer_name=rush.room,
        customer_role="",
        temper="",
        opening_mood=_ROOM_MOOD,
        card=(*rush.card, *(fact for thread in rush.threads for fact in thread.card)),
        context="\n".join([rush.context, *(thread.context for thread in rush.threads)]).strip(),
        turns=MappingProxyType({key: turn}),
        first=key,
        endings=MappingProxyType({said.id: said}),
    )

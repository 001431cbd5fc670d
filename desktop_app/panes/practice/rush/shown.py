"""What the pages of a rush show: plain values, put together by the tellers."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.panes.practice.debrief_shown import CurveShown, DebriefShown, TurnShown
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.talk_shown import OverShown, PointShown

To = Literal["all", "one", "private", "summary"]
ClockTone = Literal["plain", "warn", "bad", "good"]


@dataclass(frozen=True, slots=True)
class Where:
    """Where the next message goes; `key` names the conversation, whose text is kept under it."""

    to: To
    key: str


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """One customer in the list; `clock` is empty for whoever waits no more, `done` says why.

    `mood` is empty in an examination, where the customer's words have to show it.
    """

    key: str
    number: int
    name: str
    last: str
    clock: str
    tone: ClockTone
    mood: str
    mood_tone: TagTone
    over: bool
    done: str


@dataclass(frozen=True, slots=True)
class ThreadsShown:
    """Everybody who has come, in the order of their arrival, and how it stands in a sentence."""

    sentence: str
    room: str
    everybody: str
    rows: tuple[ThreadRow, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """One line of a transcript; `aside` is a word of the program's own."""

    text: str
    side: Literal["customer", "own", "aside"]
    speaker: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to go for the next message, with its key."""

    where: Where
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class WhereShown:
    """Where the next message goes, what has been said there, and who is there.

    `mention` is the name to put in, empty where nobody is addressed by name.
    """

    where: Where
    choices: tuple[Choice, ...]
    placeholder: str
    mention: str
    heard: tuple[Heard, ...]
    card: "CardShown"


@dataclass(frozen=True, slots=True)
class CardShown:
    """Who is looked at: a customer, or the room."""

    caption: str
    name: str
    about: str
    facts: tuple[tuple[str, str], ...]
    rules: str


@dataclass(frozen=True, slots=True)
class RushShown:
    """A rush as it is opened."""

    attempt: str
    title: str
    sentence: str
    mode: str
    exam: bool
    hint_cost: str
    minutes: int
    rules: tuple[PointShown, ...]
    texts: dict[str, str]
    over: OverShown | None


@dataclass(frozen=True, slots=True)
class AnsweredShown:
    """What a message has brought: the rules as they stand, and whether it is all over."""

    rules: tuple[PointShown, ...]
    over: OverShown | None


@dataclass(frozen=True, slots=True)
class WaitBar:
    """One wait: from a customer's line to the answer, in seconds of the run."""

    start: float
    end: float
    tone: Literal["good", "bad"]


@dataclass(frozen=True, slots=True)
class WaitRow:
    """One customer in the picture of the waits; `seen` is when they first had a word."""

    name: str
    urgency: str
    arrives: float
    seen: float | None
    seen_tone: Literal["good", "bad"]
    bars: tuple[WaitBar, ...]
    tip: str


@dataclass(frozen=True, slots=True)
class WaitsShown:
    """Who waited how long: title with the finding, legend, rows, and how long it all took."""

    title: str
    sentence: str
    ended: float
    rows: tuple[WaitRow, ...]


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One place in the order of the first answers: who it was, who it should have been, and why.

    `verdict` says how the one taken stands to those who waited then; empty where all was well.
    """

    place: int
    taken: str
    verdict: str
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class TurnGroup:
    """The messages of one conversation, or all; the curve is of one customer among them.

    `points` are the numbers of the messages at the points of the curve after the first.
    """

    title: str
    turns: tuple[TurnShown, ...]
    curve: CurveShown | None = None
    points: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RushDebriefShown:
    """A rush looked back at; `debrief` is what every debrief has."""

    debrief: DebriefShown
    waits: WaitsShown
    order: tuple[OrderRow, ...]
    groups: tuple[TurnGroup, ...]

"""What a conversation under way shows: plain values, put together by its teller."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.panes.practice.shown import Tone


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the conversation."""

    text: str
    own: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class CustomerShown:
    """Who is on the line, and what lies beside the conversation."""

    name: str
    about: str
    facts_title: str
    facts: tuple[tuple[str, str], ...]
    rules: str


@dataclass(frozen=True, slots=True)
class MoodShown:
    """The mood now, its way until here, and why it moved last."""

    text: str
    tone: Tone
    moods: tuple[int, ...]
    last: str


@dataclass(frozen=True, slots=True)
class PointShown:
    """Something that the reply has to express; `state` tells how that stands."""

    name: str
    state: Literal["open", "met", "missed"]


@dataclass(frozen=True, slots=True)
class LimitShown:
    """A time limit: what is said within it and beyond it."""

    seconds: float
    within: str
    beyond: str


@dataclass(frozen=True, slots=True)
class TaskShown:
    """What the turn asks for; without help in an examination.

    `first_limit` ends with the first key, `limit` with the sending; `earlier` is how the turn
    before went; `wording` a script's standard wording with its open slots.
    """

    place: str
    share: float
    limit: LimitShown
    first_limit: LimitShown | None
    points: tuple[PointShown, ...] = ()
    earlier: tuple[PointShown, ...] = ()
    wording: str = ""
    slots: tuple[tuple[int, int], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class OverShown:
    """How a conversation ended."""

    words: str
    outcome: str


@dataclass(frozen=True, slots=True)
class TalkShown:
    """A conversation as it is opened; an examination shows no mood, the customer's words do."""

    attempt: str
    title: str
    sentence: str
    mode: str
    exam: bool
    hint_cost: str
    customer: CustomerShown
    said: tuple[Said, ...]
    mood: MoodShown | None
    task: TaskShown
    draft: str
    over: OverShown | None


@dataclass(frozen=True, slots=True)
class AnsweredShown:
    """What a reply has brought: a note on it, the mood, and what comes next."""

    note: str
    mood: MoodShown | None
    line: str
    task: TaskShown
    over: OverShown | None

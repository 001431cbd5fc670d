"""What the page of the examples shows: plain values."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.panes.practice.debrief_shown import SpanShown
from desktop_app.panes.practice.shown import TagTone


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """An example in the list; `wanted` is what a search looks through, in small letters."""

    key: str
    drill: str
    title: str
    detail: str
    mark: str
    wanted: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """The next thing to see: a line, a reply with its evidence, a comment, or the end.

    `effect` says what a reply did to the mood, `tone` which way, `reasons` why.
    """

    kind: Literal["line", "reply", "comment", "closing"]
    who: str
    text: str
    spans: tuple[SpanShown, ...] = ()
    effect: str = ""
    tone: TagTone = "plain"
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class ReplayShown:
    """An example to be replayed step by step."""

    key: str
    drill: str
    title: str
    facts: str
    why: str
    by: str
    steps: tuple[StepShown, ...]
    may_retire: bool

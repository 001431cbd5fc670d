"""What is looked through before an attempt is shared, and what was approved of it."""

from dataclasses import dataclass

from desktop_app.panes.practice.debrief_shown import SpanShown


@dataclass(frozen=True, slots=True)
class ShareTurn:
    """A turn as it would be shared; `marks` are the places that were replaced in the reply.

    `cost` says what it took off the total, "" for nothing; `weak` marks the one that cost the most.
    """

    number: int
    who: str
    line: str
    reply: str
    marks: tuple[SpanShown, ...]
    cost: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class ShareShown:
    """An attempt to be approved before everybody may see it."""

    title: str
    replaced: str
    """How much was replaced, in a sentence."""
    weakest: str
    """Which turn to look at twice, in a sentence."""
    turns: tuple[ShareTurn, ...]


@dataclass(frozen=True, slots=True)
class SharedTyped:
    """What was approved: why it is good, and each turn's number, reply and comment."""

    why: str
    turns: tuple[tuple[int, str, str], ...]

"""One thing that waits for a person; every subject tells its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from db.records import Person

Tone = Literal["accent", "good", "warn", "bad", "plain"]
"""How pressing its tag looks; the text of the tag says the same."""


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do; `pane` and `target` lead to it."""

    when: str
    """`10:00`, or words such as 下班前."""
    title: str
    detail: str
    tag: str
    tone: Tone
    minutes: int
    pane: str
    target: str
    done: bool = False
    practice: bool = False
    act: str = ""
    """The verb on its button; empty: what is usual for its pane."""
    notice: bool = False
    """It is told, not asked: never the first thing to do, and not counted."""
    copy: str = ""
    """What `Reminders.message` makes a text of, to copy and send; empty: nothing to send."""


TellsWaiting = Callable[[Person], Sequence[ToDo]]
"""Tells what of one subject waits for a person, most pressing first."""

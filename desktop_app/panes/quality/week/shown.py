"""What the room of the week shows, as plain values."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["accent", "good", "warn", "bad", "plain"]


@dataclass(frozen=True, slots=True)
class AgentRow:
    """One agent's week; `order` sorts by how many are still owed."""

    key: str
    name: str
    team: str
    progress: str
    order: int
    marks: str
    waiting: str
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class WeekShown:
    """A week; `act` is the word on the button that draws the next, "" where nothing is to do."""

    title: str
    finding: str
    sentence: str
    rows: tuple[AgentRow, ...]
    owed: int
    act: str
    latest: bool
    """Whether this is the present week: there is none after it."""

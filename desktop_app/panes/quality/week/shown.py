"""What the room of the week shows, as plain values."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.panes.quality.contact.shown import ContactShown

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


@dataclass(frozen=True, slots=True)
class CardChoice:
    """A scorecard that can be used for a contact."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class InspectShown:
    """A drawn contact beside its scorecard; `chosen` is the key of the scorecard."""

    title: str
    sentence: str
    contact: ContactShown
    drawn: str
    cards: tuple[CardChoice, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class SignedShown:
    """An inspection that has just been signed; `attempt` is set where it can become an example."""

    sheet: str
    text: str
    band: str
    tone: Tone
    attempt: str
    more: str
    """What comes next, in a sentence."""

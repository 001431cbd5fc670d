"""What passes between the presenters of practical tests and their views."""

from dataclasses import dataclass

from desktop_app.widgets.table import Row
from desktop_app.widgets.tags import Tone
from desktop_app.widgets.transcript import Message


@dataclass(frozen=True, slots=True)
class PracticalRow:
    """One practical in the list."""

    key: str
    title: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]
    finds: str = ""


@dataclass(frozen=True, slots=True)
class DrillAct:
    """What can be done with one drill: `open` names the button that leads into it, "" for none."""

    open: str = ""
    live: bool = False
    void: bool = False
    why_not: str = ""
    """Why this supervisor cannot mark it."""


@dataclass(frozen=True, slots=True)
class PracticalShown:
    """One practical with its drills."""

    title: str
    facts: str
    told: str
    """What is missing, or what became of it."""
    tone: str
    rows: tuple[Row, ...]
    acts: dict[str, DrillAct]
    """By the keys of the rows."""
    first: str
    """The row to begin with: what can be marked now."""
    may_change: bool
    may_register: bool
    sheet: str = ""
    """The registered mark."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody for whom a practical can be opened."""

    key: str
    name: str
    detail: str
    finds: str = ""


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """A scenario to choose."""

    key: str
    title: str
    detail: str
    difficulty: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class BriefingShown:
    """What stands over a transcript that is marked."""

    title: str
    sentence: str
    customer: str
    facts: str
    rules: str
    messages: tuple[Message, ...]
    empty: str
    """Said instead of a transcript."""


@dataclass(frozen=True, slots=True)
class CriterionShown:
    """One criterion with both marks and what the system rests its own on."""

    label: str
    human: str
    system: str
    apart: str
    tone: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompareShown:
    """A marked drill, both sides."""

    title: str
    sentence: str
    finding: str
    totals: CriterionShown
    rows: tuple[CriterionShown, ...]
    words: tuple[tuple[str, str], ...]
    """What the supervisor wrote."""
    messages: tuple[Message, ...]
    empty: str
    attempt: str
    """Whose debrief can be opened; "" for a live drill."""
    sheet: str

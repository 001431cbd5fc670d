"""What the pane of people shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from desktop_app.widgets.chain_items import ChartPoint
from desktop_app.widgets.tags import Tone

EVALUATION, THEORY = "trainee-evaluation", "theory-mark"
"""The forms that a supervisor fills in here."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A trainee in the list."""

    key: str
    name: str
    team: str
    mentor: str
    days: int
    mark: str
    mark_order: float
    tip: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A big number with what it counts."""

    value: str
    caption: str


@dataclass(frozen=True, slots=True)
class ChipShown:
    """A filter of the chain with how many records it lets through."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class ActsShown:
    """What can be done about the person shown."""

    print_filled: bool
    """Whether there is a filled evaluation to print."""
    judge: bool
    issue: bool


@dataclass(frozen=True, slots=True)
class CourseShown:
    """How far the person's plan is; `share` from 0 to 1, `tip` tells when it will end."""

    share: float
    text: str
    tip: str


@dataclass(frozen=True, slots=True)
class PlanShown:
    """How the person's development plan stands, and the act that leads to it."""

    state: str
    tone: Tone
    text: str
    act: str


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A person's record but for the chain."""

    key: str
    name: str
    line: str
    tiles: tuple[Tile, ...]
    chart_title: str
    chart_note: str
    points: tuple[ChartPoint, ...]
    acts: ActsShown
    course: CourseShown | None = None
    """None: there is no plan."""
    development: PlanShown | None = None
    """None: it is not told."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from a list."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """What was typed about a new person; `team` empty: none, or the new one of `new_team`."""

    name: str
    staff_number: str
    roles: frozenset[str]
    password: str
    team: str = ""
    new_team: str = ""
    mentor: str = ""


@dataclass(frozen=True, slots=True)
class Problems:
    """What is wrong with what was typed, by field; `added` names the person when nothing is."""

    fields: Mapping[str, str] = field(default_factory=dict)
    added: UUID | None = None

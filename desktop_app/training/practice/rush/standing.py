"""What practising a rush hands out: under way, before it is begun, and judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.records import Attempt, AttemptEntry, AttemptResult, Person

if TYPE_CHECKING:
    from desktop_app.training.practice.marks import Judgement
    from desktop_app.training.practice.rush.debrief import RushDebrief
    from desktop_app.training.practice.rush.drill import RushDrill
    from desktop_app.training.practice.rush.running import RushRun


@dataclass(frozen=True, slots=True)
class RushRunning:
    """An attempt under way; a new one comes back from every message.

    `texts` is what was typed and not sent, by conversation; `seconds` how far the clock was.
    """

    attempt: Attempt
    run: "RushRun"
    texts: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class RushPreview:
    """A rush before it is begun, with the person's latest attempts at it, newest first."""

    drill: "RushDrill"
    attempts: tuple[AttemptEntry, ...]


@dataclass(frozen=True, slots=True)
class RushLookBack:
    """A judged attempt with its debrief, and what it is compared with."""

    person: Person
    attempt: Attempt
    result: AttemptResult
    run: "RushRun"
    judgement: "Judgement"
    debrief: "RushDebrief"
    last: AttemptResult | None
    """The attempt at the same rush before this one."""
    best: float | None
    """The best mark on this rush before this attempt."""

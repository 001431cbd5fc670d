"""What the modes hand out: runs under way and finished, and what to offer for a drill."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db.records import Attempt, AttemptResult, ModeStanding, Person

if TYPE_CHECKING:
    from desktop_app.training.practice.modes.run import Run


@dataclass(frozen=True, slots=True)
class Studying:
    """A run under way; a new one comes back from every answer. `draft` is what was typed."""

    attempt: Attempt
    run: "Run"
    draft: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Studied:
    """A run that is over, as it was judged."""

    person: Person
    attempt: Attempt
    result: AttemptResult
    run: "Run"
    next_mode: str


@dataclass(frozen=True, slots=True)
class Offers:
    """Where a person stands with a drill in each mode, and which one is offered first.

    `chosen` differs from `recommended` while the person keeps to a mode of their own choice.
    """

    key: str
    modes: tuple[str, ...]
    standings: Mapping[str, ModeStanding]
    recommended: str
    chosen: str
    examined_at: datetime | None
    """When the drill was examined today already."""

"""What the coaching use cases hand out: plans with people, progress and figures."""

from dataclasses import dataclass
from uuid import UUID

from db.records import CoachingEvent, Person
from desktop_app.training.practice.assigned import DrillProgress
from desktop_app.training.quality.coaching.contents import Contents
from desktop_app.training.quality.coaching.measuring import Measured
from desktop_app.training.quality.coaching.plan import PlanState


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan as lists show it."""

    state: PlanState
    subject: Person
    owner: str
    """The owner's name; empty without one."""
    drills: tuple[DrillProgress, ...]
    mean_before: float | None
    mean_after: float | None
    after: int
    """How many inspections there are afterwards; of a closed plan those that it was closed by."""


@dataclass(frozen=True, slots=True)
class CauseSheet:
    """An inspection that opened a plan, as it was then and as it stands today."""

    sheet_id: UUID
    number: str
    title: str
    total: float | None
    standing_id: UUID
    standing_total: float | None

    @property
    def changed(self) -> bool:
        """Whether a correction stands in its place."""
        return self.standing_id != self.sheet_id


@dataclass(frozen=True, slots=True)
class Happened:
    """One event with the name of who did it; empty for the program."""

    event: CoachingEvent
    who: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: an owner or a drill."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan with everything about it."""

    entry: PlanEntry
    causes: tuple[CauseSheet, ...]
    weakest: tuple[tuple[str, float, int], ...]
    """Items that lost most: label, points lost in all, on how many sheets."""
    measured: Measured
    """What the records say today, whatever was written down when the plan was closed."""
    history: tuple[Happened, ...]
    may_coach: bool
    may_tick: bool
    owners: tuple[Choice, ...]
    offered: tuple[Choice, ...]
    draft: Contents | None
    """What the actor was writing when they left the plan."""

"""What is proposed before anything changes: sessions before and after, what is in the way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from db.records import HeldSession, SessionOnDay
from desktop_app.training.curriculum.moving.conflicts import Conflict
from desktop_app.training.curriculum.moving.ordering import Moment

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changed(Generic[T]):
    """A record as it is and as it would be; None before: it is new."""

    before: T | None
    after: T


@dataclass(frozen=True, slots=True)
class Step:
    """One session that would change, for whoever looks before deciding."""

    id: UUID
    """Of the class's session, or of the trainee's own."""
    title: str
    people: tuple[UUID, ...]
    before: Moment | None
    """None: the session is new."""
    after: Moment | None
    """None: the session is called off."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that can be applied; nothing has been written yet."""

    kind: str
    """move, stretch, place, trainer, cancel, create, make_up, transfer, revise."""
    title: str
    """Of what is changed, for the log."""
    steps: tuple[Step, ...]
    """What changes, the session that it is about first."""
    conflicts: tuple[Conflict, ...]
    alternatives: tuple[Moment, ...]
    """Where the session would meet nothing; looked for where something is in the way."""
    class_id: UUID | None
    plan_id: UUID | None
    held: tuple[Changed[HeldSession], ...]
    sessions: tuple[Changed[SessionOnDay], ...]

    @property
    def blocked(self) -> bool:
        """Whether it cannot be applied at all."""
        return any(one.blocking for one in self.conflicts)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that it touches."""
        found = [moment[0] for step in self.steps for moment in (step.before, step.after) if moment]
        return min(found), max(found)


def together(several: Sequence[Proposal]) -> Proposal:
    """Return proposals of one kind, for one class or plan, as one; *several* is not empty."""
    first = several[0]
    if len(several) == 1:
        return first
    return replace(
        first,
        steps=tuple(step for one in several for step in one.steps),
        conflicts=tuple(conflict for one in several for conflict in one.conflicts),
        alternatives=(),
        held=tuple(change for one in several for change in one.held),
        sessions=tuple(change for one in several for change in one.sessions),
    )


def steps_of(
    held: Sequence[Changed[HeldSession]], sessions: Sequence[Changed[SessionOnDay]]
) -> tuple[Step, ...]:
    """Return what changes: each session of the class with its seats as one step, then the rest."""
    seats: dict[UUID, list[UUID]] = {}
    own = []
    classes = {one.after.id for one in held}
    for change in sessions:
        if change.after.held_id in classes and change.after.held_id is not None:
            seats.setdefault(change.after.held_id, []).append(change.after.person_id)
        else:
            own.append(_step(change, (change.after.person_id,)))
    return (*(_step(one, tuple(seats.get(one.after.id, ()))) for one in held), *own)


def _step(change: Changed[HeldSession] | Changed[SessionOnDay], people: tuple[UUID, ...]) -> Step:
    before, after = change.before, change.after
    stood = before is not None and before.cancelled_at is None
    return Step(
        after.id,
        after.title,
        people,
        (before.day, before.start) if stood and before is not None else None,
        None if after.cancelled_at is not None else (after.day, after.start),
    )

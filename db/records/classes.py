"""Classes, their members and sessions; rooms and shifts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TrainingClass:
    """People who go through one version of a program together (班级)."""

    id: UUID
    name: str
    version_id: UUID
    start_on: date
    capacity: int
    room: str
    """Where its sessions are held, where the program's place is a room; may be empty."""
    trainer_id: UUID | None
    """Who leads what the program gives to the supervisor or the manager."""
    created_at: datetime
    created_by: UUID
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ClassMember:
    """A stay in a class, from the first day to the last; both days count."""

    id: UUID
    class_id: UUID
    person_id: UUID
    from_on: date
    added_by: UUID
    added_at: datetime
    until_on: date | None = None
    reason: str = ""
    """Why the stay ended."""
    moved_to: UUID | None = None


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session that a class holds together; `start` counts minutes from midnight, local time."""

    id: UUID
    class_id: UUID
    session_key: str
    stage: str
    tone: str
    title: str
    kind: str
    day: date
    start: int
    minutes: int
    place: str
    owner: str
    trainer_id: UUID | None
    """Who leads this one; None stands for the class's trainer."""
    detail: Any
    """As in SessionOnDay."""
    covered: str = ""
    """What was got through, written when the session is closed."""
    moves_on: str = ""
    """What is left for another session."""
    closed_at: datetime | None = None
    closed_by: UUID | None = None
    cancelled_at: datetime | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """A room that holds one session at a time."""

    id: UUID
    name: str
    """Sessions name their room by it."""
    capacity: int
    changed_at: datetime
    changed_by: UUID | None


@dataclass(frozen=True, slots=True)
class Shift:
    """When a person, or everybody of a team, works in a week (班次); minutes from midnight."""

    id: UUID
    name: str
    person_id: UUID | None
    team_id: UUID | None
    weekdays: int
    """Bit 0 is Monday, bit 6 Sunday."""
    from_minute: int
    to_minute: int
    valid_from: date
    valid_until: date | None
    changed_at: datetime
    changed_by: UUID | None

"""Practical tests: what was opened, which drills it has, what happened to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Practical:
    """A practical test of one person; `figures` are the rule that it is held by."""

    id: UUID
    person_id: UUID
    opened_by: UUID
    opened_at: datetime
    figures: Any


@dataclass(frozen=True, slots=True)
class PracticalDrill:
    """A drill of a practical, as the version of the scenario that is to be played."""

    practical_id: UUID
    position: int
    """From 1 on; a drill that is added later comes last."""
    version_id: UUID
    content_key: str
    title: str
    channel: str
    difficulty: str
    added_by: UUID
    added_at: datetime


@dataclass(frozen=True, slots=True)
class PracticalEvent:
    """Something that happened to a practical or, with a position, to one of its drills."""

    id: UUID
    practical_id: UUID
    position: int | None
    kind: str
    at: datetime
    by_id: UUID
    reason: str = ""
    record_id: UUID | None = None
    """The attempt that was begun, the customer of a live drill, the sheet that was signed."""

"""What a survey or an evaluation is about, as the `target` of its sheet says it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

LESSONS = ("class", "exercise")
"""Kinds of sessions on which feedback is asked; a debrief between two people is none of them."""


def session_target(session_key: str, day: date) -> str:
    """Return the target of one session, the same for everybody who was there."""
    return f"session:{session_key}:{day.isoformat()}"


def trainer_target(person_id: UUID) -> str:
    """Return the target of a trainer."""
    return f"trainer:{person_id}"


def program_target(key: str) -> str:
    """Return the target of a program."""
    return f"program:{key}"


@dataclass(frozen=True, slots=True)
class Target:
    """A target taken apart."""

    kind: str
    """`session`, `trainer` or `program`."""
    name: str
    """The session's key, the trainer's id, or the program's key."""
    day: date | None = None
    """The day of a session."""

    @property
    def trainer(self) -> UUID | None:
        """The trainer's id, where it is about a trainer."""
        return UUID(self.name) if self.kind == "trainer" else None


def read_target(target: str) -> Target:
    """Take a target apart; raises ValueError for any other."""
    kind, _, name = target.partition(":")
    if kind == "session":
        key, _, day = name.rpartition(":")
        return Target(kind, key, date.fromisoformat(day))
    if kind == "trainer":
        UUID(name)
    elif kind != "program" or not name:
        raise ValueError(f"not a target of feedback: {target}")
    return Target(kind, name)

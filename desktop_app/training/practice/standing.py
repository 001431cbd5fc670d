"""What practising hands out: drills with where one stands, runs under way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Attempt, AttemptEntry, DrillStanding
from desktop_app.training.practice.glance import Glance

if TYPE_CHECKING:
    from desktop_app.training.practice.conversation import Conversation


def drill_key(kind: str, key: str) -> str:
    """Return the name of a drill: a script and a scenario of one pack may share a key."""
    return f"{kind}/{key}"


@dataclass(frozen=True, slots=True)
class DrillEntry:
    """A script or scenario as the list of drills shows it; `key` as in `drill_key`."""

    version_id: UUID
    kind: str
    key: str
    title: str
    summary: str
    channel: str
    difficulty: str
    minutes: int
    standing: DrillStanding | None


@dataclass(frozen=True, slots=True)
class Running:
    """An attempt under way; a new one comes back from every reply."""

    attempt: Attempt
    conversation: "Conversation"
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """A drill before it is begun, with the person's latest attempts at it, newest first."""

    drill: Glance
    attempts: tuple[AttemptEntry, ...]

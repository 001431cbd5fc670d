"""What practising hands out: drills with where one stands, runs under way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Attempt, AttemptEntry, DrillStanding
from desktop_app.system.errors import Trouble
from desktop_app.system.text import tr
from desktop_app.training.practice.glance import Glance

if TYPE_CHECKING:
    from desktop_app.training.practice.conversation import Conversation


class SealedMarks(Trouble):
    """The marks of an attempt wait until a person has marked it."""

    def __init__(self) -> None:
        super().__init__(
            tr("这次演练属于实操考核，主管还没有评分。"),
            tr("演练和系统评分都已存好，现在谁也看不到。"),
            tr("主管评分签名以后，复盘和两边的评分一起公布。"),
        )


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
    sealed: bool = False
    """Whether its marks will be kept from everybody until a person has marked it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A drill before it is begun, with the person's latest attempts at it, newest first."""

    drill: Glance
    attempts: tuple[AttemptEntry, ...]

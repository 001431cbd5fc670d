"""What the use cases of development plans hand out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from db.records import DevelopmentEvent, Person
from desktop_app.training.chain.use_cases import Link
from desktop_app.training.development.career import Career
from desktop_app.training.development.items import Item, Measure
from desktop_app.training.development.measuring import Progress
from desktop_app.training.development.plan import PlanState


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan as lists show it."""

    state: PlanState
    subject: Person
    items: tuple[Progress, ...]
    """As they stand now; of a closed plan as they stood when it was closed."""

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(one.done for one in self.items)

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return sum(len(one.steps) for one in self.items)

    def late(self, today: date) -> tuple[Progress, ...]:
        """Return the items whose day has passed and that are not finished."""
        if not self.state.open:
            return ()
        return tuple(one for one in self.items if one.item.due < today and not one.finished)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One event with the name of who did it, empty for the program, and whether it still holds."""

    event: DevelopmentEvent
    who: str
    undone: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan with everything about it."""

    entry: PlanEntry
    links: Mapping[str, tuple[Link, ...]]
    """By item the records that it rests on."""
    history: tuple[Happened, ...]
    names: Mapping[UUID, str]
    """Of everybody who owns an item or may own one."""
    career: Career
    owners: tuple[Choice, ...]
    offered: tuple[Choice, ...]
    """Drills, articles and sessions: `drill:<key>`, `article:<key>`, `session:<key>`."""
    measures: tuple[Measure, ...]
    """What an item can be measured by, with the value that it has today."""
    may_write: bool
    may_agree: bool
    may_close: bool
    may_undo: bool
    drafts: Mapping[str, Item]
    """What the actor was writing when they left it, by item; a new one under an empty id."""

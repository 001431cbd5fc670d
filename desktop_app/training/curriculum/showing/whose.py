"""Whose calendar is looked at, and what is left out of it: values in, values out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from db.records import Person, Role


class Scope(StrEnum):
    """Whose sessions a calendar shows."""

    MINE = "mine"
    """A trainee's own plan; what everybody else leads."""
    ALL = "all"
    """Everybody's, for a supervisor; for a mentor those of the own trainees, and what they lead."""
    PERSON = "person"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose calendar; `id` is that of the person or class."""

    scope: Scope
    id: UUID | None = None

    @property
    def key(self) -> str:
        """`all`, `person:<uuid>`; `whose` reads it."""
        return str(self.scope) if self.id is None else f"{self.scope}:{self.id}"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is left out: sessions elsewhere, and of other kinds; empty leaves nothing out."""

    place: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What somebody looked at last."""

    mode: str
    whose: Whose
    filters: Filters


def first_of(actor: Person) -> Whose:
    """Return whose calendar somebody sees first."""
    leads = actor.has(Role.SUPERVISOR) or actor.has(Role.MENTOR)
    return Whose(Scope.ALL if leads else Scope.MINE)


def whose(key: str) -> Whose | None:
    """Read what `Whose.key` wrote; None for what it did not write."""
    scope, _, name = key.partition(":")
    try:
        id_ = UUID(name) if name else None
        found = Whose(Scope(scope), id_)
    except ValueError:
        return None
    with_id = found.scope in (Scope.PERSON, Scope.CLASS)
    return found if with_id == (id_ is not None) else None


def remembered(kept: Any, actor: Person) -> Remembered:
    """Read what was kept; whatever is missing or damaged takes its default."""
    values: Mapping[str, Any] = kept if isinstance(kept, dict) else {}
    found = whose(str(values.get("whose", "")))
    return Remembered(
        mode=str(values.get("mode", "")),
        whose=found or first_of(actor),
        filters=Filters(str(values.get("place", "")), str(values.get("kind", ""))),
    )


def kept_of(mode: str, whose: Whose, filters: Filters) -> dict[str, str]:
    """Return what `remembered` reads."""
    return {"mode": mode, "whose": whose.key, "place": filters.place, "kind": filters.kind}

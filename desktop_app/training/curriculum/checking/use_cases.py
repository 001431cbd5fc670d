"""Everything that is in the way of sessions on calendars, the whole organisation's at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person
from db.store import Store
from desktop_app.system.clock import Clock
from desktop_app.training.curriculum.checking.clashes import Clash, clashes
from desktop_app.training.curriculum.ground.use_cases import grounds
from desktop_app.training.curriculum.moving.conflicts import (
    Conflict,
    ConflictKind,
    Grounds,
    conflicts,
)
from desktop_app.training.curriculum.moving.sittings import Sitting
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Found:
    """One thing in the way of a session that stands on a calendar."""

    conflict: Conflict
    title: str
    day: date
    hours: str
    """Of the session that it is about."""


class Checking:
    """Looks for conflicts; only who lays plans does."""

    def __init__(self, store: Store, clock: Clock, calendar: "Callable[[], WorkCalendar]") -> None:
        self._store = store
        self._clock = clock
        self._calendar = calendar

    def conflicts(self, actor: Person, first: date, last: date) -> tuple[Found, ...]:
        """Return what is in the way of sessions from *first* to *last* inclusive, by day.

        Two sessions in each other's way are told once; that a day is past is no conflict.
        """
        found: list[Found] = []
        told: set[tuple[ConflictKind, frozenset[UUID | None]]] = set()
        for sitting, one in self._look(actor, first, last)[0]:
            pair = (one.kind, frozenset({one.session_id, one.other_id}))
            if one.other_id is None or pair not in told:
                found.append(Found(one, sitting.title, sitting.day, sitting.hours))
            told.add(pair)
        return tuple(sorted(found, key=lambda one: (one.day, one.hours, one.title)))

    def clashes(self, actor: Person, first: date, last: date) -> tuple[Clash, ...]:
        """Return the same to be read: once for each room or person and time, however many meet."""
        return clashes(*self._look(actor, first, last))

    def _look(
        self, actor: Person, first: date, last: date
    ) -> tuple[list[tuple[Sitting, Conflict]], Grounds]:
        """Return every sitting with each thing in its way, by day, and what they were found in."""
        require(actor, Act.LAY_PLAN)
        with self._store.reading() as tx:
            ground = grounds(tx, self._calendar(), first, first, last)
            capacities = {
                one.held_id or one.id: one.detail.get("capacity")
                for one in tx.plans.all_between(first, last)
            }
        found = [
            (sitting, one)
            for day in sorted(ground.others)
            for sitting in ground.others[day]
            for one in conflicts(_bounded(sitting, capacities), ground)
        ]
        return found, ground


def _bounded(sitting: Sitting, capacities: dict[UUID, int | None]) -> Sitting:
    """Give a sitting the capacity that its program names, which the grounds leave out."""
    return replace(sitting, capacity=capacities.get(sitting.id))

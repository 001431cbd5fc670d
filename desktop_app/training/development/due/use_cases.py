"""Tells after which results a plan is due, and what of all plans stands on a person's day.

A day is put together after every sign-in: the plans themselves, and all that they are made of, are
imported only for whom there are any.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from db.records import NewResult, Person, Role
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.training.development.due.telling import Due, due_todos
from desktop_app.training.people.permissions import Act, allowed
from desktop_app.training.settings.use_cases import Settings
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.training.development.use_cases import Development


class DuePlans:
    """What people are asked for."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        settings: Settings,
        development: "Callable[[], Development]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._development = development

    def due(self, actor: Person) -> tuple[Due, ...]:
        """Return for whom *actor* is to open a plan: who had a result lately and no plan since.

        Of own trainees for a mentor, of those without a mentor for a supervisor, of oneself.
        """
        with self._store.reading() as tx:
            people = {one.id: one for one in (actor, *tx.people.of_mentor(actor.id))}
            found = list(self._results(tx, people))
            if actor.has(Role.SUPERVISOR):
                found += self._results(tx, None)
            asked = _without_plan(tx, found)
            subjects = tx.people.each({one.person_id for one in asked}) if asked else {}
        return tuple(
            Due(subjects[one.person_id], one)
            for one in asked
            if allowed(actor, Act.DEVELOP, subjects[one.person_id])
        )

    def waiting(self, actor: Person) -> list[ToDo]:
        """Return what of the plans waits for *actor* today, and for whom one is to be opened."""
        with self._store.reading() as tx:
            concerned = tx.development.concerns(actor.id, actor.has(Role.SUPERVISOR))
        carried = self._development().waiting(actor) if concerned else []
        return carried + due_todos(self.due(actor), actor)

    def _results(self, tx: Transaction, people: "Collection[UUID] | None") -> Sequence[NewResult]:
        days = self._settings.figures().whole("development.ask_days")
        now = self._clock.now()
        return tx.development.results(
            now - timedelta(days=days), now, people, unaccompanied=people is None
        )


def _without_plan(tx: Transaction, found: Sequence[NewResult]) -> list[NewResult]:
    """Keep those after whose result no plan was opened, and of whom none is under way."""
    known = {one.person_id: one for one in found}
    opened = tx.development.newest(known) if known else {}
    under_way = _under_way(tx, opened) if opened else set()
    return [
        one
        for one in known.values()
        if one.person_id not in under_way
        and (one.person_id not in opened or opened[one.person_id] < one.at)
    ]


def _under_way(tx: Transaction, people: "Collection[UUID]") -> "set[UUID]":
    from desktop_app.training.development.plan import state_of

    plans = tx.development.plans(people)
    events = tx.development.events([one.id for one in plans])
    return {one.subject_id for one in plans if state_of(one, events[one.id]).open}

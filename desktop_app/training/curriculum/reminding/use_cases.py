"""What the actor, and whom they mentor, are to be reminded of."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from db.records import Draft, Person, Role
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.training.curriculum.reminding.due import Due, DueKind, DueRules, due
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.settings.use_cases import Settings

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar

_SHOWN = "reminded"
_DAY = timedelta(days=1)


class Reminders:
    """Reminders of a day; what was shown is remembered until the day is over."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        settings: Settings,
        calendar: "Callable[[], WorkCalendar]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._calendar = calendar

    def own(self, actor: Person) -> tuple[Due, ...]:
        """Return what the actor is to be reminded of, the nearest first."""
        require(actor, Act.PRACTISE, actor)
        with self._store.reading() as tx:
            return self._due(tx, [actor])

    def of_trainees(self, actor: Person) -> tuple[Due, ...]:
        """Return what a mentor is to know of their trainees: silence, gates, certificates."""
        if not actor.has(Role.MENTOR):
            return ()
        with self._store.reading() as tx:
            found = self._due(tx, tx.people.of_mentor(actor.id))
        return tuple(one for one in found if one.kind is not DueKind.SESSION)

    def fresh(self, actor: Person) -> tuple[Due, ...]:
        """Return what is due for the actor and was not shown today."""
        shown = self._shown(actor)
        return tuple(one for one in self.own(actor) if one.name not in shown)

    def note_shown(self, actor: Person, several: Sequence[Due]) -> None:
        """Remember that these were shown today."""
        names = self._shown(actor) | {one.name for one in several}
        body = {"day": self._clock.today().isoformat(), "names": sorted(names)}
        with self._store.writing() as tx:
            tx.people.save_draft(Draft(actor.id, _SHOWN, body, self._clock.now()))

    def _shown(self, actor: Person) -> set[str]:
        with self._store.reading() as tx:
            draft = tx.people.draft(actor.id, _SHOWN)
        if draft is None or draft.body["day"] != self._clock.today().isoformat():
            return set()
        return set(draft.body["names"])

    def _due(self, tx: Transaction, people: Sequence[Person]) -> tuple[Due, ...]:
        figures, today, calendar = self._settings.figures(), self._clock.today(), self._calendar()
        rules = DueRules(figures.whole("care.silent_days"), figures.whole("plan.due_days"))
        next_working = calendar.next_working(today + _DAY)
        latest = tx.practice.last_days([one.id for one in people])
        found: list[Due] = []
        for person in people:
            plans = [one for one in tx.plans.of_people([person.id]) if one.ended_on is None]
            sessions = [session for plan in plans for session in tx.plans.sessions(plan.id)]
            register = tx.certificates.register(person.id, 1)
            silent = None
            if person.has(Role.TRAINEE):
                since = latest.get(person.id, person.joined_on)
                silent = calendar.working_between(since + _DAY, today)
            found += due(
                person,
                sessions,
                silent,
                register[0].valid_until if register else None,
                today,
                next_working,
                rules,
            )
        return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.name)))

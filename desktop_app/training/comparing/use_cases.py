"""Own view against the mentor's and the inspector's, over a span of weeks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from db.records import Filled, Person, Role
from db.store import Store
from desktop_app.system.clock import Clock
from desktop_app.training.comparing.views import USES, VIEW_OF, Marked, Row, View, compare, marks_of
from desktop_app.training.content.use_cases import Library
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.people.use_cases import People
from desktop_app.training.settings.use_cases import Settings


@dataclass(frozen=True, slots=True)
class Comparison:
    """One person's aspects, and the sheets that the means rest on."""

    subject: Person
    first: date
    last: date
    rows: tuple[Row, ...]
    sheets: Mapping[UUID, Filled]


class Comparing:
    """Who may see a person's record may compare what it holds."""

    def __init__(
        self, store: Store, clock: Clock, library: Library, settings: Settings, people: People
    ) -> None:
        self._store = store
        self._clock = clock
        self._library = library
        self._settings = settings
        self._people = people

    def subjects(self, actor: Person, weeks: int) -> tuple[tuple[Person, ...], UUID | None]:
        """Return whose views the actor may lay side by side: own trainees, or only themselves.

        And with whom to begin: whom others have looked at most in the last *weeks*.
        """
        if not (actor.has(Role.MENTOR) or actor.has(Role.SUPERVISOR)):
            return (actor,), actor.id
        people = self._people.trainees(actor)
        last = self._clock.today()
        others = (*USES[View.MENTOR], *USES[View.INSPECTOR])
        with self._store.reading() as tx:
            ids = [one.id for one in people]
            seen = tx.checks.most_seen(ids, others, last - timedelta(weeks=weeks), last)
        return people, seen or (people[0].id if people else None)

    def compare(self, actor: Person, subject_id: UUID, weeks: int) -> Comparison:
        """Return the views of a person's work in the last *weeks*."""
        from desktop_app.training.forms.template import Form

        last = self._clock.today()
        first = last - timedelta(weeks=weeks) + timedelta(days=1)
        with self._store.reading() as tx:
            subject = tx.people.get(subject_id)
            require(actor, Act.SEE_RECORD, subject)
            filled = tx.checks.about(subject_id, tuple(VIEW_OF), first, last)
        # Asked for together: one look into the database, however many versions there are.
        forms = {one: self._library.version(one, Form).item for one in _versions(filled)}
        marked = (
            Marked(one.id, VIEW_OF[one.use], marks_of(forms[one.version_id], one.answers))
            for one in filled
        )
        apart = self._settings.figures().number("compare.apart")
        return Comparison(subject, first, last, compare(marked, apart), {s.id: s for s in filled})


def _versions(filled: tuple[Filled, ...]) -> frozenset[UUID]:
    return frozenset(one.version_id for one in filled)

"""The list of contacts: whose, of which weeks, and one looked at."""

from datetime import timedelta
from typing import Protocol
from uuid import UUID

from db.records import ContactEntry, Person
from desktop_app.panes.quality.contact.shown import ContactShown
from desktop_app.panes.quality.contact.telling import contact_shown
from desktop_app.panes.quality.contacts import telling
from desktop_app.panes.quality.contacts.shown import Choice, ContactRow
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.people.use_cases import People
from desktop_app.training.quality.contacts.use_cases import Contacts

WEEKS = (1, 4, 13)
"""How far back the list can look; the middle one is the first."""
MOST = 200
"""So many contacts are listed at most, the newest; the use case cuts there."""


class ShowsContacts(Protocol):
    """The view, as far as the presenter needs it."""

    def show_choices(self, agents: tuple[Choice, ...], spans: tuple[Choice, ...]) -> None: ...
    def show_contacts(self, rows: tuple[ContactRow, ...], sentence: str) -> None: ...
    def show_contact(self, contact: ContactShown) -> None: ...
    def show_list(self) -> None: ...


class ContactsPresenter:
    """Decides which contacts are listed."""

    def __init__(
        self,
        view: ShowsContacts,
        actor: Person,
        contacts: Contacts,
        people: People,
        clock: Clock,
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._contacts = contacts
        self._people = people
        self._clock = clock
        self._background = background
        self._agent: UUID | None = None
        self._weeks = WEEKS[1]
        self._asked = 0

    def refresh(self) -> None:
        """Load the list anew."""
        self._asked += 1
        asked, agent = self._asked, self._agent
        last = self._clock.today()
        first = last - timedelta(weeks=self._weeks) + timedelta(days=1)

        def work() -> tuple[tuple[Person, ...], tuple[ContactEntry, ...]]:
            found = self._contacts.listed(self._actor, first, last, agent)
            return self._people.names(), found

        self._background.run(self._view, work, lambda loaded: self._show(asked, *loaded))

    def narrow(self, agent: str, weeks: str) -> None:
        """List one agent's contacts, or everybody's, of so many weeks."""
        self._agent = UUID(agent) if agent else None
        self._weeks = int(weeks)
        self.refresh()

    def open(self, key: str) -> None:
        """Look at a contact."""
        self._background.run(
            self._view,
            lambda: self._contacts.look(self._actor, UUID(key)),
            lambda looked: self._view.show_contact(contact_shown(looked)),
        )

    def open_target(self, target: str) -> None:
        """`contact:<id>` opens a contact."""
        kind, _, name = target.partition(":")
        if kind == "contact" and name:
            self.open(name)

    def back(self) -> None:
        """Go back to the list."""
        self._view.show_list()
        self.refresh()

    def _show(
        self, asked: int, people: tuple[Person, ...], found: tuple[ContactEntry, ...]
    ) -> None:
        if asked != self._asked:
            return
        spans = tuple(
            Choice(str(n), tr("近 {n} 周").format(n=n) if n > 1 else tr("近 7 天")) for n in WEEKS
        )
        self._view.show_choices(telling.people(people), spans)
        sentence = tr("{n} 条").format(n=len(found))
        if len(found) >= MOST:
            sentence = tr("最近的 {n} 条；要看更早的，请选一位客服").format(n=MOST)
        self._view.show_contacts(tuple(telling.contact_row(one) for one in found), sentence)

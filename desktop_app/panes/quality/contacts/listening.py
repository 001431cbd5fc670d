"""Live observation: notes while listening, each with its time, masked as soon as they are typed."""

from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.quality.contacts import telling
from desktop_app.panes.quality.contacts.shown import Choice, LiveShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import clock_text, tr
from desktop_app.training.people.use_cases import People
from desktop_app.training.quality.contacts.deidentifying import hidden
from desktop_app.training.quality.contacts.use_cases import Contacts, Line, Observing


class ShowsLive(Protocol):
    """The page, as far as the presenter needs it."""

    def show_live(self, live: LiveShown, agents: tuple[Choice, ...]) -> None: ...
    def show_clock(self, text: str) -> None: ...
    def show_problem(self, text: str) -> None: ...
    def show_finished(self) -> None: ...


class ListeningPresenter:
    """Holds the observation under way; it is a draft after every line."""

    def __init__(
        self,
        view: ShowsLive,
        actor: Person,
        contacts: Contacts,
        people: People,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._contacts = contacts
        self._people = people
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._persons: tuple[Person, ...] = ()
        self._observing: Observing | None = None
        self._proposed = ""

    def open(self, proposed: str = "") -> None:
        """Show the observation under way, or where one is begun, of *proposed* first."""
        self._proposed = proposed

        def show(loaded: tuple[tuple[Person, ...], Observing | None]) -> None:
            people, self._observing = loaded
            self._persons = tuple(one for one in people if one.id != self._actor.id)
            self._show()

        self._background.run(
            self._view,
            lambda: (self._people.names(), self._contacts.observing(self._actor)),
            show,
        )

    def begin(self, agent: str, channel: str, title: str) -> None:
        """Begin to observe an agent: the clock runs from here."""
        if not agent:
            self._view.show_problem(tr("请选观察谁的接待。"))
            return
        self._observing = self._contacts.observe(self._actor, UUID(agent), channel, title)
        self._show()

    def note(self, who: str, said: str) -> None:
        """Note a line."""
        if self._observing is not None and said.strip():
            self._observing = self._contacts.note(self._actor, self._observing, who, said)
            self._show()

    def hide(self, words: str) -> None:
        """Take words out of all that was noted."""
        if self._observing is not None and words.strip():
            lines = tuple(
                Line(one.who, hidden(one.said, words), one.at) for one in self._observing.lines
            )
            self._observing = self._contacts.rewrite(self._actor, self._observing, lines)
            self._show()

    def finish(self) -> None:
        """Make a contact of what was noted."""
        observing = self._observing
        if observing is None:
            return
        if not observing.lines:
            self._view.show_problem(tr("还没有记下任何内容。"))
            return

        def done(_none: None) -> None:
            self._observing = None
            self._navigator.notify(tr("现场观察已存入，可以抽取了。"))
            self._view.show_finished()

        self._background.run(
            self._view, lambda: self._contacts.finish(self._actor, observing), done
        )

    def give_up(self) -> None:
        """Throw the observation away."""
        self._contacts.give_up(self._actor)
        self._observing = None
        self._show()

    def tick(self) -> None:
        """Show how long it has been going on."""
        if self._observing is not None:
            passed = self._clock.now() - self._observing.started_at
            self._view.show_clock(clock_text(passed.total_seconds()))

    def _show(self) -> None:
        names = {str(one.id): one.name for one in self._persons}
        live = telling.live_shown(self._observing, names, self._proposed)
        self._view.show_live(live, telling.people(self._persons))
        self.tick()

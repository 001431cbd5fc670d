"""Bringing files in: each contact is looked at, more is masked where needed, then it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from db.records import Person
from desktop_app.panes.quality.contacts import telling
from desktop_app.panes.quality.contacts.shown import (
    Choice,
    DraftRow,
    DraftShown,
    FaultRow,
    Head,
)
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.people.use_cases import People
from desktop_app.training.quality.contacts.deidentifying import hidden
from desktop_app.training.quality.contacts.reading import ContactDraft, FileRead
from desktop_app.training.quality.contacts.use_cases import Contacts, Line, NewContact


class ShowsTaking(Protocol):
    """The page, as far as the presenter needs it."""

    def show_taking(self, agents: tuple[Choice, ...]) -> None: ...
    def show_drafts(self, rows: tuple[DraftRow, ...], faults: tuple[FaultRow, ...]) -> None: ...
    def show_draft(self, draft: DraftShown | None) -> None: ...
    def show_problem(self, text: str) -> None: ...


@dataclass(slots=True)
class _Waiting:
    """A contact that waits to be kept; `plain` is its text as masked so far."""

    key: str
    source: str
    draft: ContactDraft
    plain: list[str]


class TakingPresenter:
    """Holds what was read and not yet kept; nothing of it is stored before it is approved."""

    def __init__(
        self,
        view: ShowsTaking,
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
        self._persons: dict[str, Person] = {}
        self._waiting: list[_Waiting] = []
        self._faults: tuple[FaultRow, ...] = ()
        self._chosen = ""

    def read(self, paths: Sequence[str]) -> None:
        """Read files; what was read before and not kept is given up."""
        files = [Path(path) for path in paths]
        if not files:
            return
        title = tr("读取 {n} 份文件").format(n=len(files))

        def done(read: tuple[tuple[FileRead, ...], tuple[Person, ...]]) -> None:
            self._show(*read)

        self._background.run_long(
            self._view,
            title,
            lambda progress: (
                self._contacts.read(self._actor, files, progress),
                self._people.names(),
            ),
            done,
        )

    def choose(self, key: str) -> None:
        """Look at one of the contacts."""
        self._chosen = key
        one = self._current()
        if one is None:
            self._view.show_draft(None)
            return
        agent = next((k for k, p in self._persons.items() if p.name == one.draft.agent), "")
        today = self._clock.today()
        self._view.show_draft(telling.draft_shown(one.key, one.draft, agent, one.plain, today))

    def hide(self, words: str) -> None:
        """Take words out, wherever they stand in this contact."""
        one = self._current()
        if one is not None and words.strip():
            one.plain = [hidden(text, words) for text in one.plain]
            self.choose(one.key)

    def approve(self, head: Head) -> None:
        """Keep the contact that is looked at, as it is shown, and go on to the next."""
        one = self._current()
        if one is None:
            return
        if not head.agent:
            self._view.show_problem(tr("请选这是谁的接待。"))
            return
        lines = tuple(
            Line(line.who, text) for line, text in zip(one.draft.lines, one.plain, strict=True)
        )
        new = NewContact(
            self._persons[head.agent].id, one.draft.kind, head.channel, head.day,
            head.title.strip() or one.draft.title, one.source, lines,
        )  # fmt: skip

        def kept(_count: int) -> None:
            self._navigator.notify(tr("已存入：{title}").format(title=new.title))
            self._drop(one)

        self._background.run(self._view, lambda: self._contacts.keep(self._actor, [new]), kept)

    def discard(self) -> None:
        """Leave the contact that is looked at out."""
        one = self._current()
        if one is not None:
            self._drop(one)

    def _show(self, files: tuple[FileRead, ...], people: tuple[Person, ...]) -> None:
        self._persons = {str(one.id): one for one in people if one.id != self._actor.id}
        self._faults = telling.faults(files)
        self._waiting = [
            _Waiting(f"{number}:{place}", file.name, draft, [line.plain for line in draft.lines])
            for number, file in enumerate(files)
            for place, draft in enumerate(file.drafts)
        ]
        self._view.show_taking(telling.people(tuple(self._persons.values())))
        self._show_rows()
        self.choose(self._waiting[0].key if self._waiting else "")

    def _show_rows(self) -> None:
        rows = tuple(telling.draft_row(one.key, one.draft) for one in self._waiting)
        self._view.show_drafts(rows, self._faults)

    def _drop(self, gone: _Waiting) -> None:
        place = self._waiting.index(gone)
        self._waiting.remove(gone)
        self._show_rows()
        rest = self._waiting[min(place, len(self._waiting) - 1) :] if self._waiting else []
        self.choose(rest[0].key if rest else "")

    def _current(self) -> _Waiting | None:
        return next((one for one in self._waiting if one.key == self._chosen), None)

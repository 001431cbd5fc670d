"""Keeps a mentor's private notes about one trainee at every keystroke."""

from collections.abc import Sequence
from typing import Protocol

from db.records import Person, PrivateNote
from desktop_app.panes.mentoring.shown import PrivateNoteShown
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, time_text, tr
from desktop_app.training.mentoring.private.use_cases import PrivateNotes


class ShowsPrivateNotes(Protocol):
    """The card, as far as the presenter needs it."""

    def show_notes(self, notes: Sequence[PrivateNoteShown], focused: str = "") -> None: ...
    def show_state(self, text: str, may_undo: bool) -> None: ...


class PrivatePresenter:
    """Works on the window's thread: a note is small, and a keystroke must not be overtaken."""

    def __init__(
        self, card: ShowsPrivateNotes, actor: Person, notes: PrivateNotes, clock: Clock
    ) -> None:
        self._card = card
        self._actor = actor
        self._private = notes
        self._clock = clock
        self._subject: Person | None = None
        self._notes: dict[str, PrivateNote] = {}
        self._gone: PrivateNote | None = None

    def show(self, subject: Person) -> None:
        """Show the notes about a trainee; those under the hands stay as they are."""
        if self._subject is not None and self._subject.id == subject.id:
            return
        self._subject, self._gone = subject, None
        self._load()
        self._card.show_state("", may_undo=False)

    def add(self) -> None:
        """Begin a new note."""
        if self._subject is not None:
            note = self._private.write(self._actor, self._subject, "")
            self._load(str(note.id))

    def change(self, key: str, text: str) -> None:
        """Keep what is typed."""
        note = self._notes.get(key)
        if note is None:
            return
        try:
            self._notes[key] = self._private.change(self._actor, note.id, text)
        except Trouble as trouble:
            self._card.show_state(trouble.what, may_undo=self._gone is not None)
            return
        now = self._clock.local(self._clock.now())
        self._card.show_state(
            tr("已自动保存 {time}").format(time=time_text(now)), may_undo=self._gone is not None
        )

    def throw_away(self, key: str) -> None:
        """Throw a note away; it can be brought back."""
        note = self._notes.get(key)
        if note is not None:
            self._gone = self._private.throw_away(self._actor, note.id)
            self._load()
            self._card.show_state(tr("已删掉一条笔记。"), may_undo=True)

    def bring_back(self) -> None:
        """Bring the note back that was thrown away last."""
        if self._gone is not None:
            self._private.bring_back(self._actor, self._gone)
            key, self._gone = str(self._gone.id), None
            self._load(key)
            self._card.show_state(tr("已找回。"), may_undo=False)

    def _load(self, focused: str = "") -> None:
        if self._subject is None:
            return
        found = self._private.about(self._actor, self._subject)
        self._notes = {str(one.id): one for one in found}
        self._card.show_notes([self._shown(one) for one in found], focused)

    def _shown(self, note: PrivateNote) -> PrivateNoteShown:
        at = self._clock.local(note.written_at)
        return PrivateNoteShown(str(note.id), f"{day_text(at.date())} {time_text(at)}", note.text)

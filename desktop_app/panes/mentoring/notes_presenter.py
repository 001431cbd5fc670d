"""Lists what others signed about a trainee and shows one sheet, to be read only."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.mentoring import wording
from desktop_app.panes.mentoring.shown import NoteRow, NoteShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.forms.use_cases import Forms, SignedSheet
from desktop_app.training.mentoring.use_cases import Mentoring, Note
from desktop_app.widgets.form_items import shown_form


class ShowsNotes(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_rows(self, rows: Sequence[NoteRow]) -> None: ...
    def show_note(self, note: NoteShown | None) -> None: ...


class NotesPresenter:
    """The list, and one sheet of it."""

    def __init__(
        self,
        view: ShowsNotes,
        actor: Person,
        mentoring: Mentoring,
        forms: Forms,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        print_sheet: Callable[[UUID], None],
    ) -> None:
        self._view = view
        self._actor = actor
        self._mentoring = mentoring
        self._forms = forms
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._print_sheet = print_sheet
        self._wanted = ""
        self._shown: SignedSheet | None = None
        view.set_heading(tr("导师笔记"), "")

    def refresh(self) -> None:
        """Read the list anew; what is new is marked until the next time."""
        mentoring, actor = self._mentoring, self._actor

        def work() -> tuple[Note, ...]:
            notes = mentoring.notes(actor)
            if any(one.new for one in notes):
                mentoring.mark_seen(actor)
            return notes

        self._background.run(self._view, work, self._on_notes)

    def open_target(self, target: str) -> None:
        """Show `sheet:<uuid>`."""
        kind, _, key = target.partition(":")
        if kind == "sheet":
            self.choose(key)

    def choose(self, key: str) -> None:
        """Show a sheet."""
        if key == self._wanted:
            return
        self._wanted = key
        self._background.run(
            self._view,
            lambda: self._forms.signed(self._actor, UUID(key)),
            lambda signed: self._on_sheet(key, signed),
        )

    def open_attempt(self) -> None:
        """Show the debrief of the attempt that the sheet rests on."""
        attempt = _attempt(self._shown)
        if attempt:
            self._navigator.go("practice", f"attempt:{attempt}")

    def print(self) -> None:
        """Print the sheet that is shown."""
        if self._shown is not None:
            self._print_sheet(self._shown.sheet.id)

    def _on_notes(self, notes: tuple[Note, ...]) -> None:
        new = sum(one.new for one in notes)
        sentence = tr("{n} 份").format(n=len(notes))
        if new:
            sentence = tr("{all} · 新的 {n} 份").format(all=sentence, n=new)
        self._view.set_heading(tr("导师笔记"), sentence if notes else tr("导师和主管写给您的"))
        self._view.show_rows([wording.note_row(one) for one in notes])
        if notes and not self._wanted:
            self.choose(str(notes[0].sheet.id))
        elif not notes:
            self._view.show_note(None)

    def _on_sheet(self, key: str, signed: SignedSheet) -> None:
        if key != self._wanted:
            return
        self._shown = signed
        self._view.show_note(
            NoteShown(
                key=key,
                form=shown_form(signed.form, signed.sheet.day),
                answers=dict(signed.sheet.answers),
                locked=wording.locked(signed, None, self._clock.local),
                attempt=tr("打开那次练习") if _attempt(signed) else "",
            )
        )


def _attempt(signed: SignedSheet | None) -> str:
    """The one attempt that a sheet rests on; "" where there is none, or more than one."""
    evidence = signed.sheet.evidence if signed is not None else ()
    attempts = [one.record_id for one in evidence if one.kind == "attempt"]
    return str(attempts[0]) if len(attempts) == 1 else ""

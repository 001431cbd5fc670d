"""Lists what others signed about a trainee and shows one sheet, to be read only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from db.records import Person, Sheet
from desktop_app.filling.presenter import Begun, FillPresenter
from desktop_app.filling.word import WordPresenter
from desktop_app.panes.mentoring import wording
from desktop_app.panes.mentoring.shown import NoteRow, NoteShown, Written
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.forms.register.use_cases import Afterwards, Register
from desktop_app.training.forms.sheets import SignedSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.mentoring.use_cases import NOTES_FORM, Mentoring, Note, ShadowDay
from desktop_app.widgets.form_items import shown_form


class ShowsNotes(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_rows(self, rows: Sequence[NoteRow]) -> None: ...
    def show_note(self, note: NoteShown | None) -> None: ...
    def show_offer(self, text: str) -> None: ...
    def show_list(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What others wrote, and the actor's shadow days with their own notes."""

    notes: tuple[Note, ...]
    days: tuple[ShadowDay, ...]
    due: tuple[ShadowDay, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """One signed sheet, what became of it, and the actor's own notes of the same day."""

    signed: SignedSheet
    after: Afterwards
    own: SignedSheet | None


class NotesPresenter:
    """The list, one sheet of it with the own notes beside, and the notes being written."""

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
        fill: FillPresenter,
        register: Register,
    ) -> None:
        self._view = view
        self._register = register
        self._word = WordPresenter(view, actor, register, background, navigator)
        self._word.when_said = lambda sheet_id: self._load(str(sheet_id))
        self._fill = fill
        fill.when_signed = self._on_written
        self._actor = actor
        self._mentoring = mentoring
        self._forms = forms
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._print_sheet = print_sheet
        self._wanted = ""
        self._shown: SignedSheet | None = None
        self._days: tuple[ShadowDay, ...] = ()
        self._due: tuple[ShadowDay, ...] = ()
        view.set_heading(tr("导师笔记"), "")

    def refresh(self) -> None:
        """Read the list anew; what is new is marked until the next time."""
        mentoring, actor = self._mentoring, self._actor

        def work() -> _Loaded:
            notes = mentoring.notes(actor)
            if any(one.new for one in notes):
                mentoring.mark_seen(actor)
            return _Loaded(notes, mentoring.days(actor, actor), mentoring.notes_due(actor))

        self._background.run(self._view, work, self._on_notes)

    def open_target(self, target: str) -> None:
        """Show `sheet:<uuid>`, or have the notes of `notes:<iso date>` written."""
        kind, _, key = target.partition(":")
        if kind == "sheet":
            self.choose(key)
        elif kind == "notes":
            self._write(date.fromisoformat(key))

    def write(self) -> None:
        """Have the notes written that are due first."""
        if self._due:
            self._write(self._due[0].session.day)

    def back(self) -> None:
        """Leave the notes that are being written; what was typed is kept."""
        self._fill.leave()
        self._view.show_list()
        self.refresh()

    def choose(self, key: str) -> None:
        """Show a sheet."""
        if key == self._wanted:
            return
        self._wanted = key
        self._load(key)

    def agree(self) -> None:
        """Confirm the sheet that is shown."""
        if self._shown is not None:
            self._word.agree(self._shown.sheet.id)

    def object_to(self, reason: str) -> None:
        """Object to the sheet that is shown."""
        if self._shown is not None:
            self._word.object_to(self._shown.sheet.id, reason)

    def dispute(self) -> None:
        """Go to where an inspection is disputed; none stands among the notes."""
        if self._shown is not None:
            self._word.dispute(self._shown.sheet.id)

    def open_record(self, key: str) -> None:
        """Show the sheet that this one corrects, or that corrects it."""
        self.open_target(key)

    def open_attempt(self) -> None:
        """Show the debrief of the attempt that the sheet rests on."""
        attempt = _attempt(self._shown)
        if attempt:
            self._navigator.go("practice", f"attempt:{attempt}")

    def print(self) -> None:
        """Print the sheet that is shown."""
        if self._shown is not None:
            self._print_sheet(self._shown.sheet.id)

    def _load(self, key: str) -> None:
        sheet_id = UUID(key)

        def load() -> _Read:
            signed = self._forms.signed(self._actor, sheet_id)
            after = self._register.afterwards(self._actor, sheet_id)
            return _Read(signed, after, self._own_notes(signed))

        self._background.run(self._view, load, lambda read: self._on_sheet(key, read))

    def _write(self, day: date) -> None:
        def begun() -> Begun:
            days = self._mentoring.days(self._actor, self._actor)
            number = next((one.number for one in days if one.session.day == day), 0)
            return Begun(
                self._forms.open(self._actor, NOTES_FORM, self._actor, day),
                title=tr("影子日 {n} · 我的笔记").format(n=number),
                sentence=tr("{day} · 导师签完当天的记录后才看得到").format(day=day_text(day)),
            )

        self._fill.begin(begun)

    def _on_written(self, sheet: Sheet) -> None:
        self._wanted = ""
        self._view.show_list()
        self.choose(str(sheet.id))
        self.refresh()

    def _own_notes(self, signed: SignedSheet) -> SignedSheet | None:
        """Return the actor's own notes of the shadow day that a sheet is about."""
        if signed.sheet.use != "shadow_day":
            return None
        for one in self._mentoring.days(self._actor, self._actor):
            if one.session.day == signed.sheet.day and one.notes is not None:
                return self._forms.signed(self._actor, one.notes.id)
        return None

    def _on_notes(self, loaded: _Loaded) -> None:
        notes = loaded.notes
        self._days, self._due = loaded.days, loaded.due
        if self._fill.filling is None:
            self._show_heading(notes)
        rows = wording.note_rows(notes, loaded.days)
        self._view.show_rows(rows)
        self._view.show_offer(wording.notes_offer(loaded.due))
        if rows and not self._wanted:
            self.choose(rows[0].key)
        elif not rows:
            self._view.show_note(None)

    def _show_heading(self, notes: tuple[Note, ...]) -> None:
        new = sum(one.new for one in notes)
        sentence = tr("{n} 份").format(n=len(notes))
        if new:
            sentence = tr("{all} · 新的 {n} 份").format(all=sentence, n=new)
        self._view.set_heading(tr("导师笔记"), sentence if notes else tr("导师和主管写给您的"))

    def _on_sheet(self, key: str, read: _Read) -> None:
        if key != self._wanted:
            return
        signed, own = read.signed, read.own
        self._shown = signed
        written = Written(tr("我的笔记"), wording.note_lines(own)) if own is not None else None
        self._view.show_note(
            NoteShown(
                key=key,
                form=shown_form(signed.form, signed.sheet.day),
                answers=dict(signed.sheet.answers),
                locked=wording.locked(signed, read.after, None, self._clock.local),
                attempt=tr("打开那次练习") if _attempt(signed) else "",
                written=written,
            )
        )


def _attempt(signed: SignedSheet | None) -> str:
    """The one attempt that a sheet rests on; "" where there is none, or more than one."""
    evidence = signed.sheet.evidence if signed is not None else ()
    attempts = [one.record_id for one in evidence if one.kind == "attempt"]
    return str(attempts[0]) if len(attempts) == 1 else ""

"""Decides which self-check is shown, keeps what is ticked, and hands it in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import Person, SheetEntry
from desktop_app.panes.checklists import wording
from desktop_app.panes.checklists.shown import CheckRow, SheetShown, Square
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.forms.filling import Filling, missing_text
from desktop_app.training.forms.use_cases import Forms, MissingAnswers, OpenSheet, SignedSheet
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.widgets.form_items import shown_form

if TYPE_CHECKING:
    from desktop_app.training.curriculum.workdays import WorkCalendar
    from desktop_app.training.forms.template import Form

DAILY = "service-self-check"
"""The one that every shift ends with; it stands first."""
HISTORY = 14
"""Working days that the history shows."""
_USE = "self_check"
_RHYTHMS = ("shift", "day", "week", "event")
_LOOK_BACK = timedelta(days=60)


class Shows(Protocol):
    """The view, as far as the presenter needs it."""

    def set_heading(self, title: str, sentence: str) -> None: ...
    def show_count(self, count: int) -> None: ...
    def show_checks(self, rows: Sequence[CheckRow], current: str) -> None: ...
    def show_history(self, title: str, squares: Sequence[Square]) -> None: ...
    def show_open(self, sheet: SheetShown) -> None: ...
    def show_signed(self, sheet: SheetShown) -> None: ...
    def show_standing(self, score: str, saved: str) -> None: ...
    def show_missing(self, items: Sequence[str], sentence: str) -> None: ...
    def show_nothing(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What is known of all self-checks."""

    forms: "tuple[Form, ...]"
    entries: tuple[SheetEntry, ...]
    drafts: frozenset[str]

    def of(self, key: str) -> list[SheetEntry]:
        """Return the handed-in sheets of one form, newest first."""
        return [one for one in self.entries if one.form_key == key]


class ChecklistsPresenter:
    """Self-checks of one person about themselves."""

    def __init__(
        self,
        view: Shows,
        actor: Person,
        forms: Forms,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        calendar: "Callable[[], WorkCalendar] | None" = None,
    ) -> None:
        self._view = view
        self._actor = actor
        self._forms = forms
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._calendar = calendar
        self._loaded: _Loaded | None = None
        self._working: tuple[date, ...] = ()
        self._current = ""
        self._wanted = ""
        self._signed: UUID | None = None
        self._filling: Filling | None = None
        self._replaces: UUID | None = None
        self._handing_in = False
        self._asked = 0
        view.set_heading(tr("自检清单"), day_text(clock.today()))

    def refresh(self) -> None:
        """Load list and history anew; a sheet that is being filled in stays as it is."""
        self._background.run(self._view, self._load, self._show_loaded)

    def open_target(self, target: str) -> None:
        """Show `form:<key>` of today, or `sheet:<uuid>` as it was handed in."""
        kind, _, name = target.partition(":")
        if kind == "form":
            self._wanted = name
            if self._loaded is not None:
                self.choose(name)
        elif kind == "sheet":
            self.open_sheet(name)

    def choose(self, key: str) -> None:
        """Show today's sheet of a self-check: as handed in, or to fill in."""
        if self._loaded is None or all(form.key != key for form in self._loaded.forms):
            return
        if self._filling is not None and self._filling.place == self._place(key):
            self._asked += 1  # what else was on its way is not wanted any more
            self._current = key
            self._show_checks()
            return  # it is there, with the focus where it was
        self._current = key
        self._signed = None
        done = self._today_of(key)
        if done is not None and not self._has_draft(key):
            self.open_sheet(str(done.id))
        else:
            self._open(key, done.id if done is not None else None)

    def open_sheet(self, sheet_id: str) -> None:
        """Show a handed-in sheet."""
        self._filling = None
        self._asked += 1
        asked = self._asked
        self._background.run(
            self._view,
            lambda: self._forms.signed(self._actor, UUID(sheet_id)),
            lambda signed: self._show_signed(asked, signed),
        )

    def repeat(self) -> None:
        """Fill in today's sheet once more; the new one will name the one that it replaces."""
        done = self._today_of(self._current)
        if done is not None:
            self._open(self._current, done.id)

    def back_to_today(self) -> None:
        """Leave an older sheet for today's."""
        self.choose(self._current)

    def answer(self, item_id: str, value: object) -> None:
        """Take an answer and keep it."""
        if self._filling is None or self._handing_in:
            return
        first = self._filling.untouched
        self._filling.answer(item_id, value)
        self._show_standing()
        if first:
            self._show_checks(drafted=self._current)

    def hand_in(self) -> None:
        """Submit the sheet; what is missing is marked instead."""
        filling = self._filling
        if filling is None or self._handing_in:
            return
        self._handing_in = True
        self._background.run(
            self._view,
            lambda: filling.sign(None, self._replaces).id,
            self._handed_in,
            self._not_handed_in,
        )

    def _load(self) -> _Loaded:
        today = self._clock.today()
        forms = sorted(self._forms.forms(_USE), key=_order)
        return _Loaded(
            tuple(forms),
            self._forms.about(self._actor, self._actor.id, (_USE,), today - _LOOK_BACK, today),
            frozenset(self._forms.drafts(self._actor)),
        )

    def _working_days(self) -> tuple[date, ...]:
        """Return the latest working days; the first time this loads the public holidays."""
        today = self._clock.today()
        if self._calendar is None:
            from desktop_app.training.curriculum.workdays import WorkCalendar

            calendar = WorkCalendar({}, frozenset())
        else:
            calendar = self._calendar()
        days = (today - timedelta(days=back) for back in range(_LOOK_BACK.days))
        return tuple(reversed([day for day in days if calendar.is_working(day)]))

    def _show_loaded(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        if not loaded.forms:
            self._view.show_nothing()
            return
        keys = [form.key for form in loaded.forms]
        if not self._current and self._signed is None:
            wanted = self._wanted if self._wanted in keys else keys[0]
            self.choose(wanted)
        self._show_checks()
        # The sheet is wanted first; the days before may come an eye-blink later.
        self._background.run(self._view, self._working_days, self._show_working)
        done = {one.form_key for one in loaded.entries if one.day == self._clock.today()}
        self._view.show_count(0 if DAILY in done or DAILY not in keys else 1)
        self._view.set_heading(
            tr("自检清单"),
            tr("{day} · 今天做了 {n} 张，共 {all} 张").format(
                day=day_text(self._clock.today()), n=len(done & set(keys)), all=len(keys)
            ),
        )

    def _show_working(self, working: tuple[date, ...]) -> None:
        self._working = working
        self._show_checks()
        self._show_history()

    def _show_checks(self, drafted: str = "") -> None:
        loaded = self._loaded
        if loaded is None:
            return
        today = self._clock.today()
        rows = []
        for form in loaded.forms:
            days = frozenset(one.day for one in loaded.of(form.key))
            row = wording.check_row(
                form,
                self._today_of(form.key),
                form.key == drafted or self._has_draft(form.key),
                wording.streak(days, self._working, today),
                self._clock.local,
            )
            rows.append(row)
        self._view.show_checks(rows, self._current)

    def _show_history(self) -> None:
        loaded = self._loaded
        form = self._form(self._current)
        if loaded is None or form is None or not self._working:
            return
        newest: dict[date, SheetEntry] = {}
        for entry in loaded.of(form.key):
            newest.setdefault(entry.day, entry)
        today = self._clock.today()
        recent = self._working[-HISTORY:]
        days = sorted({*recent, *(day for day in newest if day > recent[0])})[-HISTORY:]
        squares = [wording.square(day, newest.get(day), today) for day in days]
        self._view.show_history(form.title, squares)

    def _open(self, key: str, replaces: UUID | None) -> None:
        self._replaces = replaces
        self._signed = None
        self._asked += 1
        asked = self._asked
        day = self._clock.today()
        self._background.run(
            self._view,
            lambda: self._forms.open(self._actor, key, self._actor, day),
            lambda sheet: self._show_open(asked, sheet),
        )

    def _show_open(self, asked: int, sheet: OpenSheet) -> None:
        if asked != self._asked:
            return  # something else has been chosen meanwhile
        self._filling = Filling(self._forms, self._actor, sheet)
        self._current = sheet.form.key
        self._view.show_open(
            SheetShown(
                shown_form(sheet.form, sheet.day),
                dict(sheet.answers),
                tr("{day} · {summary}").format(day=day_text(sheet.day), summary=sheet.form.summary),
            )
        )
        self._show_standing()
        self._show_history()
        self._show_checks()

    def _show_signed(self, asked: int, signed: SignedSheet) -> None:
        if asked != self._asked:
            return
        sheet = signed.sheet
        own = sheet.subject_id == self._actor.id and self._form(sheet.form_key) is not None
        self._signed = sheet.id
        if own:
            self._current = sheet.form_key
        newest = self._today_of(sheet.form_key)
        self._view.show_signed(
            SheetShown(
                shown_form(signed.form, sheet.day),
                dict(sheet.answers),
                tr("{day} · {name}").format(day=day_text(sheet.day), name=signed.filler.name),
                wording.summary(signed, self._before(sheet.id), self._clock.local(sheet.signed_at)),
                may_repeat=own and newest is not None and newest.id == sheet.id,
                may_return=own and (newest is None or newest.id != sheet.id),
            )
        )
        self._show_history()
        self._show_checks()

    def _handed_in(self, sheet_id: UUID) -> None:
        self._handing_in = False
        self._filling = None
        self._navigator.notify(tr("已提交。"))
        self._background.run(self._view, self._load, lambda loaded: self._after(loaded, sheet_id))

    def _after(self, loaded: _Loaded, sheet_id: UUID) -> None:
        self._show_loaded(loaded)
        self.open_sheet(str(sheet_id))

    def _not_handed_in(self, error: Exception) -> None:
        self._handing_in = False
        if isinstance(error, MissingAnswers) and self._filling is not None:
            form = self._filling.sheet.form
            self._view.show_missing(error.items, missing_text(form, error.items))
            return
        raise trouble_of(error) or error

    def _show_standing(self) -> None:
        if self._filling is not None:
            self._view.show_standing(self._filling.score_text(), self._filling.saved_text())

    def _form(self, key: str) -> "Form | None":
        forms = self._loaded.forms if self._loaded is not None else ()
        return next((form for form in forms if form.key == key), None)

    def _today_of(self, key: str) -> SheetEntry | None:
        entries = self._loaded.of(key) if self._loaded is not None else []
        return entries[0] if entries and entries[0].day == self._clock.today() else None

    def _before(self, sheet_id: UUID) -> SheetEntry | None:
        """Return the sheet of the same form handed in before this one."""
        entries = self._loaded.entries if self._loaded is not None else ()
        for place, entry in enumerate(entries):
            if entry.id == sheet_id:
                older = (one for one in entries[place + 1 :] if one.form_key == entry.form_key)
                return next(older, None)
        return None

    def _place(self, key: str) -> tuple[str, UUID, date]:
        return (key, self._actor.id, self._clock.today())

    def _has_draft(self, key: str) -> bool:
        name = f"sheet:{key}:{self._actor.id}:{self._clock.today().isoformat()}"
        return self._loaded is not None and name in self._loaded.drafts


def _order(form: "Form") -> tuple[bool, int, str]:
    """The daily check first, then by how often one is due."""
    place = _RHYTHMS.index(form.due) if form.due in _RHYTHMS else len(_RHYTHMS)
    return (form.key != DAILY, place, form.key)

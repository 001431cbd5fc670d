"""Decides what one shadow day shows, keeps what is written, and has it signed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, cast
from uuid import UUID

from db.records import Evidence, Person
from desktop_app.filling.offers import Offers
from desktop_app.filling.picking import PickPresenter
from desktop_app.filling.shown import ShowsPicking
from desktop_app.panes.mentoring import wording
from desktop_app.panes.mentoring.comparison import compare
from desktop_app.panes.mentoring.day_loading import Around, DayLoaded, DayLoader, Owed
from desktop_app.panes.mentoring.shown import Comparison, DayShown, Locked, RecordRow
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.forms.explaining import explain
from desktop_app.training.forms.filling import Filling, missing_text
from desktop_app.training.forms.register.use_cases import Afterwards
from desktop_app.training.forms.sheets import MissingAnswers, SignedSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.training.people.use_cases import WrongPassword
from desktop_app.widgets.form_items import shown_form


class ShowsDay(Protocol):
    """The view of a day, as far as the presenter needs it."""

    def show_day(self, day: DayShown) -> None: ...
    def show_no_days(self, name: str) -> None: ...
    def show_records(self, title: str, rows: Sequence[RecordRow]) -> None: ...
    def show_comparison(self, comparison: Comparison) -> None: ...
    def show_standing(self, score: str, note: str) -> None: ...
    def show_missing(self, items: Sequence[str], sentence: str) -> None: ...
    def show_arithmetic(self, lines: Sequence[str]) -> None: ...
    def ask_signature(self, name: str, what: str) -> None: ...
    def show_signature_problem(self, text: str, wait: float) -> None: ...
    def close_signature(self) -> None: ...


class DayPresenter:
    """One shadow day at a time. Attribute: `loaded`, the day shown, or None."""

    def __init__(
        self,
        view: ShowsDay,
        actor: Person,
        loader: DayLoader,
        forms: Forms,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        print_sheet: Callable[[UUID], None],
        offers: Offers | None = None,
    ) -> None:
        self._view = view
        # A view picks too; one that never shows an evidence item need not know how.
        picks = cast("ShowsPicking", view)
        self.picking = PickPresenter(lambda: picks, offers, background, self._picked)
        self._actor = actor
        self._loader = loader
        self._forms = forms
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._print_sheet = print_sheet
        self.loaded: DayLoaded | None = None
        self._filling: Filling | None = None
        self._signed: SignedSheet | None = None
        self._rows: tuple[RecordRow, ...] = ()
        self._signing = False
        self._asked = 0

    def open(self, person: Person, day: date) -> None:
        """Show a shadow day."""
        asked = self._ask()
        today = self._clock.today()
        self._background.run(
            self._view,
            lambda: self._loader.day(person, day, today),
            lambda loaded: self._show(asked, person, loaded),
        )

    def open_by_id(self, person_id: UUID, day: date) -> None:
        """Show a shadow day of one of the mentor's trainees."""
        self._background.run(
            self._view,
            lambda: self._loader.person(person_id),
            lambda person: self.open(person, day) if person is not None else self._not_mine(),
        )

    def open_sheet(self, sheet_id: UUID) -> None:
        """Show a signed sheet: a shadow day as such, any other for itself."""
        asked = self._ask()

        def show(found: tuple[SignedSheet, Afterwards]) -> None:
            if asked != self._asked:
                return
            signed, after = found
            if signed.sheet.use == "shadow_day" and after.standing.id == sheet_id:
                self.open(signed.subject, signed.sheet.day)
            else:
                self._show_other(signed, after)

        self._background.run(self._view, lambda: self._loader.signed(sheet_id), show)

    def leave(self) -> None:
        """Forget the day; what was written is kept."""
        self._ask()
        self.loaded = None
        self._filling = None
        self._signed = None

    def refresh(self) -> None:
        """Load what stands beside the sheet anew; the sheet stays as it is."""
        loaded = self.loaded
        if loaded is None or self._signing:
            return
        asked = self._asked
        self._background.run(
            self._view,
            lambda: self._loader.around(loaded.person, loaded.shadow.session.day),
            lambda around: self._renew(asked, around),
        )

    def step(self, direction: int) -> None:
        """Go to the shadow day before (-1) or after (1)."""
        loaded = self.loaded
        if loaded is not None:
            day = loaded.before if direction < 0 else loaded.after
            if day is not None:
                self.open(loaded.person, day)

    def back_to_day(self) -> None:
        """Leave another sheet for the shadow day that it was opened from."""
        if self.loaded is not None:
            self.open(self.loaded.person, self.loaded.shadow.session.day)

    def open_next(self) -> None:
        """Go on to the next owed day."""
        owed = self.loaded.next_owed if self.loaded is not None else None
        if owed is not None:
            self.open(owed.person, owed.shadow.session.day)

    def print(self) -> None:
        """Print the signed sheet."""
        if self._signed is not None:
            self._print_sheet(self._signed.sheet.id)

    def open_record(self, key: str) -> None:
        """Open a record of the day: a drill where drills are shown, a sheet here."""
        kind, _, name = key.partition(":")
        if kind == "attempt":
            self._navigator.go("practice", key)
        else:
            self.open_sheet(UUID(name))

    def toggle_evidence(self, key: str) -> None:
        """Let the sheet rest on a record, or no longer."""
        filling = self._filling
        row = next((one for one in self._rows if one.key == key), None)
        if filling is None or row is None or self._signing:
            return
        kind, _, name = key.partition(":")
        record = UUID(name)
        others = tuple(one for one in filling.evidence if one.record_id != record)
        if len(others) == len(filling.evidence):
            others = (*others, Evidence(kind, record, wording.evidence_note(row)))
        filling.attach(others)
        self._show_standing()
        if self.loaded is not None:
            self._show_records(self.loaded.around)

    def answer(self, item_id: str, value: object) -> None:
        """Take an answer and keep it."""
        if self._filling is None or self._signing:
            return
        self._filling.answer(item_id, value)
        self._show_standing()
        if isinstance(value, int | None):
            self._show_comparison()

    def pick(self, item_id: str) -> None:
        """Offer records to pick as the evidence of one answer."""
        if self._filling is not None and not self._signing:
            self.picking.ask(self._filling, item_id)

    def _picked(self, item_id: str, value: object) -> None:
        self.answer(item_id, value)
        if self.loaded is not None:
            self._show_records(self.loaded.around)

    def open_arithmetic(self) -> None:
        """Show how the score comes about, with the answers given so far."""
        if self._filling is not None:
            self._view.show_arithmetic(explain(self._filling.sheet.score))

    def keep_clock(self, seconds: float, running: bool) -> None:
        """Keep that the clock of the debrief was started or stopped: it survives a restart."""
        loaded = self.loaded
        if loaded is not None and self._filling is not None:
            self._loader.keep_clock(loaded.person, loaded.shadow.session.day, seconds, running)

    def submit(self) -> None:
        """Ask for the signature; what is missing is marked instead."""
        if self._filling is None or self._signing:
            return
        sheet = self._filling.sheet
        if sheet.score.missing:
            self._show_missing(sheet.score.missing)
            return
        loaded = self.loaded
        number = loaded.shadow.number if loaded is not None else 0
        self._view.ask_signature(
            self._actor.name,
            tr("{title}，{day}。签名后锁定，不能再改。").format(
                title=wording.day_title(number, sheet.subject), day=day_text(sheet.day)
            ),
        )

    def sign(self, password: str) -> None:
        """Lock the sheet with the mentor's password."""
        filling = self._filling
        if filling is None or self._signing:
            return
        self._signing = True
        self._background.run(
            self._view, lambda: filling.sign(password).number, self._on_signed, self._not_signed
        )

    def _on_signed(self, number: str) -> None:
        self._signing = False
        self._view.close_signature()
        self._navigator.notify(tr("已签名锁定：{number}").format(number=number))
        self.back_to_day()

    def _not_signed(self, error: Exception) -> None:
        self._signing = False
        if isinstance(error, WrongPassword):
            text = tr("密码不对，请再试一次。填好的内容都还在。")
            self._view.show_signature_problem(error.what if error.wait else text, error.wait)
            return
        self._view.close_signature()
        if isinstance(error, MissingAnswers):
            self._show_missing(error.items)
            return
        raise trouble_of(error) or error

    def _ask(self) -> int:
        self._asked += 1
        return self._asked

    def _not_mine(self) -> None:
        self._navigator.notify(tr("这位学员不由您带教。"))

    def _show(self, asked: int, person: Person, loaded: DayLoaded | None) -> None:
        if asked != self._asked:
            return
        if loaded is None:
            self.loaded = None
            self._view.show_no_days(person.name)
            return
        self.loaded = loaded
        sheet = loaded.sheet
        self._signed = sheet if isinstance(sheet, SignedSheet) else None
        self._filling = (
            None if isinstance(sheet, SignedSheet) else Filling(self._forms, self._actor, sheet)
        )
        answers = sheet.sheet.answers if isinstance(sheet, SignedSheet) else sheet.answers
        day = loaded.shadow.session.day
        title = tr("今天的记录") if day == self._clock.today() else tr("当天的记录")
        self._view.show_day(
            DayShown(
                title=wording.day_title(loaded.shadow.number, loaded.person),
                sentence=wording.day_sentence(loaded.shadow, loaded.person),
                form=shown_form(sheet.form, day, self._loader.debrief_minutes()),
                answers=dict(answers),
                records_title=title,
                has_previous=loaded.before is not None,
                has_next=loaded.after is not None,
                locked=self._locked(loaded.afterwards, loaded.next_owed),
                printable=self._signed is not None,
                step_before=wording.step_before(loaded.step_before),
                written=wording.written(loaded.shadow, loaded.notes, loaded.person.name),
                clock=(loaded.clock.seconds, loaded.clock.running),
                scored=sheet.form.scores,
            )
        )
        if self._filling is not None:
            self.picking.show(self._filling)
        self._show_standing()
        self._show_around(loaded.around)

    def _show_other(self, signed: SignedSheet, after: Afterwards) -> None:
        """Show a sheet of the trainee that is no shadow day, with what stands beside it."""
        self._signed = signed
        self._filling = None
        sheet = signed.sheet
        self._view.show_day(
            DayShown(
                title=tr("{title} · {name}").format(title=sheet.title, name=signed.subject.name),
                sentence=day_text(sheet.day),
                form=shown_form(signed.form, sheet.day),
                answers=dict(sheet.answers),
                records_title=tr("当天的记录"),
                has_previous=False,
                has_next=False,
                locked=self._locked(after, None),
                printable=True,
                is_shadow_day=False,
            )
        )
        self._view.show_standing("", "")

    def _locked(self, after: Afterwards | None, owed: Owed | None) -> Locked | None:
        if self._signed is None:
            return None
        return wording.locked(self._signed, after, owed, self._clock.local)

    def _renew(self, asked: int, around: Around) -> None:
        if asked == self._asked and self.loaded is not None:
            self.loaded = replace(self.loaded, around=around)
            self._show_around(around)

    def _show_around(self, around: Around) -> None:
        self._show_records(around)
        self._show_comparison()

    def _show_records(self, around: Around) -> None:
        loaded = self.loaded
        if loaded is None:
            return
        attached = self._filling.evidence if self._filling is not None else ()
        if self._signed is not None:
            attached = self._signed.sheet.evidence
        self._rows = tuple(
            wording.record_row(link, attached, self._filling is not None, self._clock.local)
            for link in around.links
        )
        today = loaded.shadow.session.day == self._clock.today()
        self._view.show_records(tr("今天的记录") if today else tr("当天的记录"), self._rows)

    def _show_comparison(self) -> None:
        loaded = self.loaded
        if loaded is None:
            return
        sheet = self._filling.sheet if self._filling is not None else loaded.sheet
        answers = sheet.sheet.answers if isinstance(sheet, SignedSheet) else sheet.answers
        self._view.show_comparison(compare(sheet.form, answers, loaded.around.check))

    def _show_standing(self) -> None:
        filling = self._filling
        if filling is None:
            self._view.show_standing("", "")
            return
        parts = [filling.saved_text()]
        if filling.evidence:
            parts.append(tr("附上依据 {n} 条").format(n=len(filling.evidence)))
        note = " · ".join(part for part in parts if part)
        self._view.show_standing(filling.score_text(), note)

    def _show_missing(self, items: Sequence[str]) -> None:
        if self._filling is not None:
            self._view.show_missing(items, missing_text(self._filling.sheet.form, items))

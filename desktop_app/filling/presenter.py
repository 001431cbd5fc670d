"""Fills in a sheet: keeps every answer at once, says what is missing, has it signed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import UUID

from db.records import Evidence, Person
from desktop_app.filling.offers import Offers
from desktop_app.filling.picking import PickPresenter
from desktop_app.filling.shown import FillShown, ShowsFill, ShowsPicking
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.forms.filling import Filling, missing_text
from desktop_app.training.forms.kinds import UNSIGNED
from desktop_app.training.forms.sheets import MissingAnswers, OpenSheet
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.training.people.use_cases import WrongPassword
from desktop_app.widgets.form_items import shown_form

if TYPE_CHECKING:
    from db.records import Sheet


@dataclass(frozen=True, slots=True)
class Begun:
    """A sheet opened to be filled in, and how it is put before the person.

    Empty texts are filled in from the sheet; `replaces` names the sheet that this one corrects.
    """

    sheet: OpenSheet
    title: str = ""
    sentence: str = ""
    signs: str = ""
    """What is said over the signature."""
    weights: bool = True
    planned_minutes: int = 0
    replaces: UUID | None = None
    beside: bool = False
    """Whether what the sheet rests on lies beside it, so that the foot need not count it."""


class FillPresenter:
    """One sheet at a time; every answer is kept as a draft at once.

    Attributes: `filling`, the sheet under way or None; `when_signed`, called with a sheet that
    has been locked; `when_answered`, called after an answer or a change of evidence.
    """

    def __init__(
        self,
        page: Callable[[], ShowsFill],
        actor: Person,
        forms: Forms,
        background: Background,
        navigator: Navigator,
        offers: Offers | None = None,
    ) -> None:
        """*page* is asked for when it is first needed: many a pane is opened only to read.

        Without *offers* only tickets and notes can be picked as the evidence of one answer.
        """
        self._page = page
        self._actor = actor
        self._forms = forms
        self._background = background
        self._navigator = navigator
        self.filling: Filling | None = None
        # A page picks too; one that never shows an evidence item need not know how.
        picks = cast("Callable[[], ShowsPicking]", page)
        self.picking = PickPresenter(picks, offers, background, self.answer)
        self.when_signed: Callable[[Sheet], None] = lambda _sheet: None
        self.when_answered: Callable[[], None] = lambda: None
        self._begun: Begun | None = None
        self._signing = False
        self._asked = 0

    def begin(self, opens: Callable[[], Begun]) -> None:
        """Open a sheet off the window's thread, with what was typed before."""
        self._asked += 1
        asked = self._asked

        def show(begun: Begun) -> None:
            if asked == self._asked:
                self.show(begun)

        self._background.run(self._page(), opens, show)

    def show(self, begun: Begun) -> None:
        """Show a sheet that has been opened."""
        self._asked += 1
        self._begun = begun
        sheet = begun.sheet
        self.filling = Filling(self._forms, self._actor, sheet)
        title = tr("{form} · {name}").format(form=sheet.form.title, name=sheet.subject.name)
        kept = tr("更正：签名后代替原来那一份") if sheet.replaces else tr("每一步自动保存")
        sentence = tr("{day} · {kept}").format(day=day_text(sheet.day), kept=kept)
        self._page().show_filling(
            FillShown(
                title=begun.title or title,
                sentence=begun.sentence or sentence,
                form=shown_form(sheet.form, sheet.day, begun.planned_minutes, begun.weights),
                answers=dict(sheet.answers),
                hidden=frozenset(sheet.score.hidden),
                act=tr("提交并签名") if self._binds else tr("提交"),
                scored=sheet.form.scores,
            )
        )
        self.picking.show(self.filling)
        self._show_state()

    def hand_over(self, actor: Person) -> None:
        """Let somebody else fill in from now on: people take turns on one computer."""
        self.leave()
        self._actor = actor

    def stay(self) -> None:
        """Keep the sheet that is open: another that is on its way is not wanted any more."""
        self._asked += 1

    def leave(self) -> bool:
        """Put the sheet away; its draft is kept. Returns whether one was open."""
        self._asked += 1
        was_open = self.filling is not None
        self.filling = None
        return was_open

    def answer(self, item_id: str, value: object) -> None:
        """Take an answer, None for none, and keep it."""
        if self.filling is not None and not self._signing:
            self.filling.answer(item_id, value)
            self._changed()

    def pick(self, item_id: str) -> None:
        """Offer records to pick as the evidence of one answer."""
        if self.filling is not None and not self._signing:
            self.picking.ask(self.filling, item_id)

    def attach(self, evidence: Sequence[Evidence]) -> None:
        """Let the sheet rest on exactly these records."""
        if self.filling is not None and not self._signing:
            self.filling.attach(evidence)
            self._changed()

    def toggle(self, one: Evidence) -> None:
        """Let the sheet rest on a record, or no longer."""
        if self.filling is None:
            return
        evidence = self.filling.evidence
        others = tuple(other for other in evidence if other.record_id != one.record_id)
        self.attach((*others, one) if len(others) == len(evidence) else others)

    def submit(self) -> None:
        """Ask for the signature, or hand in what binds nobody else; mark what is missing."""
        if self.filling is None or self._begun is None or self._signing:
            return
        sheet = self.filling.sheet
        if sheet.score.missing:
            self._show_missing(sheet.score.missing)
        elif self._binds:
            what = tr("{form}，{name}，{day}。签名后锁定，不能再改。").format(
                form=sheet.form.title, name=sheet.subject.name, day=day_text(sheet.day)
            )
            self._page().ask_signature(self._actor.name, self._begun.signs or what)
        else:
            self._lock(None)

    def sign(self, password: str) -> None:
        """Lock the sheet with the password."""
        self._lock(password)

    def open_arithmetic(self) -> None:
        """Show how the score comes about, with the answers given so far."""
        from desktop_app.training.forms.explaining import explain

        if self.filling is not None:
            self._page().show_arithmetic(explain(self.filling.sheet.score))

    @property
    def _binds(self) -> bool:
        return self._begun is not None and self._begun.sheet.form.use not in UNSIGNED

    def _lock(self, password: str | None) -> None:
        filling, begun = self.filling, self._begun
        if filling is None or begun is None or self._signing:
            return
        self._signing = True

        def locked(sheet: "Sheet") -> None:
            self._signing = False
            self._page().close_signature()
            if self.filling is filling:
                self.filling = None
            told = tr("已签名锁定：{number}") if password is not None else tr("已提交：{number}")
            self._navigator.notify(told.format(number=sheet.number))
            self.when_signed(sheet)

        self._background.run(
            self._page(), lambda: filling.sign(password, begun.replaces), locked, self._refused
        )

    def _refused(self, error: Exception) -> None:
        self._signing = False
        # What belongs to the sheet is said on the sheet; it is no fault.
        if isinstance(error, WrongPassword):
            self._page().show_signature_problem(error.what, error.wait)
            return
        self._page().close_signature()
        if isinstance(error, MissingAnswers):
            self._show_missing(error.items)
            return
        raise trouble_of(error) or error

    def _changed(self) -> None:
        self._show_state()
        self.when_answered()

    def _show_state(self) -> None:
        filling = self.filling
        if filling is None:
            return
        self._page().show_hidden(frozenset(filling.sheet.score.hidden))
        parts = [filling.sheet.renewed, filling.saved_text()]
        if filling.evidence and not (self._begun is not None and self._begun.beside):
            parts.append(tr("附上依据 {n} 条").format(n=len(filling.evidence)))
        note = " · ".join(part for part in parts if part)
        self._page().show_fill_state(filling.score_text(), note)

    def _show_missing(self, items: Sequence[str]) -> None:
        if self.filling is not None:
            sentence = missing_text(self.filling.sheet.form, items)
            self._page().show_missing(items, sentence)

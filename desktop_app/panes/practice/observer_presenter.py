"""The observer's sheet about an attempt: opened, kept, signed."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from db.records import Person
from desktop_app.filling.picking import PickPresenter
from desktop_app.filling.shown import ShowsPicking
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import day_text, tr
from desktop_app.training.debriefing.use_cases import Debriefing
from desktop_app.training.forms.explaining import explain
from desktop_app.training.forms.filling import Filling, missing_text
from desktop_app.training.forms.sheets import MissingAnswers
from desktop_app.training.forms.use_cases import Forms
from desktop_app.training.people.use_cases import WrongPassword
from desktop_app.widgets.form_items import ShownForm, shown_form

if TYPE_CHECKING:
    from db.records import Sheet
    from desktop_app.training.forms.sheets import OpenSheet


class ObserverSheet(ShowsPicking, Protocol):
    """The sheet itself."""

    def show_arithmetic(self, lines: Sequence[str]) -> None: ...


class ObserverPage(Protocol):
    """What the sheet is shown on; `observer` is the sheet itself, which picks evidence too."""

    @property
    def observer(self) -> ObserverSheet: ...
    def show_observing(
        self, form: ShownForm, answers: Mapping[str, object], scored: bool
    ) -> None: ...
    def show_observing_state(self, score: str, note: str) -> None: ...
    def show_missing(self, items: Sequence[str], sentence: str) -> None: ...
    def close_observing(self) -> None: ...
    def ask_signature(self, name: str, what: str) -> None: ...
    def show_signature_problem(self, text: str, wait: float) -> None: ...
    def close_signature(self) -> None: ...


class ObserverPresenter:
    """One sheet at a time; every answer is kept as a draft at once.

    *when_signed* is called when a sheet was locked.
    """

    def __init__(
        self,
        page: ObserverPage,
        debriefing: Debriefing,
        forms: Forms,
        actor: Person,
        background: Background,
        navigator: Navigator,
        when_signed: Callable[[], None],
    ) -> None:
        self._page = page
        self._debriefing = debriefing
        self._forms = forms
        self._actor = actor
        self._background = background
        self._navigator = navigator
        self._when_signed = when_signed
        # The sheet is about one attempt: beside it there are tickets and notes to name.
        self.picking = PickPresenter(lambda: page.observer, None, background, self.answer)
        self._filling: Filling | None = None
        self._replaces: UUID | None = None
        self._signing = False
        self._asked = 0

    def begin(self, attempt: str) -> None:
        """Open the sheet about an attempt; one that was signed before is corrected by it."""
        self._asked += 1
        asked, actor, wanted = self._asked, self._actor, UUID(attempt)

        def work() -> "tuple[OpenSheet, UUID | None]":
            before = self._debriefing.observations(actor, wanted)
            own = next((one.sheet.id for one in before if one.filler.id == actor.id), None)
            return self._debriefing.observe(actor, wanted), own

        self._background.run(self._page, work, lambda opened: self._show(asked, *opened))

    def close(self) -> None:
        """Put the sheet away; its draft is kept."""
        self._asked += 1
        self._filling = None
        self._page.close_observing()

    def answer(self, item_id: str, value: object) -> None:
        """Take an answer and keep it."""
        if self._filling is not None and not self._signing:
            self._filling.answer(item_id, value)
            self._show_state()

    def pick(self, item_id: str) -> None:
        """Have evidence picked for one answer."""
        if self._filling is not None and not self._signing:
            self.picking.ask(self._filling, item_id)

    def open_arithmetic(self) -> None:
        """Show how the score comes about, with the answers given so far."""
        if self._filling is not None:
            self._page.observer.show_arithmetic(explain(self._filling.sheet.score))

    def submit(self) -> None:
        """Ask for the signature; what is missing is marked instead."""
        if self._filling is None or self._signing:
            return
        sheet = self._filling.sheet
        if sheet.score.missing:
            self._show_missing(sheet.score.missing)
            return
        self._page.ask_signature(
            self._actor.name,
            tr("{form}，{name}，{day}。签名后锁定，学员在复盘里能看到。").format(
                form=sheet.form.title, name=sheet.subject.name, day=day_text(sheet.day)
            ),
        )

    def sign(self, password: str) -> None:
        """Lock the sheet with the password."""
        filling, replaces = self._filling, self._replaces
        if filling is None or self._signing:
            return
        self._signing = True

        def work() -> "Sheet | WrongPassword | MissingAnswers":
            try:
                return filling.sign(password, replaces)
            except (WrongPassword, MissingAnswers) as refused:
                return refused
            finally:
                self._signing = False

        self._background.run(self._page, work, self._answered)

    def _answered(self, outcome: "Sheet | WrongPassword | MissingAnswers") -> None:
        if isinstance(outcome, WrongPassword):
            self._page.show_signature_problem(outcome.what, outcome.wait)
            return
        self._page.close_signature()
        if isinstance(outcome, MissingAnswers):
            self._show_missing(outcome.items)
            return
        self.close()
        self._navigator.notify(tr("已签名锁定：{number}").format(number=outcome.number))
        self._when_signed()

    def _show(self, asked: int, sheet: "OpenSheet", replaces: UUID | None) -> None:
        if asked != self._asked:
            return
        self._filling = Filling(self._forms, self._actor, sheet)
        self._replaces = replaces
        self._page.show_observing(
            shown_form(sheet.form, sheet.day, weights=False),
            dict(sheet.answers),
            sheet.form.scores,
        )
        self.picking.show(self._filling)
        self._show_state()

    def _show_state(self) -> None:
        if self._filling is not None:
            self._page.show_observing_state(self._filling.score_text(), self._filling.saved_text())

    def _show_missing(self, items: Sequence[str]) -> None:
        if self._filling is not None:
            self._page.show_missing(items, missing_text(self._filling.sheet.form, items))

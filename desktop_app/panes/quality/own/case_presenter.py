"""Shares the contact of an excellent inspection as a case, and takes it down again."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from db.records import Person
from desktop_app.system.background import Background
from desktop_app.system.errors import Trouble
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.quality.sharing.use_cases import CaseProposal, CaseState, Sharing

if TYPE_CHECKING:
    from db.records import Sheet

_WHO = {"customer": tr("客户"), "agent": tr("客服"), "note": tr("记录")}


class ShowsCase(Protocol):
    """The view, as far as the presenter needs it."""

    def show_case(self, offered: bool, shared: bool, may_take_down: bool) -> None: ...
    def ask_case(self, title: str, lines: Sequence[tuple[str, str]]) -> None: ...
    def show_case_problem(self, text: str) -> None: ...
    def close_case(self) -> None: ...


class CasePresenter:
    """What the sheet that is read may become."""

    def __init__(
        self,
        view: ShowsCase,
        actor: Person,
        sharing: Sharing,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._sharing = sharing
        self._background = background
        self._navigator = navigator
        self._sheet: Sheet | None = None
        self._key = ""

    def look_at(self, sheet: "Sheet") -> None:
        """Say what can be done with the contact of this sheet."""
        self._sheet = sheet
        self._view.show_case(False, False, False)

        def show(found: tuple[CaseState, str]) -> None:
            state, key = found
            if self._sheet is not sheet:
                return
            self._key = key
            shared = state is CaseState.SHARED
            mine = shared and self._sharing.may(self._actor)
            self._view.show_case(state is CaseState.OFFERED, shared, mine)

        self._background.run(self._view, lambda: self._sharing.state(self._actor, sheet), show)

    def ask(self) -> None:
        """Show the contact as it would be shared."""
        sheet = self._sheet
        if sheet is None:
            return

        def show(found: CaseProposal) -> None:
            self._view.ask_case(found.title, [(_WHO[who], said) for who, said in found.lines])

        self._background.run(self._view, lambda: self._sharing.propose(self._actor, sheet.id), show)

    def share(self, why: str) -> None:
        """Publish it."""
        sheet = self._sheet
        if sheet is None:
            return

        def done(_key: str) -> None:
            self._view.close_case()
            self._navigator.notify(tr("已发到手册的“优秀接待”。"))
            self.look_at(sheet)

        self._background.run(
            self._view,
            lambda: self._sharing.share(self._actor, sheet.id, why),
            done,
            _refused(self._view.show_case_problem),
        )

    def take_down(self) -> None:
        """Let it be read no longer."""
        sheet, key = self._sheet, self._key
        if sheet is None:
            return

        def done(_none: None) -> None:
            self._navigator.notify(tr("已从手册撤下，需要时可以再收进来。"))
            self.look_at(sheet)

        self._background.run(self._view, lambda: self._sharing.take_down(self._actor, key), done)

    def read(self) -> None:
        """Open it where everybody reads it."""
        self._navigator.go("handbook", f"article:{self._key}")


def _refused(say: Callable[[str], None]) -> Callable[[Exception], None]:
    def refused(error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        say(error.what)

    return refused

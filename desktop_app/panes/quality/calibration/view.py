"""Calibrations on the screen: the list, and beside it one of them in whatever state it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.quality.calibration.blind_page import BlindPage
from desktop_app.panes.quality.calibration.new_page import NewPage
from desktop_app.panes.quality.calibration.results_page import ResultsPage
from desktop_app.panes.quality.calibration.round_page import RoundPage
from desktop_app.panes.quality.calibration.shown import (
    Choices,
    ListRow,
    ResultsShown,
    RoundShown,
)
from desktop_app.panes.quality.contact.shown import ContactShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import RowList
from desktop_app.widgets.signature import Signature


class CalibrationView(PaneView):
    """Signals: `chosen(key)`, `new_requested()`, `password_typed(password)`,
    `print_requested()`.

    Attributes: `list`, `new`, `round`, `blind`, `results`, `signature`, `new_button`,
    `print_button`.
    """

    chosen = Signal(str)
    new_requested = Signal()
    password_typed = Signal(str)
    print_requested = Signal()

    full_bleed = True
    help_key = "quality-calibration"
    keys = (("Ctrl+Enter", tr("提交")), *FormFiller.keys)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList(tr("校准"))
        self.new_button = PrimaryButton(tr("发起校准"))
        self.print_button = PlainButton(tr("预览和打印"), icon="print")
        self.new = NewPage()
        self.round = RoundPage()
        self.blind = BlindPage()
        self.results = ResultsPage()
        self.nothing = EmptyState(
            "quality",
            tr("还没有校准"),
            tr("几位评分人各自给同一次接待评分，互相看不到；交齐以后一起看哪里不一致。"),
        )
        self.signature = Signature(self)
        self.signature.set_words(tr("换人评分"), tr("开始评"))
        self._may_open = False
        self._side = self._left()
        self._stack = QStackedWidget()
        self._framed = QWidget()
        inside = QVBoxLayout(self._framed)
        inside.setContentsMargins(*(theming.space("l"),) * 4)
        self._pages = QStackedWidget()
        for page in (self.nothing, self.new, self.round, self.results):
            self._pages.addWidget(page)
        inside.addWidget(self._pages)
        self._stack.addWidget(self._framed)
        self._stack.addWidget(self.blind)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side)
        layout.addWidget(self._stack, 1)
        self.list.selected.connect(self.chosen)
        self.new_button.clicked.connect(self.new_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.signature.signed.connect(self.password_typed)
        self.blind.fill.shown.connect(lambda *_words: self._show_blind())
        self.setFocusProxy(self.list)
        # What may stand in the top line belongs to this room from the beginning.
        self.set_actions(*self.blind.acts, self.print_button, self.new_button)
        self.set_actions()

    def show_rows(self, rows: Sequence[ListRow], selected: str, may_open: bool) -> None:
        """List the calibrations."""
        self._may_open = may_open
        self.list.blockSignals(True)  # what is chosen comes from the presenter
        self.list.set_rows(rows)
        self.list.select(selected)
        self.list.blockSignals(False)

    def show_nothing(self) -> None:
        """There is none yet."""
        self._show(self.nothing)

    def show_choices(self, offered: Choices) -> None:
        """Ask what the next one is about."""
        self.new.show_choices(offered)
        self._show(self.new)

    def show_new_problem(self, text: str) -> None:
        """Say why it cannot be opened so."""
        self.new.show_problem(text)

    def show_round(self, shown: RoundShown) -> None:
        """Show one that is under way."""
        self.list.select(shown.key)
        self.round.show_round(shown)
        self._show(self.round)

    def show_close_problem(self, text: str) -> None:
        """Say why it cannot be closed."""
        self.round.show_problem(text)

    def show_blind(self, contact: ContactShown, who: str) -> None:
        """Show the contact; the sheet of who sits there follows."""
        self.blind.show_blind(contact, who)

    def show_results(self, shown: ResultsShown, item: str) -> None:
        """Show one that is closed."""
        self.list.select(shown.key)
        self.results.show_results(shown, item)
        self._show(self.results)

    def show_agree_problem(self, text: str) -> None:
        """Say why it was not recorded."""
        self.results.show_problem(text)

    def show_count(self, count: int) -> None:
        """Say in the rail how many wait to be scored."""
        self.badge_changed.emit(count)

    def ask_password(self, name: str, what: str) -> None:
        """Ask who sits down now for their own password."""
        self.signature.ask(name, what)

    def show_password_problem(self, text: str, wait: float) -> None:
        """Say why it was not accepted."""
        self.signature.show_problem(text, wait)

    def close_password(self) -> None:
        """It was accepted, or is not wanted any more."""
        self.signature.done()

    def _show(self, page: QWidget) -> None:
        self._side.show()
        self._pages.setCurrentWidget(page)
        self._stack.setCurrentWidget(self._framed)
        acts: list[QWidget] = [self.print_button] if page is self.results else []
        if self._may_open and page is not self.new:
            acts.append(self.new_button)
        self.set_actions(*acts)

    def _show_blind(self) -> None:
        # The list would tell nothing, and the form needs the room.
        self._side.hide()
        self._stack.setCurrentWidget(self.blind)
        self.set_actions(*self.blind.acts)

    def _left(self) -> QFrame:
        side = QFrame()
        theming.set_role(side, "side-left")
        column = QVBoxLayout(side)
        gap = theming.space("m")
        column.setContentsMargins(gap, theming.space("l"), gap + 1, theming.space("l"))
        column.addWidget(self.list)
        column.addStretch(1)
        side.setFixedWidth(theming.frame("task"))
        return side

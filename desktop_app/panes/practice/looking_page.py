"""What both pages of a look back share: finding and evidence at the left; marks and views right."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.practice.criteria_card import CriteriaCard
from desktop_app.panes.practice.debrief_shown import DebriefShown, FormerShown
from desktop_app.panes.practice.finding_card import FindingCard
from desktop_app.panes.practice.observer_panel import ObserverPanel
from desktop_app.panes.practice.page import Column, width_of
from desktop_app.panes.practice.sharing_page import SharingPage
from desktop_app.panes.practice.three_views import ThreeViews
from desktop_app.panes.practice.turns_card import TurnsCard
from desktop_app.panes.practice.views_card import ViewsCard
from desktop_app.widgets import theming
from desktop_app.widgets.form_items import ShownForm
from desktop_app.widgets.signature import Signature

_RIGHT_SHARE = 0.4
_OBSERVING_SHARE = 0.5


class LookingPage(SharingPage):
    """Signals: `retry_requested(turn)` with 0 for the weakest, `again_requested()`,
    `back_requested()`, `reflected(answers)`, `observe_requested()`, `sheet_opened(sheet)`.

    *turns* stand in *evidence*, which fills the left; *cards* stand between marks and views.
    """

    retry_requested = Signal(int)
    again_requested = Signal()
    back_requested = Signal()
    reflected = Signal(tuple)
    observe_requested = Signal()
    sheet_opened = Signal(str)

    def __init__(
        self,
        finding: FindingCard,
        turns: TurnsCard,
        evidence: QWidget,
        cards: Sequence[QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        self.turns = turns
        self._evidence = evidence
        self.three = ThreeViews()
        self.criteria = CriteriaCard()
        self.views = ViewsCard()
        self.observer = ObserverPanel()
        self._told: DebriefShown | None = None
        self._right = Column("m")
        self._lay_out(cards)
        self.signature = Signature(self)
        self.furnish_sharing()
        self._connect()
        self.setFocusProxy(self.finding.retry_button)

    def show_look(self, debrief: DebriefShown) -> None:
        """Show what every attempt has that is looked back at."""
        self._told = debrief
        self.show_side_by_side(False)
        self.close_observing()
        self.finding.show_finding(debrief)
        self.criteria.show_criteria(debrief.criteria)
        self.views.show_views(debrief)
        self._right.verticalScrollBar().setValue(0)
        own = debrief.own and debrief.weakest > 0
        self.setFocusProxy(self.finding.retry_button if own else self.views.beside_button)

    def find_evidence(self, turn: int, start: int | None, end: int | None) -> None:
        """Scroll to *turn* and draw the eye to these words."""
        raise NotImplementedError

    def show_former(self, former: FormerShown | None) -> None:
        """Lay the marks of a former attempt beside this one, or none."""
        self.criteria.show_former(former.criteria if former else ())

    def turn_chosen(self, turn: int) -> None:
        """Let the button name what its key practises again."""
        self.finding.offer_retry(turn)

    def show_side_by_side(self, shown: bool) -> None:
        """Show the three views beside each other in place of the turns."""
        if shown and self._told is not None:
            self.three.show_views(self._told, self.views.given())
        self._left.setCurrentWidget(self.three if shown else self._evidence)

    def show_observing(self, form: ShownForm, answers: Mapping[str, object], scored: bool) -> None:
        """Show the observer's sheet beside the turns."""
        self.show_side_by_side(False)
        self._sides.setCurrentWidget(self.observer)
        self.set_keys(False)
        self._fit()
        self.observer.show_sheet(form, answers, scored)

    def show_observing_state(self, score: str, note: str) -> None:
        """Say what the sheet scores and when it was kept."""
        self.observer.show_state(score, note)

    def show_missing(self, items: Sequence[str], sentence: str) -> None:
        """Mark what is missing on the sheet."""
        self.observer.show_missing(items, sentence)

    def close_observing(self) -> None:
        """Show marks and views again."""
        if self._sides.currentWidget() is self.observer:
            self._sides.setCurrentWidget(self._right)
            self.set_keys(True)
            self._fit()
            self.setFocus()

    def ask_signature(self, name: str, what: str) -> None:
        """Ask for the password over the page."""
        self.signature.ask(name, what)

    def show_signature_problem(self, text: str, wait: float) -> None:
        """Say why it was not signed."""
        self.signature.show_problem(text, wait)

    def close_signature(self) -> None:
        """Uncover the page."""
        self.signature.done()

    def say(self, text: str) -> None:
        """Say what is wrong with keeping the reflection."""
        self.views.say(text)

    def flush(self) -> None:
        """Hand out what was typed and not kept yet."""
        self.views.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._sides.currentWidget() is self.observer:
            self._sides.setFixedWidth(round(self.width() * _OBSERVING_SHARE))
        else:
            self._sides.setFixedWidth(width_of("sheet", self.width(), _RIGHT_SHARE))

    def _lay_out(self, cards: Sequence[QWidget]) -> None:
        self._left = QStackedWidget()
        self._left.addWidget(self._evidence)
        self._left.addWidget(self.three)
        left = QVBoxLayout()
        left.setSpacing(theming.space("m"))
        left.addWidget(self.finding)
        left.addWidget(self._left, 1)
        self._spare = QWidget()
        self._spare.hide()
        left.addWidget(self._spare, 1)
        for card in (self.criteria, *cards, self.views):
            self._right.content.addWidget(card)
        self._right.content.addStretch(1)
        self._sides = QStackedWidget()
        self._sides.addWidget(self._right)
        self._sides.addWidget(self.observer)
        layout = QHBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side - theming.space("m"), top)
        layout.setSpacing(theming.space("m"))
        layout.addLayout(left, 1)
        layout.addWidget(self._sides)
        theming.changed.connect(self._fit)

    def _connect(self) -> None:
        self.finding.retry_requested.connect(self._retry)
        self.turns.retry_requested.connect(self.retry_requested)
        self.turns.current_changed.connect(self.turn_chosen)
        self.turns.compared.connect(self.show_former)
        self.criteria.evidence_requested.connect(self.show_evidence)
        self.views.reflected.connect(self.reflected)
        self.views.beside_requested.connect(self._toggle_side_by_side)
        self.three.closed.connect(lambda: self.show_side_by_side(False))
        self.three.sheet_opened.connect(self.sheet_opened)
        self.observer.closed.connect(self.close_observing)
        self._bind_keys()

    def _bind_keys(self) -> None:
        acts: dict[str, Callable[[], None]] = {
            "R": self._retry,
            "N": self.again_requested.emit,
            "V": self._toggle_side_by_side,
            "C": self.turns.compare_next,
            "O": self.observe_requested.emit,
            "PgDown": partial(self._turn_page, 1),
            "PgUp": partial(self._turn_page, -1),
        }
        for keys, direction in (("J", 1), ("Down", 1), ("K", -1), ("Up", -1)):
            acts[keys] = partial(self._step, direction)
        self.bind_keys(acts)
        self.bind("Esc").activated.connect(self._go_back)

    def _retry(self) -> None:
        self.retry_requested.emit(self.turns.current)

    def _step(self, direction: int) -> None:
        self.show_side_by_side(False)
        self.turns.step(direction)

    def _turn_page(self, direction: int) -> None:
        beside = self._left.currentWidget() is self.three
        (self.three if beside else self.turns).column.turn_page(direction)

    def show_evidence(self, turn: int, start: int | None, end: int | None) -> None:
        """Show these words of *turn* where everything that was said stands."""
        self.show_side_by_side(False)
        self.find_evidence(turn, start, end)

    def _toggle_side_by_side(self) -> None:
        if self._told is not None and self._told.turns:
            self.show_side_by_side(self._left.currentWidget() is not self.three)

    def _go_back(self) -> None:
        """Leave what lies over the debrief first, then the debrief itself."""
        if self._sides.currentWidget() is self.observer:
            self.observer.closed.emit()
        elif self._left.currentWidget() is self.three:
            self.show_side_by_side(False)
        else:
            self.back_requested.emit()

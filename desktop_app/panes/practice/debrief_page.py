"""The page of the debrief: finding and turns at the left; marks, mood and views at the right."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.practice.criteria_card import CriteriaCard
from desktop_app.panes.practice.curve_card import CurveCard
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


class DebriefPage(SharingPage):
    """Signals: `retry_requested(turn)` with 0 for the weakest, `again_requested()`,
    `back_requested()`, `reflected(answers)`, `observe_requested()`, `sheet_opened(sheet)`.
    """

    retry_requested = Signal(int)
    again_requested = Signal()
    back_requested = Signal()
    reflected = Signal(tuple)
    observe_requested = Signal()
    sheet_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = FindingCard()
        self.turns = TurnsCard()
        self.three = ThreeViews()
        self.criteria = CriteriaCard()
        self.curve = CurveCard()
        self.views = ViewsCard()
        self.observer = ObserverPanel()
        self._debrief: DebriefShown | None = None
        self._right = Column("m")
        self._lay_out()
        self.signature = Signature(self)
        self.furnish_sharing()
        self._connect()
        self.setFocusProxy(self.finding.retry_button)

    def show_debrief(self, debrief: DebriefShown) -> None:
        """Show an attempt looked back at; one without turns shows its marks alone."""
        self._debrief = debrief
        self.show_side_by_side(False)
        self.close_observing()
        self.finding.show_finding(debrief)
        self.criteria.show_criteria(debrief.criteria)
        self.turns.show_turns(debrief.turns, debrief.own, debrief.former)
        self._left.setVisible(bool(debrief.turns))
        self._spare.setVisible(not debrief.turns)
        self.curve.setVisible(debrief.curve is not None)
        if debrief.curve is not None:
            self.curve.show_curve(debrief.curve)
        self.views.setVisible(bool(debrief.turns))
        self.views.show_views(debrief)
        self._right.verticalScrollBar().setValue(0)
        own = debrief.own and debrief.weakest > 0
        self.setFocusProxy(self.finding.retry_button if own else self.views.beside_button)

    def show_former(self, former: FormerShown | None) -> None:
        """Lay marks and mood of a former attempt beside this one, or none."""
        self.curve.show_former(former)
        self.curve.curve.mark(self.turns.current)
        self.criteria.show_former(former.criteria if former else ())

    def show_side_by_side(self, shown: bool) -> None:
        """Show the three views beside each other in place of the turns."""
        if shown and self._debrief is not None:
            self.three.show_views(self._debrief, self.views.given())
        self._left.setCurrentWidget(self.three if shown else self.turns)

    def show_observing(self, form: ShownForm, answers: Mapping[str, object]) -> None:
        """Show the observer's sheet beside the turns."""
        self.show_side_by_side(False)
        self._sides.setCurrentWidget(self.observer)
        self.set_keys(False)
        self._fit()
        self.observer.show_sheet(form, answers)

    def show_observing_state(self, score: str, note: str) -> None:
        """Say what the sheet scores and when it was kept."""
        self.observer.show_state(score, note)

    def show_missing(self, items: Sequence[str], sentence: str) -> None:
        """Mark what is missing on the sheet."""
        self.observer.show_missing(items, sentence)

    def close_observing(self) -> None:
        """Show marks, mood and views again."""
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

    def _lay_out(self) -> None:
        self._left = QStackedWidget()
        self._left.addWidget(self.turns)
        self._left.addWidget(self.three)
        left = QVBoxLayout()
        left.setSpacing(theming.space("m"))
        left.addWidget(self.finding)
        left.addWidget(self._left, 1)
        self._spare = QWidget()
        left.addWidget(self._spare, 1)
        for card in (self.criteria, self.curve, self.views):
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
        self.turns.current_changed.connect(self._on_turn)
        self.turns.compared.connect(self.show_former)
        self.criteria.evidence_requested.connect(self._show_evidence)
        self.curve.turn_chosen.connect(lambda turn: self._show_evidence(turn, None, None))
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

    def _show_evidence(self, turn: int, start: int | None, end: int | None) -> None:
        self.show_side_by_side(False)
        self.turns.show_evidence(turn, start, end)

    def _on_turn(self, turn: int) -> None:
        self.curve.curve.mark(turn)
        self.finding.offer_retry(turn)

    def _toggle_side_by_side(self) -> None:
        if self._debrief is not None and self._debrief.turns:
            self.show_side_by_side(self._left.currentWidget() is self.turns)

    def _go_back(self) -> None:
        """Leave what lies over the debrief first, then the debrief itself."""
        if self._sides.currentWidget() is self.observer:
            self.observer.closed.emit()
        elif self._left.currentWidget() is self.three:
            self.show_side_by_side(False)
        else:
            self.back_requested.emit()

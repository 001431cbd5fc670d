"""The page of the review: the customer's line, the composer, then what the answer brought."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.practice.page import Page, width_of
from desktop_app.panes.practice.review.card_column import CardColumn
from desktop_app.panes.practice.review.shown import CardShown, EndShown, FeedbackShown
from desktop_app.panes.practice.review.side_column import SideColumn
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.talk_foot import TalkFoot
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.composer import Composer
from desktop_app.widgets.empty import EmptyState

_TICK = 250
"""Milliseconds between two looks at the clock, so that no second is skipped."""
_SIDE_SHARE = 0.3


class ReviewPage(Page):
    """Signals: `sent(text)`, `gave_up()`, `kept(text)`, `typing_began()`, `next_requested()`,
    `leave_requested()`, `ticked()`. Attributes: `card`, `side`, `composer`, `foot`, `end`.
    """

    sent = Signal(str)
    gave_up = Signal()
    kept = Signal(str)
    typing_began = Signal()
    next_requested = Signal()
    leave_requested = Signal()
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = CardColumn()
        self.side = SideColumn()
        self.composer = Composer(tr("写下您要对客户说的话"))
        self.composer.set_hint_button(tr("想不起来，看参考"))
        self.foot = TalkFoot("")
        self.end = EmptyState("check", "", "")
        self._ended = QWidget()
        self._asking = QWidget()
        self._pages = QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.ticked)
        self._lay_out()
        self._connect()

    def show_card(self, card: CardShown) -> None:
        """Ask another card."""
        self.card.show_card(card)
        self.side.show_card(card)
        self.composer.set_busy(False)
        self.composer.set_text(card.draft)
        self._pages.setCurrentWidget(self._asking)
        self._show_foot(self.composer)

    def show_heard(self) -> None:
        """Let nothing be sent twice while an answer is being judged."""
        self.composer.set_busy(True)
        self.composer.hint_button.setEnabled(False)

    def show_feedback(self, feedback: FeedbackShown) -> None:
        """Show what the answer has brought, and the way on."""
        self._release()
        self.composer.set_text("")
        self.card.show_feedback(feedback)
        self.side.show_feedback(feedback)
        self.foot.button.setText(feedback.act)
        next_time = tr("下次 {day}").format(day=feedback.due)
        self.foot.show_texts(next_time, feedback.why)
        self._show_foot(self.foot)

    def show_end(self, end: EndShown) -> None:
        """Show how the day went."""
        self.end.set_texts(end.title, end.text, end.act)
        self.end.button.set_key_hint("Enter")
        self._pages.setCurrentWidget(self._ended)
        self._focus(self.end.button)

    def show_time(self, time: str, limit: str, tone: TagTone) -> None:
        """Show how long the answer takes."""
        self.side.stopwatch.show_time(time, limit, tone)

    def say(self, text: str) -> None:
        """Say something beside what is written, which can be sent again."""
        self._release()
        self.composer.say(text)

    def flush(self) -> None:
        """Hand out what was typed and not kept yet."""
        self.composer.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _release(self) -> None:
        self.composer.set_busy(False)
        self.composer.hint_button.setEnabled(True)

    def _fit(self) -> None:
        self.side.setFixedWidth(width_of("door", self.width(), _SIDE_SHARE))

    def _show_foot(self, shown: QWidget) -> None:
        for foot in (self.composer, self.foot):
            foot.setVisible(foot is shown)
        self._focus(shown)

    def _focus(self, widget: QWidget) -> None:
        self.setFocusProxy(widget)
        if self.isVisible():
            widget.setFocus()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.card, 1)
        middle.addWidget(self.composer)
        middle.addWidget(self.foot)
        self.foot.hide()
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(0)
        asking.addLayout(middle, 1)
        asking.addWidget(self.side)
        ended = QVBoxLayout(self._ended)
        ended.addWidget(self.end)
        self._pages.addWidget(QWidget())  # nothing half empty while the first card is on its way
        self._pages.addWidget(self._asking)
        self._pages.addWidget(self._ended)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        theming.changed.connect(self._fit)

    def _connect(self) -> None:
        self.composer.send_requested.connect(self.sent)
        self.composer.kept.connect(self.kept)
        self.composer.typing_began.connect(self.typing_began)
        # Later, for the composer takes the focus back after it has asked.
        self.composer.hint_requested.connect(self.gave_up, Qt.ConnectionType.QueuedConnection)
        self.foot.pressed.connect(self.next_requested)
        self.end.action_requested.connect(self.leave_requested)
        self.bind("Esc").activated.connect(self.leave_requested)
        self.bind("Ctrl+H").activated.connect(self._give_up)

    def _give_up(self) -> None:
        if self.composer.isVisible() and self.composer.hint_button.isEnabled():
            self.gave_up.emit()

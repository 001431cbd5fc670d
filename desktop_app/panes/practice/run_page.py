"""What the pages of a run under way share: transcript and composer, pause, end, hints, keys."""

from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.page import Page, width_of
from desktop_app.panes.practice.talk_foot import TalkFoot
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.composer import Composer
from desktop_app.widgets.transcript import Transcript

_TICK = 250
"""Milliseconds between two looks at the clock, so that no second is skipped."""


class RunSide(QFrame):
    """The column at the right of a run. Attributes: `pause_button`, `end_button`.

    Signals: `pause_toggled()`, `end_requested()`.
    """

    pause_toggled = Signal()
    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "side")
        self.pause_button = PlainButton(tr("暂停"))
        self.end_button = PlainButton(tr("结束并复盘"))
        self.pause_button.clicked.connect(self.pause_toggled)
        self.end_button.clicked.connect(self.end_requested)

    def begin_run(self, exam: bool) -> None:
        """Begin; an examination has no pause."""
        self.pause_button.setVisible(not exam)
        self.set_running(True)
        self.set_paused(False)

    def set_paused(self, paused: bool) -> None:
        """Name the button for what it does next."""
        self.pause_button.setText(tr("继续") if paused else tr("暂停"))

    def set_running(self, running: bool) -> None:
        """Let nothing be paused or ended that is over."""
        self.pause_button.setEnabled(running)
        self.end_button.setEnabled(running)

    def buttons(self) -> QHBoxLayout:
        """The row of both buttons, to be laid at the foot."""
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addWidget(self.pause_button)
        row.addWidget(self.end_button)
        row.addStretch(1)
        return row


class RunPage(Page):
    """Columns left and right of what is said; at its foot the composer, a pause or the end.

    Signals: `sent(text)`, `kept(text)`, `typing_began()`, `hint_requested()`, `pause_toggled()`,
    `end_requested()`, `leave_requested()`, `look_back_requested()`, `ticked()`. Attributes:
    `transcript`, `composer`, `paused`, `over`.
    """

    sent = Signal(str)
    kept = Signal(str)
    typing_began = Signal()
    hint_requested = Signal()
    pause_toggled = Signal()
    end_requested = Signal()
    leave_requested = Signal()
    look_back_requested = Signal()
    ticked = Signal()

    def __init__(
        self, placeholder: str, widths: dict[str, float], parent: QWidget | None = None
    ) -> None:
        """*widths* are the tokens of the left and the right column with their greatest shares."""
        super().__init__(parent)
        self._widths = tuple(widths.items())
        self._hint_cost = ""
        self.transcript = Transcript(tr("对话"))
        self.composer = Composer(placeholder)
        self.paused = TalkFoot(tr("继续"))
        self.over = TalkFoot(tr("看复盘"))
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.ticked)

    def furnish(self, left: QWidget, right: RunSide) -> None:
        """Lay the page out between *left* and *right*, and connect both."""
        self._left, self._right = left, right
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.transcript, 1)
        for foot in (self.composer, self.paused, self.over):
            middle.addWidget(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left)
        layout.addLayout(middle, 1)
        layout.addWidget(right)
        row = (
            self.composer.edit,
            self.composer.hint_button,
            self.composer.send_button,
            right.pause_button,
            right.end_button,
            self.transcript,
        )
        for one, following in pairwise(row):
            QWidget.setTabOrder(one, following)
        theming.changed.connect(self._fit)
        self._connect_run()

    @property
    def has_text(self) -> bool:
        """Whether something is written and not sent."""
        return bool(self.composer.text().strip())

    def begin_run(self, hint_cost: str, draft: str) -> None:
        """Show the composer as a run begins, with what was typed before."""
        self._hint_cost = hint_cost
        self.composer.set_busy(False)
        self.composer.set_text(draft)
        self.composer.set_hints(())
        self.composer.set_hint_button("")
        self.show_foot(self.composer)

    def take_back(self, text: str) -> None:
        """Put what could not be recorded back, before what was written since."""
        self.composer.set_busy(False)
        self.composer.set_text(text + self.composer.text())
        self.composer.setFocus()

    def show_hints(self, hints: tuple[str, ...], more: bool) -> None:
        """Show the hints asked for, and whether there are more."""
        self.composer.set_hints(hints)
        text = tr("要提示（−{n} 分）").format(n=self._hint_cost)
        self.composer.set_hint_button(text if more else tr("没有更多提示"), more)

    def show_paused(self, paused: bool) -> None:
        """Take the composer away while everybody waits, and give it back."""
        self._right.set_paused(paused)
        if paused:
            self.paused.show_texts(tr("已暂停"), tr("这段时间不计，写到一半的文字已经存好。"))
        self.show_foot(self.paused if paused else self.composer)

    def show_over(self, title: str) -> None:
        """Show that it is over; its mark comes later."""
        self._right.set_running(False)
        self.over.set_action(tr("看复盘"), "Enter")
        self.over.show_texts(title, "")
        self.show_foot(self.over)

    def show_result(self, mark: str) -> None:
        """Show the mark of a run that is over."""
        title, _sentence = self.over.texts
        self.over.set_action(tr("看复盘"), "Enter")
        self.over.show_texts(title, tr("这次 {mark} 分，已经记下。").format(mark=mark))

    def show_handed_in(self, sentence: str) -> None:
        """Show that the run was handed in; there is nothing to look back at yet."""
        title, _sentence = self.over.texts
        self.over.set_action(tr("返回"), "Enter")
        self.over.show_texts(title, sentence)

    def say(self, text: str) -> None:
        """Say something beside what is written."""
        self.composer.say(text)

    def flush(self) -> None:
        """Hand out what was typed and not kept yet."""
        self.composer.flush()

    def show_foot(self, shown: QWidget) -> None:
        """Show the composer, the pause or the end at the foot, and give it the focus."""
        for foot in (self.composer, self.paused, self.over):
            foot.setVisible(foot is shown)
        self.setFocusProxy(shown)
        if self.isVisible():
            shown.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for column, (token, share) in zip((self._left, self._right), self._widths, strict=True):
            column.setFixedWidth(width_of(token, self.width(), share))

    def _connect_run(self) -> None:
        self.composer.send_requested.connect(self.sent)
        self.composer.kept.connect(self.kept)
        self.composer.typing_began.connect(self.typing_began)
        self.composer.hint_requested.connect(self.hint_requested)
        self._right.pause_toggled.connect(self.pause_toggled)
        self._right.end_requested.connect(self.end_requested)
        self.paused.pressed.connect(self.pause_toggled)
        self.over.pressed.connect(self.look_back_requested)
        for keys, signal in (
            ("Esc", self.leave_requested),
            ("Ctrl+H", self.hint_requested),
            ("Ctrl+P", self.pause_toggled),
            ("Ctrl+E", self.end_requested),
        ):
            self.bind(keys).activated.connect(signal)

"""The page of a conversation: customer, transcript and composer, task."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.customer_column import CustomerColumn
from desktop_app.panes.practice.page import Page, width_of
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.talk_foot import TalkFoot
from desktop_app.panes.practice.talk_shown import AnsweredShown, OverShown, Said, TalkShown
from desktop_app.panes.practice.task_column import TaskColumn
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.composer import Composer
from desktop_app.widgets.transcript import Message, Transcript

_TICK = 250
"""Milliseconds between two looks at the clock, so that no second is skipped."""
_LEFT_SHARE, _RIGHT_SHARE = 0.24, 0.26


class TalkPage(Page):
    """Signals: `sent(text)`, `kept(text)`, `typing_began()`, `hint_requested()`,
    `pause_toggled()`, `end_requested()`, `leave_requested()`, `look_back_requested()`, `ticked()`.
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaker = ""
        self._hint_cost = ""
        self.customer = CustomerColumn()
        self.transcript = Transcript(tr("对话"))
        self.composer = Composer(tr("写下您要对客户说的话"))
        self.paused = TalkFoot(tr("继续"))
        self.over = TalkFoot(tr("看复盘"))
        self.task = TaskColumn()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.ticked)
        self._lay_out()
        self._connect()

    @property
    def has_text(self) -> bool:
        """Whether something is written and not sent."""
        return bool(self.composer.text().strip())

    def show_talk(self, talk: TalkShown) -> None:
        """Show a conversation from its beginning to where it stands."""
        self._speaker, self._hint_cost = talk.customer.name, talk.hint_cost
        self.customer.show_customer(talk.customer)
        self.customer.show_mood(talk.mood)
        self.task.begin(talk.exam)
        self.task.show_task(talk.task)
        self.transcript.set_messages([self._message(one) for one in talk.said])
        self.composer.set_busy(False)
        self.composer.set_text(talk.draft)
        self.composer.set_hints(())
        self.composer.set_hint_button("")
        self._show_foot(self.composer)
        if talk.over is not None:
            self._show_over(talk.over)

    def show_sent(self, text: str, note: str) -> None:
        """Show the reply at once; what it brings comes later."""
        self.composer.set_busy(True)
        self.composer.set_text("")
        self.transcript.add(self._message(Said(text, own=True, note=note)))

    def show_answered(self, answered: AnsweredShown) -> None:
        """Show what the reply has brought, then what the customer says."""
        self.transcript.set_last_note(answered.note)
        self.customer.show_mood(answered.mood)
        self.task.show_task(answered.task)
        self.transcript.add(self._message(Said(answered.line, own=False)))
        self.composer.set_busy(False)
        self.composer.set_hints(())
        if answered.over is not None:
            self._show_over(answered.over)

    def take_back(self, text: str) -> None:
        """Put a reply that could not be recorded back, before what was written since."""
        self.transcript.take_last()
        self.composer.set_busy(False)
        self.composer.set_text(text + self.composer.text())
        self.composer.setFocus()

    def show_time(self, time: str, limit: str, tone: TagTone) -> None:
        """Show how long the answer takes."""
        self.task.stopwatch.show_time(time, limit, tone)

    def show_hints(self, hints: tuple[str, ...], more: bool) -> None:
        """Show the hints asked for, and whether there are more."""
        self.composer.set_hints(hints)
        text = tr("要提示（−{n} 分）").format(n=self._hint_cost)
        self.composer.set_hint_button(text if more else tr("没有更多提示"), more)

    def show_paused(self, paused: bool) -> None:
        """Take the composer away while the customer waits, and give it back."""
        self.task.set_paused(paused)
        if paused:
            self.paused.show_texts(tr("已暂停"), tr("这段时间不计，写到一半的文字已经存好。"))
        self._show_foot(self.paused if paused else self.composer)

    def show_result(self, mark: str) -> None:
        """Show the mark of a conversation that is over."""
        title, _sentence = self.over.texts
        self.over.show_texts(title, tr("这次 {mark} 分，已经记下。").format(mark=mark))

    def say(self, text: str) -> None:
        """Say something beside what is written."""
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

    def _fit(self) -> None:
        self.customer.setFixedWidth(width_of("search", self.width(), _LEFT_SHARE))
        self.task.setFixedWidth(width_of("door", self.width(), _RIGHT_SHARE))

    def _message(self, said: Said) -> Message:
        if said.own:
            return Message(said.text, "own", note=said.note)
        return Message(said.text, "customer", self._speaker, said.note)

    def _show_over(self, over: OverShown) -> None:
        self.task.set_running(False)
        self.over.show_texts(tr("对话结束：{outcome}").format(outcome=over.outcome), "")
        self._show_foot(self.over)

    def _show_foot(self, shown: QWidget) -> None:
        for foot in (self.composer, self.paused, self.over):
            foot.setVisible(foot is shown)
        self.setFocusProxy(shown)
        if self.isVisible():
            shown.setFocus()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.transcript, 1)
        for foot in (self.composer, self.paused, self.over):
            middle.addWidget(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.customer)
        layout.addLayout(middle, 1)
        layout.addWidget(self.task)
        QWidget.setTabOrder(self.composer.edit, self.composer.hint_button)
        QWidget.setTabOrder(self.composer.hint_button, self.composer.send_button)
        QWidget.setTabOrder(self.composer.send_button, self.task.pause_button)
        QWidget.setTabOrder(self.task.pause_button, self.task.end_button)
        QWidget.setTabOrder(self.task.end_button, self.transcript)
        theming.changed.connect(self._fit)

    def _connect(self) -> None:
        self.composer.send_requested.connect(self.sent)
        self.composer.kept.connect(self.kept)
        self.composer.typing_began.connect(self.typing_began)
        self.composer.hint_requested.connect(self.hint_requested)
        self.task.pause_toggled.connect(self.pause_toggled)
        self.task.end_requested.connect(self.end_requested)
        self.paused.pressed.connect(self.pause_toggled)
        self.over.pressed.connect(self.look_back_requested)
        self.bind("Esc").activated.connect(self.leave_requested)
        self.bind("Ctrl+H").activated.connect(self.hint_requested)
        self.bind("Ctrl+P").activated.connect(self.pause_toggled)
        self.bind("Ctrl+E").activated.connect(self.end_requested)

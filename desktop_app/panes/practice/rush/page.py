"""The page of a rush: who waits, what was said and the composer, whom it concerns."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.page import Page, width_of
from desktop_app.panes.practice.rush.shown import (
    AnsweredShown,
    Heard,
    RushShown,
    ThreadsShown,
    WhereShown,
)
from desktop_app.panes.practice.rush.side_column import SideColumn
from desktop_app.panes.practice.rush.thread_list import ThreadList
from desktop_app.panes.practice.rush.where_bar import WhereBar
from desktop_app.panes.practice.talk_foot import TalkFoot
from desktop_app.panes.practice.talk_shown import OverShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.composer import Composer
from desktop_app.widgets.transcript import Message, Transcript

_TICK = 250
"""Milliseconds between two looks at the clock, so that no second is skipped."""
_LEFT_SHARE, _RIGHT_SHARE = 0.26, 0.24
_MOST = 5


class RushPage(Page):
    """Signals: `sent(text)`, `kept(text)`, `typing_began()`, `hint_requested()`,
    `pause_toggled()`, `end_requested()`, `leave_requested()`, `look_back_requested()`,
    `ticked()`; `number_chosen(n)` by Alt and a digit, `thread_chosen(key)` by a click,
    `where_chosen(Where)`, `next_requested()`, `mention_requested()`.
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
    number_chosen = Signal(int)
    thread_chosen = Signal(str)
    where_chosen = Signal(object)
    next_requested = Signal()
    mention_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint_cost = self._key = ""
        self._exam = False
        self.threads = ThreadList()
        self.transcript = Transcript(tr("对话"))
        self.where = WhereBar()
        self.composer = Composer("")
        self.composer.set_hint_button(tr("要提示"))
        self.paused = TalkFoot(tr("继续"))
        self.over = TalkFoot(tr("看复盘"))
        self.side = SideColumn()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.ticked)
        self._lay_out()
        self._connect()

    @property
    def text(self) -> str:
        """What is written and not sent, with what an input method was composing."""
        if self.composer.edit.composing:
            QGuiApplication.inputMethod().commit()
        return self.composer.text()

    def show_rush(self, rush: RushShown) -> None:
        """Show a rush from where it stands."""
        self._hint_cost, self._key, self._exam = rush.hint_cost, "", rush.exam
        self.threads.clear()
        self.transcript.set_messages(())
        self.side.begin(rush.exam, rush.minutes)
        self.side.show_rules(rush.rules)
        self.composer.set_busy(False)
        self.composer.set_text("")
        self.composer.set_hints(())
        self.composer.set_hint_button("")
        self._show_foot(self.composer)
        if rush.over is not None:
            self._show_over(rush.over)

    def show_threads(self, threads: ThreadsShown) -> None:
        """Show who waits; neither the focus nor what is written is touched."""
        self.threads.show_threads(threads)
        self.threads.mark(self._key)

    def show_where(self, where: WhereShown, text: str) -> None:
        """Turn to another conversation, with what was written there."""
        self._key = where.where.key
        self.threads.mark(self._key)
        self.where.show_choices(where.choices, where.where, where.mention)
        self.composer.edit.setPlaceholderText(where.placeholder)
        if text != self.composer.text():
            self.composer.set_text(text)
        self.composer.say("")
        self.side.show_card(where.card)
        self.transcript.set_messages([_message(one) for one in where.heard])
        if self.composer.isVisible():
            self.composer.setFocus()

    def show_heard(self, where: WhereShown) -> None:
        """Show what has been said meanwhile where one is."""
        wanted = [_message(one) for one in where.heard]
        shown = self.transcript.messages
        if tuple(wanted[: len(shown)]) == shown:
            for message in wanted[len(shown) :]:
                self.transcript.add(message)
        else:
            self.transcript.set_messages(wanted)

    def show_clock(self, time: str) -> None:
        """Show how far the run is."""
        self.side.show_time(time)

    def show_sent(self) -> None:
        """Take the text away; it stands above by now."""
        self.composer.set_busy(True)
        self.composer.set_text("")

    def show_answered(self, answered: AnsweredShown) -> None:
        """Show what the message has brought."""
        self.composer.set_busy(False)
        self.composer.set_hints(())
        if not self._exam:
            self.side.show_rules(answered.rules)
        if answered.over is not None:
            self._show_over(answered.over)

    def take_back(self, text: str) -> None:
        """Put a message that could not be recorded back, before what was written since."""
        self.composer.set_busy(False)
        self.composer.set_text(text + self.composer.text())
        self.composer.setFocus()

    def insert(self, text: str) -> None:
        """Put *text* in where the cursor is."""
        self.composer.edit.insertPlainText(text)
        self.composer.setFocus()

    def show_hints(self, hints: tuple[str, ...], more: bool) -> None:
        """Show the hints asked for, and whether there are more."""
        self.composer.set_hints(hints)
        text = tr("要提示（−{n} 分）").format(n=self._hint_cost)
        self.composer.set_hint_button(text if more else tr("没有更多提示"), more)

    def show_paused(self, paused: bool) -> None:
        """Take the composer away while everybody waits, and give it back."""
        self.side.set_paused(paused)
        if paused:
            self.paused.show_texts(tr("已暂停"), tr("这段时间不计，写到一半的文字已经存好。"))
        self._show_foot(self.paused if paused else self.composer)

    def show_result(self, mark: str) -> None:
        """Show the mark of a run that is over."""
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
        self.threads.setFixedWidth(width_of("door", self.width(), _LEFT_SHARE))
        self.side.setFixedWidth(width_of("search", self.width(), _RIGHT_SHARE))

    def _show_over(self, over: OverShown) -> None:
        self.side.set_running(False)
        self.over.show_texts(tr("接待结束：{outcome}").format(outcome=over.outcome), "")
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
        self.composer.put_above(self.where)
        for foot in (self.composer, self.paused, self.over):
            middle.addWidget(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.threads)
        layout.addLayout(middle, 1)
        layout.addWidget(self.side)
        QWidget.setTabOrder(self.composer.edit, self.composer.hint_button)
        QWidget.setTabOrder(self.composer.hint_button, self.composer.send_button)
        QWidget.setTabOrder(self.composer.send_button, self.side.pause_button)
        QWidget.setTabOrder(self.side.pause_button, self.side.end_button)
        QWidget.setTabOrder(self.side.end_button, self.transcript)
        theming.changed.connect(self._fit)

    def _connect(self) -> None:
        self.composer.send_requested.connect(self.sent)
        self.composer.kept.connect(self.kept)
        self.composer.typing_began.connect(self.typing_began)
        self.composer.hint_requested.connect(self.hint_requested)
        self.threads.chosen.connect(self.thread_chosen)
        self.where.chosen.connect(self.where_chosen)
        self.where.mention_requested.connect(self.mention_requested)
        self.side.pause_toggled.connect(self.pause_toggled)
        self.side.end_requested.connect(self.end_requested)
        self.paused.pressed.connect(self.pause_toggled)
        self.over.pressed.connect(self.look_back_requested)
        for keys, signal in (
            ("Esc", self.leave_requested),
            ("Ctrl+H", self.hint_requested),
            ("Ctrl+P", self.pause_toggled),
            ("Ctrl+E", self.end_requested),
            ("Ctrl+J", self.next_requested),
            ("Alt+A", self.mention_requested),
        ):
            self.bind(keys).activated.connect(signal)
        for number in range(_MOST + 1):
            shortcut = self.bind(f"Alt+{number}")
            shortcut.activated.connect(lambda n=number: self.number_chosen.emit(n))


def _message(heard: Heard) -> Message:
    return Message(heard.text, heard.side, heard.speaker, heard.note)

"""The page of a rush: who waits, what was said and the composer, whom it concerns."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.panes.practice.run_page import RunPage
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
from desktop_app.panes.practice.talk_shown import OverShown
from desktop_app.system.text import tr
from desktop_app.widgets.transcript import Message

_WIDTHS = {"door": 0.26, "search": 0.24}
_MOST = 5


class RushPage(RunPage):
    """Signals beside those of every run: `number_chosen(n)` by Alt and a digit,
    `thread_chosen(key)` by a click, `where_chosen(Where)`, `next_requested()`,
    `mention_requested()`. Attributes: `threads`, `where`, `side`.
    """

    number_chosen = Signal(int)
    thread_chosen = Signal(str)
    where_chosen = Signal(object)
    next_requested = Signal()
    mention_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", _WIDTHS, parent)
        self._key = ""
        self._exam = False
        self.threads = ThreadList()
        self.where = WhereBar()
        self.side = SideColumn()
        self.composer.set_hint_button(tr("要提示"))
        self.composer.put_above(self.where)
        self.furnish(self.threads, self.side)
        self._connect()

    @property
    def text(self) -> str:
        """What is written and not sent, with what an input method was composing."""
        if self.composer.edit.composing:
            QGuiApplication.inputMethod().commit()
        return self.composer.text()

    def show_rush(self, rush: RushShown) -> None:
        """Show a rush from where it stands."""
        self._key, self._exam = "", rush.exam
        self.threads.clear()
        self.transcript.set_messages(())
        self.side.begin(rush.exam, rush.minutes)
        self.side.show_rules(rush.rules)
        self.begin_run(rush.hint_cost, "")
        if rush.over is not None:
            self._end(rush.over)

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
            self._end(answered.over)

    def insert(self, text: str) -> None:
        """Put *text* in where the cursor is."""
        self.composer.edit.insertPlainText(text)
        self.composer.setFocus()

    def _end(self, over: OverShown) -> None:
        self.show_over(tr("接待结束：{outcome}").format(outcome=over.outcome))

    def _connect(self) -> None:
        self.threads.chosen.connect(self.thread_chosen)
        self.where.chosen.connect(self.where_chosen)
        self.where.mention_requested.connect(self.mention_requested)
        self.bind("Ctrl+J").activated.connect(self.next_requested)
        self.bind("Alt+A").activated.connect(self.mention_requested)
        for number in range(_MOST + 1):
            shortcut = self.bind(f"Alt+{number}")
            shortcut.activated.connect(lambda n=number: self.number_chosen.emit(n))


def _message(heard: Heard) -> Message:
    return Message(heard.text, heard.side, heard.speaker, heard.note)

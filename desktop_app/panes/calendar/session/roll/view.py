"""Attendance on the screen: the list, its keys, and the chosen trainee beside it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.calendar.session.roll.seat_panel import SeatPanel
from desktop_app.panes.calendar.session.roll.shown import RollShown, SeatShown, WayShown
from desktop_app.panes.calendar.session.roll.table import MARKS, RollTable
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.toast import Toast


class RollView(PaneView):
    """Signals: `chosen(key)`, `marked(key, mark)`, `noted(key, text)`, `rest_marked()`,
    `decided(request, granted, reason)`, `ways_wanted(key)`, `booked(key, place)`,
    `print_wanted()`.
    """

    chosen = Signal(str)
    marked = Signal(str, str)
    noted = Signal(str, str)
    rest_marked = Signal()
    decided = Signal(str, bool, str)
    ways_wanted = Signal(str)
    booked = Signal(str, int)
    print_wanted = Signal()

    help_key = "mentoring-90"
    keys = (
        ("D C J Q", tr("到课、迟到、请假、缺课，然后到下一位")),
        ("1 2 3 4", tr("同上")),
        ("A", tr("其余全部记为到课")),
        ("N", tr("写一句说明")),
        ("Ctrl+P", tr("打印签到表")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self.panel = RollTable(), SeatPanel()
        self.counts = TextLabel("", "strong")
        self.hint = TextLabel("", "secondary", wrap=True)
        self.problem = TextLabel("", "problem", wrap=True)
        self.mark_buttons = {mark: PlainButton(word, key) for mark, word, key in MARKS}
        self.rest_button = PlainButton(tr("其余全到"), "A")
        self.print_button = PlainButton(tr("打印签到表"), "Ctrl P", "print")
        self.nobody = EmptyState(
            "people", tr("这一课还没有学员"), tr("学员编进班级以后，会出现在这里。")
        )
        self._toast = Toast(self)
        self._lay_out()
        self._connect()
        self.print_button.setParent(self)  # until the frame shows it
        self.set_actions(self.print_button)
        self.setFocusProxy(self.table)

    def show_roll(self, roll: RollShown) -> None:
        """Show who is in the session."""
        self.table.marking = roll.may_mark
        self.table.show_rows(roll.rows)
        # At once: a list without a chosen row takes its first one when it gets the focus.
        self.table.select(roll.chosen)
        self.counts.setText(roll.counts)
        self.hint.setText(roll.hint)
        self.hint.setVisible(bool(roll.hint))
        self._marks.setVisible(roll.may_mark)
        self._stack.setCurrentIndex(0 if roll.rows else 1)

    def show_seat(self, seat: SeatShown | None) -> None:
        """Show the chosen trainee."""
        if seat is not None and seat.key != self.table.current_key():
            self.table.select(seat.key)
        self.panel.show_seat(seat)

    def show_ways(self, ways: Sequence[WayShown], none: str) -> None:
        """Offer ways to make up."""
        self.panel.make_up.show_ways(ways, none)

    def show_problem(self, text: str) -> None:
        """Say why something was not done; an empty text takes it back."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a short message, with a way back where there is one."""
        self._toast.show_text(text, tr("撤销") if undo else "", undo)

    def said(self) -> str:
        """Return the message shown last."""
        return self._toast.text()

    def _connect(self) -> None:
        self.table.selected.connect(self.chosen)
        self.table.marked.connect(self.marked)
        self.table.note_wanted.connect(self.panel.note.setFocus)
        self.table.rest_wanted.connect(self.rest_marked)
        self.rest_button.clicked.connect(self.rest_marked)
        self.print_button.clicked.connect(self.print_wanted)
        for mark, button in self.mark_buttons.items():
            button.clicked.connect(partial(self.table.mark, mark))
        self.panel.noted.connect(self._note)
        self.panel.leave.decided.connect(self.decided)
        self.panel.make_up.ways_wanted.connect(
            lambda: self.ways_wanted.emit(self.table.current_key())
        )
        self.panel.make_up.booked.connect(
            lambda place: self.booked.emit(self.table.current_key(), place)
        )
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.print_wanted)
        theming.changed.connect(self._fit)

    def _note(self, text: str) -> None:
        key = self.table.current_key()
        if key:
            self.table.setFocus()
            self.noted.emit(key, text)

    def _lay_out(self) -> None:
        self._marks = QWidget()
        acts = QHBoxLayout(self._marks)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(theming.space("s"))
        for button in (*self.mark_buttons.values(), self.rest_button):
            # The list keeps the keys: after a click the next letter marks the next trainee.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            acts.addWidget(button)
        acts.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(theming.space("s"))
        left.addWidget(self.counts)
        for label in (self.hint, self.problem):
            label.hide()
            left.addWidget(label)
        left.addWidget(self.table, 1)
        left.addWidget(self._marks)
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theming.space("l"))
        columns.addLayout(left, 1)
        columns.addWidget(self.panel)
        self._stack = QStackedWidget()
        self._stack.addWidget(body)
        self._stack.addWidget(self.nobody)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._fit()

    def _fit(self) -> None:
        percent = min(theming.current().percent, 125)
        self.panel.setFixedWidth(theming.frame("form") * percent // 100)

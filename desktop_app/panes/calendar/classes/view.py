"""The page of classes: all of them at the left, the chosen one with its members at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.calendar.classes.open_sheet import OpenSheet
from desktop_app.panes.calendar.classes.shown import ClassRow, ClassShown, MemberRow
from desktop_app.panes.calendar.classes.transfer_sheet import NewerSheet, TransferSheet
from desktop_app.panes.calendar.pages import SubPage
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import secondary
from desktop_app.widgets.table import Cell, Column, Row, Table
from desktop_app.widgets.toast import Toast


class ClassesView(SubPage):
    """Signals: `class_chosen(key)`, `close_wanted(closed)`, `days_wanted(key)`, `open_wanted()`,
    `transfer_wanted(class, person)` with an empty person for somebody new, `newer_wanted(class)`.
    """

    class_chosen = Signal(str)
    close_wanted = Signal(bool)
    days_wanted = Signal(str)
    open_wanted = Signal()
    transfer_wanted = Signal(str, str)
    newer_wanted = Signal(str)

    full_bleed = True
    help_key = "mentoring-90"
    keys = (
        ("↑ ↓", tr("换一个班")),
        ("Enter", tr("看这个班的日历；在成员上：转班或离班")),
        ("N", tr("开班")),
        ("Esc", tr("回到日历")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._closed = "", False
        self.table = Table(
            tr("班级"),
            (
                Column(tr("班级"), stretch=True),
                Column(tr("人数"), "right"),
                Column(tr("起止")),
                Column(tr("集体课")),
                Column(tr("状态")),
            ),
            sortable=False,
        )
        self.members = Table(
            tr("成员"),
            (
                Column(tr("姓名"), stretch=True),
                Column(tr("工号")),
                Column(tr("入班")),
                Column(tr("状态"), stretch=True),
            ),
            sortable=False,
        )
        self.card = Card()
        self.newer_note = Card(tone="accent")
        self.newer_button = PlainButton(tr("看改动"))
        self.days_button = PlainButton(tr("看日历"), icon="calendar")
        self.add_button = PlainButton(tr("转入学员"), icon="plus")
        self.close_button = PlainButton(tr("结班"))
        self.back_button = PlainButton(tr("回到日历"), "Esc")
        self.open_button = PrimaryButton(tr("开班"), "N")
        self.set_actions(self.back_button, self.open_button)
        self.empty = EmptyState(
            "group",
            tr("还没有班级"),
            tr("开一个班，方案会排到每位学员的日历上，集体课只排一次。"),
            tr("开班"),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.open_sheet, self.transfer_sheet = OpenSheet(self), TransferSheet(self)
        self.newer_sheet = NewerSheet(self)
        self._toast = Toast(self)
        self._connect()
        self.setFocusProxy(self.table)

    def show_rows(self, rows: Sequence[ClassRow], chosen: str) -> None:
        """List the classes; without one say what belongs here."""
        self.table.set_items(rows, _row)
        self.table.select(chosen)
        self._stack.setCurrentIndex(0 if rows else 1)

    def show_class(self, shown: ClassShown | None) -> None:
        """Show one class."""
        self.card.setVisible(shown is not None)
        if shown is None:
            return
        self._key, self._closed = shown.key, shown.closed
        self.card.set_title(shown.name, shown.sentence)
        self.members.set_items(shown.members, _member)
        self.newer_note.setVisible(shown.newer)
        self.add_button.setVisible(not shown.closed)
        self.close_button.setText(tr("恢复班级") if shown.closed else tr("结班"))

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a short message, with a way back where there is one."""
        self._toast.show_text(text, tr("撤销") if undo else "", undo)

    def said(self) -> str:
        """Return the message shown last."""
        return self._toast.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        note = secondary(tr("这份方案有新的一版。"), wrap=True)
        self.newer_note.body.addWidget(note)
        self.newer_note.body.addWidget(self.newer_button, 0, Qt.AlignmentFlag.AlignLeft)
        for button in (self.days_button, self.add_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.card.body.addWidget(self.newer_note)
        self.card.body.addLayout(row)
        self.card.body.addWidget(self.members, 1)
        columns = QWidget()
        beside = QHBoxLayout(columns)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theming.space("l"))
        beside.addWidget(self.table, 1)
        beside.addWidget(self.card, 1)
        self._stack.addWidget(columns)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side, top)
        layout.addWidget(self._stack)

    def _connect(self) -> None:
        self.table.selected.connect(self.class_chosen)
        self.table.opened.connect(self.days_wanted)
        self.members.opened.connect(self._transfer)
        self.days_button.clicked.connect(lambda: self.days_wanted.emit(self._key))
        self.add_button.clicked.connect(lambda: self.transfer_wanted.emit(self._key, ""))
        self.close_button.clicked.connect(lambda: self.close_wanted.emit(not self._closed))
        self.newer_button.clicked.connect(lambda: self.newer_wanted.emit(self._key))
        self.back_button.clicked.connect(self.closed)
        for button in (self.open_button, self.empty.button):
            button.clicked.connect(self.open_wanted)
        shortcut = QShortcut(QKeySequence("N"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.open_wanted)

    def _transfer(self, person: str) -> None:
        if person and not self._closed:
            self.transfer_wanted.emit(self._key, person)


def _row(one: ClassRow) -> Row:
    return Row(
        one.key,
        (
            Cell(one.name, bold=True, tip=f"{one.name}\n{one.program}"),
            one.people,
            one.days,
            one.progress,
            Cell(one.state, tone=one.tone),
        ),
    )


def _member(one: MemberRow) -> Row:
    state = Cell(one.state, tone=one.tone, tip=one.state)
    return Row(one.key, (Cell(one.name, bold=bool(one.key)), one.number, one.since, state))

"""The side sheets of the calendar: whose it is, and what to lay on it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.calendar.shown import Candidate, Preview, Program
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import Field, SearchEdit
from desktop_app.widgets.headings import TextLabel, secondary
from desktop_app.widgets.inputs import DateEdit
from desktop_app.widgets.sidesheet import SideSheet
from desktop_app.widgets.table import Cell, Column, Row, Table


class PersonSheet(SideSheet):
    """Finds a class or a trainee.

    Signals: `typed(words)`, `chosen(key)`.
    """

    typed = Signal(str)
    chosen = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("选择日历"))
        self.search = SearchEdit(tr("班级、姓名、拼音首字母或工号"))
        self.table = Table(
            tr("日历"),
            (
                Column(tr("班级或学员"), stretch=True),
                Column(tr("小组、人数")),
                Column(tr("工号、开班")),
            ),
        )
        self.empty = EmptyState("people", tr("没有找到"), "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self.search)
        self.body.addWidget(self._stack, 1)
        self.search.textChanged.connect(self.typed)
        self.search.returnPressed.connect(self._choose_first)
        self.table.opened.connect(self.chosen)
        self.table.clicked.connect(lambda _index: self.chosen.emit(self.table.current_key()))

    def open(self) -> None:
        self.search.clear()
        super().open()

    def show_people(self, people: Sequence[Candidate], any_at_all: bool) -> None:
        """Show who was found; *any_at_all*: there is somebody to be found."""
        self.table.set_rows([_row(one) for one in people])
        if any_at_all:
            self.empty.set_texts(tr("没有找到"), tr("换个名字、首字母或工号再试。"))
        else:
            self.empty.set_texts(tr("还没有学员"), tr("添加学员以后，就可以为他们排计划。"))
        self._stack.setCurrentWidget(self.table if people else self.empty)

    def _choose_first(self) -> None:
        """Enter in the search takes the row that is marked, else the first."""
        key = self.table.current_key()
        if not key and self.table.model().rowCount():
            self.table.selectRow(0)
            key = self.table.current_key()
        if key:
            self.chosen.emit(key)


def _row(one: Candidate) -> Row:
    return Row(
        one.key,
        (Cell(one.name, bold=True, tip=one.name), one.team, one.number),
    )


class PlanSheet(SideSheet):
    """Chooses a program and its first day, with what that would give.

    Signals: `choice_changed(program, day)`, `lay_requested(program, day)`.
    """

    choice_changed = Signal(str, object)
    lay_requested = Signal(str, object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("排计划"))
        self.program = QComboBox()
        self.start = DateEdit(date(2000, 1, 1))
        self._program_field = Field(tr("方案"), self.program)
        self.start_field = Field(tr("开始日期"), self.start, tr("休息日会自动顺延到下一个工作日"))
        self._preview = Card(tr("排好以后"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theming.space("xs"))
        self._preview.body.addLayout(self._lines)
        self.lay_button = PrimaryButton(tr("排计划"), "Ctrl ↵")
        cancel = PlainButton(tr("取消"))
        for widget in (self._program_field, self.start_field, self._preview):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.lay_button)
        cancel.clicked.connect(self.close_overlay)
        self.lay_button.clicked.connect(self._lay)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.lay_button.click)
        # Typing a year runs through many days; the preview waits until the hand rests.
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(theming.current().motion["short"])
        self._wait.timeout.connect(self._tell)
        self.program.currentIndexChanged.connect(self._on_change)
        self.start.dateChanged.connect(self._on_change)

    def ask(self, title: str, programs: Sequence[Program], start: date) -> None:
        """Offer *programs* from *start* on."""
        self.set_title(title)
        kept = self.program.currentData()
        self.program.blockSignals(True)
        self.program.clear()
        for program in programs:
            self.program.addItem(program.title, program.key)
        self.program.setCurrentIndex(max(0, self.program.findData(kept)))
        self.program.blockSignals(False)
        self.start.setDate(QDate(start.year, start.month, start.day))
        self.lay_button.setEnabled(False)
        self._tell()

    def show_preview(self, preview: Preview) -> None:
        """Show what the choice would give, or why it cannot be laid."""
        self.start_field.set_problem(preview.problem)
        self.lay_button.setEnabled(not preview.problem)
        self._preview.setVisible(not preview.problem)
        clear_layout(self._lines)
        for line in preview.lines:
            self._lines.addWidget(TextLabel(line, wrap=True))
        for warning in preview.warnings:
            self._lines.addWidget(secondary(warning, wrap=True))

    def _on_change(self) -> None:
        self.lay_button.setEnabled(False)
        self._wait.start()

    def _tell(self) -> None:
        if self.program.count():
            self.choice_changed.emit(self.program.currentData(), self.start.day())

    def _lay(self) -> None:
        self.lay_button.setEnabled(False)  # a second click must not lay a second plan
        self.lay_requested.emit(self.program.currentData(), self.start.day())

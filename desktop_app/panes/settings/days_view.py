"""Working days: the public arrangement by year, and the organisation's own days."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.settings.shown import DayShown, DaysShown, YearShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import DateEdit
from desktop_app.widgets.table import Cell, Column, Row, Table
from desktop_app.widgets.tags import Tag

_ROWS = 5
"""How many own days are seen at once."""


class DaysView(Card):
    """Signals: `add_requested(day, working, note)`, `remove_requested(key)`,
    `year_confirmed(year, confirmed)`."""

    add_requested = Signal(object, bool, str)
    remove_requested = Signal(str)
    year_confirmed = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("工作日"),
            tr("排课按工作日数。法定节假日和调休之外，可以设本机构自己的日子。"),
            parent=parent,
        )
        self._shown: tuple[YearShown, ...] = ()
        self._years = QVBoxLayout()
        self._years.setSpacing(theming.space("s"))
        self.body.addLayout(self._years)
        self.body.addWidget(TextLabel(tr("本机构自己的日子"), "section"))
        self.days = Table(
            tr("本机构自己的日子"),
            (Column(tr("日期")), Column(tr("安排")), Column(tr("说明"), stretch=True)),
        )
        self._none = TextLabel(
            tr("还没有。例如校庆日休息、开放日上班，可以在下面添加。"), "quiet", wrap=True
        )
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._none)
        self._pages.addWidget(self.days)
        self.body.addWidget(self._pages)
        self._adding = self._add_row()
        self.body.addWidget(self._adding)
        self.days.selected.connect(lambda _key: self._show_remove())
        theming.changed.connect(self._fit)

    def show_days(self, days: DaysShown) -> None:
        """Show years and own days."""
        if days.years != self._shown or not self._years.count():
            self._shown = days.years
            clear_layout(self._years)
            for year in days.years:
                self._years.addWidget(self._year(year, days.may_set))
        self.days.set_rows([_row(one) for one in days.own])
        self._pages.setCurrentIndex(1 if days.own else 0)
        self._adding.setVisible(days.may_set)
        if not self.note.isModified() and not self.day.hasFocus():
            self.day.set_day(days.today)
        self._show_remove()
        self._fit()

    def _year(self, year: YearShown, may_set: bool) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("xs"))
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(TextLabel(tr("{n} 年").format(n=year.year), "strong"))
        head.addWidget(Tag(year.state, "warn" if year.tone == "warn" else "good"))
        head.addStretch(1)
        if year.can_confirm and may_set:
            tick = QCheckBox(tr("已对照公布的放假通知核对"))
            tick.setChecked(year.confirmed)
            tick.toggled.connect(lambda on: self.year_confirmed.emit(year.year, on))
            tick.setAccessibleName(tr("{n} 年已核对").format(n=year.year))
            head.addWidget(tick)
        layout.addLayout(head)
        layout.addWidget(TextLabel(year.holidays, "secondary", wrap=True))
        return holder

    def _add_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("m"))
        self.day = DateEdit(date(2026, 1, 1))
        self.kinds = QButtonGroup(self)
        self.free, self.working = QPushButton(tr("休息")), QPushButton(tr("上班"))
        kind = QWidget()
        kinds = QHBoxLayout(kind)
        kinds.setContentsMargins(0, 0, 0, 0)
        kinds.setSpacing(theming.space("xs"))
        for button in (self.free, self.working):
            button.setCheckable(True)
            theming.set_role(button, "segment")
            self.kinds.addButton(button)
            kinds.addWidget(button)
        self.free.setChecked(True)
        kind.setFocusProxy(self.free)
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("例如：校庆日"))
        self.note.returnPressed.connect(self._add)
        self.add_button = PlainButton(tr("添加"), icon="plus")
        self.remove_button = PlainButton(tr("删除选中的"), icon="trash")
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        row.addWidget(Field(tr("日期"), self.day))
        row.addWidget(Field(tr("安排"), kind))
        row.addWidget(Field(tr("说明"), self.note), 1)
        bottom = QVBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.add_button)
        row.addLayout(bottom)
        last = QVBoxLayout()
        last.addStretch(1)
        last.addWidget(self.remove_button)
        row.addLayout(last)
        return holder

    def _add(self) -> None:
        self.add_requested.emit(self.day.day(), self.working.isChecked(), self.note.text())
        self.note.clear()
        self.note.setModified(False)

    def _remove(self) -> None:
        if self.days.current_key():
            self.remove_requested.emit(self.days.current_key())

    def _show_remove(self) -> None:
        self.remove_button.setEnabled(bool(self.days.current_key()))

    def _fit(self) -> None:
        rows = min(_ROWS, max(1, self.days.model().rowCount())) + 1
        filled = self._pages.currentIndex() == 1
        height = rows * theming.size("row") + theming.space("xs")
        self._pages.setFixedHeight(height if filled else theming.size("row"))


def _row(own: DayShown) -> Row:
    return Row(own.key, (Cell(own.day, sort=own.order), own.kind, Cell(own.note, tip=own.note)))

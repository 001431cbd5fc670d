"""The sessions and exams of a month as a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.calendar.shown import EXAM, Day, ExamLine, Item
from desktop_app.system.text import day_text, tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.table import ROW_ROLE, Cell, Column, Index, Row, Table

_REST = "rest:"
_MEASURED = 40
"""As many rows are looked at for the width of a column: there may be thousands."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class _MonthTable(Table):
    """A list in which PageUp and PageDown change the month, as in the other views.

    Signals: `moved(key)` when the person, and not the program, has chosen another row.
    """

    page_wanted = Signal(int)
    moved = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _PAGES:
            self.page_wanted.emit(_PAGES[key])
            return
        before = self.current_key()
        super().keyPressEvent(event)
        if self.current_key() != before:
            self.moved.emit(self.current_key())


class _QuickCells(QStyledItemDelegate):
    """Paints a cell by hand: what the style sheet asks for takes five times as long.

    With thousands of rows, scrolling paints them all anew, frame by frame.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theming.colour("accent_soft"))
        painter.setPen(theming.colour("border"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        row = index.data(ROW_ROLE)
        cell = row.cells[index.column()]
        told = cell if isinstance(cell, Cell) else Cell(cell)
        if told.text:
            painter.setPen(theming.colour(told.tone or "text"))
            painter.setFont(fonts.font("text", bold=told.bold))
            inset = theming.space("m")
            area.adjust(inset, 0, -theming.space("xs"), 0)
            width = int(area.width())
            text = _elided(told.text, width, told.bold, theming.current().type["text"])
            painter.drawText(area, _LEFT, text)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = index.data(ROW_ROLE).cells[index.column()]
        told = cell if isinstance(cell, Cell) else Cell(cell)
        width = _width(told.text, told.bold, theming.current().type["text"])
        return QSize(width + theming.space("m") + theming.space("s"), theming.size("row"))


@lru_cache(maxsize=4096)
def _width(text: str, bold: bool, _size: int) -> int:
    return ceil(QFontMetricsF(fonts.font("text", bold=bold)).horizontalAdvance(text))


@lru_cache(maxsize=4096)
def _elided(text: str, width: int, bold: bool, _size: int) -> str:
    metrics = QFontMetricsF(fonts.font("text", bold=bold))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class AgendaView(QWidget):
    """A list by day and time.

    Of a day with very many sessions the last row counts those that have not been read yet.

    Signals: `chip_wanted(key)`, `rest_wanted(day)` as that row is come to, `page_wanted(±1)`,
    `opened()` of a session, `exam_opened(target)`.
    """

    chip_wanted = Signal(str)
    rest_wanted = Signal(object)
    page_wanted = Signal(int)
    opened = Signal()
    exam_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._targets: dict[str, str] = {}
        self.table = _MonthTable(
            tr("日程"),
            (
                Column(tr("日期")),
                Column(tr("时间")),
                Column(tr("课次"), stretch=True),
                Column(tr("阶段")),
                Column(tr("地点")),
                Column(tr("状态")),
            ),
            sortable=False,
        )
        self.table.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.table.setItemDelegate(_QuickCells(self.table))
        self.table.moved.connect(self._come_to)
        self.table.clicked.connect(lambda _index: self._come_to(self.table.current_key()))
        self.table.opened.connect(self._open)
        self.table.page_wanted.connect(self.page_wanted)
        self.empty = EmptyState("calendar", tr("这个月没有课次"), tr("用上面的箭头看别的月份。"))
        self._span: tuple[date, date] | None = None
        self._turned = True
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.table)

    def show_days(self, days: Sequence[Day]) -> None:
        """Show what is planned on *days*."""
        rows: list[_Line] = []
        first: set[str] = set()
        for day in days:
            here = _in_order(day)
            first.update(one.key for one in here[:1])
            rows += here
        self._targets = {one.key: one.target for day in days for one in day.exams}
        today = next((day.day for day in days if day.today), None)
        self.table.set_items(rows, lambda one: _row(one, one.key in first, one.day == today))
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        span = (days[0].day, days[-1].day) if days else None
        self._turned, self._span = self._turned or span != self._span, span

    def select(self, _day: date, chip: str = "") -> None:
        """Mark a session; after the month was turned it stands at the top, its day begins there."""
        self.table.select(chip)
        if self._turned:
            self._turned = False
            at = self.table.currentIndex()
            self.table.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtTop)

    def _open(self, key: str) -> None:
        if not key.startswith(EXAM):
            self.opened.emit()
        elif self._targets[key]:
            self.exam_opened.emit(self._targets[key])

    def _come_to(self, key: str) -> None:
        if key.startswith(_REST):
            self.rest_wanted.emit(date.fromisoformat(key.removeprefix(_REST)))
        else:
            self.chip_wanted.emit(key)


@dataclass(frozen=True, slots=True)
class _More:
    """So many sessions of a day that have not been read."""

    key: str
    day: date
    count: int


_Line = Item | ExamLine | _More


def _in_order(day: Day) -> list[_Line]:
    """Return what stands on a day: exams among the sessions by time, what is not read last."""
    # Most days have no exam, and there may be thousands of sessions.
    timed: list[Item | ExamLine] = [*day.exams, *day.chips]
    if day.exams:
        timed.sort(key=lambda one: one.start)
    found: list[_Line] = [*timed]
    if day.more:
        found.append(_More(f"{_REST}{day.day.isoformat()}", day.day, day.more))
    return found


def _row(one: _Line, first: bool, today: bool) -> Row:
    if isinstance(one, _More):
        told = Cell(tr("还有 {n} 项").format(n=one.count), tone="accent")
        return Row(one.key, (Cell(day_text(one.day), tone="secondary"), "", told, "", "", ""))
    day = day_text(one.day)
    if today:
        day = tr("{day} 今天").format(day=day.partition(" ")[0])
    tone = "accent" if today else "" if first else "secondary"
    head = (Cell(day, tone=tone, bold=first), one.time)
    if isinstance(one, ExamLine):
        over = Cell(tr("已结束"), tone="secondary") if one.over else Cell("")
        return Row(one.key, (*head, one.title, Cell(tr("考试"), tone="accent"), one.place, over))
    stage = Cell(one.stage, tone="secondary" if one.tone == "plain" else one.tone)
    cells = (*head, Cell(_titled(one), tip=one.tip), stage, one.place, _state(one))
    return Row(one.key, cells)


def _state(item: Item) -> Cell:
    if item.done:
        return Cell(tr("已完成"), tone="good")
    return Cell(tr("未完成"), tone="bad") if item.late else Cell("")


def _titled(item: Item) -> str:
    """Return the title with who is there, where it does not begin with them."""
    if not item.who or item.title.startswith(item.who):
        return item.title
    return tr("{title}（{who}）").format(title=item.title, who=item.who)

"""The sessions of a month as a list."""

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

from desktop_app.panes.calendar.shown import Day, Item
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
    `opened()`.
    """

    chip_wanted = Signal(str)
    rest_wanted = Signal(object)
    page_wanted = Signal(int)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.table.opened.connect(lambda _key: self.opened.emit())
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
        rows: list[Item | _More] = []
        for day in days:
            rows += day.chips
            if day.more:
                rows.append(_More(f"{_REST}{day.day.isoformat()}", day.day, day.more))
        first = {day.chips[0].key for day in days if day.chips}
        today = next((day.day for day in days if day.today), None)
        self.table.set_items(
            rows,
            lambda one: (
                _more_row(one)
                if isinstance(one, _More)
                else _row(one, one.key in first, one.day == today)
            ),
        )
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


def _more_row(more: _More) -> Row:
    text = tr("还有 {n} 项").format(n=more.count)
    day = Cell(day_text(more.day), tone="secondary")
    return Row(more.key, (day, "", Cell(text, tone="accent"), "", "", ""))


def _row(item: Item, first: bool, today: bool) -> Row:
    day = day_text(item.day)
    if today:
        day = tr("{day} 今天").format(day=day.partition(" ")[0])
    tone = "accent" if today else "" if first else "secondary"
    return Row(
        item.key,
        (
            Cell(day, tone=tone, bold=first),
            item.time,
            Cell(_titled(item), tip=item.tip),
            Cell(item.stage, tone="secondary" if item.tone == "plain" else item.tone),
            item.place,
            _state(item),
        ),
    )


def _state(item: Item) -> Cell:
    if item.done:
        return Cell(tr("已完成"), tone="good")
    return Cell(tr("未完成"), tone="bad") if item.late else Cell("")


def _titled(item: Item) -> str:
    """Return the title with who is there, where it does not begin with them."""
    if not item.who or item.title.startswith(item.who):
        return item.title
    return tr("{title}（{who}）").format(title=item.title, who=item.who)

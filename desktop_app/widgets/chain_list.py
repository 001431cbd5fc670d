"""The chain of evidence as one time line: what happened when, and what it came to."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop_app.widgets import fonts, icons, theming
from desktop_app.widgets.chain_items import ChainEntry

Index = QModelIndex | QPersistentModelIndex
_ENTRY_ROLE = Qt.ItemDataRole.UserRole

_DAY_EMS, _TIME_EMS, _KIND_EMS, _STATE_EMS = 8.2, 3.2, 4.2, 4.0
"""Room of the columns, in characters of the small size."""
_ROOM_EMS = 46.0
"""Under this width the second line takes what does not fit beside the title."""
_CENTRE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Entries(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[ChainEntry, ...] = ()
        self.chosen: frozenset[str] = frozenset()

    def set_entries(self, entries: Sequence[ChainEntry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.entries[index.row()].spoken()
        return self.entries[index.row()] if role == _ENTRY_ROLE else None


class ChainList(QListView):
    """Records on a line of time, newest first; arrows move, Enter or a click opens one.

    With *choosing* the entries are ticked instead of opened, by Space, Enter or a click.

    Signals: `opened(key)`, `chosen_changed()`.
    """

    opened = Signal(str)
    chosen_changed = Signal()

    def __init__(self, name: str, choosing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing = choosing
        self._entries = _Entries(self)
        self.setModel(self._entries)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theming.set_role(self, "bare")
        self.clicked.connect(self._take)
        theming.changed.connect(self.doItemsLayout)

    @property
    def choosing(self) -> bool:
        """Whether entries are ticked instead of opened."""
        return self._choosing

    @property
    def two_lines(self) -> bool:
        """Whether there is too little room for everything on one line."""
        return self.viewport().width() < _ROOM_EMS * theming.current().type["secondary"]

    def entries(self) -> tuple[ChainEntry, ...]:
        """Return what is shown."""
        return self._entries.entries

    def set_entries(self, entries: Sequence[ChainEntry]) -> None:
        """Show *entries*; where the person was is kept as far as it is still there."""
        kept, scrolled = self.current_key(), self.verticalScrollBar().value()
        self._entries.set_entries(entries)
        if kept:
            self.select(kept)
        self._start()
        self.verticalScrollBar().setValue(scrolled)

    def chosen(self) -> frozenset[str]:
        """Return the keys of the ticked entries."""
        return self._entries.chosen

    def set_chosen(self, keys: Sequence[str]) -> None:
        """Tick exactly the entries with these keys."""
        self._entries.chosen = frozenset(keys)
        self.viewport().update()

    def current_key(self) -> str:
        """Return the key of the current entry, or an empty text."""
        row = self.currentIndex().row()
        return self._entries.entries[row].key if 0 <= row < len(self._entries.entries) else ""

    def select(self, key: str) -> None:
        """Move to the entry with *key*, where there is one."""
        for row, entry in enumerate(self._entries.entries):
            if entry.key == key:
                self.setCurrentIndex(self._entries.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and (enter or (self._choosing and event.key() == Qt.Key.Key_Space)):
            if self.currentIndex().isValid():
                self._take(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self._start()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            tip = str(index.data()) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)

    def _start(self) -> None:
        """Stand on the first record when the keys come here and one stands on none."""
        if self.hasFocus() and not self.currentIndex().isValid() and self._entries.entries:
            self.setCurrentIndex(self._entries.index(0))

    def _take(self, index: QModelIndex) -> None:
        key = self._entries.entries[index.row()].key
        if not self._choosing:
            self.opened.emit(key)
            return
        self._entries.chosen = self._entries.chosen ^ {key}
        self.viewport().update()
        self.chosen_changed.emit()


class _Painter(QStyledItemDelegate):
    """Paints an entry: day and time, the line with its dot, kind, title, mark."""

    def __init__(self, view: ChainList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        height = theming.size("row")
        if self._view.two_lines:
            height += round(QFontMetricsF(fonts.font("secondary")).height())
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: ChainEntry = index.data(_ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        self._paint_ground(painter, area, option.state)
        em = float(theming.current().type["secondary"])
        area.adjust(theming.space("s"), 0, -theming.space("s"), 0)
        if self._view.two_lines:
            self._paint_two_lines(painter, area, entry, em)
        else:
            left = self._paint_when(painter, area, entry, em, index.row())
            self._paint_what(painter, area.adjusted(left, 0, 0, 0), entry, em)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        flag = QStyle.StateFlag
        current = bool(state & flag.State_Selected)
        if current or state & flag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theming.colour("accent_soft" if current else "hover"))
            _round(painter, area)
        if current and self._view.hasFocus():
            ring = theming.frame("ring") / 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theming.colour("accent"), theming.frame("ring")))
            inner = area.adjusted(ring, ring, -ring, -ring)
            _round(painter, inner)

    def _paint_when(
        self, painter: QPainter, area: QRectF, entry: ChainEntry, em: float, row: int
    ) -> float:
        """Paint day, time and the line; return how much room they take."""
        entries = self._view.entries()
        painter.setFont(fonts.font("secondary"))
        painter.setPen(theming.colour("secondary"))
        if row == 0 or entries[row - 1].day != entry.day:
            painter.drawText(_part(area, 0, _DAY_EMS * em), _CENTRE, entry.day)
        painter.drawText(_part(area, _DAY_EMS * em, _TIME_EMS * em), _CENTRE, entry.time)
        left = (_DAY_EMS + _TIME_EMS) * em + theming.space("m")
        middle = QPointF(area.left() + left, area.center().y())
        painter.setPen(QPen(theming.colour("border"), theming.frame("ring")))
        top = middle.y() if row == 0 else area.top()
        bottom = middle.y() if row == len(entries) - 1 else area.bottom() + 1
        painter.drawLine(QPointF(middle.x(), top), QPointF(middle.x(), bottom))
        painter.setPen(QPen(theming.colour("surface"), theming.frame("ring")))
        painter.setBrush(theming.colour(_ink(entry)))
        radius = theming.space("xs") + 1
        painter.drawEllipse(middle, radius, radius)
        return left + theming.space("l")

    def _paint_what(self, painter: QPainter, area: QRectF, entry: ChainEntry, em: float) -> None:
        bold, small = fonts.font("text", bold=True), fonts.font("secondary")
        painter.setFont(small)
        painter.setPen(theming.colour(_ink(entry)))
        painter.drawText(_part(area, 0, _KIND_EMS * em), _CENTRE, entry.kind)
        painter.setPen(theming.colour(_state_ink(entry)))
        painter.drawText(area, _RIGHT, entry.state)
        right = area.right() - _STATE_EMS * em
        painter.setFont(bold)
        painter.setPen(theming.colour("text"))
        mark = QRectF(area.left(), area.top(), right - area.left(), area.height())
        painter.drawText(mark, _RIGHT, entry.mark)
        right -= QFontMetricsF(bold).horizontalAdvance(entry.mark) + theming.space("m")
        left = area.left() + _KIND_EMS * em + theming.space("s")
        text = fonts.font("text")
        title = _fit(entry.title, text, right - left)
        painter.setFont(text)
        painter.drawText(_part(area, left - area.left(), right - left), _CENTRE, title)
        left += QFontMetricsF(text).horizontalAdvance(title) + theming.space("m")
        painter.setFont(small)
        painter.setPen(theming.colour("secondary"))
        detail = _fit(entry.detail, small, right - left)
        painter.drawText(_part(area, left - area.left(), right - left), _CENTRE, detail)

    def _paint_two_lines(
        self, painter: QPainter, area: QRectF, entry: ChainEntry, em: float
    ) -> None:
        if self._view.choosing:
            area.adjust(self._paint_tick(painter, area, entry), 0, 0, 0)
        text, small = fonts.font("text"), fonts.font("secondary")
        first, second = QFontMetricsF(text).height(), QFontMetricsF(small).height()
        top = area.center().y() - (first + second) / 2
        upper = QRectF(area.left(), top, area.width(), first)
        lower = QRectF(area.left(), top + first, area.width(), second)
        painter.setFont(fonts.font("text", bold=True))
        painter.setPen(theming.colour("text"))
        painter.drawText(upper, _RIGHT, entry.mark)
        taken = QFontMetricsF(painter.font()).horizontalAdvance(entry.mark) + theming.space("s")
        painter.setFont(text)
        painter.drawText(upper, _CENTRE, _fit(entry.title, text, upper.width() - taken))
        painter.setFont(small)
        painter.setPen(theming.colour(_ink(entry)))
        painter.drawText(lower, _CENTRE, entry.kind)
        painter.setPen(theming.colour(_state_ink(entry)))
        painter.drawText(lower, _RIGHT, entry.state)
        left = _KIND_EMS * em
        parts = (entry.day, entry.time, entry.detail)
        said = " ".join(part for part in parts if part)
        painter.setPen(theming.colour("secondary"))
        room = lower.width() - left - (_STATE_EMS * em if entry.state else 0)
        painter.drawText(_part(lower, left, room), _CENTRE, _fit(said, small, room))

    def _paint_tick(self, painter: QPainter, area: QRectF, entry: ChainEntry) -> float:
        side = float(theming.size("check"))
        box = QRectF(area.left(), area.center().y() - side / 2, side, side)
        ticked = entry.key in self._view.chosen()
        painter.setPen(theming.colour("accent" if ticked else "secondary"))
        painter.setBrush(theming.colour("accent" if ticked else "surface"))
        _round(painter, box)
        if ticked:
            icons.paint(painter, box, "check", "on_accent", round(side))
        return side + theming.space("m")


def _ink(entry: ChainEntry) -> str:
    return "secondary" if entry.tone == "plain" else entry.tone


def _state_ink(entry: ChainEntry) -> str:
    return "bad" if entry.failed else "secondary"


def _round(painter: QPainter, area: QRectF) -> None:
    radius = theming.current().radius["small"]
    painter.drawRoundedRect(area, radius, radius)


def _part(area: QRectF, left: float, width: float) -> QRectF:
    return QRectF(area.left() + left, area.top(), max(0.0, width), area.height())


def _fit(text: str, font: Any, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))

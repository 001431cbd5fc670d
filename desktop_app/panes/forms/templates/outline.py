"""The outline of a template: its sections and items in a list that is ordered by hand."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.panes.forms.templates.shown import HEAD, OutlineRow
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, icons, theming

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[OutlineRow, ...] = ()

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        found = {
            int(_ROW): row,
            int(Qt.ItemDataRole.DisplayRole): row.title,
            int(Qt.ItemDataRole.ToolTipRole): row.title,
            int(Qt.ItemDataRole.AccessibleTextRole): row.spoken(),
        }
        return found.get(int(role))


class Outline(QListView):
    """Arrows choose, Alt+arrows and the mouse move, Enter goes to the properties.

    Signals: `chosen(key)`, `stepped(key, direction)`, `dropped(key, before)`, `removed(key)`,
    `duplicated(key)`, `opened(key)`.
    """

    chosen = Signal(str)
    stepped = Signal(str, int)
    dropped = Signal(str, str)
    removed = Signal(str)
    duplicated = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("部分和项目"))
        theming.set_role(self, "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._announce)
        self._pressed: QPointF | None = None
        self._moving = ""
        self._line = -1
        """The row in front of which what is dragged would land; -1 while nothing is."""
        theming.changed.connect(self.doItemsLayout)

    def show_rows(self, rows: Sequence[OutlineRow], chosen: str) -> None:
        """Show *rows* with one of them chosen, without announcing it."""
        self.selectionModel().blockSignals(True)
        self._model.set_rows(rows)
        place = next((n for n, row in enumerate(rows) if row.key == chosen), -1)
        if place >= 0 and self.currentIndex().row() != place:
            self.setCurrentIndex(self._model.index(place))
        self.selectionModel().blockSignals(False)
        if place >= 0:
            self.scrollTo(self._model.index(place))
        self.viewport().update()

    def rows(self) -> tuple[OutlineRow, ...]:
        """Return what is shown."""
        return self._model.rows

    def current_key(self) -> str:
        """Return the key of the chosen line."""
        index = self.currentIndex()
        return self._model.rows[index.row()].key if index.isValid() else ""

    def row_height(self) -> int:
        """Return the height of a line."""
        lines = QFontMetricsF(fonts.font("text")).height()
        lines += QFontMetricsF(fonts.font("secondary")).height()
        return round(lines) + 2 * theming.space("xs") + theming.space("xs")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.current_key()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(current, -1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete and not event.modifiers():
            self.removed.emit(current)
        elif key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.duplicated.emit(current)
        elif key in _ENTER and not event.modifiers():
            self.opened.emit(current)
        elif key == Qt.Key.Key_Escape and self._moving:
            self._end_move()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    # The mouse: the list moves its lines itself, for a line may only land among its own kind

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (event.position() - self._pressed).manhattanLength()
        if not self._moving and far >= QApplication.startDragDistance():
            key = self.current_key()
            if key and key != HEAD:
                self._moving = key
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._moving:
            self._scroll_at(event.position().y())
            self._line = self._place_at(event.position())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moving, line = self._moving, self._line
        self._end_move()
        if not moving:
            super().mouseReleaseEvent(event)
            return
        rows = self._model.rows
        self.dropped.emit(moving, rows[line].key if line < len(rows) else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line < 0:
            return
        rows = len(self._model.rows)
        rect = self.visualRect(self._model.index(min(self._line, rows - 1)))
        y = rect.top() if self._line < rows else rect.bottom()
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour("accent"))
        thick = theming.frame("ring")
        painter.drawRect(QRectF(theming.space("s"), y - thick / 2, rect.width(), thick))

    def _place_at(self, point: QPointF) -> int:
        """Return the line in front of which a drop at *point* lands."""
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            return len(self._model.rows) if point.y() > 0 else 1
        after = point.y() > self.visualRect(index).center().y()
        return max(1, index.row() + (1 if after else 0))

    def _scroll_at(self, y: float) -> None:
        edge, bar = self.row_height() / 2, self.verticalScrollBar()
        if y < edge:
            bar.setValue(bar.value() - round(edge))
        elif y > self.viewport().height() - edge:
            bar.setValue(bar.value() + round(edge))

    def _end_move(self) -> None:
        self._pressed, self._moving, self._line = None, "", -1
        self.viewport().unsetCursor()
        self.viewport().update()

    def _announce(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._model.rows[current.row()].key)


class _Painter(QStyledItemDelegate):
    """Paints a line: sections in bold, items set in, faults with a mark, shares at the right."""

    def __init__(self, view: Outline) -> None:
        super().__init__(view)
        self._list = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theming.frame("rail"), self._list.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: OutlineRow = index.data(_ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        self._paint_ground(painter, area, option)
        side, gap = theming.space("m"), theming.space("s")
        inner = area.adjusted(side, theming.space("xs"), -side, -theming.space("xs"))
        inner.setLeft(inner.left() + row.level * theming.space("l"))
        if row.key != HEAD and self._under(option):
            _paint_grip(painter, area)
        if row.part:
            inner.setRight(self._paint_bar(painter, inner, row.part))
        if row.share:
            font = fonts.font("secondary")
            width = QFontMetricsF(font).horizontalAdvance(row.share) + 1
            painter.setFont(font)
            painter.setPen(theming.colour("secondary"))
            right = QRectF(inner.right() - width, inner.top(), width, inner.height())
            end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(right, end, row.share)
            inner.setRight(right.left() - gap)
        if row.faulty:
            mark = theming.size("icon_small")
            box = QRectF(inner.right() - mark, inner.top(), mark, inner.height())
            icons.paint(painter, box, "warning", "bad", mark)
            inner.setRight(box.left() - gap)
        self._paint_lines(painter, inner, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        under = bool(state & QStyle.StateFlag.State_MouseOver)
        radius = theming.current().radius["normal"]
        box = area.adjusted(1, 1, -1, -1)
        if chosen or under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theming.colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(box, radius, radius)
        if chosen and self._list.hasFocus():
            painter.setPen(theming.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    @staticmethod
    def _under(option: QStyleOptionViewItem) -> bool:
        return bool(
            option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        )

    def _paint_bar(self, painter: QPainter, area: QRectF, part: float) -> float:
        """Paint how heavy an item is beside the heaviest; returns where the bar begins."""
        width, thick = theming.space("xxl"), theming.size("bar")
        box = QRectF(area.right() - width, area.center().y() - thick / 2, width, thick)
        radius = theming.current().radius["bar"]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour("track"))
        painter.drawRoundedRect(box, radius, radius)
        box.setWidth(max(thick, width * part))
        painter.setBrush(theming.colour("accent"))
        painter.drawRoundedRect(box, radius, radius)
        return area.right() - width - theming.space("s")

    def _paint_lines(self, painter: QPainter, area: QRectF, row: OutlineRow) -> None:
        big = fonts.font("text", bold=row.level == 0)
        small = fonts.font("secondary")
        first, second = QFontMetricsF(big), QFontMetricsF(small)
        elide, middle = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(big)
        painter.setPen(theming.colour("secondary" if row.blank else "text"))
        line = QRectF(area.left(), area.top(), area.width(), first.height())
        painter.drawText(line, middle, first.elidedText(row.title, elide, line.width()))
        painter.setFont(small)
        painter.setPen(theming.colour("secondary"))
        rest = QRectF(area.left(), line.bottom(), area.width(), second.height())
        painter.drawText(rest, middle, second.elidedText(row.detail, elide, rest.width()))


def _paint_grip(painter: QPainter, area: QRectF) -> None:
    """Paint the dots by which a line can be taken hold of."""
    dot, gap = theming.space("xxs"), theming.space("xs")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theming.colour("secondary"))
    left, middle = area.left() + gap, area.center().y()
    for column in range(2):
        for row in (-1, 0, 1):
            x, y = left + column * gap, middle + row * gap
            painter.drawEllipse(QRectF(x - dot / 2, y - dot / 2, dot, dot))

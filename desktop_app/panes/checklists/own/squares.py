"""The last weeks as squares, a line a week: which days have a self-check, and with what mark."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.panes.checklists.own.shown import Square
from desktop_app.system.text import WEEKDAYS, tr
from desktop_app.widgets import fonts, theming

ACROSS = 7
_COLOURS = {
    "good": ("good_fill", "good"),
    "accent": ("accent_soft", "accent"),
    "warn": ("warn_fill", "warn"),
    "bad": ("bad_fill", "bad"),
    "plain": ("canvas", "secondary"),
}
_MOVES = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -ACROSS,
    Qt.Key.Key_Down: ACROSS,
}


class DaySquares(QWidget):
    """One square a day, the first a Monday; arrows move, Enter or a click opens the day's sheet.

    Signals: `opened(sheet_id)`.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._squares: tuple[Square, ...] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("最近的自检"))

    def show_squares(self, squares: Sequence[Square]) -> None:
        """Show *squares*; the latest is the one the keys start from."""
        self._squares = tuple(squares)
        self._at = len(self._squares) - 1
        self._tell()
        self.updateGeometry()

    def square_rect(self, place: int) -> QRect:
        """Return where a day is."""
        side = theming.size("control")
        left = self._margin() + place % ACROSS * side
        return QRect(left, self._top() + place // ACROSS * side, side, side)

    def sizeHint(self) -> QSize:
        side = theming.size("control")
        lines = max(1, -(-len(self._squares) // ACROSS))
        return QSize(self._margin() + side * ACROSS, self._top() + side * lines)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place(event.pos())
            if place >= 0:
                QToolTip.showText(event.globalPos(), self._squares[place].words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            place = self._at + _MOVES[key]
            if 0 <= place < len(self._squares):
                self._at = place
                self._tell()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position().toPoint())
        if place >= 0:
            self._at = place
            self._tell()
            self._open()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font("secondary"))
        painter.setPen(theming.colour("secondary"))
        for column, name in enumerate(WEEKDAYS[:ACROSS]):
            head = self.square_rect(column)
            head.setRect(head.left(), 0, head.width(), self._top())
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, name)
        for place, square in enumerate(self._squares):
            if square.month:
                painter.setPen(theming.colour("secondary"))
                line = self.square_rect(place)
                line.setLeft(0)
                painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, square.month)
            self._paint_square(painter, place, square)

    def _paint_square(self, painter: QPainter, place: int, square: Square) -> None:
        ground, ink = _COLOURS[square.tone]
        if square.closed and not square.today:
            ground = "surface"
        gap = theming.space("xxs")
        area = QRectF(self.square_rect(place)).adjusted(gap, gap, -gap, -gap)
        radius = theming.current().radius["small"]
        pen = QPen(theming.colour("border" if square.tone == "plain" else ground))
        if square.today:
            pen = QPen(theming.colour("accent"))
            if not square.sheet:
                pen.setStyle(Qt.PenStyle.DashLine)
        painter.setBrush(theming.colour(ground))
        painter.setPen(pen)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(theming.colour(ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, square.text)
        if self.hasFocus() and place == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theming.colour("text"), theming.frame("ring")))
            painter.drawRoundedRect(area, radius, radius)

    def _margin(self) -> int:
        """The room in which the months stand."""
        return QFontMetrics(fonts.font("secondary")).horizontalAdvance("12月") + theming.space("s")

    def _top(self) -> int:
        """The room in which the weekdays stand."""
        return theming.size("chip")

    def _place(self, point: QPoint) -> int:
        for place in range(len(self._squares)):
            if self.square_rect(place).contains(point):
                return place
        return -1

    def _open(self) -> None:
        if 0 <= self._at < len(self._squares) and self._squares[self._at].sheet:
            self.opened.emit(self._squares[self._at].sheet)

    def _tell(self) -> None:
        words = self._squares[self._at].words if 0 <= self._at < len(self._squares) else ""
        self.setAccessibleDescription(words)
        self.update()

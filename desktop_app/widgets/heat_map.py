"""A heat map of days: one square a day, one column a week; level by size as well as by colour."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.system.text import WEEKDAYS, tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.picture import Picture

LEVELS = 4
_DAYS = 7
_SHARES = (0.0, 0.5, 0.75, 1.0)
"""How much of its square each level fills, so that nobody has to tell shades apart."""
_SHOWN_WEEKDAYS = (0, 2, 4, 6)
_STEPS = {
    Qt.Key.Key_Left: -_DAYS,
    Qt.Key.Key_Right: _DAYS,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}


class HeatDay(Protocol):
    """A day to show; `level` 0 (nothing) to 3, `words` what is said about it."""

    @property
    def day(self) -> date: ...
    @property
    def level(self) -> int: ...
    @property
    def words(self) -> str: ...


class HeatMap(Picture):
    """Days in order, the first a Monday; hovering or the arrow keys tell about a day.

    Signals: `pointed(words)`, with an empty text when no day is meant any more.
    """

    pointed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._days: tuple[HeatDay, ...] = ()
        self._legend: tuple[str, ...] = ()
        self._current = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theming.changed.connect(self._fit)

    def show_days(self, days: Sequence[HeatDay], legend: Sequence[str]) -> None:
        """Show *days*; *legend* names the four levels, e.g. `1–2 次`."""
        if days and days[0].day.weekday():
            raise ValueError(f"a heat map starts on a Monday, not on {days[0].day}")
        self._days = tuple(days)
        self._legend = tuple(legend)
        self._current = -1
        self._fit()

    def words(self) -> str:
        """Return what is said about the day that the keys stand on."""
        return self._days[self._current].words if 0 <= self._current < len(self._days) else ""

    def day_at(self, position: QPointF) -> int:
        """Return the number of the day under *position*, or -1."""
        side, gap = self._side(), theming.space("xs")
        column = (position.x() - self._left()) // (side + gap)
        row = position.y() // (side + gap)
        place = int(column) * _DAYS + int(row)
        return place if column >= 0 and 0 <= row < _DAYS and place < len(self._days) else -1

    def square(self, place: int) -> QRectF:
        """Return the room of the day with this number."""
        column, row = divmod(place, _DAYS)
        side, gap = self._side(), theming.space("xs")
        return QRectF(self._left() + column * (side + gap), row * (side + gap), side, side)

    def sizeHint(self) -> QSize:
        side, gap = self._side(), theming.space("xs")
        grid = _DAYS * (side + gap)
        return QSize(
            theming.frame("search"), round(grid + theming.space("s") + theming.size("chip"))
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail"), self.sizeHint().height())

    def resizeEvent(self, _event: object) -> None:
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and self._days:
            start = self._current if self._current >= 0 else len(self._days) - 1 - step
            self._point(max(0, min(len(self._days) - 1, start + step)))
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point(-1)
        super().focusOutEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.day_at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._point(-1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.day_at(QPointF(event.pos()))
            words = self._days[place].words if place >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def table(self) -> list[list[str]]:
        rows = [[day.day.isoformat(), day.words] for day in self._days]
        return [[tr("日期"), tr("内容")], *rows]

    def paint_chart(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font("secondary"))
        painter.setPen(theming.colour("secondary"))
        for row in _SHOWN_WEEKDAYS:
            area = self.square(row)
            area.setRect(0, area.top(), self._left(), area.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, WEEKDAYS[row])
        for place, day in enumerate(self._days):
            _paint_level(painter, self.square(place), day.level)
        if self._current >= 0:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theming.colour("text"), theming.frame("ring")))
            radius = theming.current().radius["small"]
            painter.drawRoundedRect(self.square(self._current), radius, radius)
        self._paint_legend(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        height = theming.size("chip")
        top = self.height() - height
        side, gap = theming.size("icon_small"), theming.space("xs")
        metrics = QFontMetricsF(fonts.font("secondary"))
        left = float(self._left())
        for level, text in enumerate(self._legend):
            _paint_level(painter, QRectF(left, top + (height - side) / 2, side, side), level)
            left += side + gap
            painter.setPen(theming.colour("secondary"))
            width = metrics.horizontalAdvance(text)
            room = QRectF(left, top, width + 1, height)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            left += width + theming.space("m")

    def _point(self, place: int) -> None:
        if place == self._current:
            return
        self._current = place
        self.setAccessibleDescription(self.words())
        self.pointed.emit(self.words())
        self.update()

    def _left(self) -> int:
        return theming.current().type["secondary"] + theming.space("s")

    def _side(self) -> int:
        weeks = max(1, -(-len(self._days) // _DAYS))
        gap = theming.space("xs")
        return max(1, min(theming.size("chip"), (self.width() - self._left()) // weeks - gap))

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()


def _paint_level(painter: QPainter, area: QRectF, level: int) -> None:
    radius = theming.current().radius["small"]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theming.colour("heat_0"))
    painter.drawRoundedRect(area, radius, radius)
    if level > 0:
        less = area.width() * (1 - _SHARES[level]) / 2
        radius = round(radius * _SHARES[level])
        painter.setBrush(theming.colour(f"heat_{level}"))
        painter.drawRoundedRect(area.adjusted(less, less, -less, -less), radius, radius)

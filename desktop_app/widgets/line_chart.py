"""A line over time, painted: a dozen points need no chart library, which costs 0.3 s to import."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.system.text import number_text, tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.chain_items import ChartPoint
from desktop_app.widgets.picture import Picture

_GRID = (0, 50, 100)
_HIGHEST = 100.0
_FINGER = 14.0
"""Within this many pixels of a point the pointer means it: targets are 24 px wide at least."""


class LineChart(Picture):
    """Values 0–100 over time; weeks without a value break the line.

    Left and Right walk along the points and tell their values, as the pointer does.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._points: tuple[ChartPoint, ...] = ()
        self._current = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theming.changed.connect(self.update)

    def set_points(self, points: Sequence[ChartPoint]) -> None:
        """Show *points*, oldest first."""
        self._points = tuple(points)
        self._current = -1
        self.setAccessibleDescription("；".join(p.tip for p in self._points if p.tip))
        self.update()

    def points(self) -> tuple[ChartPoint, ...]:
        """Return what is shown."""
        return self._points

    def table(self) -> list[list[str]]:
        rows = [[p.label, number_text(p.value), str(p.count)] for p in self._points]
        return [[tr("时间"), tr("数值"), tr("次数")], *rows]

    def position_of(self, place: int) -> QPointF:
        """Return where a point stands; one without a value stands on the ground."""
        plot = self._plot()
        value = self._points[place].value or 0.0
        step = plot.width() / max(1, len(self._points) - 1)
        alone = len(self._points) == 1
        left = plot.center().x() if alone else plot.left() + step * place
        return QPointF(left, plot.bottom() - plot.height() * value / _HIGHEST)

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("form"), 4 * theming.size("row"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail"), 3 * theming.size("row"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in steps or not self._points:
            super().keyPressEvent(event)
            return
        last = len(self._points) - 1
        start = last + 1 if self._current < 0 else self._current
        self._point_at(max(0, min(last, start + steps[Qt.Key(event.key())])))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position())
        if near >= 0 and near != self._current:
            self._point_at(near)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._current = -1
        self.update()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            near = self._near(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._points[near].tip if near >= 0 else "", self)
            return True
        return super().event(event)

    def paint_chart(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        if not self._points:
            return
        painter.setPen(QPen(theming.colour("series_1"), theming.frame("ring")))
        for run in self._runs():
            painter.drawPolyline(QPolygonF([self.position_of(place) for place in run]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour("series_1"))
        for place, point in enumerate(self._points):
            if point.value is not None:
                side = theming.space("m") if place == self._current else theming.space("s")
                radius = side / 2
                painter.drawEllipse(self.position_of(place), radius, radius)
        if self.hasFocus() and 0 <= self._current < len(self._points):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theming.colour("text"), 1))
            radius = theming.space("s")
            painter.drawEllipse(self.position_of(self._current), radius, radius)

    def _paint_grid(self, painter: QPainter) -> None:
        plot, font = self._plot(), fonts.font("secondary")
        height = QFontMetricsF(font).height()
        painter.setFont(font)
        for value in _GRID:
            level = plot.bottom() - plot.height() * value / _HIGHEST
            painter.setPen(theming.colour("border"))
            painter.drawLine(QPointF(plot.left(), level), QPointF(plot.right(), level))
            painter.setPen(theming.colour("secondary"))
            left = QRectF(0, level - height / 2, plot.left() - theming.space("s"), height)
            painter.drawText(
                left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value)
            )
        top = plot.bottom() + theming.space("xs")
        for place in self._labelled():
            width = self._label_width(place)
            left_edge = self.position_of(place).x() - width / 2
            left_edge = max(0.0, min(self.width() - width, left_edge))
            painter.drawText(
                QRectF(left_edge, top, width, height),
                Qt.AlignmentFlag.AlignCenter,
                self._points[place].label,
            )

    def _labelled(self) -> range:
        """The points whose labels find room, evenly, the last one always."""
        count = len(self._points)
        widest = max((self._label_width(place) for place in range(count)), default=0.0)
        step = self._plot().width() / max(1, count - 1)
        every = ceil((widest + theming.space("s")) / step) if step > 0 else count
        return range(count - 1, -1, -max(1, every))

    def _label_width(self, place: int) -> float:
        metrics = QFontMetricsF(fonts.font("secondary"))
        return metrics.horizontalAdvance(self._points[place].label) + 1

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(fonts.font("secondary"))
        left = metrics.horizontalAdvance(str(_GRID[-1])) + theming.space("s")
        bottom = metrics.height() + theming.space("xs")
        # The last label stands in the middle under its point, whole.
        last = metrics.horizontalAdvance(self._points[-1].label) / 2 if self._points else 0.0
        edge = max(float(theming.space("s")), last)
        top = metrics.height() / 2
        return QRectF(left, top, self.width() - left - edge, self.height() - top - bottom)

    def _runs(self) -> list[list[int]]:
        """Return the stretches of points that follow one another with a value."""
        runs: list[list[int]] = [[]]
        for place, point in enumerate(self._points):
            if point.value is None:
                runs.append([])
            else:
                runs[-1].append(place)
        return [run for run in runs if len(run) > 1]

    def _near(self, position: QPointF) -> int:
        for place, point in enumerate(self._points):
            away = self.position_of(place) - position
            if point.value is not None and away.manhattanLength() <= _FINGER:
                return place
        return -1

    def _point_at(self, place: int) -> None:
        self._current = place
        spot = self.mapToGlobal(self.position_of(place).toPoint())
        QToolTip.showText(spot, self._points[place].tip, self)
        self.update()

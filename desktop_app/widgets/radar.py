"""A radar: several views of the same skills laid over each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.system.text import number_text, tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.picture import Picture

WHOLE = 100
_RINGS = (0.5, 1.0)
_SHADE = 46
"""How much of the colour fills a view, of 255."""
_LEAST_CORNERS = 3


@dataclass(frozen=True, slots=True)
class RadarSeries:
    """One view: a value of 0 to 100 by axis, None where it says nothing."""

    name: str
    values: tuple[float | None, ...]
    token: str = "series_1"
    dashed: bool = False


class Radar(Picture):
    """Paints views over common axes, the first axis on top; hovering an axis tells its values,
    as Left and Right do.

    Signals: `axis_hovered(place)`, -1 for none.
    """

    axis_hovered = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._axes: tuple[str, ...] = ()
        self._series: tuple[RadarSeries, ...] = ()
        self._under = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_series(self, axes: Sequence[str], series: Sequence[RadarSeries]) -> None:
        """Show *series*, each with one value by axis; raises ValueError where one has others."""
        if any(len(one.values) != len(axes) for one in series):
            raise ValueError("a series needs one value by axis")
        self._axes, self._series = tuple(axes), tuple(series)
        self.setAccessibleDescription("；".join(self.axis_text(at) for at in range(len(axes))))
        self.update()

    def axis_text(self, place: int) -> str:
        """Return what an axis says, e.g. `安抚情绪：自评 100，导师 60`."""
        parts = [
            tr("{name} {value}").format(name=one.name, value=number_text(one.values[place]))
            for one in self._series
        ]
        return tr("{axis}：{parts}").format(axis=self._axes[place], parts="，".join(parts))

    def point(self, place: int, value: float) -> QPointF:
        """Return where *value* lies on an axis."""
        centre, radius = self._circle()
        angle = -pi / 2 + 2 * pi * place / max(1, len(self._axes))
        far = radius * max(0.0, min(1.0, value / WHOLE))
        return QPointF(centre.x() + far * cos(angle), centre.y() + far * sin(angle))

    def sizeHint(self) -> QSize:
        side = theming.frame("rail") * theming.current().percent // 100
        return QSize(side, side + self._legend_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        near = [
            (hypot(at.x() - spot.x(), at.y() - spot.y()), place)
            for place in range(len(self._axes))
            for spot in (self.point(place, WHOLE),)
        ]
        _, radius = self._circle()
        distance, place = min(near, default=(radius + 1, -1))
        self._hover(place if distance <= radius else -1)
        if self._under >= 0:
            QToolTip.showText(event.globalPosition().toPoint(), self.axis_text(self._under), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._axes:
            start = self._under if self._under >= 0 else -1 if step > 0 else 0
            self._hover((start + step) % len(self._axes))
            spot = self.mapToGlobal(self.point(self._under, WHOLE).toPoint())
            QToolTip.showText(spot, self.axis_text(self._under), self)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._hover(-1)
        super().focusOutEvent(event)

    def leaveEvent(self, _event: object) -> None:
        self._hover(-1)

    def table(self) -> list[list[str]]:
        rows = [
            [axis, *(number_text(one.values[at]) for one in self._series)]
            for at, axis in enumerate(self._axes)
        ]
        return [[tr("项目"), *(one.name for one in self._series)], *rows]

    def paint_chart(self, painter: QPainter) -> None:
        if not self._axes:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_net(painter)
        for one in self._series:
            self._paint_series(painter, one)
        self._paint_labels(painter)
        self._paint_legend(painter)

    def _paint_net(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theming.colour("border"), 1))
        axes = range(len(self._axes))
        for ring in _RINGS:
            painter.drawPolygon(QPolygonF([self.point(at, WHOLE * ring) for at in axes]))
        for at in axes:
            painter.drawLine(self.point(at, 0), self.point(at, WHOLE))

    def _paint_series(self, painter: QPainter, one: RadarSeries) -> None:
        spots = [self.point(at, value) for at, value in enumerate(one.values) if value is not None]
        colour = theming.colour(one.token)
        pen = QPen(colour, theming.frame("ring"))
        if one.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        shade = QColor(colour)
        shade.setAlpha(_SHADE)
        painter.setBrush(Qt.BrushStyle.NoBrush if one.dashed else shade)
        if len(spots) >= _LEAST_CORNERS:
            painter.drawPolygon(QPolygonF(spots))
        elif len(spots) > 1:
            painter.drawPolyline(QPolygonF(spots))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        dot = theming.frame("ring") + 1
        for spot in spots:
            painter.drawEllipse(spot, dot, dot)

    def _paint_labels(self, painter: QPainter) -> None:
        painter.setFont(fonts.font("secondary"))
        metrics = QFontMetricsF(fonts.font("secondary"))
        centre, radius = self._circle()
        gap = theming.space("s")
        for at, axis in enumerate(self._axes):
            painter.setPen(theming.colour("text" if at == self._under else "secondary"))
            edge = self.point(at, WHOLE)
            width, height = metrics.horizontalAdvance(axis) + 1, metrics.height()
            across = (edge.x() - centre.x()) / radius
            down = (edge.y() - centre.y()) / radius
            left = edge.x() + across * gap - width * (1 - across) / 2
            top = edge.y() + down * gap - height * (1 - down) / 2
            painter.drawText(QRectF(left, top, width, height), Qt.AlignmentFlag.AlignCenter, axis)

    def _paint_legend(self, painter: QPainter) -> None:
        font = fonts.font("secondary")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        line, gap = theming.space("xl"), theming.space("s")
        widths = [metrics.horizontalAdvance(one.name) + 1 for one in self._series]
        left = (self.width() - sum(widths) - len(widths) * (line + gap)) / 2
        top = self.height() - metrics.height()
        for one, width in zip(self._series, widths, strict=True):
            pen = QPen(theming.colour(one.token), theming.frame("ring"))
            if one.dashed:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            middle = top + metrics.height() / 2
            painter.drawLine(QPointF(left, middle), QPointF(left + line - gap, middle))
            painter.setPen(theming.colour("secondary"))
            painter.drawText(
                QRectF(left + line, top, width, metrics.height()),
                Qt.AlignmentFlag.AlignVCenter,
                one.name,
            )
            left += line + width + gap

    def _circle(self) -> tuple[QPointF, float]:
        """Return centre and radius, with room for the labels around."""
        metrics = QFontMetricsF(fonts.font("secondary"))
        widest = max(map(metrics.horizontalAdvance, self._axes), default=0.0)
        room = self.height() - self._legend_height()
        upright = room / 2 - metrics.height() - theming.space("s")
        across = self.width() / 2 - widest - theming.space("s")
        return QPointF(self.width() / 2, room / 2), max(1.0, min(upright, across))

    def _legend_height(self) -> int:
        return round(QFontMetricsF(fonts.font("secondary")).height()) + theming.space("s")

    def _hover(self, place: int) -> None:
        if place != self._under:
            self._under = place
            self.axis_hovered.emit(place)
            self.update()

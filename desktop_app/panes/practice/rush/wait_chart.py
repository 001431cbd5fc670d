"""Who waited how long, as a picture: a row each, time to the right, self-painted."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.panes.practice.rush.shown import WaitRow, WaitsShown
from desktop_app.system.text import clock_text, tr
from desktop_app.widgets import fonts, theming

_STEPS = (30, 60, 120, 300, 600, 1200)
"""Seconds between two marks of the axis; the first that leaves at most six of them."""


class WaitChart(QWidget):
    """Waits within the limit and beyond it; a stroke where somebody first had a word.

    Up and Down walk along the customers and say what happened to them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[WaitRow, ...] = ()
        self._ended = 1.0
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theming.changed.connect(self.updateGeometry)

    def show_waits(self, waits: WaitsShown) -> None:
        """Show who waited how long."""
        self._rows, self._ended, self._current = waits.rows, max(1.0, waits.ended), -1
        self.setAccessibleName(waits.title)
        self.setAccessibleDescription("；".join(row.tip for row in waits.rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = len(self._rows) * self._row_height() + self._foot()
        return QSize(theming.frame("form"), round(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail"), self.sizeHint().height())

    def row_at(self, position: QPointF) -> int:
        """The row under *position*, or -1."""
        place = int(position.y() // self._row_height())
        return place if 0 <= place < len(self._rows) else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() not in steps or not self._rows:
            super().keyPressEvent(event)
            return
        last = len(self._rows) - 1
        self._current = max(0, min(last, self._current + steps[Qt.Key(event.key())]))
        spot = QPointF(self._plot().left(), (self._current + 1) * self._row_height())
        QToolTip.showText(self.mapToGlobal(spot.toPoint()), self._rows[self._current].tip, self)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.row_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._rows[place].tip if place >= 0 else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        for place, row in enumerate(self._rows):
            area = QRectF(0, place * self._row_height(), self.width(), self._row_height())
            self._paint_row(painter, area, row)
            if self.hasFocus() and place == self._current:
                painter.setPen(theming.colour("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                radius = theming.current().radius["small"]
                painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_row(self, painter: QPainter, area: QRectF, row: WaitRow) -> None:
        plot = self._plot()
        label = QRectF(area.left(), area.top(), plot.left() - theming.space("s"), area.height())
        font = fonts.font("secondary")
        painter.setFont(font)
        painter.setPen(theming.colour("text"))
        text = tr("{name} · {urgency}").format(name=row.name, urgency=row.urgency)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, shown)
        high = float(theming.space("m"))
        middle, radius = area.center().y(), theming.current().radius["bar"]
        painter.setPen(Qt.PenStyle.NoPen)
        for bar in row.bars:
            left, right = self._x(bar.start), self._x(bar.end)
            box = QRectF(left, middle - high / 2, max(2.0, right - left - 2), high)
            painter.setBrush(theming.colour("accent" if bar.tone == "good" else "bad_fill"))
            painter.drawRoundedRect(box, radius, radius)
            if bar.tone == "bad":  # told by stripes as well as by colour
                painter.setBrush(QBrush(theming.colour("bad"), Qt.BrushStyle.BDiagPattern))
                painter.setPen(theming.colour("bad"))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
                painter.setPen(Qt.PenStyle.NoPen)
        if row.seen is not None:
            late = row.seen_tone == "bad"
            line = Qt.PenStyle.DotLine if late else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theming.colour("text"), theming.frame("ring"), line))
            x, half = self._x(max(row.seen, row.arrives)), high / 2 + theming.space("xs")
            painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half))

    def _paint_axis(self, painter: QPainter) -> None:
        plot = self._plot()
        painter.setFont(fonts.font("secondary"))
        metrics = QFontMetricsF(fonts.font("secondary"))
        step = next((one for one in _STEPS if self._ended / one <= 6), _STEPS[-1])
        mark = 0
        while mark <= self._ended:
            x = self._x(mark)
            painter.setPen(theming.colour("border"))
            painter.drawLine(QPointF(x, 0), QPointF(x, plot.bottom()))
            painter.setPen(theming.colour("secondary"))
            text = clock_text(mark)
            width = metrics.horizontalAdvance(text) + 1
            left = min(x - width / 2, self.width() - width)
            where = QRectF(left, plot.bottom() + theming.space("xs"), width, metrics.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
            mark += step

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(fonts.font("secondary"))
        names = [
            metrics.horizontalAdvance(
                tr("{name} · {urgency}").format(name=r.name, urgency=r.urgency)
            )
            for r in self._rows
        ]
        left = min(max(names, default=0.0) + theming.space("m"), self.width() * 0.4)
        height = len(self._rows) * self._row_height()
        return QRectF(left, 0, self.width() - left - theming.space("m"), height)

    def _x(self, seconds: float) -> float:
        plot = self._plot()
        return plot.left() + plot.width() * min(1.0, seconds / self._ended)

    def _row_height(self) -> float:
        return float(theming.space("xl") + theming.space("xs"))

    def _foot(self) -> float:
        return QFontMetricsF(fonts.font("secondary")).height() + theming.space("s")

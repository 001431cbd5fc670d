"""Causes by how often they occur, the most frequent first, with the share that adds up."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.bars import paint_bar
from desktop_app.widgets.picture import Picture


@dataclass(frozen=True, slots=True)
class ParetoBar:
    """One cause; `share` is what it and all before it make up, 0 to 1."""

    label: str
    value: int
    share: float
    tip: str = ""


class Pareto(Picture):
    """Lying bars, for causes are sentences. Up and Down walk, Enter or a click chooses.

    Signals: `chosen(place)`.
    """

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._bars: tuple[ParetoBar, ...] = ()
        self._current = -1
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theming.changed.connect(self.updateGeometry)

    def set_bars(self, bars: Sequence[ParetoBar]) -> None:
        """Show *bars*, the most frequent first."""
        self._bars = tuple(bars)
        self._current = -1
        self.setAccessibleDescription("；".join(one.tip or one.label for one in bars))
        self.updateGeometry()
        self.update()

    def bars(self) -> tuple[ParetoBar, ...]:
        """Return what is shown."""
        return self._bars

    def table(self) -> list[list[str]]:
        rows = [[one.label, str(one.value), _percent(one.share)] for one in self._bars]
        return [[tr("原因"), tr("次数"), tr("累计")], *rows]

    def area_of(self, place: int) -> QRectF:
        """Return where a bar stands, its words among it."""
        return QRectF(0, place * self._row(), self.width(), self._row())

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("form"), max(1, len(self._bars)) * self._row())

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail"), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and self._bars:
            place = self._current + steps[Qt.Key(event.key())]
            self._current = max(0, min(len(self._bars) - 1, place))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._current = place
            self.update()
            self.chosen.emit(place)
        super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._bars[place].tip if place >= 0 else "", self)
            return True
        return super().event(event)

    def paint_chart(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((one.value for one in self._bars), default=1)
        for place, one in enumerate(self._bars):
            self._paint_bar(painter, one, self.area_of(place), most)
            if self.hasFocus() and place == self._current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(theming.colour("accent"))
                painter.drawRoundedRect(self.area_of(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_bar(self, painter: QPainter, one: ParetoBar, area: QRectF, most: int) -> None:
        inner = area.adjusted(theming.space("xs"), 0, -theming.space("xs"), 0)
        text, small = fonts.font("text"), fonts.font("secondary")
        told = tr("{n} 次 · 累计 {share}").format(n=one.value, share=_percent(one.share))
        width = QFontMetricsF(small).horizontalAdvance(told) + theming.space("s")
        line = QRectF(inner.left(), inner.top() + 2, inner.width(), QFontMetricsF(text).height())
        painter.setFont(small)
        painter.setPen(theming.colour("secondary"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, told)
        painter.setFont(text)
        painter.setPen(theming.colour("text"))
        room = line.width() - width
        label = QFontMetricsF(text).elidedText(one.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, middle, label)
        thick = theming.size("bar")
        bar = QRectF(inner.left(), line.bottom() + theming.space("xxs"), inner.width(), thick)
        paint_bar(painter, bar, one.value / max(1, most), "warn")

    def _at(self, position: QPointF) -> int:
        place = int(position.y() // self._row())
        return place if 0 <= place < len(self._bars) else -1

    def _row(self) -> int:
        height = QFontMetricsF(fonts.font("text")).height() + theming.size("bar")
        return max(theming.size("row"), round(height) + theming.space("m"))


def _percent(share: float) -> str:
    return f"{round(share * 100)}%"

"""The customer's mood over a conversation, painted: some dozens of points need no chart library.

A plotting library would take a quarter of a second to import when the first debrief opens.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming
from desktop_app.widgets.picture import Picture

_HIGHEST = 100
_GRID = (0, 50, 100)
_FINGER = 12.0
"""Within this many pixels of a point a click means it: targets are 24 px wide at least."""


class MoodCurve(Picture):
    """Mood 0–100 after each turn; the first point is where it began.

    This run is solid, the last one dashed. Left and Right walk along the turns, Enter or a click
    chooses one. Signals: `turn_chosen(number)`.
    """

    turn_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("客户情绪曲线"), parent)
        self._moods: tuple[int, ...] = ()
        self._last: tuple[int, ...] = ()
        self._tips: tuple[str, ...] = ()
        self._marked = 0
        self._current = 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theming.changed.connect(self.update)

    def set_runs(
        self, moods: Sequence[int], last: Sequence[int] = (), tips: Sequence[str] = ()
    ) -> None:
        """Show *moods* with *last* dashed behind them; *tips* are said of the points."""
        self._moods, self._last, self._tips = tuple(moods), tuple(last), tuple(tips)
        self._marked = self._current = 0
        self.setAccessibleDescription("；".join(self._tips))
        self.update()

    def mark(self, turn: int) -> None:
        """Draw the point after *turn* bigger: it is the one looked at."""
        self._marked = turn
        self.update()

    @property
    def shows_last(self) -> bool:
        """Whether a former run is drawn too."""
        return bool(self._last)

    def position_of(self, turn: int) -> QPointF:
        """Return where the point after *turn* stands; 0 is the beginning."""
        return self._point(turn, self._moods[turn])

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("form"), 4 * theming.size("row"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail"), 4 * theming.size("row"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._moods) - 1
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and last > 0:
            self._current = max(1, min(last, self._current + steps[Qt.Key(event.key())]))
            QToolTip.showText(
                self.mapToGlobal(self.position_of(self._current).toPoint()),
                self._tip(self._current),
                self,
            )
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.turn_chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        turn = self._near(event.position())
        if turn > 0:
            self._current = turn
            self.turn_chosen.emit(turn)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._near(event.position()) > 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            turn = self._near(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(turn) if turn >= 0 else "", self)
            return True
        return super().event(event)

    def table(self) -> list[list[str]]:
        head = [tr("回合"), tr("这次情绪")]
        count = max(len(self._moods), len(self._last))
        rows = [
            [str(turn) if turn else tr("开场"), _at(self._moods, turn)] for turn in range(count)
        ]
        if self._last:
            head.append(tr("对照的一次"))
            rows = [[*row, _at(self._last, turn)] for turn, row in enumerate(rows)]
        return [head, *rows]

    def paint_chart(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        if self._last:
            pen = QPen(theming.colour("disabled"), theming.frame("ring"), Qt.PenStyle.DashLine)
            self._paint_line(painter, self._last, pen)
        pen = QPen(theming.colour("accent"), theming.frame("ring"))
        self._paint_line(painter, self._moods, pen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour("accent"))
        for turn, mood in enumerate(self._moods):
            looked_at = turn and turn == self._marked
            side = theming.space("m") if looked_at else theming.space("s")
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(self._point(turn, mood))
            painter.drawEllipse(spot)
        if self.hasFocus() and 0 < self._current < len(self._moods):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theming.colour("text"), 1))
            ring = QRectF(0, 0, theming.space("l"), theming.space("l"))
            ring.moveCenter(self.position_of(self._current))
            painter.drawEllipse(ring)

    def _tip(self, turn: int) -> str:
        return self._tips[turn] if 0 <= turn < len(self._tips) else ""

    def _near(self, position: QPointF) -> int:
        """The turn whose point is under the pointer, or -1."""
        for turn in range(len(self._moods)):
            away = self.position_of(turn) - position
            if away.manhattanLength() <= _FINGER:
                return turn
        return -1

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(fonts.font("secondary"))
        left = metrics.horizontalAdvance("100") + theming.space("s")
        below = metrics.height() + theming.space("s")
        half = metrics.height() / 2
        return QRectF(
            left + theming.space("m"),
            half,
            self.width() - left - theming.space("xl"),
            self.height() - below - half,
        )

    def _point(self, turn: int, mood: int) -> QPointF:
        area = self._area()
        steps = max(1, len(self._moods) - 1, len(self._last) - 1)
        return QPointF(
            area.left() + area.width() * turn / steps,
            area.bottom() - area.height() * mood / _HIGHEST,
        )

    def _paint_line(self, painter: QPainter, moods: Sequence[int], pen: QPen) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([self._point(t, mood) for t, mood in enumerate(moods)]))

    def _paint_grid(self, painter: QPainter) -> None:
        area = self._area()
        painter.setFont(fonts.font("secondary"))
        height = QFontMetricsF(fonts.font("secondary")).height()
        for mood in _GRID:
            y = self._point(0, mood).y()
            painter.setPen(theming.colour("border"))
            left = area.left() - theming.space("s")
            painter.drawLine(QPointF(left, y), QPointF(self.width(), y))
            painter.setPen(theming.colour("secondary"))
            text = QRectF(0, y - height / 2, left - theming.space("xs"), height)
            painter.drawText(text, Qt.AlignmentFlag.AlignRight, str(mood))
        self._paint_turns(painter, area, height)

    def _paint_turns(self, painter: QPainter, area: QRectF, height: float) -> None:
        """Name as many turns as there is room for, the last one with its unit."""
        steps = max(1, len(self._moods) - 1, len(self._last) - 1)
        metrics = QFontMetricsF(fonts.font("secondary"))
        widest = metrics.horizontalAdvance(tr("开场")) + theming.space("s")
        every = max(1, int(steps * widest / max(1.0, area.width())) + 1)
        room = float(self.width())
        for turn in (steps, *range(0, steps, every)):
            text = str(turn) if turn else tr("开场")
            if turn == steps:
                text = tr("{n} 回合").format(n=turn)
            width = metrics.horizontalAdvance(text)
            x = min(self._point(turn, 0).x() - width / 2, self.width() - width)
            if turn == steps:
                room = x - theming.space("s")
            elif x + width > room:
                continue  # the last one is worth more than the one before it
            where = QRectF(x, self.height() - height, width + 1, height)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft, text)


def _at(moods: Sequence[int], turn: int) -> str:
    return str(moods[turn]) if turn < len(moods) else ""


class MoodLine(QWidget):
    """The same in small, without axes: where the mood went until now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moods: tuple[int, ...] = ()
        self._token = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theming.changed.connect(self.update)

    def set_moods(self, moods: Sequence[int], token: str) -> None:
        """Show *moods* in the colour *token*."""
        self._moods, self._token = tuple(moods), token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("rail"), theming.size("row"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._moods:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theming.colour(self._token), theming.frame("ring")))
        line = [self._point(turn, mood) for turn, mood in enumerate(self._moods)]
        painter.drawPolyline(QPolygonF(line))
        painter.setBrush(theming.colour(self._token))
        spot = QRectF(0, 0, theming.space("s"), theming.space("s"))
        spot.moveCenter(line[-1])
        painter.drawEllipse(spot)

    def _point(self, turn: int, mood: int) -> QPointF:
        inside = QRectF(self.rect()).adjusted(
            *(side * theming.space("s") for side in (1, 1, -1, -1))
        )
        steps = max(len(self._moods) - 1, 5)
        return QPointF(
            inside.left() + inside.width() * turn / steps,
            inside.bottom() - inside.height() * mood / _HIGHEST,
        )

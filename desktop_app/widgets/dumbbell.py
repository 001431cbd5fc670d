"""A dumbbell chart: how several views mark the same things, a line a thing, joined by a bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
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
_GRID = (0, 20, 40, 60, 80, 100)
_SHAPES = ("circle", "square", "triangle")
_TOKENS = ("series_1", "series_2", "series_3")
_LEANING_TOKENS = {"over": "bad", "under": "warn"}


@dataclass(frozen=True, slots=True)
class Dot:
    """One view's mark on one line, 0 to 100, and how many records it rests on."""

    value: float
    n: int


@dataclass(frozen=True, slots=True)
class DumbbellRow:
    """One line: a dot by view, None where a view says nothing.

    `leaning` is `over`, `under` or empty; `note` stands at the right end, `words` say it all.
    """

    key: str
    label: str
    dots: tuple[Dot | None, ...]
    leaning: str
    note: str
    words: str


class Dumbbell(Picture):
    """Lines from top to bottom; views differ in shape as well as in colour.

    Up and Down walk the lines, Enter or a click opens one, hovering tells its values.

    Signals: `chosen(key)` when a line is walked to or pointed at by a click, `opened(key)`.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._views: tuple[str, ...] = ()
        self._rows: tuple[DumbbellRow, ...] = ()
        self._current = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theming.changed.connect(self._fit)

    def show_rows(self, views: Sequence[str], rows: Sequence[DumbbellRow]) -> None:
        """Show *rows*; raises ValueError where one has not a dot, or None, by view."""
        if len(views) > len(_SHAPES) or any(len(row.dots) != len(views) for row in rows):
            raise ValueError("a line needs one dot by view, and there are at most three views")
        self._views, self._rows = tuple(views), tuple(rows)
        self._current = -1
        self.setAccessibleDescription("；".join(row.words for row in rows))
        self._fit()

    @property
    def current(self) -> str:
        """The key of the line that the keys stand on, or an empty text."""
        return self._rows[self._current].key if 0 <= self._current < len(self._rows) else ""

    def line(self, place: int) -> QRectF:
        """Return the room of a line."""
        height = theming.size("row")
        return QRectF(0, self._top() + place * height, self.width(), height)

    def point(self, place: int, value: float) -> QPointF:
        """Return where *value* lies on a line."""
        left, right = self._plot()
        share = max(0.0, min(1.0, value / WHOLE))
        return QPointF(left + (right - left) * share, self.line(place).center().y())

    def sizeHint(self) -> QSize:
        height = self._top() + len(self._rows) * theming.size("row") + theming.size("chip")
        return QSize(2 * theming.frame("form"), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("form"), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._rows:
            start = self._current if self._current >= 0 else -1 if step > 0 else len(self._rows)
            self._go(max(0, min(len(self._rows) - 1, start + step)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if place >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._go(place)
            self.opened.emit(self.current)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        words = self._rows[place].words if place >= 0 else ""
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        QToolTip.hideText()
        super().leaveEvent(event)

    def table(self) -> list[list[str]]:
        head = [tr("项目")]
        for view in self._views:
            head += [view, tr("{view} n").format(view=view)]
        rows = []
        for row in self._rows:
            cells = [row.label]
            for dot in row.dots:
                cells += ["", "0"] if dot is None else [number_text(dot.value), str(dot.n)]
            rows.append([*cells, row.note])
        return [[*head, tr("差异")], *rows]

    def paint_chart(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font("secondary"))
        self._paint_legend(painter)
        self._paint_grid(painter)
        for place, row in enumerate(self._rows):
            self._paint_row(painter, place, row)

    def _paint_grid(self, painter: QPainter) -> None:
        bottom = self.line(len(self._rows)).top()
        for value in _GRID:
            top = self.point(0, value)
            painter.setPen(QPen(theming.colour("border"), 1))
            painter.drawLine(QPointF(top.x(), self._top()), QPointF(top.x(), bottom))
            painter.setPen(theming.colour("secondary"))
            side = theming.size("control")
            room = QRectF(top.x() - side, bottom, 2 * side, theming.size("chip"))
            text = tr("{n} 分").format(n=value) if value == WHOLE else str(value)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_row(self, painter: QPainter, place: int, row: DumbbellRow) -> None:
        room = self.line(place)
        if place == self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theming.colour("hover"))
            radius = theming.current().radius["small"]
            painter.drawRoundedRect(room, radius, radius)
            if self.hasFocus():
                painter.setPen(QPen(theming.colour("accent"), theming.frame("ring")))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), radius, radius)
        left, right = self._plot()
        label = QRectF(theming.space("s"), room.top(), left - theming.space("l"), room.height())
        painter.setPen(theming.colour("text"))
        metrics = QFontMetricsF(fonts.font("secondary"))
        name = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, name)
        known = [dot.value for dot in row.dots if dot is not None]
        if len(known) > 1:
            painter.setPen(QPen(theming.colour("strong_border"), 2 * theming.frame("ring")))
            painter.drawLine(self.point(place, min(known)), self.point(place, max(known)))
        for view, dot in enumerate(row.dots):
            if dot is not None:
                _paint_mark(painter, view, self.point(place, dot.value))
        painter.setPen(theming.colour(_LEANING_TOKENS.get(row.leaning, "secondary")))
        note = QRectF(right + theming.space("l"), room.top(), self.width() - right, room.height())
        painter.drawText(note, Qt.AlignmentFlag.AlignVCenter, row.note)

    def _paint_legend(self, painter: QPainter) -> None:
        left, _right = self._plot()
        metrics = QFontMetricsF(fonts.font("secondary"))
        middle = theming.size("chip") / 2
        for view, name in enumerate(self._views):
            _paint_mark(painter, view, QPointF(left + theming.space("xs"), middle))
            left += theming.space("l")
            width = metrics.horizontalAdvance(name) + 1
            painter.setPen(theming.colour("secondary"))
            room = QRectF(left, 0, width, theming.size("chip"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            left += width + theming.space("xl")

    def _plot(self) -> tuple[float, float]:
        """Return where 0 and 100 stand: labels are left of it, notes right."""
        metrics = QFontMetricsF(fonts.font("secondary"))
        labels = max((metrics.horizontalAdvance(row.label) for row in self._rows), default=0.0)
        notes = max((metrics.horizontalAdvance(row.note) for row in self._rows), default=0.0)
        most = self.width() / 4
        left = min(labels, most) + theming.space("xl")
        right = self.width() - min(notes, most) - theming.space("xxl")
        return left, max(left + 1, right)

    def _top(self) -> int:
        return theming.size("chip") + theming.space("s")

    def _place(self, position: QPointF) -> int:
        for place in range(len(self._rows)):
            if self.line(place).contains(position):
                return place
        return -1

    def _go(self, place: int) -> None:
        self._current = place
        self.setAccessibleDescription(self._rows[place].words)
        self.chosen.emit(self._rows[place].key)
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()


def _paint_mark(painter: QPainter, view: int, at: QPointF) -> None:
    """Paint the shape of a view, filled in its colour and cut out of what lies under it."""
    half = theming.space("s") * 0.8
    painter.setPen(QPen(theming.colour("surface"), 1.5))
    painter.setBrush(theming.colour(_TOKENS[view]))
    shape = _SHAPES[view]
    if shape == "circle":
        painter.drawEllipse(at, half, half)
    elif shape == "square":
        painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))
    else:
        corners = ((0, -half - 1), (half + 1, half), (-half - 1, half))
        painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))

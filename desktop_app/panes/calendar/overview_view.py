"""Everybody's stages over a quarter: a line for each class and trainee, a column for each week."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from desktop_app.panes.calendar.shown import Bar, Line, Mark, Weeks
from desktop_app.panes.calendar.week_paint import fit
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NAMES = 0.22
"""The share of the width that the names take."""
_DONE_HEIGHT = 0.22
"""The share of a bar's height that the stripe of what is done takes."""


class OverviewView(QAbstractScrollArea):
    """Up and Down choose a line, Enter opens its calendar.

    Signals: `line_wanted(key)` to open the calendar of a line, `page_wanted(±1)`.
    """

    line_wanted = Signal(str)
    page_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("总览"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self._weeks = Weeks(date.min, 1, date.min, ())
        self._chosen = 0
        self._height, self._left, self._day = 1.0, 0.0, 1.0
        theming.changed.connect(self._restyle)

    def show_weeks(self, weeks: Weeks) -> None:
        """Show the lines of some weeks; the line that was chosen stays so."""
        kept = self.chosen.key if self.chosen else ""
        self._weeks = weeks
        keys = [line.key for line in weeks.lines]
        self._chosen = keys.index(kept) if kept in keys else 0
        self._tell()
        self._restyle()

    @property
    def chosen(self) -> Line | None:
        """The line that the keys stand on."""
        lines = self._weeks.lines
        return lines[self._chosen] if self._chosen < len(lines) else None

    def line_area(self, number: int) -> QRectF:
        """Return the room of a line in the viewport."""
        top = self._head() + number * self._tall() - self.verticalScrollBar().value()
        return QRectF(0, top, self.viewport().width(), self._tall())

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("crash"), theming.frame("crash"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail") * 2, theming.frame("search"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._choose(self._chosen + _STEPS[key])
        elif key in _PAGES:
            self.page_wanted.emit(_PAGES[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(0 if key == Qt.Key.Key_Home else len(self._weeks.lines))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position())
        if 0 <= number < len(self._weeks.lines):
            self._choose(number)
            if event.position().x() < self._names():
                self._open()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if 0 <= self._number_at(event.position()) < len(self._weeks.lines):
            self._open()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, position: QPointF) -> str:
        """Return what the pointer is told about what lies under it."""
        number = self._number_at(position)
        if not 0 <= number < len(self._weeks.lines):
            return ""
        line, area = self._weeks.lines[number], self.line_area(number)
        for mark in line.marks:
            if self._mark_area(area, mark).contains(position):
                return mark.tip
        found = (bar.tip for bar in line.bars if self._bar_area(area, bar).contains(position))
        return next(found, line.spoken if position.x() < self._names() else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Move what is painted already; only what comes into sight is painted anew."""
        # It is painted whole, which the style sheet denies: else all of it would be painted anew.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        below = self.viewport().rect().adjusted(0, self._head() + 1, 0, -1)
        self.viewport().scroll(0, dy, below)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        dirty = event.rect()
        painter.fillRect(dirty, theming.colour("surface"))
        self._paint_weeks(painter, heads=dirty.top() <= self._head())
        painter.setClipRect(dirty & QRect(0, self._head(), self.width(), self.height()))
        for number in range(max(0, self._number_below(dirty.top())), len(self._weeks.lines)):
            if self.line_area(number).top() > dirty.bottom():
                break
            self._paint_line(painter, number)
        self._paint_chosen(painter)
        painter.setClipping(False)
        self._paint_frame(painter)

    def _paint_weeks(self, painter: QPainter, *, heads: bool) -> None:
        painter.setFont(fonts.font("secondary"))
        for number in range(self._weeks.count):
            monday = self._weeks.first + timedelta(weeks=number)
            left = self._x(monday)
            painter.setPen(theming.colour("border"))
            painter.drawLine(QPointF(left, 0), QPointF(left, self.viewport().height()))
            if not heads:
                continue
            painter.setPen(theming.colour("secondary"))
            text = f"{monday.month}/{monday.day}"
            room = QRectF(left + theming.space("xs"), 0, self._week(), self._head())
            painter.drawText(room, _LEFT, fit(text, self._week()))

    def _paint_line(self, painter: QPainter, number: int) -> None:
        line, area = self._weeks.lines[number], self.line_area(number)
        names = QRectF(0, area.top(), self._names(), area.height())
        if line.heading:
            painter.fillRect(area, theming.colour("canvas"))
        if number == self._chosen and self.hasFocus():
            painter.fillRect(names, theming.colour("accent_soft"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for bar in line.bars:
            self._paint_bar(painter, self._bar_area(area, bar), bar, line.heading)
        for mark in line.marks:
            _paint_mark(painter, self._mark_area(area, mark), mark)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._paint_names(painter, names, line)
        painter.setPen(theming.colour("border"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_names(self, painter: QPainter, room: QRectF, line: Line) -> None:
        room = room.adjusted(theming.space("s"), 0, -theming.space("s"), 0)
        if not line.heading:
            room.setLeft(room.left() + theming.space("m"))
        painter.setFont(fonts.font("secondary"))
        painter.setPen(theming.colour("secondary"))
        painter.drawText(room, _RIGHT, line.note)
        used = painter.fontMetrics().horizontalAdvance(line.note) + theming.space("s")
        painter.setFont(fonts.font("secondary", bold=line.heading))
        painter.setPen(theming.colour("text"))
        painter.drawText(room, _LEFT, fit(line.title, room.width() - used))

    def _paint_bar(self, painter: QPainter, area: QRectF, bar: Bar, heading: bool) -> None:
        plain = bar.tone == "plain"
        ground = {"plain": "canvas", "accent": "accent_soft"}.get(bar.tone, f"{bar.tone}_fill")
        tone = "secondary" if plain else bar.tone
        radius = theming.current().radius["small"]
        painter.setPen(QPen(theming.colour("border" if plain else ground), theming.frame("border")))
        painter.setBrush(theming.colour(ground))
        painter.drawRoundedRect(area, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour(tone))
        done = QRectF(area)
        done.setTop(area.bottom() - area.height() * _DONE_HEIGHT)
        done.setWidth(area.width() * bar.done)
        painter.drawRect(done)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        room = area.adjusted(theming.space("xs"), 0, 0, -area.height() * _DONE_HEIGHT / 2)
        if room.width() > 2 * theming.current().type["secondary"]:
            painter.setPen(theming.colour(tone))
            painter.setFont(fonts.font("secondary", bold=heading))
            painter.drawText(room, _LEFT, fit(bar.title, room.width()))

    def _paint_frame(self, painter: QPainter) -> None:
        height = self.viewport().height()
        if self._weeks.first <= self._weeks.today < self._end():
            left = self._x(self._weeks.today) + self._week() / 14
            painter.setPen(QPen(theming.colour("accent"), theming.frame("ring")))
            painter.drawLine(QPointF(left, self._head()), QPointF(left, height))
        painter.setPen(theming.colour("border"))
        painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.drawLine(0, self._head(), self.viewport().width(), self._head())
        painter.drawLine(QPointF(self._names(), 0), QPointF(self._names(), height))

    def _paint_chosen(self, painter: QPainter) -> None:
        if self.hasFocus() and self._weeks.lines:
            painter.setPen(QPen(theming.colour("accent"), theming.frame("ring")))
            painter.drawRect(self.line_area(self._chosen).adjusted(1, 1, -2, -1))

    def _choose(self, number: int) -> None:
        self._chosen = max(0, min(len(self._weeks.lines) - 1, number))
        area, bar = self.line_area(self._chosen), self.verticalScrollBar()
        if area.top() < self._head():
            bar.setValue(int(bar.value() - self._head() + area.top()))
        elif area.bottom() > self.viewport().height():
            bar.setValue(int(bar.value() + area.bottom() - self.viewport().height() + 1))
        self._tell()
        self.viewport().update()

    def _open(self) -> None:
        if self.chosen is not None and self.chosen.key:
            self.line_wanted.emit(self.chosen.key)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.chosen.spoken if self.chosen else "")

    def _restyle(self) -> None:
        least = theming.current().type["secondary"] + theming.space("xs")
        room = self.viewport().height() - self._head()
        count = max(1, len(self._weeks.lines))
        self._height = max(float(least), min(theming.size("control") * 0.875, room / count))
        self._left = float(round(self.viewport().width() * _NAMES))
        self._day = (self.viewport().width() - self._left) / self._weeks.count / 7
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(count * self._height - room)))
        bar.setSingleStep(round(self._height))
        bar.setPageStep(room)
        self.viewport().update()

    def _number_at(self, position: QPointF) -> int:
        return -1 if position.y() < self._head() else self._number_below(position.y())

    def _number_below(self, height: float) -> int:
        return int((height - self._head() + self.verticalScrollBar().value()) // self._tall())

    def _bar_area(self, line: QRectF, bar: Bar) -> QRectF:
        first = max(bar.first, self._weeks.first)
        last = min(bar.last + timedelta(days=1), self._end())
        left, right = self._x(first), self._x(last)
        inset = max(1.0, min(theming.space("xs"), line.height() / 8) - 1)
        if right <= left:
            return QRectF()
        return QRectF(left, line.top() + inset, right - left - 1, line.height() - 2 * inset)

    def _mark_area(self, line: QRectF, mark: Mark) -> QRectF:
        if not self._weeks.first <= mark.day < self._end():
            return QRectF()
        side = min(line.height() - theming.space("xs"), theming.space("m"))
        middle = self._x(mark.day) + self._week() / 14
        return QRectF(middle - side / 2, line.center().y() - side / 2, side, side)

    def _x(self, day: date) -> float:
        return self._left + (day - self._weeks.first).days * self._day

    def _end(self) -> date:
        return self._weeks.first + timedelta(weeks=self._weeks.count)

    def _week(self) -> float:
        return 7 * self._day

    def _names(self) -> float:
        return self._left

    def _head(self) -> int:
        return theming.size("control")

    def _tall(self) -> float:
        return self._height


def _paint_mark(painter: QPainter, area: QRectF, mark: Mark) -> None:
    """A diamond: full when it is done, ringed as long as it is to come, red when it is late."""
    if area.isEmpty():
        return
    middle = area.center()
    tone = "good" if mark.done else "bad" if mark.late else "text"
    painter.setPen(QPen(theming.colour(tone), theming.frame("ring")))
    painter.setBrush(theming.colour(tone if mark.done or mark.late else "surface"))
    points = (
        QPointF(middle.x(), area.top()),
        QPointF(area.right(), middle.y()),
        QPointF(middle.x(), area.bottom()),
        QPointF(area.left(), middle.y()),
    )
    painter.drawPolygon(QPolygonF(points))
    painter.setBrush(Qt.BrushStyle.NoBrush)

"""A week with its hours: seven columns, each session where its time is."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.panes.calendar.shown import Day, Item
from desktop_app.system.text import WEEKDAYS, tr
from desktop_app.widgets import fonts, icons, theming

FIRST_HOUR, LAST_HOUR = 8, 18
_HOUR = 60
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_LEAST_WORDS = 2
"""Narrower than so many characters, a session of several at once shows no words."""
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class WeekView(QWidget):
    """Left and Right change the day, Up and Down the session.

    Signals: `day_wanted(date)`, `chip_wanted(key)`, `page_wanted(±1)`, `opened()`.
    """

    day_wanted = Signal(object)
    chip_wanted = Signal(str)
    page_wanted = Signal(int)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("周视图"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._days: tuple[Day, ...] = ()
        self._places: dict[str, tuple[int, Item, float, float]] = {}
        self._hours = (FIRST_HOUR, LAST_HOUR)
        self._day: date | None = None
        self._session = ""
        theming.changed.connect(self.update)

    def show_days(self, days: Sequence[Day]) -> None:
        """Show a week of *days*; hours outside of 8 to 18 appear where something is planned."""
        self._days = tuple(days)
        found = [item for day in days for item in day.chips]
        self._hours = (
            min([FIRST_HOUR, *(item.start // _HOUR for item in found)]),
            max([LAST_HOUR, *(min(24, _end(item)) for item in found)]),
        )
        self._places = {}
        for column, day in enumerate(days):
            for item, left, right in lanes(day.chips):
                self._places[item.key] = (column, item, left, right)
        self.update()

    def select(self, day: date, chip: str = "") -> None:
        """Mark *day* and a session on it."""
        self._day, self._session = day, chip
        shown = next((one for one in self._days if one.day == day), None)
        self.setAccessibleDescription(shown.spoken if shown else "")
        self.update()

    def area(self, key: str) -> QRectF:
        """Return the room of a session."""
        column, item, left, right = self._places[key]
        room = self._column(column).adjusted(1, 0, -1, 0)
        top = self._height_of(item.start)
        bottom = max(self._height_of(item.start + item.minutes), top + theming.size("chip"))
        return QRectF(
            room.left() + room.width() * left, top, room.width() * (right - left), bottom - top
        ).adjusted(1, 1, -1, -1)

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("crash"), theming.frame("crash"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail") * 2, theming.frame("search"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if sideways and self._day is not None:
            self.day_wanted.emit(self._day + timedelta(days=sideways))
        elif step:
            self._step(step)
        elif key in _PAGES:
            self.page_wanted.emit(_PAGES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self._at(event.position())
        if key:
            self.chip_wanted.emit(key)
            return
        for column, day in enumerate(self._days):
            area = self._column(column)
            if area.left() <= event.position().x() < area.right():
                self.day_wanted.emit(day.day)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._places[key][1].tip if key else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theming.colour("surface"))
        for column, day in enumerate(self._days):
            if day.closed:
                painter.fillRect(self._column(column), theming.colour("canvas"))
        self._paint_hours(painter)
        for column, day in enumerate(self._days):
            self._paint_head(painter, column, day)
        for key, (_column, item, _left, _right) in self._places.items():
            self._paint_item(painter, self.area(key), item)
        self._paint_frame(painter)

    def _paint_hours(self, painter: QPainter) -> None:
        painter.setFont(fonts.font("secondary"))
        for hour in range(self._hours[0], self._hours[1] + 1):
            top = self._height_of(hour * _HOUR)
            painter.setPen(theming.colour("border"))
            painter.drawLine(QPointF(self._gutter(), top), QPointF(self.width(), top))
            painter.setPen(theming.colour("secondary"))
            room = QRectF(theming.space("s"), top, self._gutter(), theming.size("chip"))
            painter.drawText(room, _LEFT, f"{hour:02d}:00")

    def _paint_head(self, painter: QPainter, column: int, day: Day) -> None:
        area = self._column(column)
        room = QRectF(area.left() + theming.space("s"), 0, area.width(), self._head())
        painter.setFont(fonts.font("secondary", bold=day.today))
        painter.setPen(theming.colour("accent" if day.today else "text"))
        text = f"{tr('周')}{WEEKDAYS[column]} {day.day.day}"
        if day.today:
            text = tr("{day} 今天").format(day=text)
        metrics = QFontMetricsF(painter.font())
        painter.drawText(room, _LEFT, text)
        room.setLeft(room.left() + metrics.horizontalAdvance(text) + theming.space("xs"))
        painter.setFont(fonts.font("secondary"))
        painter.setPen(theming.colour(day.label_tone or "secondary"))
        painter.drawText(room, _LEFT, _fit(day.label, area.right() - room.left()))

    def _paint_item(self, painter: QPainter, area: QRectF, item: Item) -> None:
        plain = item.tone == "plain"
        ground = {"plain": "canvas", "accent": "accent_soft"}.get(item.tone, f"{item.tone}_fill")
        tone = "secondary" if plain else item.tone
        chosen = item.key == self._session
        thick = theming.frame("ring") if chosen else theming.frame("border")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theming.colour(tone if chosen or plain else ground), thick))
        painter.setBrush(theming.colour(ground))
        radius = theming.current().radius["small"]
        painter.drawRoundedRect(area, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theming.colour(tone))
        painter.setFont(fonts.font("secondary"))
        room = area.adjusted(theming.space("xs"), 0, -theming.space("xs"), 0)
        if item.done:
            side = theming.current().type["secondary"]
            tick = QRectF(room.right() - side, area.top(), side, theming.size("chip"))
            icons.paint(painter, tick, "check", tone, side)
            room.setRight(tick.left())
        _paint_words(painter, room, item)

    def _paint_frame(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(theming.colour("border"), theming.frame("border")))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        for column in range(len(self._days)):
            left = round(self._column(column).left())
            painter.drawLine(left, 0, left, self.height())
        chosen = [n for n, day in enumerate(self._days) if day.day == self._day]
        if chosen:
            area = self._column(chosen[0])
            thick = theming.frame("ring") if self.hasFocus() else theming.frame("border")
            painter.setPen(QPen(theming.colour("accent"), thick))
            painter.drawRect(area.adjusted(1, -area.top() + 1, -1, -1))

    def _step(self, step: int) -> None:
        """Choose the session before or after, through the whole week."""
        order = [item.key for day in self._days for item in day.chips]
        if not order:
            return
        at = order.index(self._session) + step if self._session in order else 0
        self.chip_wanted.emit(order[max(0, min(len(order) - 1, at))])

    def _at(self, position: QPointF) -> str:
        return next((key for key in self._places if self.area(key).contains(position)), "")

    def _column(self, column: int) -> QRectF:
        width = (self.width() - self._gutter()) / 7
        left = round(self._gutter() + column * width)
        right = round(self._gutter() + (column + 1) * width)
        return QRectF(left, self._head(), right - left, self.height() - self._head())

    def _height_of(self, minutes: int) -> float:
        first, last = self._hours
        share = (minutes - first * _HOUR) / ((last - first) * _HOUR)
        return float(self._head() + share * (self.height() - self._head() - theming.size("chip")))

    def _gutter(self) -> int:
        return theming.size("control") + theming.space("l")

    def _head(self) -> int:
        return theming.size("control")


def _paint_words(painter: QPainter, room: QRectF, item: Item) -> None:
    """Write time and title as far as whole lines go."""
    if room.width() < _LEAST_WORDS * theming.current().type["secondary"]:
        return  # crumbs of characters help nobody; the panel and the tooltip tell
    title = f"{item.mark} {item.title}" if item.mark else item.title
    line = QFontMetricsF(painter.font()).height()
    lines = int((room.height() - theming.space("xxs")) // line)
    if lines < 2:
        painter.drawText(room, _LEFT, _fit(title, room.width()))
        return
    room.setTop(room.top() + theming.space("xxs"))
    room.setHeight(lines * line)
    if lines == 2:
        words = f"{_fit(item.time, room.width())}\n{_fit(title, room.width())}"
        painter.drawText(room, _TOP, words)
        return
    painter.save()
    painter.setClipRect(room)
    wrapping = int(_TOP) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(room, wrapping, f"{item.time}\n{title}")
    painter.restore()


def lanes(items: Sequence[Item]) -> list[tuple[Item, float, float]]:
    """Return each item with its left and right edge (0 to 1), overlapping ones side by side."""
    placed: list[tuple[Item, float, float]] = []
    group: list[tuple[Item, int]] = []
    ends: list[int] = []

    def close() -> None:
        width = 1 / max(1, len(ends))
        placed.extend((item, lane * width, (lane + 1) * width) for item, lane in group)
        group.clear()
        ends.clear()

    for item in sorted(items, key=lambda one: (one.start, -one.minutes)):
        if ends and item.start >= max(ends):
            close()
        lane = next((n for n, end in enumerate(ends) if end <= item.start), len(ends))
        if lane == len(ends):
            ends.append(0)
        ends[lane] = item.start + item.minutes
        group.append((item, lane))
    close()
    return placed


def _end(item: Item) -> int:
    return -(-(item.start + item.minutes) // _HOUR)


def _fit(text: str, width: float) -> str:
    metrics = QFontMetricsF(fonts.font("secondary"))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

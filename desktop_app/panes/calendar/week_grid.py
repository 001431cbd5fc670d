"""A week with its hours as a picture: seven columns, each session where its time is."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.panes.calendar import week_paint
from desktop_app.panes.calendar.carrying import Carried
from desktop_app.panes.calendar.lanes import Placed, Rest, lanes
from desktop_app.panes.calendar.shown import Day, Item
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming

FIRST_HOUR, LAST_HOUR = 8, 18
HOUR = 60
_LEAST, _STRIP = 4.5, 2.2
"""Ems that a session needs beside others to be read, and that the count of the rest needs."""
_MOST = 6
"""More than so many side by side nobody tells apart."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class WeekGrid(QWidget):
    """Shows a week, the chosen day and session, and what is carried; `WeekView` works with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("周视图"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._days: tuple[Day, ...] = ()
        self._places: dict[str, tuple[int, Placed]] = {}
        self._rests: list[tuple[int, Rest]] = []
        self._hours = (FIRST_HOUR, LAST_HOUR)
        self._day: date | None = None
        self._session = ""
        self._carried: Carried | None = None
        self._title = ""
        self._now = -1
        theming.changed.connect(self._arrange)

    def show_days(self, days: Sequence[Day], now: int = -1) -> None:
        """Show a week of *days*; hours outside of 8 to 18 appear where something is planned.

        *now* is this moment in minutes from midnight; a line shows it on today.
        """
        self._days, self._now = tuple(days), now
        found = [item for day in days for item in day.chips]
        self._hours = (
            min([FIRST_HOUR, *(item.start // HOUR for item in found)]),
            max([LAST_HOUR, *(min(24, _end(item)) for item in found)]),
        )
        self._arrange()

    def select(self, day: date, chip: str = "") -> None:
        """Mark *day* and a session on it."""
        self._day, self._session = day, chip
        shown = next((one for one in self._days if one.day == day), None)
        self.setAccessibleDescription(shown.spoken if shown else "")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put sessions of the same time beside each other, as many as can be read."""
        em = theming.current().type["secondary"]
        width = self._column(0).width()
        most = max(1, min(_MOST, int(width / (_LEAST * em))))
        crowded = max(1, min(_MOST, int((width - _STRIP * em) / (_LEAST * em))))
        self._places, self._rests = {}, []
        for column, day in enumerate(self._days):
            placed, rests = lanes(day.chips, most, crowded, self._session)
            self._places |= {one.item.key: (column, one) for one in placed}
            self._rests += [(column, rest) for rest in rests]
        self.update()

    def area(self, key: str) -> QRectF:
        """Return the room of a session."""
        column, placed = self._places[key]
        room = self._column(column).adjusted(1, 0, -1, 0)
        area = self._between(room, placed.item.start, placed.item.minutes)
        if placed.crowded:
            room.setRight(room.right() - self._strip())
        area.setLeft(room.left() + room.width() * placed.left)
        area.setRight(room.left() + room.width() * placed.right)
        return area.adjusted(1, 1, -1, -1)

    def rest_area(self, number: int) -> QRectF:
        """Return the room of the strip that counts sessions without room."""
        column, rest = self._rests[number]
        area = self._between(self._column(column), rest.start, rest.end - rest.start)
        area.setLeft(area.right() - self._strip())
        return area.adjusted(0, 1, -2, -1)

    def point(self, day: date, minutes: int) -> QPointF:
        """Return where a time of a shown day stands, in the middle of its column."""
        column = (day - self._days[0].day).days
        return QPointF(self._column(column).center().x(), self._height_of(minutes))

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("crash"), theming.frame("crash"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail") * 2, theming.frame("search"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theming.colour("surface"))
        for column, day in enumerate(self._days):
            if day.closed:
                painter.fillRect(self._column(column), theming.colour("canvas"))
        self._paint_hours(painter)
        for column, day in enumerate(self._days):
            area = self._column(column)
            room = QRectF(area.left() + theming.space("s"), 0, area.width(), self._head())
            room.setRight(area.right())
            week_paint.head(painter, room, day, day.more)
        dirty = QRectF(event.rect())
        for key, (_column, placed) in self._places.items():
            area = self.area(key)
            if area.intersects(dirty):
                week_paint.item(painter, area, placed.item, chosen=key == self._session)
        for number, (_column, rest) in enumerate(self._rests):
            week_paint.rest(painter, self.rest_area(number), len(rest.items))
        self._paint_frame(painter)
        self._paint_now(painter)
        self._paint_carried(painter)

    def _paint_hours(self, painter: QPainter) -> None:
        painter.setFont(fonts.font("secondary"))
        for hour in range(self._hours[0], self._hours[1] + 1):
            top = self._height_of(hour * HOUR)
            painter.setPen(theming.colour("border"))
            painter.drawLine(QPointF(self._gutter(), top), QPointF(self.width(), top))
            painter.setPen(theming.colour("secondary"))
            room = QRectF(theming.space("s"), top, self._gutter(), theming.size("chip"))
            painter.drawText(room, _LEFT, f"{hour:02d}:00")

    def _paint_now(self, painter: QPainter) -> None:
        first, last = self._hours
        for column, day in enumerate(self._days):
            if day.today and first * HOUR <= self._now <= last * HOUR:
                area = self._column(column)
                week_paint.now(painter, area.left(), area.right(), self._height_of(self._now))

    def _paint_carried(self, painter: QPainter) -> None:
        carried = self._carried
        days = [one.day for one in self._days]
        if carried is not None and carried.day in days:
            room = self._column(days.index(carried.day)).adjusted(2, 0, -2, 0)
            area = self._between(room, carried.start, carried.minutes)
            week_paint.ghost(painter, area, self._title, carried.start, carried.minutes)

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

    def _at(self, position: QPointF) -> str:
        return next((key for key in self._places if self.area(key).contains(position)), "")

    def _rest_at(self, position: QPointF) -> Rest | None:
        found = (n for n in range(len(self._rests)) if self.rest_area(n).contains(position))
        number = next(found, -1)
        return self._rests[number][1] if number >= 0 else None

    def _day_at(self, position: QPointF) -> date | None:
        for column, day in enumerate(self._days):
            area = self._column(column)
            if area.left() <= position.x() < area.right():
                return day.day
        return None

    def _column(self, column: int) -> QRectF:
        width = (self.width() - self._gutter()) / 7
        left = round(self._gutter() + column * width)
        right = round(self._gutter() + (column + 1) * width)
        return QRectF(left, self._head(), right - left, self.height() - self._head())

    def _between(self, room: QRectF, start: int, minutes: int) -> QRectF:
        top = self._height_of(start)
        bottom = max(self._height_of(start + minutes), top + theming.size("chip"))
        return QRectF(room.left(), top, room.width(), bottom - top)

    def _height_of(self, minutes: int) -> float:
        first, last = self._hours
        share = (minutes - first * HOUR) / ((last - first) * HOUR)
        return float(self._head() + share * self._tall())

    def _minutes_at(self, height: float) -> float:
        first, last = self._hours
        share = (height - self._head()) / self._tall()
        return float((first + share * (last - first)) * HOUR)

    def _tall(self) -> float:
        return float(max(1, self.height() - self._head() - theming.size("chip")))

    def _strip(self) -> float:
        return float(_STRIP * theming.current().type["secondary"])

    def _gutter(self) -> int:
        return theming.size("control") + theming.space("l")

    def _head(self) -> int:
        return theming.size("control")


def _end(item: Item) -> int:
    return -(-(item.start + item.minutes) // HOUR)

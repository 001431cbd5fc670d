"""A week with its hours: seven columns, each session where its time is, to be moved and drawn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from desktop_app.panes.calendar import week_paint
from desktop_app.panes.calendar.carrying import STEP, Carried, begun_at, ended_at, snapped
from desktop_app.panes.calendar.lanes import Placed, lanes
from desktop_app.panes.calendar.shown import Day, Item
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming

FIRST_HOUR, LAST_HOUR = 8, 18
_HOUR = 60
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPWARDS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WeekView(QWidget):
    """Left and Right change the day, Up and Down the session.

    Space takes the chosen session up, arrows carry it, Shift with Up and Down changes its length,
    Enter puts it down, Esc leaves it. The mouse moves a session, its lower edge stretches it, and
    an empty place is drawn on.

    Signals: `day_wanted(date)`, `chip_wanted(key)`, `page_wanted(±1)`, `opened()`;
    `moved(key, day, start)`, `stretched(key, minutes)`, `drawn(day, start, minutes)`;
    `carrying(carried)` as a session is carried, None when that has ended.
    """

    day_wanted = Signal(object)
    chip_wanted = Signal(str)
    page_wanted = Signal(int)
    opened = Signal()
    moved = Signal(str, object, int)
    stretched = Signal(str, int)
    drawn = Signal(object, int, int)
    carrying = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("周视图"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.movable = False
        self._days: tuple[Day, ...] = ()
        self._places: dict[str, tuple[int, Placed]] = {}
        self._left_out: list[int] = []
        self._hours = (FIRST_HOUR, LAST_HOUR)
        self._day: date | None = None
        self._session = ""
        self._pressed: tuple[QPointF, Carried, bool] | None = None
        self._carried: Carried | None = None
        self._from: Carried | None = None
        self._title = ""
        self._now = -1
        theming.changed.connect(self.update)

    @property
    def carried(self) -> Carried | None:
        """What is on its way, and where it would be put down."""
        return self._carried

    def show_days(self, days: Sequence[Day], now: int = -1) -> None:
        """Show a week of *days*; hours outside of 8 to 18 appear where something is planned.

        *now* is this moment in minutes from midnight; a line shows it on today.
        """
        self._days, self._now = tuple(days), now
        found = [item for day in days for item in day.chips]
        self._hours = (
            min([FIRST_HOUR, *(item.start // _HOUR for item in found)]),
            max([LAST_HOUR, *(min(24, _end(item)) for item in found)]),
        )
        self._places, self._left_out = {}, []
        for column, day in enumerate(days):
            placed, left_out = lanes(day.chips)
            self._left_out.append(left_out + day.more)
            for one in placed:
                self._places[one.item.key] = (column, one)
        self.update()

    def select(self, day: date, chip: str = "") -> None:
        """Mark *day* and a session on it."""
        self._day, self._session = day, chip
        shown = next((one for one in self._days if one.day == day), None)
        self.setAccessibleDescription(shown.spoken if shown else "")
        self.update()

    def area(self, key: str) -> QRectF:
        """Return the room of a session."""
        column, placed = self._places[key]
        room = self._column(column).adjusted(1, 0, -1, 0)
        area = self._between(room, placed.item.start, placed.item.minutes)
        area.setLeft(room.left() + room.width() * placed.left)
        area.setRight(room.left() + room.width() * placed.right)
        return area.adjusted(1, 1, -1, -1)

    def point(self, day: date, minutes: int) -> QPointF:
        """Return where a time of a shown day stands, in the middle of its column."""
        column = (day - self._days[0].day).days
        return QPointF(self._column(column).center().x(), self._height_of(minutes))

    def take_up(self) -> None:
        """Begin to carry the chosen session."""
        if self.movable and self._session in self._places:
            item = self._places[self._session][1].item
            if not item.done:
                self._title = item.title
                self._from = Carried(item.key, item.day, item.start, item.minutes)
                self._carry(self._from)

    def leave_it(self) -> None:
        """Let what is carried stand where it stood."""
        self._pressed = None
        if self._carried is not None:
            self._carried = None
            self.carrying.emit(None)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("crash"), theming.frame("crash"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("rail") * 2, theming.frame("search"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self._at(QPointF(event.pos()))
            tip = self._places[key][1].item.tip if key else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._carried is not None
        ):
            event.accept()  # Esc ends the carrying before it means anything to the frame
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._pressed is None:
            self.leave_it()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._carried is not None:
            longer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._carry_by(key, self._carried, longer)
        elif key in _SIDEWAYS and self._day is not None:
            self.day_wanted.emit(self._day + timedelta(days=_SIDEWAYS[key]))
        elif key in _UPWARDS:
            self._step(_UPWARDS[key])
        elif key in _PAGES:
            self.page_wanted.emit(_PAGES[key])
        elif key in _ENTER:
            self.opened.emit()
        elif key == Qt.Key.Key_Space:
            self.take_up()
        else:
            super().keyPressEvent(event)

    def _carry_by(self, key: Qt.Key, carried: Carried, longer: bool) -> None:
        stood = self._from or carried
        if key == Qt.Key.Key_Escape:
            self.leave_it()
        elif key in (*_ENTER, Qt.Key.Key_Space):
            self._put_down()
        elif key in _SIDEWAYS:
            day = carried.day + timedelta(days=_SIDEWAYS[key])
            self._carry(replace(carried, day=day, minutes=stood.minutes))
            if day not in {one.day for one in self._days}:
                self.day_wanted.emit(day)  # another week comes under it
        elif key in _UPWARDS and longer:  # either the place or the length changes
            end = stood.start + carried.minutes
            self._carry(ended_at(stood, end + STEP * _UPWARDS[key]))
        elif key in _UPWARDS:
            moved = replace(carried, minutes=stood.minutes)
            self._carry(begun_at(moved, carried.start + STEP * _UPWARDS[key]))

    def _step(self, step: int) -> None:
        """Choose the session before or after, through the whole week."""
        order = [item.key for day in self._days for item in day.chips]
        if not order:
            return
        at = order.index(self._session) + step if self._session in order else 0
        self.chip_wanted.emit(order[max(0, min(len(order) - 1, at))])

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        key, day = self._at(position), self._day_at(position)
        self.leave_it()
        if key:
            self.chip_wanted.emit(key)
        elif day is not None:
            self.day_wanted.emit(day)
        if event.button() != Qt.MouseButton.LeftButton or not self.movable:
            return
        if key:
            item = self._places[key][1].item
            if not item.done:
                carried = Carried(key, item.day, item.start, item.minutes)
                self._title, self._from = item.title, carried
                self._pressed = (position, carried, self._on_edge(key, position))
        elif day is not None and position.y() > self._head():
            start = snapped(self._minutes_at(position.y()) - STEP / 2)
            self._title, self._from = "", None
            self._pressed = (position, Carried("", day, start, STEP), True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._show_hand(event.position())
            return
        begun, carried, stretching = self._pressed
        position = event.position()
        far = (position - begun).manhattanLength() >= QApplication.startDragDistance()
        if not far and self._carried is None:
            return
        if stretching:
            self._carry(ended_at(carried, snapped(self._minutes_at(position.y()))))
            return
        gone = self._minutes_at(position.y()) - self._minutes_at(begun.y())
        day = self._day_at(position) or carried.day
        self._carry(begun_at(replace(carried, day=day), snapped(carried.start + gone)))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._pressed is not None and self._carried is not None:
            self._put_down()
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if self._at(event.position()):
            self.opened.emit()
        elif self.movable and day is not None and event.position().y() > self._head():
            start = snapped(self._minutes_at(event.position().y()) - STEP / 2)
            self.drawn.emit(day, start, _HOUR)

    def _show_hand(self, position: QPointF) -> None:
        key = self._at(position)
        if key and self.movable and self._on_edge(key, position):
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.unsetCursor()

    def _on_edge(self, key: str, position: QPointF) -> bool:
        """Tell whether a point is on the lower edge, which stretches."""
        area = self.area(key)
        edge = min(theming.space("s"), area.height() / 3)
        return position.y() >= area.bottom() - edge

    def _carry(self, carried: Carried) -> None:
        self._carried = carried
        self.carrying.emit(carried)
        self.update()

    def _put_down(self) -> None:
        carried, stood = self._carried, self._from
        self.leave_it()
        if carried is None:
            return
        if stood is None:
            self.drawn.emit(carried.day, carried.start, carried.minutes)
        elif (carried.day, carried.start) != (stood.day, stood.start):
            self.moved.emit(carried.key, carried.day, carried.start)
        elif carried.minutes != stood.minutes:
            self.stretched.emit(carried.key, carried.minutes)

    # Painting

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
            week_paint.head(painter, room, day, self._left_out[column])
        dirty = QRectF(event.rect())
        for key, (_column, placed) in self._places.items():
            area = self.area(key)
            if area.intersects(dirty):
                week_paint.item(painter, area, placed.item, chosen=key == self._session)
        self._paint_frame(painter)
        self._paint_now(painter)
        self._paint_carried(painter)

    def _paint_hours(self, painter: QPainter) -> None:
        painter.setFont(fonts.font("secondary"))
        for hour in range(self._hours[0], self._hours[1] + 1):
            top = self._height_of(hour * _HOUR)
            painter.setPen(theming.colour("border"))
            painter.drawLine(QPointF(self._gutter(), top), QPointF(self.width(), top))
            painter.setPen(theming.colour("secondary"))
            room = QRectF(theming.space("s"), top, self._gutter(), theming.size("chip"))
            painter.drawText(room, _LEFT, f"{hour:02d}:00")

    def _paint_now(self, painter: QPainter) -> None:
        first, last = self._hours
        for column, day in enumerate(self._days):
            if day.today and first * _HOUR <= self._now <= last * _HOUR:
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

    # Places

    def _at(self, position: QPointF) -> str:
        return next((key for key in self._places if self.area(key).contains(position)), "")

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
        share = (minutes - first * _HOUR) / ((last - first) * _HOUR)
        return float(self._head() + share * self._tall())

    def _minutes_at(self, height: float) -> float:
        first, last = self._hours
        return first * _HOUR + (height - self._head()) / self._tall() * (last - first) * _HOUR

    def _tall(self) -> float:
        return float(max(1, self.height() - self._head() - theming.size("chip")))

    def _gutter(self) -> int:
        return theming.size("control") + theming.space("l")

    def _head(self) -> int:
        return theming.size("control")


def _end(item: Item) -> int:
    return -(-(item.start + item.minutes) // _HOUR)

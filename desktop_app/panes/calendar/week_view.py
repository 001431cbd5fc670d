"""A week in which sessions are moved, stretched and drawn, with the mouse or the keys."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop_app.panes.calendar.carrying import STEP, Carried, begun_at, ended_at, snapped
from desktop_app.panes.calendar.week_grid import HOUR, WeekGrid
from desktop_app.system.text import tr
from desktop_app.widgets import theming

_TOLD = 12
"""As many of those without room are named to the pointer."""
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPWARDS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WeekView(WeekGrid):
    """Left and Right change the day, Up and Down the session.

    Space takes the chosen session up, arrows carry it, Shift with Up and Down changes its length,
    Enter puts it down, Esc leaves it. The mouse moves a session, its lower edge stretches it, and
    an empty place is drawn on.

    Signals: `day_wanted(date)`, `chip_wanted(key)`, `page_wanted(±1)`, `opened()`;
    `rest_wanted(key)` for the first of those that found no room beside the others;
    `moved(key, day, start)`, `stretched(key, minutes)`, `drawn(day, start, minutes)`;
    `carrying(carried)` as a session is carried, None when that has ended.
    """

    day_wanted = Signal(object)
    chip_wanted = Signal(str)
    page_wanted = Signal(int)
    opened = Signal()
    rest_wanted = Signal(str)
    moved = Signal(str, object, int)
    stretched = Signal(str, int)
    drawn = Signal(object, int, int)
    carrying = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.movable = False
        self._pressed: tuple[QPointF, Carried, bool] | None = None
        self._from: Carried | None = None

    @property
    def carried(self) -> Carried | None:
        """What is on its way, and where it would be put down."""
        return self._carried

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

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
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

    def tip_at(self, position: QPointF) -> str:
        """Return what the pointer is told about what lies under it."""
        key, rest = self._at(position), self._rest_at(position)
        if rest is not None:
            told = [f"{one.time} {one.title}" for one in rest.items[:_TOLD]]
            more = len(rest.items) - len(told)
            return "\n".join((*told, *([tr("还有 {n} 项").format(n=more)] if more else [])))
        return self._places[key][1].item.tip if key else ""

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
        rest = self._rest_at(position)
        if rest is not None:
            self.rest_wanted.emit(rest.items[0].key)
            return
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
        if self._rest_at(event.position()) is not None:
            return  # the first press has led to the list already
        if self._at(event.position()):
            self.opened.emit()
        elif self.movable and day is not None and event.position().y() > self._head():
            start = snapped(self._minutes_at(event.position().y()) - STEP / 2)
            self.drawn.emit(day, start, HOUR)

    def _show_hand(self, position: QPointF) -> None:
        key = self._at(position)
        if key and self.movable and self._on_edge(key, position):
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        elif self._rest_at(position) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _on_edge(self, key: str, position: QPointF) -> bool:
        """Tell whether a point is on the lower edge, which stretches."""
        area = self.area(key)
        edge = min(theming.space("s"), area.height() / 3)
        return position.y() >= area.bottom() - edge

    def _carry(self, carried: Carried) -> None:
        self._carried = carried
        if self._pressed is None:  # under the pointer nothing moves, but keys lead anywhere
            first, last = self._hours
            end = -(-(carried.start + carried.minutes) // HOUR)
            self._hours = (min(first, carried.start // HOUR), max(last, end))
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

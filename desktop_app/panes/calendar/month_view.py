"""A month in which sessions can be carried to another day, with the mouse or the keys."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.panes.calendar.carrying import Carried
from desktop_app.panes.calendar.shown import Day, Item
from desktop_app.widgets import theming
from desktop_app.widgets.month_grid import DAYS_A_WEEK, MonthGrid

_DAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS_A_WEEK,
    Qt.Key.Key_Down: DAYS_A_WEEK,
}
_DROPS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MonthView(MonthGrid):
    """Space takes the chosen session up, arrows carry it, Enter puts it down, Esc leaves it.

    The mouse also draws on empty places, over several days.

    Signals: `moved(key, day, start)`; `drawn(first, last)` as days were drawn, or on a double click
    on an empty place; `carrying(carried)` as a session is carried, None when that has ended.
    """

    moved = Signal(str, object, int)
    drawn = Signal(object, object)
    carrying = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.movable = False
        self._items: dict[str, Item] = {}
        self._pressed: tuple[str, QPointF] | None = None
        self._at = QPointF()
        self._carried: Carried | None = None
        self._begun: tuple[int, QPointF] | None = None
        self._to = -1
        self._shown: Item | None = None

    @property
    def carried(self) -> Carried | None:
        """What is on its way, and where it would be put down."""
        return self._carried

    def show_days(self, days: Sequence[Day]) -> None:  # type: ignore[override]  # days of items
        super().show_days(days)
        self._items = {item.key: item for day in days for item in day.chips}

    def take_up(self) -> None:
        """Begin to carry the chosen session."""
        item = self._items.get(self._chip)
        if self.movable and item is not None and not item.done:
            self._carry(Carried(item.key, item.day, item.start, item.minutes))

    def leave_it(self) -> None:
        """Let what is carried stand where it stood."""
        self._pressed = self._begun = None
        if self._to >= 0:
            self._to = -1
            self.update()
        if self._carried is not None:
            self._carried = None
            self.carrying.emit(None)
            self.update()

    @property
    def drawing(self) -> tuple[int, int] | None:
        """The numbers of the first and last day that are being drawn on."""
        if self._begun is None or self._to < 0:
            return None
        return min(self._begun[0], self._to), max(self._begun[0], self._to)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and (self._carried is not None or self.drawing is not None)
        ):
            event.accept()  # Esc ends the carrying before it means anything to the frame
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._carried is None:
            if key == Qt.Key.Key_Escape and self.drawing is not None:
                self.leave_it()
            elif key == Qt.Key.Key_Space:
                self.take_up()
            else:
                super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.leave_it()
        elif key in _DROPS:
            self._put_down()
        elif key in _DAYS:
            self._carry(replace(self._carried, day=self._carried.day + timedelta(days=_DAYS[key])))
            if self._place_of(self._carried) < 0:
                self.day_wanted.emit(self._carried.day)  # another month comes under it

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._pressed is None and self._begun is None:
            self.leave_it()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position())
        self.leave_it()
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.movable and spot is not None:
            if spot.chip is not None:
                self._pressed = (spot.chip.key, event.position())
            else:
                self._begun = (spot.place, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._begun is not None:
            self._draw_to(self._begun[1], event.position())
        if self._pressed is None:
            return
        key, begun = self._pressed
        item = self._items.get(key)
        self._at = event.position()
        far = (self._at - begun).manhattanLength() >= QApplication.startDragDistance()
        if item is None or item.done or not (far or self._carried):
            return
        spot = self.spot_at(self._at)
        day = self._days[spot.place].day if spot is not None else item.day
        self._carry(Carried(key, day, item.start, item.minutes))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._carried is not None and self._pressed is not None:
            self._put_down()
        drawn = self.drawing
        self.leave_it()
        if drawn is not None:
            first, last = (self._days[place].day for place in drawn)
            self.drawn.emit(first, last)

    def _draw_to(self, at: QPointF, position: QPointF) -> None:
        """Draw from the day where it began to the one under the pointer."""
        far = (position - at).manhattanLength() >= QApplication.startDragDistance()
        spot = self.spot_at(position)
        if spot is not None and (far or self._to >= 0):
            self._to = spot.place
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position())
        if self.movable and spot is not None and spot.chip is None:
            day = self._days[spot.place].day
            self.drawn.emit(day, day)
        else:
            super().mouseDoubleClickEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._paint_drawing()
        carried = self._carried
        place = -1 if carried is None else self._place_of(carried)
        if place < 0 or self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theming.colour("accent"), theming.frame("ring"), Qt.PenStyle.DashLine))
        painter.drawRect(self.cell(place).adjusted(2, 2, -2, -2))
        self._paint_chip(painter, self._ghost(place), self._shown)

    def _paint_drawing(self) -> None:
        if self.drawing is None:
            return
        first, last = self.drawing
        painter = QPainter(self)
        painter.setPen(QPen(theming.colour("accent"), theming.frame("ring"), Qt.PenStyle.DashLine))
        for place in range(first, last + 1):
            painter.drawRect(self.cell(place).adjusted(2, 2, -2, -2))

    def _ghost(self, place: int) -> QRectF:
        """Return where the carried chip is painted: under the pointer, else in its day."""
        area = self.chip_area(place, 0)
        if self._pressed is not None:
            area.moveCenter(self._at)
        return area

    def _carry(self, carried: Carried) -> None:
        if self._carried is None:
            # The session itself: another month may come under it while it is carried.
            self._shown = self._items[carried.key]
        self._carried = carried
        self.carrying.emit(carried)
        self.update()

    def _put_down(self) -> None:
        carried = self._carried
        self.leave_it()
        if carried is not None and self._shown is not None and carried.day != self._shown.day:
            self.moved.emit(carried.key, carried.day, carried.start)

    def _place_of(self, carried: Carried) -> int:
        if not self._days:
            return -1
        place = (carried.day - self._days[0].day).days
        return place if 0 <= place < len(self._days) else -1

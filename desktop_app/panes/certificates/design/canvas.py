"""The page to scale under the mouse and the keys: chosen, moved along guides, nudged."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from desktop_app.panes.certificates.design.shown import BoxShown, Edges, PageShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming

WIDE, HIGH = 297.0, 210.0
"""The paper, in mm."""
_REACH = 6.0
"""Pixels within which what is moved comes to rest on a line."""
_BEGINS = 3.0
"""Pixels that the mouse has to go before anything moves."""
_GRIP = 4.0
"""Pixels on both sides of an edge by which it is taken."""
_STEP, _FINE = 1.0, 0.1
"""Millimetres of an arrow key, and with Ctrl."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Canvas(QWidget):
    """Signals: `chosen(key)`, `dragged(key, across, down, reach)` in mm from where the drag began
    (a reach of 0 asks for no rest), `dropped()`, `drag_cancelled()`, `nudged(key, across, down)`,
    `widened(key, by)`, `stretched(key, left, across, reach)` of an edge, `opened(key)` to fill
    in, `removed(key)`, `hidden(key)`, `duplicated(key)`, `resized()` when the page has another
    scale.
    """

    chosen = Signal(str)
    dragged = Signal(str, float, float, float)
    dropped = Signal()
    drag_cancelled = Signal()
    nudged = Signal(str, float, float)
    widened = Signal(str, float)
    stretched = Signal(str, bool, float, float)
    opened = Signal(str)
    removed = Signal(str)
    hidden = Signal(str)
    duplicated = Signal(str)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = PageShown((), "")
        self._image: QImage | None = None
        self._pressed: QPointF | None = None
        self._dragging = False
        self._edge = ""
        """Which edge of the chosen one was pressed, `left` or `right`."""
        self._over = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("证书版面"))
        self.setMinimumSize(theming.frame("task"), theming.frame("crash_text"))
        theming.changed.connect(self.update)

    @property
    def pixels_per_mm(self) -> float:
        """How large the page is shown."""
        gap = 2 * theming.space("m")
        return max(0.5, min((self.width() - gap) / WIDE, (self.height() - gap) / HIGH))

    @property
    def page(self) -> PageShown:
        """What is shown."""
        return self._shown

    def show_page(self, shown: PageShown) -> None:
        """Show where the elements stand."""
        self._shown = shown
        self.setAccessibleDescription(shown.spoken)
        self.update()

    def show_image(self, image: QImage) -> None:
        """Show the page as it is printed."""
        self._image = image
        self.update()

    def point_of(self, across: float, down: float) -> QPointF:
        """Return where a place of the paper is shown."""
        corner, scale = self._paper().topLeft(), self.pixels_per_mm
        return QPointF(corner.x() + across * scale, corner.y() + down * scale)

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("crash"), theming.frame("sheet"))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theming.colour("track"))
        paper = self._paper()
        painter.fillRect(paper, Qt.GlobalColor.white)  # paper is white whatever the theme
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(paper, self._image)
        painter.setPen(QPen(theming.colour("strong_border"), theming.frame("border")))
        painter.drawRect(paper.adjusted(-1, -1, 0, 0))
        for box in self._shown.boxes:
            if box.hidden or box.key in (self._over, self._shown.chosen):
                self._paint_box(painter, box)
        self._paint_guides(painter, paper)

    def _paint_box(self, painter: QPainter, box: BoxShown) -> None:
        chosen = box.key == self._shown.chosen
        thick = theming.frame("ring" if chosen and self.hasFocus() else "border")
        # On white paper, so the light theme's colour whatever theme is in force.
        ink = theming.themes()["light"].colours
        pen = QPen(QColor(ink["accent" if chosen else "secondary"]), thick)
        if box.hidden or not chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        air = theming.space("xxs") + 1  # so that the frame does not stand on the letters
        painter.drawRect(self._rect(box.ink).adjusted(-air, -air, air, air))
        if chosen and not box.hidden:
            pen.setStyle(Qt.PenStyle.DotLine)
            pen.setWidth(theming.frame("border"))
            painter.setPen(pen)
            room = self._rect(box.room)
            painter.drawLine(room.topLeft(), room.bottomLeft())
            painter.drawLine(room.topRight(), room.bottomRight())

    def _paint_guides(self, painter: QPainter, paper: QRectF) -> None:
        ink = QColor(theming.themes()["light"].colours["bad"])
        painter.setPen(QPen(ink, theming.frame("border")))
        for guide in self._shown.guides:
            place = self.point_of(guide.at, guide.at)
            if guide.upright:
                painter.drawLine(
                    QPointF(place.x(), paper.top()), QPointF(place.x(), paper.bottom())
                )
            else:
                painter.drawLine(
                    QPointF(paper.left(), place.y()), QPointF(paper.right(), place.y())
                )

    def _paper(self) -> QRectF:
        scale = self.pixels_per_mm
        size = QSize(round(WIDE * scale), round(HIGH * scale))
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        return QRectF(left, top, size.width(), size.height())

    def _rect(self, edges: Edges) -> QRectF:
        left, top, right, bottom = edges
        return QRectF(self.point_of(left, top), self.point_of(right, bottom))

    # The mouse

    def box_at(self, place: QPointF) -> BoxShown | None:
        """Return the smallest element there."""
        slack = 2.0
        found = [
            box
            for box in self._shown.boxes
            if self._rect(box.ink).adjusted(-slack, -slack, slack, slack).contains(place)
        ]
        return min(found, key=lambda box: _area(box.ink), default=None)

    def edge_at(self, place: QPointF) -> str:
        """Return which edge of the chosen one's room is there: `left`, `right`, or neither."""
        chosen = next((one for one in self._shown.boxes if one.key == self._shown.chosen), None)
        if chosen is None or chosen.hidden or not chosen.movable:
            return ""
        room = self._rect(chosen.room)
        if not room.top() - _GRIP <= place.y() <= room.bottom() + _GRIP:
            return ""
        for edge, at in (("left", room.left()), ("right", room.right())):
            if abs(place.x() - at) <= _GRIP:
                return edge
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._edge = self.edge_at(event.position())
        if self._edge:
            self._pressed = event.position()
            return
        box = self.box_at(event.position())
        if box is None:
            return
        self._pressed = event.position()
        if box.key != self._shown.chosen:
            self.chosen.emit(box.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(event.position())
            return
        way = event.position() - self._pressed
        if not self._dragging and way.manhattanLength() < _BEGINS:
            return
        self._dragging = True
        scale = self.pixels_per_mm
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        reach = 0.0 if free else _REACH / scale
        if self._edge:
            left = self._edge == "left"
            self.stretched.emit(self._shown.chosen, left, way.x() / scale, reach)
            return
        self.dragged.emit(self._shown.chosen, way.x() / scale, way.y() / scale, reach)

    def _hover(self, place: QPointF) -> None:
        box = self.box_at(place)
        over = box.key if box else ""
        edge = self.edge_at(place)
        self.setCursor(Qt.CursorShape.SizeHorCursor if edge else _cursor(box))
        if over != self._over:
            self._over = over
            self.setToolTip(box.name if box else "")
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            if self._dragging:
                self._dragging = False
                self.dropped.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go on in the properties."""
        box = self.box_at(event.position())
        if box is not None:
            self.opened.emit(box.key)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = ""
        self.update()
        super().leaveEvent(event)

    # The keys

    def event(self, event: QEvent) -> bool:
        """Keep Esc for oneself while something is dragged: it takes the drag back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._dragging
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act(event):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> bool:
        key, chosen = event.key(), self._shown.chosen
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape and self._dragging:
            self._pressed, self._dragging = None, False
            self.drag_cancelled.emit()
            return True
        if not chosen or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if Qt.Key(key) in _ARROWS:
            self._arrow(Qt.Key(key), event.modifiers())
            return True
        if key == Qt.Key.Key_D and fine:
            self.duplicated.emit(chosen)
            return True
        if event.modifiers() & _MODIFIERS:
            return False
        signal = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.removed,
            Qt.Key.Key_H: self.hidden,
        }.get(Qt.Key(key))
        if signal is not None:
            signal.emit(chosen)
        return signal is not None

    def _arrow(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        step = _FINE if modifiers & Qt.KeyboardModifier.ControlModifier else _STEP
        across, down = _ARROWS[key]
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            if across:
                self.widened.emit(self._shown.chosen, across * step)
        else:
            self.nudged.emit(self._shown.chosen, across * step, down * step)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go through the elements with Tab; behind the last one on to what stands beside."""
        keys = [box.key for box in self._shown.boxes]
        chosen = self._shown.chosen
        place = keys.index(chosen) + (1 if forward else -1) if chosen in keys else 0
        if self.hasFocus() and 0 <= place < len(keys):
            self.chosen.emit(keys[place])
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        keys = [box.key for box in self._shown.boxes]
        ends = {
            Qt.FocusReason.TabFocusReason: keys[:1],
            Qt.FocusReason.BacktabFocusReason: keys[-1:],
        }
        for key in ends.get(event.reason(), []):
            self.chosen.emit(key)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


def _area(edges: Edges) -> float:
    left, top, right, bottom = edges
    return (right - left) * (bottom - top)


def _cursor(box: BoxShown | None) -> Qt.CursorShape:
    if box is None:
        return Qt.CursorShape.ArrowCursor
    return Qt.CursorShape.SizeAllCursor if box.movable else Qt.CursorShape.PointingHandCursor

"""The time line: days across, stages as bands, sessions as cards that are dragged and stepped."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.programs.card import SessionCard, card_height, ground_of, ink_of
from desktop_app.panes.programs.columns import Columns, Widths
from desktop_app.panes.programs.shown import BandShown, CardShown, LineShown
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming

_CARD_EMS = 10
"""How many characters wide a card is."""
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ALT = Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TimeLine(QWidget):
    """Arrows move the chosen card by a day or choose the one beside; the mouse drags.

    Signals: `chosen(key)`, `moved(key, day, band)` to a day of the line and a stage,
    `stepped(key, days)`, `shifted(key, quarters)`, `duplicated(key)`, `removed(key)`,
    `opened(key)`, `wanted(day, band)` for a new session.
    """

    chosen = Signal(str)
    moved = Signal(str, int, str)
    stepped = Signal(str, int)
    shifted = Signal(str, int)
    duplicated = Signal(str)
    removed = Signal(str)
    opened = Signal(str)
    wanted = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("课次时间线"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.read_only = False
        self._shown = LineShown((), (), "")
        self._cards: dict[str, SessionCard] = {}
        self._pressed: QPoint | None = None
        self._bands: dict[str, tuple[int, int]] = {}
        """Top and height of each stage on the canvas."""
        self._target: tuple[int, str] | None = None
        """Day and stage on which what is dragged would land; None while nothing is."""
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas = _Canvas(self)
        self._area.setWidget(self.canvas)
        self._heads = _Heads(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._heads)
        layout.addWidget(self._area, 1)
        self._area.horizontalScrollBar().valueChanged.connect(lambda _x: self._repaint())
        theming.changed.connect(self._place)
        self._place()

    def show_line(self, shown: LineShown) -> None:
        """Show stages and sessions; cards that stay keep their widgets."""
        self._shown = shown
        self._place()
        if shown.chosen in self._cards:
            self.reveal(shown.chosen)

    def reveal(self, key: str) -> None:
        """Scroll to a card, with its band's title where there is room."""
        gap = theming.space("l")
        self._area.ensureWidgetVisible(self._cards[key], gap, gap + self._title_height())

    def card(self, key: str) -> SessionCard:
        """Return the card of a session; raises KeyError."""
        return self._cards[key]

    def keys(self) -> tuple[str, ...]:
        """Return the sessions in order."""
        return tuple(one.key for one in self._shown.cards)

    def centre_of(self, day: int, band: str) -> QPoint:
        """Return a place on the canvas inside a day of a stage."""
        column = self.columns.of(day)
        days = column.last - column.first + 1
        x = column.x + round((min(day, column.last) - column.first + 0.5) * column.width / days)
        top, height = self._bands[band]
        return QPoint(x, round(top + height / 2))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._target is not None:
            self._end_drag()
        elif not self._choose_by(event) and (self.read_only or not self._change_by(event)):
            super().keyPressEvent(event)
            return
        event.accept()

    def _choose_by(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys, current = list(self.keys()), self._shown.chosen
        if not plain or not keys:
            return False
        at = keys.index(current) if current in keys else -1
        places = {
            Qt.Key.Key_Up: max(0, at - 1),
            Qt.Key.Key_Down: min(len(keys) - 1, at + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(keys) - 1,
        }
        if key in _ENTER and at >= 0:
            self.opened.emit(current)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._choose_band(-1 if key == Qt.Key.Key_PageUp else 1)
        elif Qt.Key(key) in places:
            self.chosen.emit(keys[places[Qt.Key(key)]])
        else:
            return False
        return True

    def _choose_band(self, step: int) -> None:
        """Choose the stage above or below the chosen one, or the one of the chosen card."""
        bands, chosen = [one.key for one in self._shown.bands], self._shown.chosen
        if chosen in bands:
            at = bands.index(chosen) + step
            self.chosen.emit(bands[max(0, min(len(bands) - 1, at))])
        else:
            self.chosen.emit(self.here()[1])

    def _change_by(self, event: QKeyEvent) -> bool:
        key, current = event.key(), self._shown.chosen
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_N and not modifiers:
            self.wanted.emit(*self.here())
            return True
        if key == Qt.Key.Key_Delete and not modifiers and current:
            self.removed.emit(current)
            return True
        if current not in self._cards:
            return False
        way = -1 if key in (Qt.Key.Key_Left, Qt.Key.Key_Up) else 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not modifiers:
            self.stepped.emit(current, way)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == _ALT:
            self.shifted.emit(current, way)
        elif key == Qt.Key.Key_D and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.duplicated.emit(current)
        else:
            return False
        return True

    def here(self) -> tuple[int, str]:
        """Return day and stage of what is chosen, for something new beside it."""
        for one in self._shown.cards:
            if one.key == self._shown.chosen:
                return one.day, one.band
        bands = [one.key for one in self._shown.bands]
        chosen = self._shown.chosen
        band = chosen if chosen in bands else bands[0] if bands else ""
        days = [one.day for one in self._shown.cards if one.band == band]
        return max(days, default=1), band

    def press_at(self, position: QPointF) -> None:
        """Choose the stage whose title stands there."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for key, (top, _height) in self._bands.items():
            if top <= position.y() < top + self._title_height():
                self.chosen.emit(key)

    def want_at(self, position: QPointF) -> None:
        """Ask for a session at a place of the canvas."""
        if not self.read_only and self._bands:
            self.wanted.emit(self.columns.day_at(position.x()), self._band_at(position.y()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._place()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._place()

    # The mouse: a card is dragged over days and bands

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, SessionCard) or not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self._press(watched, event)
        elif event.type() == QEvent.Type.MouseMove:
            self._drag(watched, event.position())
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._drop(watched)
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            self.opened.emit(_key(watched))
        return True

    def _press(self, card: SessionCard, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.chosen.emit(_key(card))

    def _drag(self, card: SessionCard, position: QPointF) -> None:
        if self._pressed is None or self.read_only:
            return
        far = (position.toPoint() - self._pressed).manhattanLength()
        if self._target is None and far < QApplication.startDragDistance():
            return
        point = card.mapTo(self.canvas, position.toPoint())
        self._target = self.columns.day_at(point.x()), self._band_at(point.y())
        self._area.ensureVisible(point.x(), point.y(), theming.space("xxl"), theming.space("l"))
        card.setCursor(Qt.CursorShape.ClosedHandCursor)
        card.raise_()
        card.move(point - self._pressed)
        self._repaint()

    def _drop(self, card: SessionCard) -> None:
        target = self._target
        self._end_drag()
        if target is not None:
            self.moved.emit(_key(card), *target)

    def _end_drag(self) -> None:
        self._pressed = self._target = None
        for card in self._cards.values():
            card.setCursor(Qt.CursorShape.PointingHandCursor)
        self._place()

    # Where everything is

    def _place(self) -> None:
        """Give every card its place; what is dragged stays under the pointer."""
        ems = fonts.font("text").pixelSize()
        busy = ems * _CARD_EMS + 2 * theming.space("s")
        self.columns = Columns(
            {one.day for one in self._shown.cards},
            Widths(busy, theming.size("control"), busy * 2 // 3),
        )
        tones = {one.key: one.tone for one in self._shown.bands}
        self._bands, y = {}, 0
        for band in self._shown.bands:
            y = self._place_band(band, y, tones[band.key])
        for key in set(self._cards) - set(self.keys()):
            gone = self._cards.pop(key)
            gone.hide()
            gone.deleteLater()
        self.canvas.setMinimumSize(self.columns.width, y)
        self.canvas.resize(
            max(self.columns.width, self._area.viewport().width()),
            max(y, self._area.viewport().height()),
        )
        self._heads.setFixedHeight(theming.size("control"))
        self._repaint()

    def _place_band(self, band: BandShown, top: int, tone: str) -> int:
        stacks: dict[int, int] = {}
        gap, high, head = theming.space("xs"), card_height(), self._title_height()
        for one in (card for card in self._shown.cards if card.band == band.key):
            place = stacks.get(one.day, 0)
            stacks[one.day] = place + 1
            column = self.columns.of(one.day)
            card = self._card_of(one)
            chosen = one.key == self._shown.chosen
            card.show_card(one, tone, chosen, chosen and self.hasFocus())
            if self._target is None or not chosen:
                card.setGeometry(
                    column.x + gap, top + head + place * (high + gap), column.width - 2 * gap, high
                )
        rows = max([1, *stacks.values()])
        height = head + rows * (high + gap) + gap
        self._bands[band.key] = (top, height)
        return top + height

    def _card_of(self, one: CardShown) -> SessionCard:
        card = self._cards.get(one.key)
        if card is None:
            card = self._cards[one.key] = SessionCard(self.canvas)
            card.installEventFilter(self)
            card.show()
        return card

    def _title_height(self) -> int:
        return theming.size("chip") + theming.space("xs")

    def _band_at(self, y: float) -> str:
        inside = [key for key, (top, _height) in self._bands.items() if top <= y]
        return inside[-1] if inside else next(iter(self._bands), "")

    def _repaint(self) -> None:
        self.canvas.update()
        self._heads.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paint_canvas(self, painter: QPainter, width: int) -> None:
        """Paint bands, their titles and where a drop would land."""
        left = self._area.horizontalScrollBar().value()
        for band in self._shown.bands:
            top, height = self._bands[band.key]
            painter.setPen(QPen(theming.colour("border"), theming.frame("border")))
            painter.drawLine(0, top + height, width, top + height)
            painter.fillRect(
                QRectF(left, top, theming.space("xs"), height), theming.colour(ink_of(band.tone))
            )
            chosen = band.key == self._shown.chosen
            painter.setFont(fonts.font("secondary", bold=True))
            painter.setPen(theming.colour("accent" if chosen else ink_of(band.tone)))
            room = QRectF(left + theming.space("m"), top, width, self._title_height())
            painter.drawText(room, _LEFT, band.title)
        painter.setPen(QPen(theming.colour("border"), theming.frame("border")))
        bottom = max([0, *(top + height for top, height in self._bands.values())])
        for column in self.columns.all:
            painter.drawLine(column.x, 0, column.x, bottom)
        if self._target is not None:
            self._paint_target(painter, *self._target)

    def _paint_target(self, painter: QPainter, day: int, band: str) -> None:
        column, (top, height) = self.columns.of(day), self._bands[band]
        tone = next(one.tone for one in self._shown.bands if one.key == band)
        area = QRectF(column.x, top, column.width, height)
        painter.fillRect(area, theming.colour(ground_of(tone)))
        painter.setPen(QPen(theming.colour("accent"), theming.frame("ring")))
        painter.drawRect(area)

    def paint_heads(self, painter: QPainter) -> None:
        """Paint the days over the bands; the one to drop on in the accent colour."""
        left, high = self._area.horizontalScrollBar().value(), self._heads.height()
        painter.fillRect(self._heads.rect(), theming.colour("surface"))
        painter.setFont(fonts.font("secondary"))
        for column in self.columns.all:
            room = QRectF(column.x - left, 0, column.width, high)
            aimed = self._target is not None and column == self.columns.of(self._target[0])
            painter.setPen(theming.colour("accent" if aimed else "secondary"))
            if aimed and self._target is not None:
                text = tr("第 {n} 天").format(n=self._target[0])
            elif column.busy:
                text = tr("第 {n} 天").format(n=column.first)
            elif column.first == column.last:
                text = str(column.first)
            else:
                text = tr("{a}–{b} 天").format(a=column.first, b=column.last)
            painter.drawText(room, _MIDDLE, text)
        painter.setPen(QPen(theming.colour("border"), theming.frame("border")))
        painter.drawLine(0, high - 1, self._heads.width(), high - 1)


def _key(card: SessionCard) -> str:
    return card.shown.key if card.shown else ""


class _Canvas(QWidget):
    """What the cards stand on."""

    def __init__(self, line: TimeLine) -> None:
        super().__init__()
        self._line = line
        theming.set_role(self, "scrolled")

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._line.paint_canvas(QPainter(self), self.width())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._line.press_at(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for a session where there is none yet."""
        self._line.want_at(event.position())


class _Heads(QWidget):
    """The days, which stay in sight while the bands scroll."""

    def __init__(self, line: TimeLine) -> None:
        super().__init__(line)
        self._line = line

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._line.paint_heads(QPainter(self))

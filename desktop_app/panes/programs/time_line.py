"""The time line: days across, stages as bands, sessions as cards that are dragged and stepped."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.programs.card import SessionCard, card_height
from desktop_app.panes.programs.columns import Columns, Widths
from desktop_app.panes.programs.ground import Canvas, Heads
from desktop_app.panes.programs.shown import BandShown, CardShown, LineShown
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming

_CARD_EMS = 9
"""How many characters wide a card is."""
_ALT = Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TimeLine(QWidget):
    """Arrows move the chosen card by a day or choose the one beside; the mouse drags.

    Signals: `chosen(key)`, `moved(key, day, band)` to a day of the line and a stage,
    `stepped(key, days)`, `shifted(key, quarters)`, `duplicated(key)`, `removed(key)`,
    `opened(key)`, `wanted(day, band)` for a new session.

    Attributes: `shown`, `columns`, `bands` (top and height of each stage on the `canvas`),
    `target` (day and stage on which what is dragged would land, None while nothing is).
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
        self.shown = LineShown((), (), "")
        self._cards: dict[str, SessionCard] = {}
        self._pressed: QPoint | None = None
        self.bands: dict[str, tuple[int, int]] = {}
        self.target: tuple[int, str] | None = None
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas = Canvas(self)
        self._area.setWidget(self.canvas)
        self._heads = Heads(self)
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
        self.shown = shown
        self._place()
        self.reveal(shown.chosen)

    def reveal(self, key: str) -> None:
        """Scroll to a card with its band's title, or to the first card of a band."""
        gap = theming.space("l")
        first = next((one.key for one in self.shown.cards if key in (one.key, one.band)), "")
        if first in self._cards:
            self._area.ensureWidgetVisible(self._cards[first], gap, gap + self.title_height())

    def card(self, key: str) -> SessionCard:
        """Return the card of a session; raises KeyError."""
        return self._cards[key]

    def keys(self) -> tuple[str, ...]:
        """Return the sessions in order."""
        return tuple(one.key for one in self.shown.cards)

    def centre_of(self, day: int, band: str) -> QPoint:
        """Return a place on the canvas inside a day of a stage."""
        column = self.columns.of(day)
        days = column.last - column.first + 1
        x = column.x + round((min(day, column.last) - column.first + 0.5) * column.width / days)
        top, height = self.bands[band]
        return QPoint(x, round(top + height / 2))

    # Keys

    def event(self, event: QEvent) -> bool:
        """Let Escape end a drag before it leaves the page."""
        dragging = self.target is not None and event.type() == QEvent.Type.ShortcutOverride
        if dragging and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.target is not None:
            self._end_drag()
        elif not self._choose_by(event) and (self.read_only or not self._change_by(event)):
            super().keyPressEvent(event)
            return
        event.accept()

    def _choose_by(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys, current = list(self.keys()), self.shown.chosen
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
        bands, chosen = [one.key for one in self.shown.bands], self.shown.chosen
        if chosen in bands:
            at = bands.index(chosen) + step
            self.chosen.emit(bands[max(0, min(len(bands) - 1, at))])
        else:
            self.chosen.emit(self.here()[1])

    def _change_by(self, event: QKeyEvent) -> bool:
        key, current = event.key(), self.shown.chosen
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
        for one in self.shown.cards:
            if one.key == self.shown.chosen:
                return one.day, one.band
        bands = [one.key for one in self.shown.bands]
        chosen = self.shown.chosen
        band = chosen if chosen in bands else bands[0] if bands else ""
        days = [one.day for one in self.shown.cards if one.band == band]
        return max(days, default=1), band

    def press_at(self, position: QPointF) -> None:
        """Choose the stage whose title stands there."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for key, (top, _height) in self.bands.items():
            if top <= position.y() < top + self.title_height():
                self.chosen.emit(key)

    def want_at(self, position: QPointF) -> None:
        """Ask for a session at a place of the canvas."""
        if not self.read_only and self.bands:
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
        if self.target is None and far < QApplication.startDragDistance():
            return
        point = card.mapTo(self.canvas, position.toPoint())
        self.target = self.columns.day_at(point.x()), self._band_at(point.y())
        self._area.ensureVisible(point.x(), point.y(), theming.space("xxl"), theming.space("l"))
        card.setCursor(Qt.CursorShape.ClosedHandCursor)
        card.raise_()
        card.move(point - self._pressed)
        self._repaint()

    def _drop(self, card: SessionCard) -> None:
        target = self.target
        self._end_drag()
        if target is not None:
            self.moved.emit(_key(card), *target)

    def _end_drag(self) -> None:
        self._pressed = self.target = None
        for card in self._cards.values():
            card.setCursor(Qt.CursorShape.PointingHandCursor)
        self._place()

    # Where everything is

    def _place(self) -> None:
        """Give every card its place; what is dragged stays under the pointer."""
        ems = fonts.font("text").pixelSize()
        busy = ems * _CARD_EMS + 2 * theming.space("s")
        self.columns = Columns(
            {one.day for one in self.shown.cards},
            Widths(busy, theming.size("control"), busy * 2 // 3),
            theming.space("s"),
        )
        tones = {one.key: one.tone for one in self.shown.bands}
        self.bands, y = {}, 0
        for band in self.shown.bands:
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
        gap, high, head = theming.space("xs"), card_height(), self.title_height()
        for one in (card for card in self.shown.cards if card.band == band.key):
            place = stacks.get(one.day, 0)
            stacks[one.day] = place + 1
            column = self.columns.of(one.day)
            card = self._card_of(one)
            chosen = one.key == self.shown.chosen
            card.show_card(one, tone, chosen, chosen and self.hasFocus())
            if self.target is None or not chosen:
                card.setGeometry(
                    column.x + gap, top + head + place * (high + gap), column.width - 2 * gap, high
                )
        rows = max([1, *stacks.values()])
        height = head + rows * (high + gap) + gap
        self.bands[band.key] = (top, height)
        return top + height

    def _card_of(self, one: CardShown) -> SessionCard:
        card = self._cards.get(one.key)
        if card is None:
            card = self._cards[one.key] = SessionCard(self.canvas)
            card.installEventFilter(self)
            card.show()
        return card

    def title_height(self) -> int:
        """Return how much of a band its title takes, in px."""
        return theming.size("chip") + theming.space("xs")

    def _band_at(self, y: float) -> str:
        inside = [key for key, (top, _height) in self.bands.items() if top <= y]
        return inside[-1] if inside else next(iter(self.bands), "")

    def _repaint(self) -> None:
        self.canvas.update()
        self._heads.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self.reveal(self.shown.chosen)

    @property
    def scrolled(self) -> int:
        """How far the line is scrolled to the right, in px."""
        return self._area.horizontalScrollBar().value()


def _key(card: SessionCard) -> str:
    return card.shown.key if card.shown else ""

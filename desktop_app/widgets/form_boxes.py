"""Boxes to choose one from: a scale's steps, yes and no, the choices of an item."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import fonts, theming

_CHOSEN = {
    "accent": ("accent", "on_accent", "accent"),
    "bad": ("bad_fill", "bad", "bad"),
    "plain": ("pressed", "text", "strong_border"),
}
"""Ground, text and frame of a chosen box; the word in it tells the same."""

_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.ShiftModifier
)


@dataclass(frozen=True, slots=True)
class Box:
    """One box; `key` chooses it beside its place as a digit."""

    value: object
    text: str
    key: str = ""
    tone: Literal["accent", "bad", "plain"] = "accent"


class Boxes(QWidget):
    """One choice among boxes, painted in one widget: a form has dozens of them.

    Digits and the boxes' own keys choose, Left and Right move the choice, Delete takes it back;
    Up and Down ask for the item before or after, unless the boxes take several lines.

    Signals: `answered(value)`, `pointed(place)` with the box under the pointer or -1,
    `step_requested(direction)`, `focused()`.
    """

    answered = Signal(object)
    pointed = Signal(int)
    step_requested = Signal(int)
    focused = Signal()

    def __init__(
        self, name: str, boxes: Sequence[Box], flows: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._boxes = tuple(boxes)
        self._flows = flows
        self._chosen = self._under = -1
        self._read_only = self._problem = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        fixed = QSizePolicy.Policy.Fixed
        policy = QSizePolicy(fixed, fixed)
        if flows:  # as high as its lines: a fixed height would be that of one
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(flows)
        self.setSizePolicy(policy)

    @property
    def chosen(self) -> int:
        """The place of the chosen box, or -1."""
        return self._chosen

    def is_chosen(self, place: int) -> bool:
        """Tell whether a box is chosen."""
        return place == self._chosen

    def focus_place(self) -> int:
        """Return the box that carries the ring of the focus."""
        return max(0, self._chosen)

    def set_answer(self, value: object) -> None:
        """Show *value* as chosen; None shows none."""
        places = [place for place, box in enumerate(self._boxes) if box.value == value]
        self._chosen = places[0] if places and value is not None else -1
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed any more."""
        self._read_only = read_only
        self.setCursor(
            Qt.CursorShape.ArrowCursor if read_only else Qt.CursorShape.PointingHandCursor
        )

    def set_problem(self, problem: bool) -> None:
        """Frame the boxes as the place where an answer is missing."""
        self._problem = problem
        self.update()

    def box_rect(self, place: int) -> QRect:
        """Return where a box is."""
        return self._rects(self.width())[place]

    def sizeHint(self) -> QSize:
        widths = [self._box_width(box) for box in self._boxes]
        width = sum(widths) + _gap() * (len(widths) - 1)
        return QSize(width, theming.size("control"))

    def minimumSizeHint(self) -> QSize:
        if self._flows:
            widest = max(map(self._box_width, self._boxes))
            return QSize(min(widest, theming.frame("rail")), theming.size("control"))
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        return max(area.bottom() for area in self._rects(width)) + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & _MODIFIERS or not self._take(event):
            event.ignore()

    def _take(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS and not self._flows:
            self.step_requested.emit(_STEPS[key])
            return True
        if self._read_only:
            return False
        if key in _MOVES or key in _STEPS:
            self._move({**_MOVES, **_STEPS}[key])
            return True
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose(-1)
            return True
        place = self._place_of(event.text())
        if place >= 0:
            self._choose(place)
        return place >= 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0 and not self._read_only:
            self._choose(place)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, area in enumerate(self._rects(self.width())):
            self._paint_box(painter, place, QRectF(area))

    def _paint_box(self, painter: QPainter, place: int, area: QRectF) -> None:
        chosen = self.is_chosen(place)
        ground, text, frame = (
            _CHOSEN[self._boxes[place].tone]
            if chosen
            else (
                "hover" if place == self._under and not self._read_only else "surface",
                "disabled" if self._read_only else "secondary",
                "bad" if self._problem else "border" if self._read_only else "strong_border",
            )
        )
        radius = theming.current().radius["normal"]
        painter.setBrush(theming.colour(ground))
        painter.setPen(theming.colour(frame))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(fonts.font("text", bold=chosen))
        painter.setPen(theming.colour(text))
        inside = area.adjusted(_padding(), 0, -_padding(), 0) if self._flows else area
        painter.drawText(inside, _CENTRED, self._boxes[place].text)
        if self.hasFocus() and place == self.focus_place():
            ring = theming.frame("ring")
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theming.colour("text" if chosen else "accent"), ring))
            painter.drawRoundedRect(
                area.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2), radius, radius
            )

    def _rects(self, width: int) -> list[QRect]:
        rects: list[QRect] = []
        gap = _gap()
        left = top = line = 0
        for box in self._boxes:
            wide, high = self._box_width(box), theming.size("control")
            if self._flows and wide > width:
                wide, high = width, max(high, self._wrapped_height(box, width))
            if self._flows and left and left + wide > width:
                left, top, line = 0, top + line + gap, 0
            rects.append(QRect(left, top, wide, high))
            left, line = left + wide + gap, max(line, high)
        return rects

    @staticmethod
    def _box_width(box: Box) -> int:
        text = fonts.width(box.text, bold=True)
        room = 2 * _padding() if len(box.text) > 1 else 0
        return max(theming.size("primary"), math.ceil(text + room))

    @staticmethod
    def _wrapped_height(box: Box, width: int) -> int:
        """Return how high a box is whose words do not go on one line of *width*."""
        room = QRectF(0, 0, max(1, width - 2 * _padding()), 0)
        metrics = QFontMetricsF(fonts.font("text", bold=True))
        text = metrics.boundingRect(room, int(_CENTRED), box.text).height()
        return math.ceil(text) + 2 * theming.space("s")

    def _place_of(self, text: str) -> int:
        if not text:
            return -1
        for place, box in enumerate(self._boxes):
            if text == str(place + 1) or (box.key and text.lower() == box.key.lower()):
                return place
        return -1

    def _at(self, point: QPoint) -> int:
        for place, area in enumerate(self._rects(self.width())):
            if area.contains(point):
                return place
        return -1

    def _point(self, place: int) -> None:
        if place != self._under:
            self._under = place
            self.pointed.emit(place)
            self.update()

    def _move(self, step: int) -> None:
        start = self._chosen if self._chosen >= 0 else (-1 if step > 0 else len(self._boxes))
        self._choose(max(0, min(len(self._boxes) - 1, start + step)))

    def _choose(self, place: int) -> None:
        if place == self._chosen:
            return
        self._chosen = place
        self._tell()
        self.answered.emit(self._boxes[place].value if place >= 0 else None)

    def _tell(self) -> None:
        text = self._boxes[self._chosen].text if self._chosen >= 0 else ""
        self.setAccessibleDescription(text)
        self.update()


def _padding() -> int:
    return theming.space("m")


def _gap() -> int:
    return theming.space("xs") + theming.space("xxs")

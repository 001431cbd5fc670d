"""A conversation as it grows: the customer at the left, the own replies at the right."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from PySide6.QtCore import (
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QStyle, QWidget

from desktop_app.widgets import fonts, theming
from desktop_app.widgets.avatar import Avatar
from desktop_app.widgets.evidence_text import laid_out

_WIDEST = 0.8
"""A bubble takes at most this share of the width, so that both sides stay apart."""
_FONT = {"customer": "text", "own": "text", "aside": "secondary"}


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said; `aside` is a line of the program's own, `note` stands small below."""

    text: str
    side: Literal["customer", "own", "aside"] = "customer"
    speaker: str = ""
    note: str = ""


class Transcript(QAbstractScrollArea):
    """Self-painted, so that ten thousand messages cost no widgets.

    Arrow keys walk through the messages, Ctrl+C copies the one walked to; what is added is
    announced to screen readers and scrolled to.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._messages: list[Message] = []
        self._bottoms: list[int] = []
        self._measured = 0
        self._follows = True
        self._current = -1
        self._avatars: dict[str, QPixmap] = {}
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(lambda _value: self.viewport().update())
        theming.changed.connect(self._restyle)

    @property
    def messages(self) -> tuple[Message, ...]:
        """What is shown, in order."""
        return tuple(self._messages)

    @property
    def current(self) -> int:
        """The message that the keyboard walked to, or -1."""
        return self._current

    def set_messages(self, messages: Sequence[Message], from_top: bool = False) -> None:
        """Show *messages* instead of what is shown: the last one, or to be read *from_top*."""
        self._fade.stop()
        self._follows = not from_top
        self._messages = list(messages)
        self._current = -1
        self._measure_all()
        if from_top:
            self.verticalScrollBar().setValue(0)
        else:
            self._to_bottom()

    def add(self, message: Message) -> None:
        """Show *message* below the others; costs the same however many there are."""
        self._messages.append(message)
        self._bottoms.append(self._total() + self._height(message))
        self._fit_bar()
        self._to_bottom()
        if message.side == "customer" and self._moves():
            self._fade.setDuration(theming.current().motion["short"])
            self._fade.start()
        spoken = f"{message.speaker}：{message.text}" if message.speaker else message.text
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        self.viewport().update()

    def set_last_note(self, note: str) -> None:
        """Say something else below the last message."""
        if self._messages:
            self._messages[-1] = replace(self._messages[-1], note=note)
            self._remeasure_last()

    def take_last(self) -> Message | None:
        """Remove the last message and return it."""
        if not self._messages:
            return None
        self._bottoms.pop()
        self._current = -1
        self._fit_bar()
        self.viewport().update()
        return self._messages.pop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.matches(QKeySequence.StandardKey.Copy) and self._current >= 0:
            QApplication.clipboard().setText(self._messages[self._current].text)
        elif event.key() in steps and self._messages:
            start = len(self._messages) if self._current < 0 else self._current
            self._walk_to(start + steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self._walk_to(0)
        elif event.key() == Qt.Key.Key_End:
            self._walk_to(len(self._messages) - 1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        y = round(event.position().y()) + self._origin()
        self._current = min(bisect_right(self._bottoms, y), len(self._messages) - 1)
        self.viewport().update()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        at_bottom = self._follows and self._at_bottom()
        if self.width() != self._measured:
            self._measure_all()
        else:
            self._fit_bar()
        if at_bottom:
            self._to_bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        origin = self._origin()
        first = bisect_right(self._bottoms, event.rect().top() + origin)
        for place in range(first, len(self._messages)):
            top = (self._bottoms[place - 1] if place else 0) - origin
            if top > event.rect().bottom():
                break
            fading = self._fade.state() == QVariantAnimation.State.Running
            last = place == len(self._messages) - 1
            painter.setOpacity(float(self._fade.currentValue()) if fading and last else 1.0)
            self._paint(painter, place, top)

    # Places

    def _room(self) -> int:
        """How wide a text may be; the bar stands in the margin and moves nothing."""
        margin, avatar = theming.space("xl"), theming.size("avatar") + theming.space("s")
        inside = self.width() - 2 * margin - avatar - 2 * theming.space("m")
        return max(theming.size("avatar"), round(inside * _WIDEST))

    def _height(self, message: Message) -> int:
        text = laid_out(message.text, fonts.font(_FONT[message.side]), self._room())[1].height()
        note = self._note_height() if message.note else 0
        gap = theming.space("l")
        if message.side == "aside":
            return text + note + gap
        return max(theming.size("avatar"), text + 2 * theming.space("s")) + note + gap

    def _note_height(self) -> int:
        return round(QFontMetricsF(fonts.font("secondary")).height()) + theming.space("xs")

    def _total(self) -> int:
        return self._bottoms[-1] if self._bottoms else 0

    def _origin(self) -> int:
        """The y of the content at the viewport's top; few messages stand at the bottom."""
        spare = self.viewport().height() - self._total()
        return -spare if spare > 0 else self.verticalScrollBar().value()

    def _at_bottom(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def _to_bottom(self) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _measure_all(self) -> None:
        self._measured = self.width()
        self._bottoms = list(accumulate(self._height(one) for one in self._messages))
        self._fit_bar()
        self.viewport().update()

    def _remeasure_last(self) -> None:
        self._bottoms.pop()
        self._bottoms.append(self._total() + self._height(self._messages[-1]))
        at_bottom = self._at_bottom()
        self._fit_bar()
        if at_bottom:
            self._to_bottom()
        self.viewport().update()

    def _fit_bar(self) -> None:
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._total() - height))
        bar.setPageStep(height)
        bar.setSingleStep(theming.size("row"))

    def _walk_to(self, place: int) -> None:
        if not self._messages:
            return
        self._current = max(0, min(place, len(self._messages) - 1))
        top = self._bottoms[self._current - 1] if self._current else 0
        bottom, bar = self._bottoms[self._current], self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + self.viewport().height():
            bar.setValue(bottom - self.viewport().height())
        message = self._messages[self._current]
        text = "，".join(part for part in (message.speaker, message.text, message.note) if part)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.viewport().update()

    # Painting

    def _paint(self, painter: QPainter, place: int, top: int) -> None:
        message = self._messages[place]
        layout, size = laid_out(message.text, fonts.font(_FONT[message.side]), self._room())
        if message.side == "aside":
            painter.setPen(theming.colour("secondary"))
            left = (self.width() - size.width()) / 2
            layout.draw(painter, QPointF(left, top))
            return
        bubble = self._bubble(message, size, top)
        if message.side == "customer":
            painter.drawPixmap(QPoint(theming.space("xl"), top), self._avatar(message.speaker))
        self._paint_bubble(painter, message, bubble, ringed=place == self._current)
        painter.setPen(theming.colour("text"))
        spare = (bubble.height() - size.height()) / 2
        layout.draw(painter, QPointF(bubble.left() + theming.space("m"), bubble.top() + spare))
        if message.note:
            self._paint_note(painter, message, bubble)

    def _bubble(self, message: Message, size: QSize, top: int) -> QRectF:
        width = size.width() + 2 * theming.space("m")
        height = max(theming.size("avatar"), size.height() + 2 * theming.space("s"))
        left = theming.space("xl") + theming.size("avatar") + theming.space("s")
        if message.side == "own":
            left = self.width() - theming.space("xl") - width
        return QRectF(left + 0.5, top + 0.5, width - 1, height - 1)

    def _paint_bubble(
        self, painter: QPainter, message: Message, bubble: QRectF, ringed: bool
    ) -> None:
        own = message.side == "own"
        ground, line = ("accent_soft", "accent_soft") if own else ("surface", "border")
        painter.setPen(theming.colour("accent" if ringed and self.hasFocus() else line))
        painter.setBrush(theming.colour(ground))
        radius = theming.current().radius["normal"]
        painter.drawRoundedRect(bubble, radius, radius)

    def _paint_note(self, painter: QPainter, message: Message, bubble: QRectF) -> None:
        painter.setPen(theming.colour("secondary"))
        painter.setFont(fonts.font("secondary"))
        below = QRectF(0, bubble.bottom() + theming.space("xs"), self.viewport().width(), 0)
        below.setHeight(self._note_height())
        below.setRight(self.width() - theming.space("xl"))
        below.setLeft(theming.space("xl") + theming.size("avatar") + theming.space("s"))
        side = Qt.AlignmentFlag.AlignRight if message.side == "own" else Qt.AlignmentFlag.AlignLeft
        painter.drawText(below, side | Qt.AlignmentFlag.AlignTop, message.note)

    def _avatar(self, name: str) -> QPixmap:
        """The customer's picture, drawn once for each name and theme."""
        scale = self.devicePixelRatioF()
        key = f"{name} {scale}"
        if key not in self._avatars:
            picture = Avatar(name, "warn")
            picture.resize(picture.sizeHint())
            drawn = QPixmap(picture.size() * scale)
            drawn.setDevicePixelRatio(scale)
            drawn.fill(Qt.GlobalColor.transparent)
            picture.render(drawn, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
            self._avatars[key] = drawn
        return self._avatars[key]

    def _moves(self) -> bool:
        """Whether the system lets things move."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self.isVisible() and self.style().styleHint(hint, None, self) > 0

    def _restyle(self) -> None:
        self._avatars.clear()
        self._measure_all()

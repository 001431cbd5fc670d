"""A thing to do as one row: when, what, how long; the whole row opens it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop_app.widgets import fonts, icons, theming
from desktop_app.widgets.tags import Tone

_WHEN_WIDTH = 4.5
"""The room of the first column, in characters of the text size."""
_TAIL_WIDTH = 5.5
"""The same for the last column, the minutes."""


class TaskRow(QAbstractButton):
    """One row; Enter, Space or a click emits `clicked`, Up and Down emit `step_wanted(±1)`.

    Signals: `step_wanted(int)`.
    """

    step_wanted = Signal(int)

    def __init__(
        self,
        when: str,
        title: str,
        detail: str,
        tag: str = "",
        tone: Tone = "plain",
        tail: str = "",
        done: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._when, self._title, self._detail = when, title, detail
        self._tag, self._tone, self._tail, self._done = tag, tone, tail, done
        spoken = (when, title, detail, tag, tail)
        self.setAccessibleName("，".join(part for part in spoken if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theming.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theming.frame("form"), round(self._text_height()) + 2 * theming.space("m"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.frame("search"), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.step_wanted.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            # Only what does not fit is worth a tooltip.
            self.setToolTip(self._hidden_text())
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        painter.setFont(fonts.font("text"))
        painter.setPen(theming.colour("secondary"))
        vertical = Qt.AlignmentFlag.AlignVCenter
        left = theming.space("l")
        first = QRectF(left, 0, self._start() - left, self.height())
        painter.drawText(first, vertical, _fit(self._when, fonts.font("text"), first))
        right = self.width() - theming.space("l")
        painter.setFont(fonts.font("secondary"))
        painter.drawText(
            QRectF(0, 0, right, self.height()), vertical | Qt.AlignmentFlag.AlignRight, self._tail
        )
        if self._tag:
            self._paint_tag(painter)
        self._paint_texts(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        focus = self.hasFocus()
        thick = theming.frame("ring") if focus else theming.frame("border")
        area = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        pen = painter.pen()
        pen.setWidth(thick)
        edge = "strong_border" if self.underMouse() else "border"
        pen.setColor(theming.colour("accent" if focus else edge))
        painter.setPen(pen)
        ground = "canvas" if self._done else "hover" if self.isDown() else "surface"
        painter.setBrush(theming.colour(ground))
        radius = theming.current().radius["normal"]
        painter.drawRoundedRect(area, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_texts(self, painter: QPainter) -> None:
        area = self._texts_area()
        bold, small = fonts.font("text", bold=not self._done), fonts.font("secondary")
        title_height = QFontMetricsF(bold).height()
        top = (self.height() - self._text_height()) / 2
        left = area.left()
        if self._done:
            side = theming.size("icon_small")
            icons.paint(painter, QRectF(left, top, side, title_height), "check", "good", side)
            left += side + theming.space("xs")
        painter.setFont(bold)
        painter.setPen(theming.colour("secondary" if self._done else "text"))
        title = QRectF(left, top, area.right() - left, title_height)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, _fit(self._title, bold, title))
        painter.setFont(small)
        painter.setPen(theming.colour("secondary"))
        below = QRectF(
            area.left(),
            top + title_height + theming.space("xxs"),
            area.width(),
            QFontMetricsF(small).height(),
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, _fit(self._detail, small, below))

    def _paint_tag(self, painter: QPainter) -> None:
        area = self._tag_area()
        radius = theming.current().radius["small"]
        plain = self._tone == "plain"
        grounds = {"plain": "canvas", "accent": "accent_soft"}
        painter.setPen(theming.colour("border") if plain else Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour(grounds.get(self._tone, f"{self._tone}_fill")))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theming.colour("secondary" if plain else self._tone))
        painter.setFont(fonts.font("secondary"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._tag)

    def _tag_area(self) -> QRectF:
        width = QFontMetricsF(fonts.font("secondary")).horizontalAdvance(self._tag)
        width += 2 * theming.space("s")
        height = theming.size("chip")
        tail = _TAIL_WIDTH * theming.current().type["secondary"] if self._tail else 0
        right = self.width() - theming.space("l") - tail - theming.space("m")
        return QRectF(right - width, (self.height() - height) / 2, width, height)

    def _texts_area(self) -> QRectF:
        left = self._start() + theming.space("l")
        right = self._tag_area().left() - theming.space("m")
        return QRectF(left, 0, max(0.0, right - left), self.height())

    def _start(self) -> float:
        """Return where the first column ends."""
        return theming.space("l") + _WHEN_WIDTH * theming.current().type["text"]

    def _text_height(self) -> float:
        lines = QFontMetricsF(fonts.font("text")).height()
        lines += QFontMetricsF(fonts.font("secondary")).height()
        return lines + theming.space("xxs")

    def _hidden_text(self) -> str:
        room = self._texts_area()
        bold, small = fonts.font("text", bold=True), fonts.font("secondary")
        cut = [
            text
            for text, font in ((self._title, bold), (self._detail, small))
            if _fit(text, font, room) != text
        ]
        return "\n".join(cut)


def _fit(text: str, font: QFont, area: QRectF) -> str:
    """Return *text* as far as it fits into the width of *area*."""
    metrics = QFontMetricsF(font)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())

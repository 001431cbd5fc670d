"""A text with highlighted words: what a mark rests on, told by ground, underline and label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.widgets import fonts, theming

Tone = Literal["good", "warn", "bad", "accent"]

_LINE_BREAK = "\u2028"
"""What a text layout takes for the end of a line; one unit long, as the newline it replaces."""
_UNDERLINES = {
    "good": QTextCharFormat.UnderlineStyle.NoUnderline,
    "warn": QTextCharFormat.UnderlineStyle.DashUnderline,
    "bad": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "accent": QTextCharFormat.UnderlineStyle.NoUnderline,
}
_FLASHES = 4
"""Changes of the ring that draws the eye to a highlight: on, off, on, off."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words from character *start* up to *end*, and what is said of them."""

    start: int
    end: int
    tone: Tone
    label: str


def laid_out(
    text: str,
    font: QFont,
    width: float,
    formats: Sequence[QTextLayout.FormatRange] = (),
    leading: float = 0,
) -> tuple[QTextLayout, QSize]:
    """Break *text* into lines of *width* px; return the layout and the room that it takes.

    *leading* px stand between two lines. A word that is longer than a line is broken anywhere.
    """
    layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", _LINE_BREAK), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if formats:
        layout.setFormats(list(formats))
    top, widest = 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height() + leading
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return layout, QSize(int(widest) + 1, int(max(0.0, top - leading)) + 1)


def units(text: str, at: int) -> int:
    """Return where character *at* of *text* stands for Qt, which counts UTF-16 units."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


class EvidenceText(QWidget):
    """Wrapped text with highlights; as high as its width asks for.

    Beside its ground a warning is underlined with dashes, a bad highlight with a wave: nobody
    has to tell the colours apart. The pointer is told the label.
    """

    def __init__(
        self, text: str = "", highlights: Sequence[Highlight] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self._flashing = -1
        self._flashes = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._flash_on)
        self._made: tuple[int, QTextLayout, QSize] | None = None
        theming.changed.connect(self._forget)
        self.set_text(text, highlights)

    def set_text(self, text: str, highlights: Sequence[Highlight] = ()) -> None:
        """Show *text* with *highlights*, which do not overlap."""
        self._text, self._highlights = text, tuple(highlights)
        self._units = [(units(text, one.start), units(text, one.end)) for one in highlights]
        self.setAccessibleName(text)
        said = [f"{text[one.start : one.end]}（{one.label}）" for one in highlights if one.label]
        self.setAccessibleDescription("；".join(said))
        self._forget()

    def number_at(self, start: int, end: int) -> int:
        """Return the number of the first highlight that touches these characters, or -1."""
        for number, one in enumerate(self._highlights):
            if one.start < end and start < one.end:
                return number
        return -1

    def area_of(self, number: int) -> QRectF:
        """Return where the first line of a highlight stands."""
        return next(self._areas(number), QRectF(0, 0, self.width(), 1))

    def flash(self, number: int) -> None:
        """Draw the eye to a highlight with a ring that comes and goes."""
        self._flashing, self._flashes = number, _FLASHES
        self._timer.start(2 * theming.current().motion["short"])
        self.update()

    @property
    def flashing(self) -> int:
        """The number of the highlight that draws the eye right now, or -1."""
        return self._flashing

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout_for(width)[1].height() + 2 * theming.space("xxs")

    def sizeHint(self) -> QSize:
        width = theming.frame("form")
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theming.space("xxl"), fonts.font("text").pixelSize())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theming.current().radius["small"]
        painter.setPen(Qt.PenStyle.NoPen)
        for number, one in enumerate(self._highlights):
            painter.setBrush(theming.colour(_ground(one.tone)))
            for area in self._areas(number):
                painter.drawRoundedRect(area, radius, radius)
        if self._flashing >= 0 and self._flashes % 2 == 0:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theming.colour("text"))
            for area in self._areas(self._flashing):
                painter.drawRoundedRect(area, radius, radius)
        painter.setPen(theming.colour("text"))
        self._layout_for(self.width())[0].draw(painter, QPointF(0, theming.space("xxs")))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._under(QPointF(event.pos()))
            if number >= 0:
                QToolTip.showText(event.globalPos(), self._highlights[number].label, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _under(self, position: QPointF) -> int:
        for number in range(len(self._highlights)):
            if any(area.contains(position) for area in self._areas(number)):
                return number
        return -1

    def _areas(self, number: int) -> Iterator[QRectF]:
        """Yield the rounded grounds of a highlight, line by line."""
        layout = self._layout_for(self.width())[0]
        start, end = self._units[number]
        top = theming.space("xxs")
        for place in range(layout.lineCount()):
            line = layout.lineAt(place)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                # PySide hands back the position beside the x.
                left, right = (float(line.cursorToX(at)[0]) for at in (first, last))  # type: ignore[index]
                yield QRectF(
                    min(left, right) - 1,
                    line.y() + top - 1,
                    abs(right - left) + 2,
                    line.height() + 1,
                )

    def _layout_for(self, width: int) -> tuple[QTextLayout, QSize]:
        if self._made is None or self._made[0] != width:
            layout, size = laid_out(
                self._text, fonts.font("text"), width, self._formats(), theming.space("xs")
            )
            self._made = (width, layout, size)
        return self._made[1], self._made[2]

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        for (start, end), one in zip(self._units, self._highlights, strict=True):
            found = QTextLayout.FormatRange()
            found.start, found.length = start, end - start
            shape = QTextCharFormat()
            shape.setForeground(theming.colour(one.tone))
            shape.setUnderlineStyle(_UNDERLINES[one.tone])
            found.format = shape
            formats.append(found)
        return formats

    def _forget(self) -> None:
        self._made = None
        self.updateGeometry()
        self.update()

    def _flash_on(self) -> None:
        self._flashes -= 1
        if self._flashes <= 0:
            self._timer.stop()
            self._flashing = -1
        self.update()


def _ground(tone: str) -> str:
    return "accent_soft" if tone == "accent" else f"{tone}_fill"

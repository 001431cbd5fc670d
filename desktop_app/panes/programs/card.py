"""A session as a card on the time line."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.panes.programs.shown import CardShown
from desktop_app.widgets import fonts, icons, theming

_LINES = 2
"""Lines that a title may take; the tooltip has it whole."""


def ground_of(tone: str) -> str:
    """Return the colour token that a stage of this tone is filled with."""
    return {"plain": "canvas", "accent": "accent_soft"}.get(tone, f"{tone}_fill")


def ink_of(tone: str) -> str:
    """Return the colour token that is written with on that ground."""
    return "secondary" if tone == "plain" else tone


def card_height() -> int:
    """Return the height of a card, in px."""
    title = QFontMetricsF(fonts.font("text")).height()
    detail = QFontMetricsF(fonts.font("secondary")).height()
    return round(_LINES * title + detail) + 2 * theming.space("xs") + theming.space("xxs")


class SessionCard(QWidget):
    """Paints one session; the time line hears its mouse and has the keys.

    Attributes: `shown`, `tone` of its stage.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: CardShown | None = None
        self.tone = "accent"
        self.chosen = self.focused = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_card(self, shown: CardShown, tone: str, chosen: bool, focused: bool) -> None:
        """Show a session in its stage's tone."""
        now = (shown, tone, chosen, focused)
        if now != (self.shown, self.tone, self.chosen, self.focused):
            self.shown, self.tone, self.chosen, self.focused = now
            self.setAccessibleName(shown.spoken)
            self.setToolTip(f"{shown.title}\n{shown.detail}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = theming.current().radius["small"]
        edge = self.shown.fault or ("accent" if self.chosen else ink_of(self.tone))
        thick = theming.frame("ring" if self.chosen else "border")
        painter.setPen(QPen(theming.colour(edge), thick))
        painter.setBrush(theming.colour(ground_of(self.tone)))
        painter.drawRoundedRect(area, radius, radius)
        if self.chosen and self.focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theming.colour("accent"), theming.frame("border")))
            inset = theming.frame("ring") + 1
            painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)
        pad = theming.space("xs")
        self._paint_words(painter, area.adjusted(pad + pad // 2, pad, -pad, -pad), self.shown)

    def _paint_words(self, painter: QPainter, room: QRectF, shown: CardShown) -> None:
        small, big = fonts.font("secondary"), fonts.font("text")
        line = QRectF(room.left(), room.top(), room.width(), QFontMetricsF(small).height())
        side = theming.size("icon_small")
        marks = (("warning", shown.fault, bool(shown.fault)), ("flag", "bad", shown.gate))
        for name, token, there in marks:
            if there:
                box = QRectF(line.right() - side, line.top(), side, line.height())
                icons.paint(painter, box, name, token, side)
                line.setRight(box.left() - theming.space("xxs"))
        painter.setFont(small)
        painter.setPen(theming.colour(ink_of(self.tone)))
        elide = Qt.TextElideMode.ElideRight
        words = QFontMetricsF(small).elidedText(shown.detail, elide, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(big)
        painter.setPen(theming.colour("secondary" if shown.blank else "text"))
        metrics, top = QFontMetricsF(big), line.bottom() + theming.space("xxs")
        for text in two_lines(shown.title, metrics, room.width()):
            box = QRectF(room.left(), top, room.width(), metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            top = box.bottom()


def two_lines(text: str, metrics: QFontMetricsF, width: float) -> tuple[str, ...]:
    """Break *text* into at most two lines of this width; the second one ends in … if need be."""
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    cut = next(n for n in range(1, len(text) + 1) if metrics.horizontalAdvance(text[:n]) > width)
    space = text.rfind(" ", 1, cut)
    cut = space + 1 if space > cut // 2 else max(1, cut - 1)
    rest = metrics.elidedText(text[cut:].lstrip(), Qt.TextElideMode.ElideRight, width)
    return (text[:cut].rstrip(), rest)

"""What the cards of a time line stand on: the bands of the stages, and the days over them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.panes.programs.card import ground_of, ink_of
from desktop_app.panes.programs.columns import Column
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming

if TYPE_CHECKING:
    from desktop_app.panes.programs.time_line import TimeLine

_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Canvas(QWidget):
    """Bands and their titles, which stay in sight, the days' edges, and where a drop would land."""

    def __init__(self, line: "TimeLine") -> None:
        super().__init__()
        self._line = line
        theming.set_role(self, "scrolled")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, line = QPainter(self), self._line
        left, edge = line.scrolled, QPen(theming.colour("border"), theming.frame("border"))
        bottom = max([0, *(top + height for top, height in line.bands.values())])
        painter.setPen(edge)
        for column in line.columns.all:
            painter.drawLine(column.x, 0, column.x, bottom)
        self._paint_target(painter)
        for band in line.shown.bands:
            top, height = line.bands[band.key]
            painter.setPen(edge)
            painter.drawLine(0, top + height, self.width(), top + height)
            stripe = QRectF(left, top, theming.space("xs"), height)
            painter.fillRect(stripe, theming.colour(ink_of(band.tone)))
            room = QRectF(left + theming.space("m"), top, self.width(), line.title_height())
            painter.setFont(fonts.font("secondary", bold=True))
            painter.setPen(theming.colour(ink_of(band.tone)))
            if band.key == line.shown.chosen:
                self._paint_chosen(painter, room, band.title)
            painter.drawText(room, _LEFT, band.title)

    def _paint_chosen(self, painter: QPainter, room: QRectF, title: str) -> None:
        """Frame the title of the chosen stage."""
        width = painter.fontMetrics().horizontalAdvance(title) + 2 * theming.space("xs")
        frame = QRectF(room.left() - theming.space("xs"), room.top() + 1, width, room.height() - 2)
        radius = theming.current().radius["small"]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = theming.frame("ring" if self._line.hasFocus() else "border")
        painter.setPen(QPen(theming.colour("accent"), thick))
        painter.drawRoundedRect(frame, radius, radius)
        painter.restore()

    def _paint_target(self, painter: QPainter) -> None:
        line = self._line
        if line.target is None:
            return
        day, key = line.target
        column, (top, height) = line.columns.of(day), line.bands[key]
        tone = next(one.tone for one in line.shown.bands if one.key == key)
        area = QRectF(column.x, top, column.width, height)
        painter.fillRect(area, theming.colour(ground_of(tone)))
        painter.setPen(QPen(theming.colour("accent"), theming.frame("ring")))
        painter.drawRect(area)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._line.press_at(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for a session where there is none yet."""
        self._line.want_at(event.position())


class Heads(QWidget):
    """The days, which stay in sight while the bands scroll; the one to drop on stands out."""

    def __init__(self, line: "TimeLine") -> None:
        super().__init__(line)
        self._line = line

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(fonts.font("secondary"))
        target = self._line.target
        aimed = self._line.columns.of(target[0]) if target else None
        for column in self._line.columns.all:
            room = QRectF(column.x - self._line.scrolled, 0, column.width, self.height())
            painter.setPen(theming.colour("accent" if column == aimed else "secondary"))
            day = target[0] if target and column == aimed else None
            painter.drawText(room, _MIDDLE, _days(column, day))
        painter.setPen(QPen(theming.colour("border"), theming.frame("border")))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


def _days(column: Column, aimed: int | None) -> str:
    if aimed is not None and column.first != column.last:
        return tr("第 {n} 天").format(n=aimed)
    if column.busy:
        return tr("第 {n} 天").format(n=column.first)
    if column.first == column.last:
        return str(column.first)
    return tr("{a}–{b} 天").format(a=column.first, b=column.last)

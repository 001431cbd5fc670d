"""The overview of a paper: a number each, answered, flagged, in hand."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from desktop_app.panes.exams.sitting.shown import PlaceShown
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming

_ACROSS = 5


class PlaceButton(QAbstractButton):
    """A number: filled once answered, with a corner when flagged, ringed in hand."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = PlaceShown(number, False, False, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_place(self, place: PlaceShown) -> None:
        """Show how a question stands."""
        self._shown = place
        words = [tr("第 {n} 题").format(n=place.number)]
        words.append(tr("已答") if place.answered else tr("未答"))
        if place.flagged:
            words.append(tr("待查"))
        self.setAccessibleName("，".join(words))
        self.setToolTip("，".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        side = theming.size("control")
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        one, painter = self._shown, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theming.current().radius["small"]
        edge = theming.frame("ring") if one.current else theming.frame("border")
        painter.setBrush(theming.colour("accent_soft" if one.answered else "surface"))
        painter.setPen(QPen(theming.colour("accent" if one.current else "strong_border"), edge))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), radius, radius
        )
        painter.setFont(fonts.font("secondary", bold=one.answered))
        painter.setPen(theming.colour("accent" if one.answered else "secondary"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(one.number))
        if one.flagged:
            side = theming.space("s")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theming.colour("warn"))
            painter.drawEllipse(QRectF(self.width() - side - 2, 2, side, side))


class Places(QWidget):
    """Signals: `chosen(place)`, counted from 0. Attributes: `buttons`."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[PlaceButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theming.space("xs"))

    def show_places(self, places: Sequence[PlaceShown]) -> None:
        """Show all numbers."""
        for n in range(len(self.buttons), len(places)):
            button = PlaceButton(n + 1)
            button.clicked.connect(lambda _on=False, n=n: self.chosen.emit(n))
            self._grid.addWidget(button, n // _ACROSS, n % _ACROSS)
            self.buttons.append(button)
        for button, place in zip(self.buttons, places, strict=True):
            button.show_place(place)

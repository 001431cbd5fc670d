"""One point of a turn: still open, said, or not said; told by sign and word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.panes.practice.talk_shown import PointShown
from desktop_app.system.text import tr
from desktop_app.widgets import icons, theming
from desktop_app.widgets.headings import TextLabel

_SIGNS = {"met": ("check", "good"), "missed": ("minus", "warn")}


class PointRow(QWidget):
    """A sign, the name of the point, and a word where it has been decided."""

    def __init__(
        self, point: PointShown, met: str = "", missed: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = {"open": "", "met": met or tr("说到了"), "missed": missed or tr("没说到")}
        word = words[point.state]
        self.setAccessibleName(f"{point.name} {word}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("s"))
        row.addWidget(_Sign(point.state), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TextLabel(point.name, wrap=True), 1)
        if word:
            told = TextLabel(word, "good" if point.state == "met" else "warn")
            row.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)


class _Sign(QWidget):
    """A hollow circle for what is open, a tick, a stroke."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self._state = state

    def sizeHint(self) -> QSize:
        return QSize(theming.size("icon_small"), theming.size("icon"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 0, self.width(), theming.size("icon"))
        if self._state in _SIGNS:
            name, token = _SIGNS[self._state]
            icons.paint(painter, area, name, token, theming.size("icon_small"))
            return
        side = theming.size("icon_small") - theming.space("xs")
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(area.center())
        painter.setPen(theming.colour("secondary"))
        painter.drawEllipse(spot)

"""A person as a circle with the first character of the name."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.widgets import fonts, theming


class Avatar(QWidget):
    """The first character of *name*; `accent` for colleagues, `warn` for customers."""

    def __init__(
        self,
        name: str,
        tone: Literal["accent", "warn", "good", "bad"] = "accent",
        side: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._first = name.strip()[:1]
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._side or theming.size("avatar")
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = "accent_soft" if self._tone == "accent" else f"{self._tone}_fill"
        painter.setBrush(theming.colour(ground))
        area = QRectF(self.rect())
        painter.drawEllipse(area)
        painter.setPen(theming.colour(self._tone))
        painter.setFont(fonts.font("text", bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._first)

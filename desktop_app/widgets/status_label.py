"""What a foot says in several parts: on one line where they fit, else broken between them."""

from collections.abc import Iterable

from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.headings import TextLabel


class StatusLabel(TextLabel):
    """Parts of a status; a time or a number is never torn apart. Attribute: `told`, all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "secondary", wrap=True, parent=parent)
        self._parts: tuple[str, ...] = ()
        self.told = ""

    def set_parts(self, parts: Iterable[str]) -> None:
        """Say these, without the empty ones."""
        self._parts = tuple(part for part in parts if part)
        self.told = tr(" · ").join(self._parts)
        self._break()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def _break(self) -> None:
        metrics, room = QFontMetricsF(self.font()), self.contentsRect().width()
        lines: list[str] = []
        for part in self._parts:
            longer = tr(" · ").join((*lines[-1:], part))
            if lines and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
        if (text := "\n".join(lines)) != self.text():
            self.setText(text)

"""How long an answer is taking, against its limit."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.widgets import theming
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag, Tone


class Stopwatch(QWidget):
    """A caption, a tag with the limit in words, and the running time; it is told the time."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._limit = Tag("")
        self._time = TextLabel("", "figure")
        head = QHBoxLayout()
        head.addWidget(TextLabel(caption, "secondary"), 1)
        head.addWidget(self._limit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("none"))
        layout.addLayout(head)
        layout.addWidget(self._time)

    @property
    def shown(self) -> tuple[str, str]:
        """The time and the limit as they stand there."""
        return self._time.text(), self._limit.text()

    def show_time(self, text: str, limit: str, tone: Tone) -> None:
        """Show the time as *text*; *limit* says in words how it stands with the limit."""
        if self._time.text() != text:
            self._time.setText(text)
        if self._limit.text() != limit:
            self._limit.setText(limit)
        self._limit.setVisible(bool(limit))
        self._limit.set_tone(tone)
        self.setAccessibleName(f"{self._caption} {text} {limit}")

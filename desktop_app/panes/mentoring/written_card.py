"""What a trainee wrote, to be read beside the mentor's sheet: label over text, no fields."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.panes.mentoring.shown import Written
from desktop_app.widgets import theming
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import TextLabel


class WrittenCard(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TextLabel("", "section", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theming.space("xs"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self._title)
        layout.addLayout(self._lines)
        self.hide()

    def text(self) -> str:
        """Return everything that the card says."""
        labels = self.findChildren(TextLabel)
        return "\n".join(one.text() for one in labels if not one.isHidden())

    def show_written(self, written: Written | None) -> None:
        """Show *written*, None for nothing."""
        self.setVisible(written is not None)
        if written is None:
            return
        self._title.setText(written.title)
        clear_layout(self._lines)
        if written.hint:
            self._lines.addWidget(TextLabel(written.hint, "secondary", wrap=True))
        for label, text in written.lines:
            self._lines.addWidget(TextLabel(label, "secondary", wrap=True))
            words = TextLabel(text, wrap=True)
            words.setContentsMargins(0, 0, 0, theming.space("s"))
            self._lines.addWidget(words)

"""A tag: one word about the thing beside it."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.widgets import theming

Tone = Literal["accent", "good", "warn", "bad", "plain"]


class Tag(QLabel):
    """A short text on a tinted ground; the text alone must tell the state."""

    def __init__(self, text: str, tone: Tone = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tone(tone)

    def set_tone(self, tone: Tone) -> None:
        """Show the tag in another tone."""
        theming.set_role(self, f"tag-{tone}")


class KeyChip(QLabel):
    """A key as it stands on the keyboard, e.g. `Ctrl K`."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setIndent(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theming.set_role(self, "key")

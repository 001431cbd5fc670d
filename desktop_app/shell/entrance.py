"""What sign-in, lock and welcome share: one card in the middle of the canvas."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.shell.brand import Brand
from desktop_app.widgets import theming
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture


class Entrance(QWidget):
    """The canvas with the brand and a card in its middle; subclasses fill `body`."""

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = QFrame()
        theming.set_role(card, "card")
        card.setFixedWidth(width)
        margin = theming.space("xxl")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(margin, margin, margin, margin)
        inside.setSpacing(theming.space("l"))
        inside.addWidget(Brand())
        self.title = TextLabel(title, "title", wrap=True)
        inside.addWidget(self.title)
        self.body = QVBoxLayout()
        self.body.setSpacing(theming.space("m"))
        inside.addLayout(self.body)
        self.card = card
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(row)
        layout.addStretch(3)


class ProblemLine(QWidget):
    """One sentence about what went wrong, with a mark; keeps its room while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = IconPicture("warning", "bad", theming.size("icon_small"))
        self._text = TextLabel("", "problem", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("xs"))
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.set_text("")

    def text(self) -> str:
        """Return the sentence shown."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Show *text*; an empty one shows nothing."""
        self._text.setText(text)
        self._mark.setVisible(bool(text))
        self.setMinimumHeight(self._text.fontMetrics().lineSpacing())

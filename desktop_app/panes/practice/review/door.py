"""The way into the review from the list of drills: shown while cards are due."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.review.door_shown import DoorShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import ElidedLabel


class ReviewDoor(Card):
    """Signals: `opened()`. Attributes: `button`."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="accent", parent=parent)
        self._title = ElidedLabel("", "strong")
        self._detail = ElidedLabel("", "secondary")
        self.button = PlainButton(tr("开始复习"), icon="retry")
        self.button.clicked.connect(self.opened)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._detail)
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addLayout(texts, 1)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.hide()

    def show_door(self, door: DoorShown | None) -> None:
        """Show how much waits; None takes the card away."""
        if door is not None:
            self._title.setText(door.title)
            self._detail.setText(door.detail)
        self.setVisible(door is not None)

    @property
    def title(self) -> str:
        """What is said in the first line."""
        return self._title.text()

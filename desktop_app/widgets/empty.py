"""The empty state of a list: what belongs there, and the act that brings it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PrimaryButton
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture


class EmptyState(QWidget):
    """Icon, title, one sentence, and an optional action; centred in the room it gets."""

    action_requested = Signal()

    def __init__(
        self, icon: str, title: str, text: str, action_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(theming.space("s"))
        layout.addStretch(1)
        picture = IconPicture(icon, "disabled", theming.size("icon_large"))
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = TextLabel(title, "section", wrap=True)
        self._text = TextLabel(text, "quiet", wrap=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMaximumWidth(theming.frame("sheet"))
            layout.addWidget(label)
            layout.setAlignment(label, Qt.AlignmentFlag.AlignHCenter)
        self.button = PrimaryButton(action_text)
        self.button.setVisible(bool(action_text))
        self.button.clicked.connect(self.action_requested)
        layout.addSpacing(theming.space("s"))
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def set_texts(self, title: str, text: str, action_text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(action_text)
        self.button.setVisible(bool(action_text))

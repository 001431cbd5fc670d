"""The empty state of a list: what belongs there, and the act that brings it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
        # The texts take the width up to a measure: a wrapped label that is aligned instead gets
        # a width of its own choosing and not the height for it.
        column = QWidget()
        column.setMaximumWidth(theming.frame("sheet"))
        around = QHBoxLayout(self)
        around.addStretch(1)
        around.addWidget(column, theming.frame("sheet"))
        around.addStretch(1)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addStretch(1)
        picture = IconPicture(icon, "disabled", theming.size("icon_large"))
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = TextLabel(title, "section", wrap=True)
        self._text = TextLabel(text, "quiet", wrap=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        self.button = PrimaryButton(action_text)
        self.button.clicked.connect(self.action_requested)
        layout.addSpacing(theming.space("s"))
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        # Not before it has a parent: shown alone it would be a window for a moment.
        self.button.setVisible(bool(action_text))
        layout.addStretch(1)

    def set_texts(self, title: str, text: str, action_text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(action_text)
        self.button.setVisible(bool(action_text))

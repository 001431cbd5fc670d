"""What stands under the transcript where nothing can be written: a pause, or the end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PrimaryButton
from desktop_app.widgets.headings import TextLabel


class TalkFoot(QFrame):
    """A title, a sentence and the one way on. Signals: `pressed()`."""

    pressed = Signal()

    def __init__(self, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "foot")
        self._title = TextLabel("", "section", wrap=True)
        self._sentence = TextLabel("", "quiet", wrap=True)
        self.button = PrimaryButton(action, "Enter")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.pressed)
        texts = QVBoxLayout()
        texts.setSpacing(theming.space("xs"))
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        layout = QHBoxLayout(self)
        side = theming.space("xl")
        layout.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        layout.setSpacing(theming.space("l"))
        layout.addLayout(texts, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.button)

    @property
    def texts(self) -> tuple[str, str]:
        """Title and sentence as they stand there."""
        return self._title.text(), self._sentence.text()

    def set_action(self, action: str, key: str) -> None:
        """Name the one way on and its key."""
        self.button.setText(action)
        self.button.set_key_hint(key)

    def show_texts(self, title: str, sentence: str) -> None:
        """Say where things stand."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._sentence.setText(sentence)

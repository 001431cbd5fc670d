"""A short message at the bottom that goes by itself and never takes the focus."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop_app.widgets import theming
from desktop_app.widgets.headings import TextLabel


class Toast(QFrame):
    """One message at a time above the foot of *host*; a newer one replaces it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._act: Callable[[], None] | None = None
        theming.set_role(self, "toast")
        self._text = TextLabel("", wrap=False)
        self._button = QPushButton()
        theming.set_role(self._button, "toast-action")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self._on_action)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(
            theming.space("l"), theming.space("s"), theming.space("l"), theming.space("s")
        )
        layout.setSpacing(theming.space("m"))
        layout.addWidget(self._text)
        layout.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()
        host.installEventFilter(self)

    def text(self) -> str:
        """Return the message shown last."""
        return self._text.text()

    def show_text(
        self, text: str, action_text: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Show *text* for some seconds, with an optional act such as 撤销."""
        self._act = action
        self._text.setText(text)
        # A long message takes a second line instead of leaving the window.
        self._text.setWordWrap(
            self._text.fontMetrics().horizontalAdvance(text) > theming.frame("toast")
        )
        self._text.setMinimumWidth(theming.frame("toast") if self._text.wordWrap() else 0)
        self._button.setText(action_text)
        self._button.setVisible(bool(action_text))
        self._place()
        self.show()
        self.raise_()
        self._timer.start(theming.current().motion["toast"])
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        # Many panes have their primary button at the foot: a message never lies over it.
        foot = theming.size("primary") + 2 * theming.space("l")
        self.move(
            (self._host.width() - self.width()) // 2,
            self._host.height() - self.height() - foot,
        )

    def _on_action(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

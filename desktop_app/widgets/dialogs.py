"""The decision dialog: one question, one act, one way back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture


class Dialog(QDialog):
    """A modal window with a title, content in `body`, and buttons in `foot`."""

    def __init__(self, parent: QWidget | None, title: str, icon: str = "", token: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(theming.frame("dialog"))
        margin = theming.space("xl")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, theming.space("l"))
        layout.setSpacing(theming.space("m"))
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        if icon:
            head.addWidget(IconPicture(icon, token or "accent"), 0, Qt.AlignmentFlag.AlignTop)
        heading = TextLabel(title, "section", wrap=True)
        head.addWidget(heading, 1)
        layout.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(theming.space("s"))
        layout.addLayout(self.body, 1)
        layout.addSpacing(theming.space("s"))
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theming.space("s"))
        self.foot.addStretch(1)
        layout.addLayout(self.foot)

    def showEvent(self, event: QShowEvent) -> None:
        """A dialog asks for the height of its text at the width it wished for, not at its own."""
        super().showEvent(event)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def ask(self) -> bool:
        """Show the dialog and return whether it was accepted; a test replaces this method."""
        try:
            return self.exec() == QDialog.DialogCode.Accepted
        finally:
            self.deleteLater()


class Decision(Dialog):
    """Asks once whether to do something, naming in *text* what happens or is lost.

    With *danger* the way back is the default, so that Enter loses nothing.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        accept_text: str,
        reject_text: str = "",
        danger: bool = False,
    ) -> None:
        super().__init__(
            parent, title, "warning" if danger else "info", "warn" if danger else "accent"
        )
        self.body.addWidget(TextLabel(text, wrap=True))
        self.reject_button = PlainButton(reject_text or tr("取消"))
        self.accept_button = DangerButton(accept_text) if danger else PrimaryButton(accept_text)
        self.reject_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        self.foot.addWidget(self.reject_button)
        self.foot.addWidget(self.accept_button)
        first = self.reject_button if danger else self.accept_button
        first.setDefault(True)
        first.setFocus()


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    accept_text: str,
    reject_text: str = "",
    danger: bool = False,
) -> bool:
    """Ask a decision and return whether the person agreed."""
    return Decision(parent, title, text, accept_text, reject_text, danger).ask()

"""The environment's faults as a plain sentence: what happened, what is safe, what to do."""

from PySide6.QtWidgets import QWidget

from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PrimaryButton
from desktop_app.widgets.dialogs import Dialog
from desktop_app.widgets.headings import TextLabel


class TroubleDialog(Dialog):
    """Shows a `Trouble`; nothing to decide, only to know."""

    def __init__(self, parent: QWidget | None, trouble: Trouble) -> None:
        refused = isinstance(trouble, NotAllowed)
        super().__init__(
            parent,
            tr("这一步没有权限") if refused else tr("这一步没有完成"),
            "lock" if refused else "warning",
            "secondary" if refused else "warn",
        )
        for text, role in ((trouble.what, ""), (trouble.safe, ""), (trouble.do, "quiet")):
            if text:
                self.body.addWidget(TextLabel(text, role, wrap=True))
        self.close_button = PrimaryButton(tr("知道了"))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        self.foot.addWidget(self.close_button)


def show(parent: QWidget | None, trouble: Trouble) -> None:
    """Show *trouble* and wait until it has been read."""
    TroubleDialog(parent, trouble).ask()

"""What stands over a signed sheet: number, time, result, evidence."""

from PySide6.QtWidgets import QHBoxLayout

from desktop_app.panes.mentoring.shown import Locked
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture


class LockedCard(Card):
    """What stands over a signed sheet; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__(tone="accent")
        self._heading = TextLabel("", "section")
        self._lines = TextLabel("", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(IconPicture("lock", "accent"))
        head.addWidget(self._heading, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._lines)
        self.hide()

    def text(self) -> str:
        """Return everything that the card says."""
        return "\n".join((self._heading.text(), self._lines.text()))

    def show_locked(self, locked: Locked | None) -> None:
        """Show *locked*, None for nothing."""
        self.setVisible(locked is not None)
        if locked is not None:
            self._heading.setText(locked.title)
            self._lines.setText("\n".join(locked.lines))

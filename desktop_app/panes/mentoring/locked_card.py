"""What stands over a signed sheet: number, time, result, evidence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.filling.afterwards_card import AfterwardsCard
from desktop_app.filling.arithmetic import ArithmeticSheet
from desktop_app.filling.signed_shown import NOTHING_AFTERWARDS
from desktop_app.panes.mentoring.shown import Locked
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture


class LockedCard(Card):
    """What stands over a signed sheet; hidden while there is none.

    Its arithmetic opens in a sheet at the side of *host*. Attribute: `afterwards`, the card that
    tells what became of the sheet, for the page to put below; its acts stand here.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(tone="accent")
        self._host = host
        self._sums: tuple[str, ...] = ()
        self._sheet: ArithmeticSheet | None = None
        self._heading = TextLabel("", "section")
        self._lines = TextLabel("", wrap=True)
        self.arithmetic_button = LinkButton(tr("怎么算的"))
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(IconPicture("lock", "accent"))
        head.addWidget(self._heading, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._lines)
        self.afterwards = AfterwardsCard(host)
        foot = QHBoxLayout()
        foot.addWidget(self.arithmetic_button, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addStretch(1)
        foot.addWidget(self.afterwards.acts)
        self.body.addLayout(foot)
        self.arithmetic_button.clicked.connect(self._open)
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
            self._sums = locked.arithmetic
            self.arithmetic_button.setVisible(bool(locked.arithmetic))
        self.afterwards.show_afterwards(locked.afterwards if locked else NOTHING_AFTERWARDS)

    def _open(self) -> None:
        if self._sheet is None:
            self._sheet = ArithmeticSheet(self._host)
        self._sheet.show_lines(self._sums)
        self._sheet.open()

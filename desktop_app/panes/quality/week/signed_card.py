"""What was signed a moment ago: print it, recommend it, or go on to the next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.panes.quality.week.shown import SignedShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import ElidedLabel
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.tags import Tag


class SignedCard(Card):
    """Signals: `print_requested(sheet)`, `share_requested(attempt)`; hidden until first shown."""

    print_requested = Signal(str)
    share_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: SignedShown | None = None
        self._text = ElidedLabel("", "strong")
        self._band = Tag("")
        self.print_button = PlainButton(tr("打印"), "P", "print")
        self.share_button = PlainButton(tr("推荐为优秀示例"), icon="star")
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        row.addWidget(IconPicture("check", "good"))
        row.addWidget(self._text, 1)
        for widget in (self._band, self.share_button, self.print_button):
            row.addWidget(widget)
        self.body.addLayout(row)
        self.print_button.clicked.connect(self.print)
        self.share_button.clicked.connect(self._share)
        self.hide()

    def show_signed(self, signed: SignedShown) -> None:
        """Show what was signed."""
        self._shown = signed
        self._text.setText(tr("已签名：{text}").format(text=signed.text))
        self._band.setText(signed.band)
        self._band.set_tone(signed.tone)
        self.share_button.setVisible(bool(signed.attempt))
        self.show()

    def print(self) -> None:
        """Ask for the preview of the sheet that is shown."""
        if self._shown is not None:
            self.print_requested.emit(self._shown.sheet)

    def _share(self) -> None:
        if self._shown is not None:
            self.share_requested.emit(self._shown.attempt)

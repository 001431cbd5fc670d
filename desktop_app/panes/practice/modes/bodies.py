"""What the bodies of the modes share."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.panes.practice.modes.shown import MomentShown, VerdictShown
from desktop_app.widgets import theming
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture

_SIGNS = {"good": "check", "warn": "minus", "bad": "warning"}


class Body(QWidget):
    """The part of the page that differs from mode to mode.

    Signals: `answered(texts)` when it is handed in, `edited()` when what stands there changed.
    """

    answered = Signal(object)
    edited = Signal()

    def show_moment(self, moment: MomentShown) -> None:
        """Show another line, ready to be answered."""
        raise NotImplementedError

    def show_verdict(self, verdict: VerdictShown) -> None:
        """Show what became of the answer; nothing can be changed any more."""

    def texts(self) -> tuple[str, ...]:
        """What stands there now."""
        return ()

    def hand_in(self) -> None:
        """Hand in what stands there."""
        self.answered.emit(self.texts())


def remark_row(tone: str, text: str) -> QHBoxLayout:
    """A sign and a sentence: state is never told by colour alone."""
    row = QHBoxLayout()
    row.setSpacing(theming.space("s"))
    picture = IconPicture(_SIGNS[tone], tone, theming.size("icon_small"))
    picture.setFixedHeight(theming.size("icon"))  # as high as the first line beside it
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextLabel(text, wrap=True), 1)
    return row

"""Lines of a plan that is followed: something to tick off, something to begin, what happened."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.tags import Tag


class TickLine(QWidget):
    """Something to do with a box before it, or a sign where it is not this person's to tick.

    `told` stands under it. Attributes: `box`, `row`.
    """

    def __init__(
        self,
        text: str,
        done: bool,
        enabled: bool,
        ticked: Callable[[bool], object],
        told: str = "",
    ) -> None:
        super().__init__()
        self.row = _row(self)
        self.box = QCheckBox()
        self.box.setMinimumSize(theming.size("control"), theming.size("control"))
        self.box.setAccessibleName(text)
        self.box.setChecked(done)
        self.box.setEnabled(enabled)
        self.box.clicked.connect(ticked)
        if enabled:
            self.row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._show_state(done)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        label = TextLabel(text, "quiet" if done else "", wrap=True)
        label.setContentsMargins(0, theming.space("xs"), 0, 0)
        texts.addWidget(label)
        if told:
            texts.addWidget(TextLabel(told, "secondary", wrap=True))
        self.row.addLayout(texts, 1)

    def _show_state(self, done: bool) -> None:
        """A box that nobody may tick would look as if it could be: a sign says what it says."""
        self.box.setParent(self)
        self.box.hide()
        side = theming.size("control")
        holder = QWidget()
        holder.setFixedSize(side, side)
        holder.setAccessibleName(tr("已完成") if done else tr("未完成"))
        around = QHBoxLayout(holder)
        around.setContentsMargins(0, 0, 0, 0)
        sign = IconPicture("check", "good") if done else IconPicture("clock", "secondary")
        around.addWidget(sign, 0, Qt.AlignmentFlag.AlignLeft)
        self.row.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)


class BeginLine(QWidget):
    """Something to begin: title, detail, what has become of it, and the button if there is one."""

    def __init__(self, title: str, detail: str, state: str = "") -> None:
        super().__init__()
        self.title = title
        self.row = _row(self)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(TextLabel(title, "strong", wrap=True))
        texts.addWidget(TextLabel(detail, "secondary", wrap=True))
        self.row.addLayout(texts, 1)
        if state:
            self.row.addWidget(Tag(state, "good"))

    def offer(self, act: str, begun: Callable[[], object]) -> None:
        """Show a button that begins it."""
        add_act(self.row, act, self.title, begun)


def add_act(row: QHBoxLayout, act: str, title: str, begun: Callable[[], object]) -> PlainButton:
    """Add a button to a line that says, to who cannot see the line, what it is about."""
    button = PlainButton(act)
    button.setAccessibleName(f"{act} {title}")
    button.clicked.connect(lambda: begun())
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return button


def happened(when: str, text: str) -> QWidget:
    """What happened, under when it did."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(TextLabel(when, "secondary"))
    column.addWidget(TextLabel(text, wrap=True))
    return holder


def _row(holder: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theming.space("s"))
    return row

"""选择: two or three replies; a number key or a click picks one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.panes.practice.modes.bodies import Body
from desktop_app.panes.practice.modes.shown import MomentShown, OptionShown, VerdictShown
from desktop_app.panes.practice.row_button import RowButton
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import KeyChip, Tag

_MOST = 3


class ChoosingBody(Body):
    """Attributes: `options`, a button each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options: list[Option] = []
        self._open = False
        self._ask = TextLabel("", "secondary")
        self._list = QVBoxLayout()
        self._list.setSpacing(theming.space("s"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self._ask)
        layout.addLayout(self._list)
        for number in range(_MOST):
            key = QShortcut(QKeySequence(str(number + 1)), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda number=number: self.pick(number))

    def show_moment(self, moment: MomentShown) -> None:
        self._ask.setText(tr("{ask}，按 1、2、3 选").format(ask=moment.ask))
        clear_layout(self._list)
        self.options = []
        for number, text in enumerate(moment.options):
            option = Option(number, text)
            option.button.clicked.connect(lambda _on=False, number=number: self.pick(number))
            self.options.append(option)
            self._list.addWidget(option)
        self._open = True
        if self.options:
            self.setFocusProxy(self.options[0].button)

    def show_verdict(self, verdict: VerdictShown) -> None:
        for option, shown in zip(self.options, verdict.options, strict=True):
            option.show_worth(shown)

    def pick(self, number: int) -> None:
        """Hand in this option, once."""
        if self._open and number < len(self.options):
            self._open = False
            self.answered.emit((str(number),))

    def reopen(self) -> None:
        """Let another be picked: what was picked could not be recorded."""
        self._open = True


class Option(Card):
    """One reply, its number, and later what it is worth."""

    def __init__(self, number: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        name = tr("{n} {text}").format(n=number + 1, text=text)
        self.button = RowButton(name)
        # A button asks for its whole text on one line; this one wraps.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.button.setSizePolicy(policy)
        self.button.row.addWidget(KeyChip(str(number + 1)), 0, Qt.AlignmentFlag.AlignTop)
        self._text = TextLabel(text, wrap=True)
        self.button.row.addWidget(self._text, 1)
        self.body.setSpacing(theming.space("s"))
        self.body.addWidget(self.button)

    def show_worth(self, shown: OptionShown) -> None:
        """Tell how good this reply is, and why."""
        self.button.setEnabled(False)
        self.button.setAccessibleDescription(f"{shown.word}。{shown.why}")
        self.set_tone("accent" if shown.tone == "good" else "")
        row = QVBoxLayout()
        row.setSpacing(theming.space("xs"))
        row.addWidget(Tag(shown.word, shown.tone), 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(TextLabel(shown.why, "quiet", wrap=True))
        self.body.addLayout(row)

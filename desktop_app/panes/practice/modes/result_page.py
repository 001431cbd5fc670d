"""How a run went: the mark, what was right, what to repeat, and the one way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.panes.practice.modes.bodies import remark_row
from desktop_app.panes.practice.modes.shown import RepeatShown, StudyResultShown
from desktop_app.panes.practice.page import Column, Page
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag


class ResultPage(Page):
    """Signals: `next_requested()`, `again_requested()`, `back_requested()`."""

    next_requested = Signal()
    again_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column("m")
        self.next_button = PrimaryButton(tr("下一步"), "Enter")
        self.next_button.setAutoDefault(True)
        self.again_button = PlainButton(tr("再来一遍"), "R")
        self.next_button.clicked.connect(self.next_requested)
        self.again_button.clicked.connect(self.again_requested)
        self._mark = TextLabel("", "score")
        self._outcome = Tag("")
        self._next_help = TextLabel("", "quiet", wrap=True)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(theming.space("m"))
        self._lay_out()
        self.bind("Esc").activated.connect(self.back_requested)
        self.bind("R").activated.connect(self.again_requested)
        self.setFocusProxy(self.next_button)

    def show_result(self, result: StudyResultShown) -> None:
        """Show another result."""
        self._mark.setText(tr("{mark} 分").format(mark=result.mark) if result.mark else "")
        self._mark.setVisible(bool(result.mark))
        self._outcome.setText(result.outcome)
        self._outcome.set_tone(result.tone)
        self.next_button.setText(result.next_text)
        self.next_button.setVisible(result.own)
        self.again_button.setVisible(result.own and result.next_mode != result.mode)
        self._next_help.setText(result.next_help)
        self._next_help.setVisible(result.own)
        clear_layout(self._lists)
        if result.repeat:
            self._lists.addWidget(_repeats(result.repeat, result.own))
        if result.right:
            self._lists.addWidget(_right(result))
        self._column.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        head = Card()
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        row.addWidget(self._mark)
        row.addWidget(self._outcome)
        row.addWidget(self._next_help, 1)
        row.addWidget(self.again_button)
        row.addWidget(self.next_button)
        head.body.addLayout(row)
        self._column.content.addWidget(head)
        self._column.content.addLayout(self._lists)
        self._column.content.addStretch(1)
        layout = QHBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side, top)
        layout.addWidget(self._column, 1)
        layout.addStretch(0)
        theming.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Lines no longer than the eye follows."""
        self._column.setMaximumWidth(2 * theming.frame("dialog") * theming.current().percent // 100)


def _repeats(repeats: tuple[RepeatShown, ...], own: bool) -> Card:
    card = Card(tr("值得再练的 {n} 句").format(n=len(repeats)))
    card.body.setSpacing(theming.space("s"))
    for one in repeats:
        card.body.addWidget(_line(one.cue, "strong"))
        if one.given:
            said = tr("您的：{words}") if own else tr("学员的：{words}")
            text = said.format(words=one.given)
            card.body.addWidget(_line(text, "quiet"))
        text = tr("可以说：{words}").format(words=one.wording)
        card.body.addWidget(_line(text))
        card.body.addSpacing(theming.space("s"))
    return card


def _line(text: str, role: str = "") -> TextLabel:
    """A wrapped line that asks for no more height than its width needs: no idle scroll bar."""
    label = TextLabel(text, role, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def _right(result: StudyResultShown) -> Card:
    learned = not result.mark
    card = Card(tr("学过的") if learned else tr("做得好的"))
    card.body.setSpacing(theming.space("s"))
    for cue in result.right:
        card.body.addLayout(remark_row("good", cue))
    return card

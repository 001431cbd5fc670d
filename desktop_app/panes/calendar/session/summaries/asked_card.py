"""A question with its answers, and room for another one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.calendar.session.summaries.shown import (
    AnswerShown,
    QuestionShown,
    SummaryShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import TextArea
from desktop_app.widgets.tags import Tag


class QuestionBox(QFrame):
    """One question.

    Signals: `typed(root, text)`, `answered(key, text, replaces)`. Attributes: `edit`, `button`.
    """

    typed = Signal(str, str)
    answered = Signal(str, str, str)

    def __init__(self, number: int, one: QuestionShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = one
        self._replaces = ""
        self.correct_links: list[LinkButton] = []
        self.edit = TextArea(tr("写下答复，Ctrl+Enter 保存"), lines=2, most_lines=10)
        self.edit.setAccessibleName(tr("对疑问 {n} 的答复").format(n=number))
        self.button = PlainButton(tr("答复"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theming.space("xs"), 0, theming.space("s"))
        column.setSpacing(theming.space("xs"))
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(TextLabel(f"{number}. {one.text}", "strong", wrap=True), 1)
        head.addWidget(Tag(tr("已答"), "good") if one.answers else Tag(tr("待答"), "warn"))
        column.addLayout(head)
        for answer in one.answers:
            column.addWidget(self._answer(answer))
        self._more = LinkButton(tr("再补充一条"))
        self._more.clicked.connect(lambda: self._open(""))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._more)
        foot.addWidget(self.button)
        column.addWidget(self.edit)
        column.addLayout(foot)
        self.edit.setPlainText(one.draft)
        writing = one.may_answer and (not one.answers or bool(one.draft.strip()))
        self.edit.setVisible(writing)
        self.button.setVisible(writing)
        self._more.setVisible(one.may_answer and not writing)
        self.edit.textChanged.connect(lambda: self.typed.emit(one.root, self.edit.toPlainText()))
        self.edit.submit_requested.connect(self._send)
        self.button.clicked.connect(self._send)

    def _answer(self, one: AnswerShown) -> QWidget:
        holder = QFrame()
        theming.set_role(holder, "quote")
        column = QVBoxLayout(holder)
        column.setContentsMargins(theming.space("m"), 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(one.text, wrap=True))
        row = QHBoxLayout()
        row.addWidget(TextLabel(one.by, "secondary", wrap=True), 1)
        if one.may_correct:
            link = LinkButton(tr("更正"))
            link.setAccessibleName(tr("更正这条答复"))
            link.clicked.connect(lambda: self._open(one.key, one.text))
            self.correct_links.append(link)
            row.addWidget(link)
        column.addLayout(row)
        return holder

    def _open(self, replaces: str, text: str = "") -> None:
        self._replaces = replaces
        self._more.hide()
        self.edit.show()
        self.button.show()
        self.button.setText(tr("保存更正") if replaces else tr("答复"))
        if text:
            self.edit.setPlainText(text)
        self.edit.setFocus()

    def _send(self) -> None:
        self.answered.emit(self.shown.key, self.edit.toPlainText(), self._replaces)


class SummaryCard(Card):
    """A summary that was handed in, its questions and answers.

    Signals: `typed(root, text)`, `answered(key, text, replaces)`. Attribute: `boxes`.
    """

    typed = Signal(str, str)
    answered = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.boxes: list[QuestionBox] = []
        self._shown: SummaryShown | None = None

    def show_summary(self, one: SummaryShown) -> None:
        """Show a summary; the same one keeps what is being typed."""
        if one == self._shown or self._typing_in(one):
            return
        self._shown = one
        self.set_title(one.title, one.sentence)
        self.clear()
        self.boxes = []
        self.body.addWidget(TextLabel(one.text, wrap=True))
        if one.questions:
            self.body.addSpacing(theming.space("s"))
            self.body.addWidget(TextLabel(tr("疑问与答复"), "section"))
        for number, question in enumerate(one.questions, 1):
            box = QuestionBox(number, question)
            box.typed.connect(self.typed)
            box.answered.connect(self.answered)
            self.boxes.append(box)
            self.body.addWidget(box)
        if not one.questions:
            self.body.addWidget(TextLabel(tr("没有提疑问。"), "secondary"))
        self._add_earlier(one.earlier)

    def _typing_in(self, one: SummaryShown) -> bool:
        """Whether only a kept draft makes the difference: what is typed stands here already."""
        before = self._shown
        if before is None or before.key != one.key:
            return False
        return _bare(before) == _bare(one)

    def _add_earlier(self, earlier: Sequence[tuple[str, str]]) -> None:
        if not earlier:
            return
        link = LinkButton(tr("看以前的版本"))
        link.setCheckable(True)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for when, text in earlier:
            column.addWidget(TextLabel(when, "secondary"))
            column.addWidget(TextLabel(text, "quiet", wrap=True))
        holder.hide()
        link.toggled.connect(holder.setVisible)
        row = QHBoxLayout()
        row.addWidget(link)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(holder)


def _bare(one: SummaryShown) -> tuple[object, ...]:
    """Return a summary without the drafts of answers."""
    return (
        one.text,
        one.sentence,
        tuple((each.key, each.text, each.answers, each.may_answer) for each in one.questions),
        one.earlier,
    )

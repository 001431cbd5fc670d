"""The two pages of summaries: one's own being written, and those of others being read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.calendar.session.summaries.asked_card import SummaryCard
from desktop_app.panes.calendar.session.summaries.question_list import QuestionList
from desktop_app.panes.calendar.session.summaries.shown import (
    ListRow,
    SummaryShown,
    WritingShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import TextArea
from desktop_app.widgets.row_list import RowList

_LINES, _MOST_LINES = 9, 18


def scrolled(*widgets: QWidget) -> QScrollArea:
    """Return widgets one above the other in a column that scrolls by itself."""
    content = QWidget()
    theming.set_role(content, "scrolled")
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, theming.space("s"), 0)
    column.setSpacing(theming.space("m"))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    area = QScrollArea()
    theming.set_role(area, "bare")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area


class WritingPage(QWidget):
    """One's own summary.

    Signals: `typed(text, questions)`, `handed_in()`, `thrown_away()`, `word_read()`,
    `word_written()`. Attributes: `text`, `questions`, `hand_in_button`, `handed_in_card`.
    """

    typed = Signal(str, object)
    handed_in = Signal()
    thrown_away = Signal()
    word_read = Signal()
    word_written = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card()
        self.text = TextArea(
            tr("今天学了什么、做了哪些练习、哪一步最顺、哪一步卡住"), _LINES, _MOST_LINES
        )
        self.questions = QuestionList()
        self.state = TextLabel("", "secondary", wrap=True)
        self.problem = TextLabel("", "problem", wrap=True)
        self.problem.hide()
        self.read_button = PlainButton(tr("从 Word 导入"))
        self.write_button = PlainButton(tr("存为 Word"), icon="save-file")
        self.throw_button = PlainButton(tr("放弃草稿"))
        self.hand_in_button = PrimaryButton(tr("交总结"), "Ctrl ↵")
        self.handed_in_card = SummaryCard()
        self.handed_in_card.hide()
        self._lay_out()
        self.text.textChanged.connect(self._on_typed)
        self.text.submit_requested.connect(self.handed_in)
        self.questions.changed.connect(self._on_typed)
        self.hand_in_button.clicked.connect(self.handed_in)
        self.throw_button.clicked.connect(self.thrown_away)
        self.read_button.clicked.connect(self.word_read)
        self.write_button.clicked.connect(self.word_written)
        self.setFocusProxy(self.text)

    def show_writing(self, writing: WritingShown) -> None:
        """Put a summary into the editor."""
        self.card.set_title(writing.title)
        self.text.blockSignals(True)
        self.text.setPlainText(writing.text)
        self.text.blockSignals(False)
        self.questions.set_texts(writing.questions)
        self.hand_in_button.setText(writing.act)
        self.show_state(writing.state, writing.may_throw_away)

    def show_state(self, text: str, may_throw_away: bool) -> None:
        """Say whether what was typed is kept."""
        self.state.setText(text)
        self.throw_button.setVisible(may_throw_away)

    def show_handed_in(self, summary: SummaryShown | None) -> None:
        """Show beside the editor what was handed in, with the answers."""
        self._beside.setVisible(summary is not None)
        self.handed_in_card.setVisible(summary is not None)
        if summary is not None:
            self.handed_in_card.show_summary(summary)

    def show_problem(self, text: str) -> None:
        """Say why something was not done; an empty text takes it back."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _on_typed(self) -> None:
        self.typed.emit(self.text.toPlainText(), self.questions.texts())

    def _lay_out(self) -> None:
        self.card.body.addWidget(Field(tr("总结"), self.text))
        self.card.body.addWidget(TextLabel(tr("疑问"), "secondary"))
        self.card.body.addWidget(self.questions)
        self.card.body.addWidget(self.problem)
        self.card.body.addWidget(self.state)
        acts = QHBoxLayout()
        acts.setSpacing(theming.space("s"))
        for button in (self.read_button, self.write_button, self.throw_button):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.hand_in_button)
        self.card.body.addLayout(acts)
        self._beside = scrolled(self.handed_in_card)
        self._beside.hide()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theming.space("l"))
        columns.addWidget(scrolled(self.card), 5)
        columns.addWidget(self._beside, 4)


class ReadingPage(QWidget):
    """Summaries of others.

    Signals: `chosen(key)`, `typed(root, text)`, `answered(key, text, replaces)`. Attributes:
    `people`, `summary`.
    """

    chosen = Signal(str)
    typed = Signal(str, str)
    answered = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = RowList(tr("每日总结"), clicks_open=False)
        self.summary = SummaryCard()
        self.sentence = TextLabel("", "secondary", wrap=True)
        self.problem = TextLabel("", "problem", wrap=True)
        self.problem.hide()
        self.none = EmptyState("edit", tr("还没有总结"), "")
        self._lay_out()
        self.people.selected.connect(self.chosen)
        self.people.opened.connect(lambda _key: self.focus_answer())
        self.summary.typed.connect(self.typed)
        self.summary.answered.connect(self.answered)
        self.setFocusProxy(self.people)

    def show_people(self, rows: Sequence[ListRow], chosen: str, sentence: str) -> None:
        """List who is in the session."""
        self.people.set_rows(rows)
        if chosen:
            self.people.select(chosen)
        self.sentence.setText(sentence)

    def show_summary(self, summary: SummaryShown | None, none: str) -> None:
        """Show one summary; *none* says that there is none."""
        self._area.setVisible(summary is not None)
        self.none.setVisible(summary is None)
        self.none.set_texts(tr("还没有总结"), none or tr("学员交的总结和疑问会出现在这里。"))
        if summary is not None:
            self.summary.show_summary(summary)

    def show_problem(self, text: str) -> None:
        """Say why something was not done; an empty text takes it back."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def focus_answer(self) -> None:
        """Lead to the first question that waits."""
        waiting = (one for one in self.summary.boxes if not one.edit.isHidden())
        box = next(waiting, None)
        if box is not None:
            box.edit.setFocus()

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self.sentence)
        card.body.addWidget(self.people)
        card.body.addStretch(1)
        self._left = card
        self._area = scrolled(self.problem, self.summary)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theming.space("l"))
        columns.addWidget(card)
        columns.addWidget(self._area, 1)
        columns.addWidget(self.none, 1)
        theming.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        percent = min(theming.current().percent, 125)
        self._left.setFixedWidth(theming.frame("task") * percent // 100)

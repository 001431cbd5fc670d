"""What the pages of one drill share: their head, and the transcript with what holds over it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.exams.practical.shown import BriefingShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.transcript import Message, Transcript


class PageHead(QWidget):
    """The way back, title and sentence, and what is put at the right of `row`.

    Attributes: `back_button`, `row`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = PlainButton(tr("返回"), "Esc", icon="chevron-left")
        self._title, self._sentence = TextLabel("", "section"), TextLabel("", "secondary")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        self.row = QHBoxLayout(self)
        side = theming.space("xl")
        self.row.setContentsMargins(side, theming.space("m"), side, theming.space("m"))
        self.row.setSpacing(theming.space("m"))
        self.row.addWidget(self.back_button)
        self.row.addLayout(texts, 1)

    def show_texts(self, title: str, sentence: str) -> None:
        """Say which drill it is."""
        self._title.setText(title)
        self._sentence.setText(sentence)


def stacked(head: QWidget, body: QHBoxLayout, page: QWidget) -> None:
    """Lay *page* out with *head* over *body*, edge to edge."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(head)
    layout.addLayout(body, 1)


class TranscriptColumn(QWidget):
    """Attributes: `transcript`, `more_button` (opens facts and rules)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.transcript = Transcript(tr("演练的对话"))
        self.more_button = LinkButton(tr("资料和规定"))
        self.more_button.setCheckable(True)
        self._customer = TextLabel("", wrap=True)
        self._facts, self._rules = (TextLabel("", "secondary", wrap=True) for _ in range(2))
        self._empty = TextLabel("", "quiet", wrap=True)
        head = QVBoxLayout()
        side = theming.space("xl")
        head.setContentsMargins(side, theming.space("m"), side, theming.space("s"))
        head.setSpacing(theming.space("xs"))
        for label in (self._customer, self._facts, self._rules):
            head.addWidget(label)
        head.addWidget(self.more_button)
        head.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.transcript, 1)
        self.more_button.toggled.connect(self._open_more)

    def show_briefing(self, shown: BriefingShown) -> None:
        """Show a drill that is to be marked."""
        self._customer.setText(shown.customer)
        self._facts.setText(shown.facts)
        self._rules.setText(shown.rules)
        self.more_button.setVisible(bool(shown.facts or shown.rules))
        self.more_button.setChecked(False)
        self._open_more(False)
        self._show_messages(shown.messages, shown.empty)

    def show_transcript(self, messages: Sequence[Message], empty: str) -> None:
        """Show a drill that has been marked."""
        for label in (self._customer, self._facts, self._rules, self.more_button):
            label.setVisible(False)
        self._show_messages(messages, empty)

    def _show_messages(self, messages: Sequence[Message], empty: str) -> None:
        self.transcript.set_messages(list(messages), from_top=True)
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))

    def _open_more(self, opened: bool) -> None:
        self._facts.setVisible(opened and bool(self._facts.text()))
        self._rules.setVisible(opened and bool(self._rules.text()))
        self.more_button.setText(tr("收起资料") if opened else tr("资料和规定"))

"""The look at one drill before it is begun."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.panes.practice.page import Column
from desktop_app.panes.practice.row_button import RowButton
from desktop_app.panes.practice.shown import AttemptRow, PreviewShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.tags import Tag


class PreviewCard(Card):
    """Goal, customer, help, former attempts, and the two ways to begin.

    Signals: `start_requested()`, `exam_requested()`, `attempt_chosen(attempt)`,
    `examples_requested()`.
    """

    examples_requested = Signal()

    start_requested = Signal()
    exam_requested = Signal()
    attempt_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.start_button = PrimaryButton(tr("开始练习"), "Enter")
        self.exam_button = PlainButton(tr("考核模式"))
        self.start_button.clicked.connect(self.start_requested)
        self.exam_button.clicked.connect(self.exam_requested)
        self._column = Column("s")
        explained = TextLabel(tr("考核不显示要点，不能暂停，只有一次"), "secondary", wrap=True)
        self.exam_button.setAccessibleDescription(explained.text())
        self.examples_button = LinkButton("")
        self.examples_button.clicked.connect(self.examples_requested)
        self.examples_button.hide()
        self.add_to_header(self.examples_button)
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        foot.addWidget(explained, 1)
        foot.addWidget(self.exam_button)
        foot.addWidget(self.start_button)
        self.body.setSpacing(theming.space("m"))
        self.body.addWidget(self._column, 1)
        self.body.addWidget(rule())
        self.body.addLayout(foot)

    def show_examples(self, count: int) -> None:
        """Offer the shared examples of this drill, where there are any."""
        self.examples_button.setText(tr("看优秀示例（{n}）").format(n=count))
        self.examples_button.setVisible(count > 0)

    def show_preview(self, preview: PreviewShown) -> None:
        """Show another drill."""
        self.set_title(preview.title)
        content = self._column.content
        clear_layout(content)
        content.addLayout(_tags(preview.tags))
        self._add(tr("目标"), preview.goal)
        self._add(tr("客户"), preview.customer, preview.temper)
        content.addSpacing(theming.space("s"))
        content.addWidget(TextLabel(tr("有什么帮助"), "secondary"))
        for text in preview.helps:
            content.addLayout(_helped(text))
        content.addSpacing(theming.space("s"))
        content.addWidget(TextLabel(tr("我的练习"), "secondary"))
        for attempt in preview.attempts:
            content.addWidget(self._attempt(attempt))
        if not preview.attempts:
            text = tr("还没有练过。练完的成绩会列在这里，可以随时打开复盘。")
            content.addWidget(TextLabel(text, "quiet", wrap=True))
        content.addStretch(1)
        self._column.verticalScrollBar().setValue(0)

    def _add(self, caption: str, *texts: str) -> None:
        content = self._column.content
        content.addSpacing(theming.space("s"))
        content.addWidget(TextLabel(caption, "secondary"))
        for text in texts:
            if text:
                content.addWidget(TextLabel(text, wrap=True))

    def _attempt(self, attempt: AttemptRow) -> RowButton:
        name = tr("{mark} 分，{when}，{outcome}，打开复盘").format(
            mark=attempt.mark, when=attempt.when, outcome=attempt.outcome
        )
        button = RowButton(name)
        mark = TextLabel(attempt.mark, "strong")
        mark.setMinimumWidth(theming.size("control"))
        button.row.addWidget(mark)
        button.row.addWidget(TextLabel(attempt.when), 1)
        button.row.addWidget(Tag(attempt.outcome, "good" if attempt.passed else "plain"))
        side = theming.size("icon_small")
        button.row.addWidget(IconPicture("chevron-right", "secondary", side))
        button.clicked.connect(lambda: self.attempt_chosen.emit(attempt.attempt))
        return button


def _tags(texts: tuple[str, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theming.space("xs"))
    for number, text in enumerate(texts):
        row.addWidget(Tag(text, "accent" if number == 0 else "plain"))
    row.addStretch(1)
    return row


def _helped(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theming.space("s"))
    side = theming.size("icon_small")
    picture = IconPicture("check", "accent", side)
    picture.setFixedHeight(theming.size("icon"))  # as high as the first line beside it
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextLabel(text, wrap=True), 1)
    return row

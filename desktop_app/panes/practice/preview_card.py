"""The look at one drill before it is begun."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.panes.practice.modes.mode_picker import ModePicker
from desktop_app.panes.practice.page import Column
from desktop_app.panes.practice.row_button import RowButton
from desktop_app.panes.practice.shown import AttemptRow, PreviewShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.tags import Tag


class PreviewCard(Card):
    """Goal, customer, former attempts, and the modes to begin in.

    Signals: `start_requested()`, `attempt_chosen(attempt)`, `examples_requested()`.
    Attributes: `modes`.
    """

    examples_requested = Signal()

    start_requested = Signal()
    attempt_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.start_button = PrimaryButton(tr("开始练习"), "Enter")
        self.start_button.clicked.connect(self.start_requested)
        self.modes = ModePicker()
        self.modes.picked.connect(lambda _mode: self._name_start())
        self._key = ""
        self._column = Column("s")
        self.examples_button = LinkButton("")
        self.examples_button.clicked.connect(self.examples_requested)
        self.examples_button.hide()
        self.add_to_header(self.examples_button)
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        foot.addWidget(TextLabel(tr("按数字键或 ← → 换一种练法"), "secondary"), 1)
        foot.addWidget(self.start_button)
        self.body.setSpacing(theming.space("m"))
        self.body.addWidget(self._column, 1)
        self.body.addWidget(rule())
        self.body.addWidget(self.modes)
        self.body.addLayout(foot)

    def show_examples(self, count: int) -> None:
        """Offer the shared examples of this drill, where there are any."""
        self.examples_button.setText(tr("看优秀示例（{n}）").format(n=count))
        self.examples_button.setVisible(count > 0)

    def show_preview(self, preview: PreviewShown) -> None:
        """Show another drill."""
        self.set_title(preview.title)
        self._key = preview.key
        self.modes.show_offers(preview.offers)
        self._name_start()
        content = self._column.content
        clear_layout(content)
        content.addLayout(_tags(preview.tags))
        self._add(tr("目标"), preview.goal)
        self._add(tr("客户"), preview.customer, preview.temper)
        content.addSpacing(theming.space("s"))
        content.addWidget(TextLabel(tr("我的练习"), "secondary"))
        for attempt in preview.attempts:
            content.addWidget(self._attempt(attempt))
        if not preview.attempts:
            text = tr("还没有练过。练完的成绩会列在这里，可以随时打开复盘。")
            content.addWidget(TextLabel(text, "quiet", wrap=True))
        content.addStretch(1)
        self._column.verticalScrollBar().setValue(0)

    def mode_for(self, key: str) -> str:
        """The mode that is picked for the drill called *key*; empty where another is shown."""
        mode = self.modes.current()
        return mode.name if mode is not None and key == self._key else ""

    def _name_start(self) -> None:
        mode = self.modes.current()
        if mode is not None:
            self.start_button.setText(mode.start)

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

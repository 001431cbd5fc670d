"""The page that takes a file: choose or drop it, look at the draft, keep it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.practice.authoring.parts import (
    ENDINGS,
    dropped_file,
    fault_rows,
    help_card,
    said_blocks,
)
from desktop_app.panes.practice.authoring.shown import HeadChosen, ImportShown
from desktop_app.panes.practice.page import Column, Page, width_of
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import Field
from desktop_app.widgets.file_dialogs import ask_open
from desktop_app.widgets.headings import ElidedLabel, TextLabel

Choices = Sequence[tuple[str, str]]
_LEFT_SHARE = 0.4
_LONGEST_TITLE = 40


class ImportPage(Page):
    """Signals: `file_chosen(path)`, `keep_requested(HeadChosen)`, `back_requested()`.

    Attributes: `acts` (the buttons for the top line), `choose_button`, `keep_button`, `title`,
    `customer`, `channel`, `difficulty`.
    """

    file_chosen = Signal(str)
    keep_requested = Signal(object)
    back_requested = Signal()

    def __init__(
        self, channels: Choices, difficulties: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.choose_button = PlainButton(tr("选择文件…"), "Ctrl O", "plus")
        self.keep_button = PrimaryButton(tr("存为草稿"), "Ctrl ↵")
        self.back_button = PlainButton(tr("取消"), "Esc")
        self.acts: tuple[QWidget, ...] = (self.back_button, self.keep_button)
        self.title = QLineEdit()
        self.title.setMaxLength(_LONGEST_TITLE)
        self.customer = QLineEdit()
        self.customer.setMaxLength(_LONGEST_TITLE)
        self.channel = _choice(channels)
        self.difficulty = _choice(difficulties)
        self._source = ElidedLabel("", "strong")
        self._summary = TextLabel("", "secondary", wrap=True)
        self._head = self._head_fields()
        self._lists = QVBoxLayout()
        self.empty = EmptyState(
            "chat",
            tr("把对话文件拖到这里"),
            tr(
                "两栏的 Word 或 Excel，或每行以“客户：”“客服：”开头的文本；"
                "也可以是导出过的 Twee 或 YAML。"
            ),
            tr("选择文件…"),
        )
        self._column = Column("s")
        self._preview = Card(tr("草稿预览"), tr("黄色底纹是隐去的地方，原来的号码不会保存"))
        self._preview.body.addWidget(self._column, 1)
        self._help = help_card()
        self._lay_out()
        self._connect()
        self.show_import(None)

    def show_waiting(self, source: str) -> None:
        """Show that a file is being read."""
        self._source.setText(source)
        self._summary.setText(tr("正在读取…"))
        self._body.show()
        self.empty.hide()
        self._preview.hide()
        self._help.hide()
        self._head.hide()

    def show_import(self, shown: ImportShown | None) -> None:
        """Show what a file made, or that none was chosen yet."""
        usable = shown is not None and shown.head is not None
        self.empty.setVisible(shown is None)
        self._body.setVisible(shown is not None)
        self._preview.setVisible(usable)
        self._help.setVisible(shown is not None and not usable)
        self._head.setVisible(usable)
        self.keep_button.setEnabled(usable)
        clear_layout(self._lists)
        clear_layout(self._column.content)
        if shown is None:
            self._focus(self.empty.button)
            return
        self._source.setText(shown.source)
        self._summary.setText(shown.summary)
        self._fill_lists(shown)
        for block in said_blocks(shown.said):
            self._column.content.addWidget(block)
        self._column.content.addStretch(1)
        self._column.verticalScrollBar().setValue(0)
        if shown.head is not None:
            self._fill_head(shown.head)
        self._focus(self.title if usable else self.choose_button)

    def ask_file(self) -> str:
        """Which file to read, empty when the person thought better of it; tests replace this."""
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        path = ask_open(self, tr("导入对话"), tr("对话和场景 ({kinds})").format(kinds=kinds))
        return str(path) if path else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.file_chosen.emit(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(width_of("sheet", self.width(), _LEFT_SHARE))

    def _focus(self, widget: QWidget) -> None:
        self.setFocusProxy(widget)
        if self.isVisible():
            widget.setFocus()

    def _fill_head(self, head: HeadChosen) -> None:
        self.title.setText(head.title)
        self.title.selectAll()
        self.customer.setText(head.customer)
        for box, key in ((self.channel, head.channel), (self.difficulty, head.difficulty)):
            box.setCurrentIndex(max(0, box.findData(key)))

    def _fill_lists(self, shown: ImportShown) -> None:
        for fault in fault_rows(shown.faults):
            self._lists.addWidget(fault)
        if shown.masked:
            self._caption(tr("已隐去 {n} 处").format(n=len(shown.masked)))
        for place, text in shown.masked:
            self._lists.addWidget(TextLabel(f"{place}  {text}", wrap=True))
        if shown.notes:
            self._caption(tr("发布前请补"))
        for note in shown.notes:
            self._lists.addWidget(TextLabel(note, "quiet", wrap=True))

    def _caption(self, text: str) -> None:
        self._lists.addSpacing(theming.space("s"))
        self._lists.addWidget(TextLabel(text, "secondary"))

    def _head_fields(self) -> QWidget:
        fields = QWidget()
        layout = QVBoxLayout(fields)
        layout.setContentsMargins(0, theming.space("s"), 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(Field(tr("标题"), self.title))
        layout.addWidget(Field(tr("客户称呼"), self.customer))
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        row.addWidget(Field(tr("渠道"), self.channel), 1)
        row.addWidget(Field(tr("难度"), self.difficulty), 1)
        layout.addLayout(row)
        return fields

    def _lay_out(self) -> None:
        self._left = Column("s")
        card = Card()
        top = QHBoxLayout()
        top.setSpacing(theming.space("s"))
        top.addWidget(self._source, 1)
        top.addWidget(self.choose_button)
        self._lists.setSpacing(theming.space("s"))
        card.body.addLayout(top)
        card.body.addWidget(self._summary)
        card.body.addWidget(self._head)
        card.body.addLayout(self._lists)
        self._left.content.addWidget(card)
        self._left.content.addStretch(1)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("l"))
        row.addWidget(self._left, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._preview, 1)
        row.addWidget(self._help, 1)
        layout = QVBoxLayout(self)
        side, room = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, room, side, room)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.empty.action_requested.connect(self._choose)
        self.choose_button.clicked.connect(self._choose)
        self.keep_button.clicked.connect(self._keep)
        self.back_button.clicked.connect(self.back_requested)
        self.bind("Ctrl+O").activated.connect(self._choose)
        self.bind("Ctrl+Return").activated.connect(self._keep)
        self.bind("Esc").activated.connect(self.back_requested)

    def _choose(self) -> None:
        if path := self.ask_file():
            self.file_chosen.emit(path)

    def _keep(self) -> None:
        if self.keep_button.isEnabled():
            self.keep_requested.emit(
                HeadChosen(
                    self.title.text(),
                    self.customer.text(),
                    str(self.channel.currentData()),
                    str(self.difficulty.currentData()),
                )
            )


def _choice(choices: Choices) -> QComboBox:
    box = QComboBox()
    for key, word in choices:
        box.addItem(word, key)
    return box

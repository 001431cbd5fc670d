"""The page on which imported contacts are approved: the file's words beside what is kept."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.panes.quality.contacts.shown import (
    Choice,
    DraftRow,
    DraftShown,
    FaultRow,
    Head,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import DateEdit
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.said_text import SaidText

_MOST_FAULTS = 30


class TakingPage(QWidget):
    """Signals: `chosen(key)`, `words_hidden(words)`, `approved(Head)`, `discarded()`, `left()`.

    Attributes: `rows`, `original`, `plain`, `agent`, `acts` (for the top line).
    """

    chosen = Signal(str)
    words_hidden = Signal(str)
    approved = Signal(object)
    discarded = Signal()
    left = Signal()

    def __init__(
        self, channels: Sequence[Choice], day: DateEdit, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = RowList(tr("待看的接待"))
        self.original, self.plain = SaidText(tr("文件里的原文")), SaidText(tr("存入的内容"))
        self.title, self.agent, self.channel, self.day = QLineEdit(), QComboBox(), QComboBox(), day
        self.title.setMaxLength(40)
        for one in channels:
            self.channel.addItem(one.text, one.key)
        self.hide_button = PlainButton(tr("隐去所选"), "Alt M", "eye-off")
        self.discard_button = DangerButton(tr("不要这一条"))
        self.approve_button = PrimaryButton(tr("通过并存入"), "Ctrl ↵")
        self.back_button = PlainButton(tr("回到列表"), "Esc")
        self.acts: tuple[QWidget, ...] = (self.back_button,)
        self.done = EmptyState("check", tr("都看完了"), "", tr("回到列表"))
        self._faults = QVBoxLayout()
        self._masked = TextLabel("", "secondary", wrap=True)
        self._lay_out()
        self._connect()
        theming.changed.connect(self._fit)
        self._fit()

    def show_agents(self, agents: Sequence[Choice]) -> None:
        """Offer these people as whose contact it is."""
        self.agent.clear()
        self.agent.addItem(tr("请选择"), "")
        for one in agents:
            self.agent.addItem(one.text, one.key)

    def show_drafts(self, rows: Sequence[DraftRow], faults: Sequence[FaultRow]) -> None:
        """List the contacts that wait, and what is wrong with files."""
        self.rows.blockSignals(True)
        self.rows.set_rows([ListRow(one.key, one.title, one.detail) for one in rows])
        self.rows.blockSignals(False)
        clear_layout(self._faults)
        for one in faults[:_MOST_FAULTS]:
            head = " · ".join(part for part in (one.file, one.place) if part)
            self._faults.addWidget(TextLabel(head, "strong", wrap=True))
            self._faults.addWidget(TextLabel(one.text, "problem", wrap=True))
        if len(faults) > _MOST_FAULTS:
            more = tr("另有 {n} 处").format(n=len(faults) - _MOST_FAULTS)
            self._faults.addWidget(TextLabel(more, "secondary"))
        told = tr("有问题的文件整份没有导入，改好后可以再选一次。") if faults else ""
        self.done.set_texts(
            tr("这些文件没有可以存的接待") if faults else tr("都看完了"), told, tr("回到列表")
        )

    def show_draft(self, draft: DraftShown | None) -> None:
        """Show a contact to be approved, or that there is none left."""
        self._middle.setVisible(draft is not None)
        self.done.setVisible(draft is None)
        if draft is None:
            self.done.button.setFocus()
            return
        if draft.key != self.rows.current_key() or not self.title.text():
            self.rows.blockSignals(True)
            self.rows.select(draft.key)
            self.rows.blockSignals(False)
        if draft.key != self._key:
            self._key = draft.key
            self.title.setText(draft.title)
            self.agent.setCurrentIndex(max(0, self.agent.findData(draft.agent)))
            self.channel.setCurrentIndex(max(0, self.channel.findData(draft.channel)))
            self.day.set_day(draft.day)
            (self.plain if draft.agent else self.agent).setFocus()
        self.original.show_lines(draft.original)
        self.plain.show_lines(draft.plain)
        self._masked.setText(draft.masked)
        self._field.set_problem("")

    def show_problem(self, text: str) -> None:
        """Say what is still missing."""
        self._field.set_problem(text)
        self.agent.setFocus()

    _key = ""

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._side = QFrame()
        theming.set_role(self._side, "side-left")
        column = QVBoxLayout(self._side)
        edge = theming.space("l")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theming.space("s"))
        column.addWidget(self.rows)
        column.addLayout(self._faults)
        column.addStretch(1)
        layout.addWidget(self._side)
        self._middle = QWidget()
        middle = QVBoxLayout(self._middle)
        side = theming.space("xl")
        middle.setContentsMargins(side, edge, side, theming.space("m"))
        middle.setSpacing(theming.space("m"))
        middle.addLayout(self._head())
        middle.addWidget(self._masked)
        middle.addLayout(self._texts(), 1)
        middle.addLayout(self._foot())
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.done, 1)
        self.done.hide()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        self._field = Field(tr("谁的接待"), self.agent)
        row.addWidget(Field(tr("标题"), self.title), 3)
        row.addWidget(self._field, 3)
        row.addWidget(Field(tr("渠道"), self.channel), 2)
        row.addWidget(Field(tr("日期"), self.day), 2)
        return row

    def _texts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theming.space("m"))
        for caption, text in (
            (tr("文件里的原文，不会保存"), self.original),
            (tr("存入的内容"), self.plain),
        ):
            frame = QFrame()
            theming.set_role(frame, "card")
            column = QVBoxLayout(frame)
            edge = theming.space("m")
            column.setContentsMargins(edge, edge, theming.space("s"), edge)
            column.addWidget(TextLabel(caption, "secondary"))
            column.addWidget(text, 1)
            row.addWidget(frame, 1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addWidget(self.discard_button)
        row.addStretch(1)
        row.addWidget(self.hide_button)
        row.addWidget(self.approve_button)
        return row

    def _connect(self) -> None:
        self.rows.selected.connect(self.chosen)
        self.rows.opened.connect(self.chosen)
        self.hide_button.clicked.connect(self._hide)
        self.approve_button.clicked.connect(self._approve)
        self.discard_button.clicked.connect(self.discarded)
        self.back_button.clicked.connect(self.left)
        self.done.action_requested.connect(self.left)
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Alt+M", self._hide),
            ("Ctrl+Return", self._approve),
            ("Esc", self.left.emit),
        )
        for keys, act in acts:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        bars = (self.original.verticalScrollBar(), self.plain.verticalScrollBar())
        bars[0].valueChanged.connect(bars[1].setValue)
        bars[1].valueChanged.connect(bars[0].setValue)

    def _hide(self) -> None:
        picked = self.plain.picked() or self.original.picked()
        if picked is not None:
            self.words_hidden.emit(picked.words)

    def _approve(self) -> None:
        if self._middle.isVisible():
            self.approved.emit(
                Head(
                    self.title.text(),
                    str(self.agent.currentData()),
                    str(self.channel.currentData()),
                    self.day.day(),
                )
            )

    def _fit(self) -> None:
        self._side.setFixedWidth(theming.frame("search") * theming.current().percent // 100)

"""Contacts on the screen: the list, one looked at, files being approved, a live observation."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.panes.quality.contact.panel import ContactPanel
from desktop_app.panes.quality.contact.shown import ContactShown
from desktop_app.panes.quality.contacts.live_page import LivePage
from desktop_app.panes.quality.contacts.shown import (
    Choice,
    ContactRow,
    DraftRow,
    DraftShown,
    FaultRow,
    LiveShown,
)
from desktop_app.panes.quality.contacts.taking_page import TakingPage
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import DateEdit, PickBox
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.table import Cell, Column, Row, Table

ENDINGS = (".docx", ".xlsx", ".csv", ".txt")


class ContactsView(PaneView):
    """Signals: `narrowed(agent, weeks)`, `opened(key)`, `files_chosen(paths)`,
    `live_requested()`, `left()`.

    Attributes: `table`, `taking`, `live`, `looked`.
    """

    narrowed = Signal(str, str)
    opened = Signal(str)
    files_chosen = Signal(object)
    live_requested = Signal()
    left = Signal()

    full_bleed = True
    help_key = "quality-inspection"
    keys = (
        ("Ctrl+O", tr("导入文件")),
        ("Alt+M", tr("隐去所选")),
        ("Ctrl+Enter", tr("通过并存入，或结束观察")),
        ("Alt+1 2 3", tr("观察时：客服、客户、观察")),
    )

    def __init__(
        self, channels: Sequence[Choice], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.import_button = PrimaryButton(tr("导入…"), "Ctrl O", "plus")
        self.live_button = PlainButton(tr("现场观察"), icon="eye")
        self.agent, self.span = PickBox(tr("客服")), PickBox(tr("时段"))
        self.table = Table(tr("接待记录"), _columns())
        self.empty = EmptyState(
            "chat",
            tr("这段时间还没有接待记录"),
            tr(
                "学员考核完的对话会自动列在这里；聊天记录和通话笔记可以导入，也可以现场旁听记一条。"
            ),
            tr("导入…"),
        )
        self.looked = ContactPanel(marking=False)
        self.taking = TakingPage(channels, DateEdit(today))
        self.live = LivePage(channels)
        self._sentence = TextLabel("", "secondary")
        self._rows = QStackedWidget()
        self._pages = QStackedWidget(self)
        self._back = PlainButton(tr("回到列表"), "Esc")
        self._lay_out()
        self._connect()
        self.show_list()

    def show_choices(self, agents: Sequence[Choice], spans: Sequence[Choice]) -> None:
        """Offer these people and spans; what is chosen stays."""
        first = self.span.count() == 0
        for box, choices, everybody in (
            (self.agent, agents, tr("全部客服")),
            (self.span, spans, ""),
        ):
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            if everybody:
                box.addItem(everybody, "")
            for one in choices:
                box.addItem(one.text, one.key)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.blockSignals(False)
        if first:
            self.span.blockSignals(True)
            self.span.setCurrentIndex(1)
            self.span.blockSignals(False)

    def show_contacts(self, rows: Sequence[ContactRow], sentence: str) -> None:
        """List contacts."""
        self.table.set_items(tuple(rows), _row)
        self._sentence.setText(sentence)
        self._rows.setCurrentIndex(0 if rows else 1)

    def show_contact(self, contact: ContactShown) -> None:
        """Look at one contact."""
        self.looked.show_contact(contact)
        self._bring(self.looked, tr("接待记录"), contact.facts, (self._back,))
        self.looked.text.setFocus()

    def show_list(self) -> None:
        """Bring the list to the front."""
        told = tr("质检从这里随机抽；导入时隐去能认出客户的内容，存入的只有您看过的文字")
        acts = (self.live_button, self.import_button)
        self._bring(self._listed, tr("接待记录"), told, acts)
        self.setFocusProxy(self.table)

    # Files being approved

    def show_taking(self, agents: Sequence[Choice]) -> None:
        """Bring the page of files to the front."""
        self.taking.show_agents(agents)
        told = tr("左边是文件里的原文，右边是会存入的内容；逐条看过再通过")
        self._bring(self.taking, tr("导入接待"), told, self.taking.acts)

    def show_drafts(self, rows: Sequence[DraftRow], faults: Sequence[FaultRow]) -> None:
        """List the contacts of files."""
        self.taking.show_drafts(rows, faults)

    def show_draft(self, draft: DraftShown | None) -> None:
        """Show a contact of a file."""
        self.taking.show_draft(draft)

    # A live observation

    def show_live(self, live: LiveShown, agents: Sequence[Choice]) -> None:
        """Bring the observation to the front."""
        told = tr("每一句都带时间；每记一句就存成草稿")
        self._bring(self.live, tr("现场观察"), told, self.live.acts)
        self.live.show_live(live, agents)

    def show_clock(self, text: str) -> None:
        """Say how long the observation has been going on."""
        self.live.show_clock(text)

    def show_problem(self, text: str) -> None:
        """Say what is missing on the page in front."""
        page = self.live if self._pages.currentWidget() is self.live else self.taking
        page.show_problem(text)

    def show_finished(self) -> None:
        """The observation is kept."""
        self.left.emit()

    def ask_files(self) -> list[str]:
        """Which files to read; a test replaces this method."""
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        found, _kind = QFileDialog.getOpenFileNames(
            self, tr("导入接待"), "", tr("聊天记录和通话笔记 ({kinds})").format(kinds=kinds)
        )
        return list(found)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.files_chosen.emit(_dropped(event))
        event.acceptProposedAction()

    def _bring(self, page: QWidget, title: str, sentence: str, acts: tuple[QWidget, ...]) -> None:
        self._pages.setCurrentWidget(page)
        self.set_heading(title, sentence)
        self.set_actions(*acts)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(self.agent)
        head.addWidget(self.span)
        head.addWidget(self._sentence)
        head.addStretch(1)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self.empty)
        self._listed = QWidget()
        column = QVBoxLayout(self._listed)
        side, top = theming.space("xl"), theming.space("l")
        column.setContentsMargins(side, top, side, top)
        column.setSpacing(theming.space("m"))
        column.addLayout(head)
        column.addWidget(self._rows, 1)
        for page in (self._listed, self.looked, self.taking, self.live):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def _connect(self) -> None:
        for box in (self.agent, self.span):
            box.currentIndexChanged.connect(self._narrow)
        self.table.opened.connect(self.opened)
        self.import_button.clicked.connect(self._import)
        self.empty.action_requested.connect(self._import)
        self.live_button.clicked.connect(self.live_requested)
        for left in (self._back.clicked, self.taking.left, self.live.left):
            left.connect(self.left)
        for keys, act, where in (
            ("Ctrl+O", self._import, self),
            ("Esc", self.left.emit, self.looked),
        ):
            shortcut = QShortcut(QKeySequence(keys), where)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _narrow(self) -> None:
        self.narrowed.emit(str(self.agent.currentData()), str(self.span.currentData()))

    def _import(self) -> None:
        if paths := self.ask_files():
            self.files_chosen.emit(paths)


def _dropped(event: QDragEnterEvent | QDropEvent) -> list[str]:
    paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if Path(path).suffix.lower() in ENDINGS]


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("日期"), ems=9.5),
        Column(tr("客服"), ems=7),
        Column(tr("标题"), stretch=True, ems=7),
        Column(tr("渠道"), ems=4.5),
        Column(tr("来源"), ems=6),
        Column(tr("行数"), "right", ems=4, spare=True),
        Column(tr("质检"), ems=7),
    )


def _row(one: ContactRow) -> Row:
    return Row(
        one.key,
        (
            Cell(one.day, sort=one.order),
            Cell(one.agent, bold=True, tip=one.agent),
            Cell(one.title, tip=one.title),
            one.channel,
            one.kind,
            one.lines,
            Cell(one.state, tone=one.tone),
        ),
    )

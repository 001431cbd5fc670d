"""Practical tests on the screen: the list, one with its drills, choosing, marking, comparing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.exams.listing import ListingView
from desktop_app.panes.exams.practical.asking import CustomerDialog
from desktop_app.panes.exams.practical.choose_page import ChoosePage
from desktop_app.panes.exams.practical.compare_page import ComparePage
from desktop_app.panes.exams.practical.mark_page import MarkPage
from desktop_app.panes.exams.practical.shown import (
    BriefingShown,
    CompareShown,
    DrillAct,
    PersonRow,
    PracticalRow,
    PracticalShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import DangerButton, LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.row_list import ListRow
from desktop_app.widgets.row_search import RowSearch
from desktop_app.widgets.table import Column, Table


class PracticalView(ListingView):
    """Signals: `chosen(practical)`, `new_requested()`, `add_requested()`, `drill_opened(position)`,
    `live_requested(position)`, `void_requested(position)`, `cancel_requested()`,
    `register_requested()`, `sheet_requested(sheet)`, `signed(password)`, `left_page()`.

    Attributes: `search`, `list`, `table`, `choose`, `mark`, `compare`, the buttons.
    """

    chosen = Signal(str)
    new_requested = Signal()
    add_requested = Signal()
    drill_opened = Signal(str)
    live_requested = Signal(str)
    void_requested = Signal(str)
    cancel_requested = Signal()
    register_requested = Signal()
    sheet_requested = Signal(str)
    signed = Signal(str)
    left_page = Signal()

    help_key = "exam-certificate"
    keys = (
        ("Ctrl+N", tr("开始一次实操考核")),
        ("Enter", tr("给选中的演练评分，或看对照")),
        ("Ctrl+Enter", tr("提交并签名")),
        ("Esc", tr("回到列表")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("实操考核"), parent)
        self.search = RowSearch(self.list, tr("找人：姓名、首字母、工号"))
        self.table = Table(tr("演练"), _columns())
        self.choose, self.mark, self.compare = ChoosePage(), MarkPage(), ComparePage()
        self.new_button = PrimaryButton(tr("实操考核"), icon="plus")
        self.open_button = PrimaryButton(tr("评分"), "Enter")
        self.live_button = PlainButton(tr("现场演练…"))
        self.void_button = PlainButton(tr("作废这一场…"))
        self.add_button = PlainButton(tr("加一场…"))
        self.cancel_button = DangerButton(tr("取消考核…"))
        self.register_button = PrimaryButton(tr("登记成绩"))
        self.sheet_button = LinkButton(tr("打开成绩表"))
        self.empty = EmptyState(
            "exams",
            tr("还没有实操考核"),
            tr(
                "给学员选三场不同难度的演练：学员按考核做，或当场对演；主管评分以后，系统评分才公布。"
            ),
            tr("实操考核"),
        )
        self._told, self._why = TextLabel("", "", wrap=True), TextLabel("", "warn", wrap=True)
        self._shown: PracticalShown | None = None
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_heading(tr("考试"), "")
        self.set_actions(self.new_button)
        self.setFocusProxy(self.list)

    def show_list(self, rows: Sequence[PracticalRow], chosen: str, waiting: int) -> None:
        """Show the practicals; *waiting* drills can be marked by whoever looks."""
        self.search.set_rows(
            [ListRow(one.key, one.title, one.detail, one.tags, finds=one.finds) for one in rows],
            chosen,
        )
        told = tr("{n} 场演练等您评分").format(n=waiting) if waiting else ""
        self.set_heading(tr("考试"), told)
        self.badge_changed.emit(waiting)
        if self._pages.currentWidget() in (self._both, self.empty):
            self._pages.setCurrentWidget(self._both if rows else self.empty)

    def show_practical(self, shown: PracticalShown) -> None:
        """Show one practical; the drill in hand stays chosen."""
        self._shown = shown
        kept = self.table.current_key()
        self.card.set_title(shown.title, shown.facts)
        self._told.setText(shown.told)
        theming.set_role(self._told, shown.tone)
        self.table.set_rows(shown.rows)
        self.table.select(kept if kept in shown.acts else shown.first)
        self.register_button.setEnabled(shown.may_register)
        self.register_button.setVisible(shown.may_change)
        self.add_button.setVisible(shown.may_change)
        self.cancel_button.setVisible(shown.may_change)
        self.sheet_button.setVisible(bool(shown.sheet))
        self._show_acts()

    def show_choice(self, people: Sequence[PersonRow], chosen: str) -> None:
        """Show the page on which a practical is opened or added to."""
        self._pages.setCurrentWidget(self.choose)
        self.choose.show_people(people, chosen)
        self.choose.focus_first()

    def show_marking(self, briefing: BriefingShown) -> None:
        """Show the page on which a drill is marked."""
        self.mark.show_briefing(briefing)
        self._pages.setCurrentWidget(self.mark)

    def show_comparison(self, shown: CompareShown) -> None:
        """Show a marked drill, both sides."""
        self.compare.show_comparison(shown)
        self._pages.setCurrentWidget(self.compare)
        self.compare.setFocus()

    def show_pages(self) -> None:
        """Go back to the practicals."""
        self._pages.setCurrentWidget(self._both if self.search.has_rows() else self.empty)
        self.table.setFocus()

    def ask_customer(self, people: Sequence[PersonRow]) -> str | None:
        """Ask who plays the customer; a test replaces this method."""
        dialog = CustomerDialog(self, people)
        return dialog.chosen() if dialog.ask() else None

    def _act(self) -> DrillAct:
        acts = self._shown.acts if self._shown is not None else {}
        return acts.get(self.table.current_key(), DrillAct())

    def _show_acts(self) -> None:
        act = self._act()
        self.open_button.setText(act.open or tr("评分"))
        self.open_button.setEnabled(bool(act.open))
        self.live_button.setVisible(act.live)
        self.void_button.setVisible(act.void)
        self._why.setText(act.why_not)
        self._why.setVisible(bool(act.why_not))

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(theming.space("s"))
        of_one = (self.open_button, self.live_button, self.void_button, self.add_button)
        of_all = (self.sheet_button, self.cancel_button, self.register_button)
        for first in of_one:
            acts.addWidget(first)
        acts.addStretch(1)
        for last in of_all:
            acts.addWidget(last)
        self.card.body.addWidget(self._told)
        self.card.body.addWidget(self.table, 1)
        self.card.body.addWidget(self._why)
        self.card.body.addLayout(acts)
        self._both = self.list_and_card(self.search)
        for page in (self._both, self.empty, self.choose, self.mark, self.compare):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        self.list.opened.connect(self.chosen)
        self.list.selected.connect(self.chosen)
        self.table.selected.connect(lambda _key: self._show_acts())
        self.table.opened.connect(self._open)
        self.new_button.clicked.connect(self.new_requested)
        self.empty.action_requested.connect(self.new_requested)
        self.open_button.clicked.connect(lambda: self._open(self.table.current_key()))
        self.live_button.clicked.connect(lambda: self._for_one(self.live_requested.emit))
        self.void_button.clicked.connect(lambda: self._for_one(self.void_requested.emit))
        self.add_button.clicked.connect(self.add_requested)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.register_button.clicked.connect(self.register_requested)
        self.sheet_button.clicked.connect(self._open_sheet)
        self.compare.sheet_requested.connect(self.sheet_requested)
        self.signature.signed.connect(self.signed)
        for page in (self.choose, self.mark, self.compare):
            page.closed.connect(self.left_page)
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.new_requested)

    def _open(self, position: str) -> None:
        if position and self._act().open:
            self.drill_opened.emit(position)

    def _open_sheet(self) -> None:
        if self._shown is not None and self._shown.sheet:
            self.sheet_requested.emit(self._shown.sheet)

    def _for_one(self, act: Callable[[str], None]) -> None:
        if key := self.table.current_key():
            act(key)


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("场"), "right", ems=2),
        Column(tr("难度"), ems=4),
        Column(tr("场景"), stretch=True, ems=10),
        Column(tr("方式"), ems=5),
        Column(tr("状态"), ems=7),
        Column(tr("评分人"), ems=5, spare=True),
        Column(tr("主管"), "right", ems=4),
        Column(tr("系统"), "right", ems=4),
        Column(tr("相差"), "right", ems=4),
    )

"""The week on the screen: every agent with what is owed, and what is being inspected."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.quality.contact.shown import ContactShown, EvidenceShown
from desktop_app.panes.quality.week.agent_table import AgentTable
from desktop_app.panes.quality.week.inspect_page import InspectPage
from desktop_app.panes.quality.week.redraw_sheet import RedrawSheet
from desktop_app.panes.quality.week.shown import InspectShown, SignedShown, WeekShown
from desktop_app.panes.quality.week.signed_card import SignedCard
from desktop_app.system.text import tr
from desktop_app.widgets import dialogs, theming
from desktop_app.widgets.buttons import IconButton, PrimaryButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.said_text import Picked


class WeekView(PaneView):
    """Signals: `week_stepped(weeks)`, `next_requested()`, `agent_opened(key)`, `left()`.

    Attributes: `table`, `next_button`, `signed`, `page` (made when first asked for).
    """

    week_stepped = Signal(int)
    next_requested = Signal()
    agent_opened = Signal(str)
    left = Signal()

    full_bleed = True
    help_key = "quality-inspection"
    keys = (
        ("N", tr("抽取下一个")),
        ("P", tr("打印刚签的这张")),
        ("Alt+E", tr("把选中的话作为依据")),
        ("Alt+R", tr("换抽一条")),
        ("Ctrl+Enter", tr("提交并签名")),
        *FormFiller.keys,
    )

    def __init__(self, make_page: Callable[[], InspectPage], parent: QWidget | None = None) -> None:
        """*make_page* is asked for the page of an inspection when one is first opened."""
        super().__init__(parent)
        self._make_page = make_page
        self._page: InspectPage | None = None
        self._redraw: RedrawSheet | None = None
        self._sentence = ""
        self.table = AgentTable()
        self.empty = EmptyState(
            "quality",
            tr("还没有要抽检的同事"),
            tr("带教导师，以及入职满两周的学员，每周会出现在这里。"),
        )
        self.next_button = PrimaryButton(tr("抽取下一个"), "N")
        self.earlier = IconButton("chevron-left", tr("前一周"))
        self.later = IconButton("chevron-right", tr("后一周"))
        self.signed = SignedCard()
        self._title = TextLabel("", "strong")
        self._finding = TextLabel("", "section")
        self._rows = QStackedWidget()
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.set_actions(self.next_button)
        self.setFocusProxy(self.table)

    @property
    def page(self) -> InspectPage:
        """The page of an inspection."""
        if self._page is None:
            self._page = self._make_page()
            self._pages.addWidget(self._page)
            self._page.left.connect(self.left)
        return self._page

    @property
    def inspecting(self) -> bool:
        """Whether the page of an inspection is in front."""
        return self._page is not None and self._pages.currentWidget() is self._page

    def show_week(self, week: WeekShown) -> None:
        """Show a week."""
        self._sentence = week.sentence
        if not self.inspecting:
            self.set_heading(tr("质检"), week.sentence)
        self._title.setText(week.title)
        self._finding.setText(week.finding)
        self.later.setEnabled(not week.latest)
        self.next_button.setEnabled(bool(week.act))
        self.next_button.setText(week.act or tr("抽取下一个"))
        self.table.show_agents(week.rows)
        self._rows.setCurrentIndex(0 if week.rows else 1)

    def show_count(self, count: int) -> None:
        """Say in the rail how many inspections are owed."""
        self.badge_changed.emit(count)

    def show_list(self) -> None:
        """Bring the list to the front."""
        self._pages.setCurrentIndex(0)
        self.set_heading(tr("质检"), self._sentence)
        self.set_actions(self.next_button)
        self.setFocusProxy(self.table)
        self.table.setFocus()

    def show_signed(self, signed: SignedShown) -> None:
        """Show over the list what has just been signed."""
        self.signed.show_signed(signed)
        self.signed.print_button.setFocus()

    def offer_live(self, name: str) -> bool:
        """Ask whether to observe somebody of whom there is no contact; a test replaces this."""
        text = tr("{name}这一周没有还能抽的接待记录。可以坐在旁边听一通，边听边记，记完就能抽到。")
        return dialogs.ask(
            self.window(), tr("没有可抽的接待"), text.format(name=name), tr("现场观察")
        )

    # What is being inspected

    def show_inspection(self, shown: InspectShown) -> None:
        """Bring a drawn contact to the front; its sheet follows."""
        page = self.page
        page.show_inspection(shown)
        self._pages.setCurrentWidget(page)
        self.set_heading(shown.title, shown.sentence)
        self.set_actions(*page.acts)
        self.setFocusProxy(page.fill.filler)

    def show_contact(self, contact: ContactShown) -> None:
        """Show other highlights in the contact."""
        self.page.contact.text.show_lines(contact.lines)

    def show_evidence(self, evidence: Sequence[EvidenceShown]) -> None:
        """List the words that marks rest on."""
        self.page.contact.show_evidence(evidence)

    def show_item(self, label: str) -> None:
        """Say which item words would be attached to."""
        self.page.contact.show_item(label)

    def picked(self) -> Picked | None:
        """Return the words that are selected in the contact."""
        return self.page.contact.text.picked()

    def ask_redraw(self, reasons: Sequence[str]) -> None:
        """Ask why the contact cannot be used."""
        self.redraw.ask(reasons)

    def close_redraw(self) -> None:
        """The reason was given."""
        self.redraw.close_overlay()

    @property
    def redraw(self) -> RedrawSheet:
        """The sheet that asks for a reason."""
        if self._redraw is None:
            self._redraw = RedrawSheet(self)
        return self._redraw

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(self._finding)
        head.addStretch(1)
        for widget in (self.earlier, self._title, self.later):
            head.addWidget(widget)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self.empty)
        listed = QWidget(self._pages)
        column = QVBoxLayout(listed)
        side, top = theming.space("xl"), theming.space("l")
        column.setContentsMargins(side, top, side, top)
        column.setSpacing(theming.space("m"))
        column.addWidget(self.signed)
        column.addLayout(head)
        column.addWidget(self._rows, 1)
        self._pages.addWidget(listed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        for keys, act in (("N", self._next), ("P", self.signed.print)):
            shortcut = QShortcut(QKeySequence(keys), listed)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self.week_stepped.emit(-1))
        self.later.clicked.connect(lambda: self.week_stepped.emit(1))
        self.next_button.clicked.connect(self.next_requested)
        self.table.opened.connect(self.agent_opened)

    def _next(self) -> None:
        if self.next_button.isEnabled():
            self.next_requested.emit()

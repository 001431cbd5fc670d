"""One's own inspections on the screen: the list, the sheet, the contact beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.filling.arithmetic import ArithmeticSheet
from desktop_app.panes.quality.contact.panel import ContactPanel
from desktop_app.panes.quality.own.case_sheet import CaseSheet
from desktop_app.panes.quality.own.objection_card import ObjectionCard
from desktop_app.panes.quality.own.shown import (
    ListRow,
    Objecting,
    SheetShown,
    TrendShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.beside import Beside
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.line_chart import LineChart
from desktop_app.widgets.list_and_page import ListAndPage
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.tags import Tag

_BESIDE_EMS = 58
"""In so many characters a scorecard is not cut beside its contact."""


class OwnView(PaneView):
    """Signals: `chosen(key)`, `link_followed(target)`, `print_requested()`,
    `case_shared(why)`.

    Attributes: `list`, `filler`, `contact`, `objection`, and the buttons of the top line.
    """

    chosen = Signal(str)
    link_followed = Signal(str)
    print_requested = Signal()
    case_shared = Signal(str)

    help_key = "quality-inspection"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filler = FormFiller()
        self.contact = ContactPanel(marking=False)
        self.objection = ObjectionCard()
        self.agree_button = PlainButton(tr("认可"), icon="check")
        self.object_button = PrimaryButton(tr("提出申诉"))
        self.print_button = PlainButton(tr("打印"), icon="print")
        self.arithmetic_button = LinkButton(tr("怎么算的"))
        self.case_button = LinkButton(tr("收进优秀案例"))
        self.read_case_button = LinkButton(tr("在手册里看这个案例"))
        self.take_down_button = LinkButton(tr("撤下案例"))
        self.trend = LineChart(tr("质检得分走势"))
        self.empty = EmptyState(
            "quality",
            tr("还没有质检结果"),
            tr("主管抽检并签名之后，评分、依据和怎么算的都会在这里。"),
        )
        self._arithmetic: ArithmeticSheet | None = None
        self._case: CaseSheet | None = None
        self._sheet: SheetShown | None = None
        self._page = Beside(self.filler, self.contact, (13, 7), _BESIDE_EMS)
        self._both = ListAndPage(tr("质检结果"), self._page, self.empty, narrow=True)
        self.list = self._both.list
        self._lay_out()
        self._connect()
        self.set_actions(self.print_button, self.agree_button, self.object_button)
        self.set_actions()
        self.setFocusProxy(self.list)

    def show_rows(self, rows: Sequence[ListRow], selected: str) -> None:
        """List the inspections."""
        self._both.show_something(bool(rows))
        self.list.set_rows(rows, selected)

    def show_trend(self, shown: TrendShown) -> None:
        """Show the marks over time."""
        self._trend_card.set_title(shown.finding)
        self._trend_card.setVisible(len(shown.points) > 1)
        self.trend.set_caption(shown.finding)
        self.trend.set_points(shown.points)

    def show_sheet(self, sheet: SheetShown | None) -> None:
        """Show one inspection, to be read."""
        self._page.setVisible(sheet is not None)
        self.objection.hide()
        self._both.show_list(True)
        self._sheet = sheet
        if sheet is None:
            self.set_actions()
            return
        self.list.select(sheet.key)
        self._mark.setText(sheet.mark)
        self._band.setText(sheet.band)
        self._band.set_tone(sheet.tone)
        self._head.set_title(sheet.title, sheet.sentence)
        self._state.setText(sheet.state)
        self._state.setVisible(bool(sheet.state))
        self._link.setText(sheet.link)
        self._link.setVisible(bool(sheet.link))
        self._head.show()
        self.filler.show_form(sheet.form, sheet.answers, read_only=True)
        self.filler.set_hidden(sheet.hidden)
        self.filler.scroll_to_top()
        self.contact.setVisible(sheet.contact is not None)
        if sheet.contact is not None:
            self.contact.show_contact(sheet.contact)
        self.object_button.setText(tr("接着写申诉") if sheet.kept else tr("提出申诉"))
        answering = [self.agree_button, self.object_button] if sheet.may_answer else []
        self.set_actions(self.print_button, *answering)

    def begin_objecting(self, answers: Mapping[str, object], objection: Objecting) -> None:
        """Let the sheet be answered otherwise."""
        if self._sheet is None:
            return
        self._head.hide()
        self._both.show_list(False)
        self.objection.begin(objection)
        self.objection.show()
        self.filler.show_form(self._sheet.form, answers)
        self.filler.scroll_to_top()
        self.set_actions()
        self.objection.reason.setFocus()

    def show_objecting(self, objection: Objecting) -> None:
        """Show what the objection comes to."""
        self.objection.show_objecting(objection)

    def show_problem(self, text: str) -> None:
        """Say why it was not taken."""
        self.objection.field.set_problem(text)
        self.filler.scroll_to_top()
        self.objection.reason.setFocus()

    def show_arithmetic(self, lines: Sequence[str]) -> None:
        """Open the sums in a sheet at the side."""
        if self._arithmetic is None:
            self._arithmetic = ArithmeticSheet(self)
        self._arithmetic.show_lines(lines)
        self._arithmetic.open()

    def show_case(self, offered: bool, shared: bool, may_take_down: bool) -> None:
        """Offer to share the contact, or lead to where it is shared."""
        self.case_button.setVisible(offered)
        self.read_case_button.setVisible(shared)
        self.take_down_button.setVisible(may_take_down)

    @property
    def case(self) -> CaseSheet:
        """The sheet at the side that asks why; built when it is first needed."""
        if self._case is None:
            self._case = CaseSheet(self)
            self._case.shared.connect(self.case_shared)
        return self._case

    def ask_case(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Ask why the contact is a good case."""
        self.case.ask(title, lines)

    def show_case_problem(self, text: str) -> None:
        """Say why it was not shared."""
        self.case.show_problem(text)

    def close_case(self) -> None:
        """It is shared."""
        self.case.close_overlay()

    def _lay_out(self) -> None:
        self._trend_card = Card()
        self._trend_card.body.addWidget(self.trend)
        self._both.left.addWidget(self._trend_card)
        self._mark = TextLabel("", "figure")
        self._band = Tag("")
        self._state = TextLabel("", wrap=True)
        self._link = LinkButton("")
        self._head = Card()
        for widget in (self._mark, self._band):
            self._head.add_to_header(widget)
        self._head.body.addWidget(self._state)
        links = QHBoxLayout()
        links.setSpacing(theming.space("s"))
        links.addWidget(self.arithmetic_button)
        links.addWidget(self._link)
        for button in (self.case_button, self.read_case_button, self.take_down_button):
            links.addWidget(button)
        self.show_case(False, False, False)
        links.addStretch(1)
        self._head.body.addLayout(links)
        self.filler.head.addWidget(self._head)
        self.filler.head.addWidget(self.objection)
        self.objection.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._both)

    def _connect(self) -> None:
        self.list.selected.connect(self.chosen)
        self.print_button.clicked.connect(self.print_requested)
        self._link.clicked.connect(self._follow)

    def _follow(self) -> None:
        if self._sheet is not None:
            self.link_followed.emit(self._sheet.target)

"""The monthly meeting on the screen: the month's pack at the right, agenda and decisions beside."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.documents.meeting_data import BarData, CaseData, LineData, MeetingData
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.bars import ScoreBar
from desktop_app.widgets.buttons import IconButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel, figure, rule
from desktop_app.widgets.inputs import TextArea
from desktop_app.widgets.list_and_page import ScrollColumn
from desktop_app.widgets.pane import PaneView


class MeetingView(PaneView):
    """Signals: `stepped(months)`, `names_toggled(yes)`, `notes_typed(agenda, decisions)`,
    `preview_requested()`. Attributes: `agenda`, `decisions`, `names`, `earlier`, `later`.
    """

    stepped = Signal(int)
    names_toggled = Signal(bool)
    notes_typed = Signal(str, str)
    preview_requested = Signal()

    help_key = "quality-inspection"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview_button = PrimaryButton(tr("预览和打印"))
        self.earlier = IconButton("chevron-left", tr("前一个月"))
        self.later = IconButton("chevron-right", tr("后一个月"))
        self.names = QCheckBox(tr("低分接待和辅导计划写出姓名"))
        self.agenda = TextArea(tr("一行一项"), lines=6, most_lines=10)
        self.decisions = TextArea(
            tr("会上定了什么：谁来做、做到什么、哪天看结果"), lines=5, most_lines=10
        )
        self.pack = ScrollColumn(tr("质检会材料"))
        self._month = TextLabel("", "section")
        self._told = TextLabel("", "secondary", wrap=True)
        self._loading = False
        self.empty = EmptyState(
            "insights",
            tr("这个月还没有签名的质检"),
            tr("有了质检记录，数据、共性问题和案例会自动汇总在这里。议程仍可先写好打印。"),
        )
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.earlier)
        self.set_actions(self.preview_button)

    def show_month(self, data: MeetingData, latest: bool) -> None:
        """Show the pack of a month."""
        self.set_heading(tr("质检会"), data.facts)
        self._month.setText(data.title)
        self.later.setEnabled(not latest)
        self.empty.setVisible(bool(data.nothing))
        self.pack.setVisible(not data.nothing)
        for card in (self._numbers, self._problems, self._best, self._worst, self._after):
            card.clear()
        if data.nothing:
            return
        self._show_numbers(data)
        self._show_problems(data)
        _show_cases(self._best, data.best, tr("这个月没有优秀的接待。"))
        _show_cases(self._worst, data.worst, tr("这个月没有需改进的接待。"))
        self._show_after(data)

    def show_notes(self, agenda: str, decisions: str, told: str) -> None:
        """Show what was written for the month; *told* says by whom, and for whom it is kept."""
        self._told.setText(told)
        self._loading = True
        self.agenda.setPlainText(agenda)
        self.decisions.setPlainText(decisions)
        self._loading = False

    def _show_numbers(self, data: MeetingData) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(theming.space("l"))
        for number in data.figures:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(TextLabel(number.caption, "secondary"))
            column.addWidget(figure(number.value))
            column.addWidget(TextLabel(number.note, "secondary", wrap=True))
            column.addStretch(1)
            figures.addLayout(column, 1)
        self._numbers.body.addLayout(figures)
        told = tr(" · ").join(f"{one.label} {one.text}" for one in data.bands)
        self._numbers.body.addWidget(TextLabel(told))
        for title, bars in ((tr("各小组平均分"), data.teams), (tr("四个维度"), data.dimensions)):
            self._numbers.body.addWidget(rule())
            self._numbers.body.addWidget(TextLabel(title, "strong"))
            for one in bars:
                self._numbers.body.addWidget(_bar(one))

    def _show_problems(self, data: MeetingData) -> None:
        self._problems.set_title(data.problems_title, tr("按扣分次数排列；右边是累计占比"))
        most = max((one.count for one in data.problems), default=1)
        for one in data.problems:
            value = tr("{n} 次 · {share}%").format(n=one.count, share=round(100 * one.share))
            bar = ScoreBar(one.label, one.facts, one.count, most, value)
            bar.set_tone("warn")
            self._problems.body.addWidget(bar)
            for quote in one.quotes:
                self._problems.body.addWidget(TextLabel(quote, "quiet", wrap=True))

    def _show_after(self, data: MeetingData) -> None:
        body = self._after.body
        _show_lines(body, tr("辅导计划"), data.plans, tr("这个月没有辅导计划。"))
        body.addWidget(TextLabel(tr("申诉"), "strong"))
        body.addWidget(TextLabel(data.disputes, wrap=True))
        _show_lines(body, tr("收进优秀示例"), data.examples, tr("这个月没有新的优秀示例。"))

    def _lay_out(self) -> None:
        self._numbers, self._problems = Card(tr("数据")), Card()
        self._best, self._worst = Card(tr("好在哪里")), Card(tr("卡在哪里"))
        self._after = Card(tr("后续"))
        for card in (self._numbers, self._problems, self._best, self._worst, self._after):
            self.pack.content.addWidget(card)
        self.pack.content.addStretch(1)
        month = QHBoxLayout()
        for widget in (self.earlier, self._month, self.later):
            month.addWidget(widget)
        month.addStretch(1)
        notes = Card()
        aside = ScrollColumn(tr("议程和决定"))
        aside.content.addWidget(notes)
        notes.body.addLayout(month)
        notes.body.addWidget(self.names)
        notes.body.addWidget(Field(tr("议程"), self.agenda))
        notes.body.addWidget(Field(tr("决定"), self.decisions))
        notes.body.addWidget(self._told)
        notes.body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("m"))
        row.addWidget(aside, 4)
        row.addWidget(self.pack, 7)
        row.addWidget(self.empty, 7)
        self.empty.hide()

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.names.toggled.connect(self.names_toggled)
        self.preview_button.clicked.connect(self.preview_requested)
        for area in (self.agenda, self.decisions):
            area.textChanged.connect(self._tell)

    def _tell(self) -> None:
        if not self._loading:
            self.notes_typed.emit(self.agenda.toPlainText(), self.decisions.toPlainText())


def _bar(one: BarData) -> ScoreBar:
    return ScoreBar(one.label, one.note, one.value, value_text=one.value_text)


def _show_cases(card: Card, cases: Sequence[CaseData], nothing: str) -> None:
    if not cases:
        card.body.addWidget(TextLabel(nothing, "quiet", wrap=True))
    for one in cases:
        card.body.addWidget(TextLabel(one.heading, "strong", wrap=True))
        card.body.addWidget(TextLabel(one.facts, "secondary", wrap=True))
        for reason in one.reasons:
            card.body.addWidget(TextLabel(reason, wrap=True))


def _show_lines(body: QVBoxLayout, title: str, lines: Sequence[LineData], nothing: str) -> None:
    body.addWidget(TextLabel(title, "strong"))
    if not lines:
        body.addWidget(TextLabel(nothing, "quiet", wrap=True))
    for one in lines:
        told = tr("{label}：{text}").format(label=one.label, text=one.text)
        body.addWidget(TextLabel(told, wrap=True))

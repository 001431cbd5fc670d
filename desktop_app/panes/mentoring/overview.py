"""One trainee's whole period on one page: what is owed, how it goes, cases, notes, time line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.panes.mentoring.private_card import PrivateCard
from desktop_app.panes.mentoring.shown import ActRow, CasesShown, Overview
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.bars import ScoreBar
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.chain_list import ChainList
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag
from desktop_app.widgets.task_row import TaskRow

_GRADUATION = 90
_ROWS_IN_SIGHT = 9
"""Records of the time line that are seen without scrolling in it."""


class OverviewPage(QScrollArea):
    """Signals: `act_requested(key)`, `case_requested()`, `copy_requested()`,
    `record_opened(key)`, `earlier_requested()`."""

    act_requested = Signal(str)
    case_requested = Signal()
    copy_requested = Signal()
    record_opened = Signal(str)
    earlier_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.private = PrivateCard()
        self.records = ChainList(tr("这段时间的记录"))
        self.copy_button = PlainButton(tr("复制这段话"))
        self.rule_button = LinkButton(tr("怎么判断的"))
        self.case_button = PlainButton(tr("记一个案例"))
        self.earlier_button = LinkButton(tr("看更早的"))
        self._lay_out()
        self.copy_button.clicked.connect(self.copy_requested)
        self.rule_button.clicked.connect(lambda: self._rule.setVisible(self._rule.isHidden()))
        self.case_button.clicked.connect(self.case_requested)
        self.earlier_button.clicked.connect(self.earlier_requested)
        self.records.opened.connect(self.record_opened)

    def show_overview(self, one: Overview) -> None:
        """Show a trainee."""
        self._head.set_title(one.name, one.sentence)
        self._days.set_value(
            min(one.day, _GRADUATION), _GRADUATION, tr("{n} / 90 天").format(n=one.day)
        )
        self._show_acts(one.acts)
        self._care.setVisible(bool(one.kind_word))
        self._kind_word.setText(one.kind_word)
        self._slips.setVisible(bool(one.slips))
        self._slip_lines.setText("\n".join(one.slips))
        self._rule.setText(one.slip_rule)
        self._rule.hide()
        self._show_cases(one.cases)
        self._records_card.set_title(one.records.title)
        self.records.set_entries(one.records.entries)
        self.records.setVisible(bool(one.records.entries))
        self._no_records.setText(one.records.note)
        self._no_records.setVisible(not one.records.entries)
        self.earlier_button.setVisible(one.records.earlier)

    def _show_acts(self, acts: tuple[ActRow, ...]) -> None:
        clear_layout(self._acts)
        for act in acts:
            row = TaskRow(act.when, act.title, act.detail, act.tag, act.tone, act.act)
            row.clicked.connect(lambda _=False, key=act.key: self.act_requested.emit(key))
            self._acts.addWidget(row)
        if not acts:
            self._acts.addWidget(TextLabel(tr("今天没有欠的事。"), "secondary"))

    def _show_cases(self, cases: CasesShown) -> None:
        self._cases.set_title(cases.finding, cases.note)
        clear_layout(self._levels)
        for label, count in cases.levels:
            bar = ScoreBar(label, "", count, max(1, cases.total), tr("{n} 个").format(n=count))
            self._levels.addWidget(bar)
        self._ready.setVisible(cases.ready)

    def _lay_out(self) -> None:
        theming.set_role(self, "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        theming.set_role(content, "scrolled")
        column = QVBoxLayout(content)
        side, top = theming.space("xl"), theming.space("l")
        column.setContentsMargins(theming.space("m"), top, side, top)
        column.setSpacing(theming.space("m"))
        self._make_care()
        for card in (
            self._make_head(),
            self._care,
            self._slips,
            self._make_cases(),
            self.private,
            self._make_records(),
        ):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(content)

    def _make_head(self) -> Card:
        self._head = Card()
        self._days = ScoreBar(tr("90 天带教"))
        self._acts = QVBoxLayout()
        self._acts.setSpacing(theming.space("s"))
        self._head.body.addWidget(self._days)
        self._head.body.addLayout(self._acts)
        return self._head

    def _make_care(self) -> None:
        self._care = Card(tr("几天没有练习了，关心一下"), tone="warn")
        self._kind_word = TextLabel("", wrap=True)
        self._care.body.addWidget(self._kind_word)
        self._care.add_to_header(self.copy_button)
        self._slips = Card(tr("最近在下滑"), tone="warn")
        self._slip_lines = TextLabel("", wrap=True)
        self._rule = TextLabel("", "secondary", wrap=True)
        self._slips.add_to_header(self.rule_button)
        self._slips.body.addWidget(self._slip_lines)
        self._slips.body.addWidget(self._rule)

    def _make_cases(self) -> Card:
        self._cases = Card()
        self._ready = Tag(tr("可以商量放手"), "good")
        self._levels = QVBoxLayout()
        self._levels.setSpacing(theming.space("s"))
        self._cases.add_to_header(self._ready)
        self._cases.add_to_header(self.case_button)
        self._cases.body.addLayout(self._levels)
        return self._cases

    def _make_records(self) -> Card:
        self._records_card = Card()
        self._records_card.add_to_header(self.earlier_button)
        self._no_records = TextLabel("", "secondary", wrap=True)
        self.records.setMinimumHeight(_ROWS_IN_SIGHT * theming.size("row"))
        self._records_card.body.addWidget(self._no_records)
        self._records_card.body.addWidget(self.records)
        return self._records_card


def beside(left: QWidget, right: QWidget, left_width: int) -> QHBoxLayout:
    """Return a row of a column of that width and the rest."""
    left.setFixedWidth(left_width)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(left)
    row.addWidget(right, 1)
    return row

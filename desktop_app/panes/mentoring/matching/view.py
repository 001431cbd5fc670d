"""Matching on the screen: trainees at the left, who could mentor the chosen one at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.mentoring.matching.shown import (
    ChoiceRow,
    ChoiceShown,
    HistoryLine,
    PairRow,
    ReasonLine,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.sidesheet import SideSheet
from desktop_app.widgets.table import Cell, Column, Row, Table

_LONGEST_REASON = 200


class MatchingView(PaneView):
    """Signals: `trainee_chosen(key)`, `mentor_chosen(key)`, `confirmed(reason)`,
    `ended(reason)`, `all_requested()`, `undo_requested()`, `history_requested()`."""

    trainee_chosen = Signal(str)
    mentor_chosen = Signal(str)
    confirmed = Signal(str)
    ended = Signal(str)
    all_requested = Signal()
    undo_requested = Signal()
    history_requested = Signal()

    help_key = "mentoring-90"
    keys = (("↑ ↓", tr("上一位、下一位学员或导师")), ("Enter", tr("写好原因后确认配对")))

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trainees = RowList(tr("学员"))
        self.choices = Table(
            tr("谁来带"),
            (
                Column(tr("导师"), stretch=True),
                Column(tr("得分"), "right"),
                Column(tr("带教人数"), "right"),
                Column(tr("条件")),
            ),
        )
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST_REASON)
        self.reason_field = Field(
            tr("原因"), self.reason, tr("写进配对历史，例如：同在夜班，方便跟听")
        )
        self.confirm_button = PrimaryButton("")
        self.end_button = PlainButton(tr("结束带教"))
        self.all_button = PrimaryButton(tr("全部按建议配对"))
        self.undo_button = PlainButton(tr("撤销刚才的配对"))
        self.history_button = PlainButton(tr("配对历史"))
        self.history: SideSheet | None = None
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.trainees)
        self.set_actions(self.history_button, self.undo_button, self.all_button)
        self.set_actions()  # put away until there is something to decide

    def show_count(self, count: int) -> None:
        """Say in the tab how many wait for a mentor."""
        self.badge_changed.emit(count)

    def show_rules(self, text: str) -> None:
        """Say by which rules mentors are proposed."""
        self._rules.setText(text)

    def show_trainees(self, rows: Sequence[PairRow]) -> None:
        """List the trainees; without one say what will be here."""
        self.trainees.set_rows(
            [ListRow(one.key, one.name, one.detail, one.tags, one.name) for one in rows]
        )
        self._pages.setCurrentIndex(0 if rows else 1)

    def mark_trainee(self, key: str) -> None:
        """Mark who is looked at."""
        self.trainees.select(key)

    def show_choices(self, title: str, rows: Sequence[ChoiceRow], chosen: str) -> None:
        """List the mentors for the trainee."""
        self._choice_card.set_title(title)
        self.choices.set_rows([_row(one) for one in rows])
        self._choice_pages.setCurrentIndex(0 if rows else 1)
        if chosen:
            self.choices.select(chosen)

    def show_choice(self, choice: ChoiceShown | None) -> None:
        """Show what speaks for and against one mentor."""
        self._detail.setVisible(choice is not None)
        if choice is None:
            return
        self._title.setText(choice.title)
        clear_layout(self._reasons)
        for line in choice.reasons:
            self._reasons.addLayout(_reason(line))
        self.reason_field.setVisible(choice.needs_reason or choice.may_end)
        self.reason_field.set_problem("")
        self.reason.clear()
        self.confirm_button.setText(choice.act)
        self.confirm_button.setVisible(bool(choice.act))
        self.end_button.setVisible(choice.may_end)

    def show_problem(self, text: str) -> None:
        """Say under the reason why it was not decided."""
        self.reason_field.set_problem(text)
        if text:
            self.reason_field.show()
            self.reason.setFocus()

    def show_acts(self, proposals: int, may_undo: bool) -> None:
        """Offer to take all proposals, and to take the last decision back."""
        self.all_button.setText(
            tr("全部按建议配对（{n}）").format(n=proposals) if proposals else tr("全部按建议配对")
        )
        self.all_button.setEnabled(bool(proposals))
        undo = (self.undo_button,) if may_undo else ()
        self.set_actions(self.history_button, *undo, self.all_button)

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Open every decision at the side."""
        if self.history is None:
            self.history = SideSheet(self, tr("配对历史"))
        clear_layout(self.history.body)
        for line in lines:
            self.history.body.addWidget(TextLabel(line.title, "strong", wrap=True))
            self.history.body.addWidget(TextLabel(line.detail, "secondary", wrap=True))
            self.history.body.addWidget(rule())
        if not lines:
            text = tr("还没有配对决定。确认第一个配对后，每一次决定和当时的理由都记在这里。")
            self.history.body.addWidget(TextLabel(text, "secondary", wrap=True))
        self.history.body.addStretch(1)
        self.history.open()

    def _lay_out(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("m"))
        left = Card(tr("学员"))
        left.body.addWidget(self.trainees)
        left.body.addStretch(1)
        row.addWidget(left, 2)
        row.addWidget(self._choice(), 3)
        self._pages = QStackedWidget()
        self._pages.addWidget(body)
        self._pages.addWidget(
            EmptyState(
                "mentoring",
                tr("还没有学员"),
                tr("在“学员”里添加学员后，这里会为他们建议带教导师。"),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def _choice(self) -> Card:
        self._choice_card = Card()
        self._rules = TextLabel("", "secondary", wrap=True)
        self._choice_pages = QStackedWidget()
        self._choice_pages.addWidget(self.choices)
        self._choice_pages.addWidget(
            EmptyState("people", tr("还没有导师"), tr("在“学员”里添加角色为导师的同事。"))
        )
        self._detail = QWidget()
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(0, 0, 0, 0)
        detail.setSpacing(theming.space("s"))
        self._title = TextLabel("", "strong", wrap=True)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(theming.space("xs"))
        acts = QHBoxLayout()
        acts.setSpacing(theming.space("s"))
        acts.addStretch(1)
        acts.addWidget(self.end_button)
        acts.addWidget(self.confirm_button)
        detail.addWidget(self._title)
        detail.addLayout(self._reasons)
        detail.addWidget(self.reason_field)
        detail.addLayout(acts)
        body = self._choice_card.body
        body.addWidget(self._rules)
        body.addWidget(self._choice_pages, 1)
        body.addWidget(rule())
        body.addWidget(self._detail)
        return self._choice_card

    def _connect(self) -> None:
        self.trainees.selected.connect(self.trainee_chosen)
        self.choices.selected.connect(self.mentor_chosen)
        self.choices.opened.connect(lambda _key: self._confirm())
        self.reason.returnPressed.connect(self._confirm)
        self.reason.textEdited.connect(lambda _text: self.reason_field.set_problem(""))
        self.confirm_button.clicked.connect(self._confirm)
        self.end_button.clicked.connect(lambda: self.ended.emit(self.reason.text()))
        self.all_button.clicked.connect(self.all_requested)
        self.undo_button.clicked.connect(self.undo_requested)
        self.history_button.clicked.connect(self.history_requested)

    def _confirm(self) -> None:
        if self.confirm_button.text():
            self.confirmed.emit(self.reason.text())


def _row(one: ChoiceRow) -> Row:
    return Row(
        one.key,
        (
            Cell(one.name, tip=one.name),
            Cell(one.points, sort=one.points_order, bold=True),
            one.load,
            Cell(one.state, one.tone),
        ),
    )


def _reason(line: ReasonLine) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theming.space("s"))
    tone = "good" if line.good else "warn"
    icon = "check" if line.good else "warning"
    row.addWidget(IconPicture(icon, tone, theming.size("icon_small")))
    row.addWidget(TextLabel(line.text, wrap=True), 1)
    row.addWidget(TextLabel(line.points, "mono-digits"))
    return row

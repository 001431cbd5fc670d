"""三方并排: customer, trainee and observer beside each other, and both marks of each criterion."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.debrief_shown import CriterionShown, DebriefShown, ObserverShown
from desktop_app.panes.practice.page import Column
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.tags import Tag, Tone


def questions() -> tuple[str, str]:
    """What the trainee is asked about their own attempt."""
    return tr("这次哪里最难"), tr("下次先做什么")


class ThreeViews(Card):
    """Signals: `closed()`, `sheet_opened(sheet)`."""

    closed = Signal()
    sheet_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("三方并排"), parent=parent)
        self.close_button = PlainButton(tr("回到逐句"), "V")
        self.close_button.clicked.connect(self.closed)
        self.add_to_header(self.close_button)
        self.column = Column("l")
        self.body.addWidget(self.column)

    def show_views(self, debrief: DebriefShown, answers: Sequence[str]) -> None:
        """Show the views of *debrief*; *answers* are the trainee's as they stand now."""
        content = self.column.content
        clear_layout(content)
        row = QHBoxLayout()
        row.setSpacing(theming.space("l"))
        columns = (
            _part(tr("客户"), "accent", [("", one) for one in debrief.customer]),
            _part(tr("您自己") if debrief.own else tr("学员"), "plain", _own(answers)),
            self._observers(debrief),
        )
        for place, column in enumerate(columns):
            if place:
                row.addWidget(rule(upright=True))
            row.addWidget(column, 1)
        content.addLayout(row)
        if debrief.observers:
            content.addWidget(rule())
            content.addWidget(TextLabel(tr("四项：系统与观察员"), "section"))
            content.addLayout(_marks(debrief.criteria, debrief.observers))
        content.addStretch(1)

    def _observers(self, debrief: DebriefShown) -> QWidget:
        if not debrief.observers:
            return _part(tr("观察员"), "plain", [("", debrief.observer)])
        part = QWidget()
        column = _column(part)
        for one in debrief.observers:
            _fill(column, tr("观察员 {name}").format(name=one.name), "good", one.texts)
            opened = LinkButton(tr("打开签名的意见"))
            opened.setAccessibleName(tr("打开{name}签名的意见").format(name=one.name))
            opened.clicked.connect(lambda _checked=False, key=one.sheet: self._open(key))
            column.addWidget(opened, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return part

    def _open(self, sheet: str) -> None:
        self.sheet_opened.emit(sheet)


def _column(host: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theming.space("s"))
    return column


def _own(answers: Sequence[str]) -> list[tuple[str, str]]:
    given = [*answers, "", ""]
    return [
        (question, given[place] or tr("还没有写")) for place, question in enumerate(questions())
    ]


def _part(who: str, tone: Tone, texts: Sequence[tuple[str, str]]) -> QWidget:
    part = QWidget()
    column = _column(part)
    _fill(column, who, tone, texts)
    column.addStretch(1)
    return part


def _fill(column: QVBoxLayout, who: str, tone: Tone, texts: Sequence[tuple[str, str]]) -> None:
    tag = Tag(who, tone)
    column.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)
    for caption, text in texts:
        if caption:
            column.addWidget(TextLabel(caption, "secondary"))
        label = TextLabel(text, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)


def _marks(criteria: Sequence[CriterionShown], observers: Sequence[ObserverShown]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theming.space("xl"))
    grid.setVerticalSpacing(theming.space("s"))
    heads = (tr("评分项"), tr("系统"), *(one.name for one in observers))
    for place, head in enumerate(heads):
        grid.addWidget(TextLabel(head, "secondary"), 0, place)
    for line, criterion in enumerate(criteria, start=1):
        grid.addWidget(TextLabel(criterion.name), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(TextLabel(criterion.mark, "strong"), line, 1, Qt.AlignmentFlag.AlignTop)
        for place, one in enumerate(observers, start=2):
            told = {name: f"{step} · {anchor}" for name, step, anchor in one.criteria}
            grid.addWidget(TextLabel(told.get(criterion.name, "–"), wrap=True), line, place)
    for place in range(2, 2 + len(observers)):
        grid.setColumnStretch(place, 1)
    return grid

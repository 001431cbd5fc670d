"""One item of a development plan as a card: goal, why, the records behind it, steps, measure."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop_app.panes.mentoring.development.shown import ItemShown, StepShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.bars import ScoreBar
from desktop_app.widgets.buttons import IconButton, LinkButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.chain_list import ChainList
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.plan_lines import TickLine, add_act
from desktop_app.widgets.tags import Tag


class ItemCard(Card):
    """Signals: `ticked(step, done)`, `step_opened(step)`, `record_opened(key)`,
    `edit_requested()`, `remove_requested()`.

    Attributes: `boxes` by step, `records_button`, `records` once it is opened, `edit_button`,
    `remove_button`.
    """

    ticked = Signal(str, bool)
    step_opened = Signal(str)
    record_opened = Signal(str)
    edit_requested = Signal()
    remove_requested = Signal()

    def __init__(self, one: ItemShown, opened: bool, parent: QWidget | None = None) -> None:
        """*opened*: whether its records were in sight before."""
        super().__init__(one.goal, one.facts, parent=parent)
        self.id = one.id
        self.boxes: dict[str, QCheckBox] = {}
        self.records: ChainList | None = None
        self.edit_button = IconButton("edit", tr("修改：{goal}").format(goal=one.goal))
        self.remove_button = IconButton("trash", tr("去掉：{goal}").format(goal=one.goal))
        self.records_button = LinkButton(tr("看依据的 {n} 条记录").format(n=len(one.entries)))
        self._entries = one.entries
        self._head(one)
        self._why(one)
        for step in one.steps:
            self.body.addWidget(self._step(step))
        self._measure(one)
        if opened and one.entries:
            self.records_button.setChecked(True)
            self._toggle()

    @property
    def opened(self) -> bool:
        """Whether its records are in sight."""
        return self.records_button.isChecked()

    def _head(self, one: ItemShown) -> None:
        if one.draft:
            self.add_to_header(Tag(tr("改到一半"), "warn"))
        if one.state is not None:
            self.add_to_header(Tag(*one.state))
        self.add_to_header(Tag(one.kind, one.kind_tone))
        self.edit_button.clicked.connect(self.edit_requested)
        self.remove_button.clicked.connect(self.remove_requested)
        for button in (self.edit_button, self.remove_button):
            if one.writable:
                self.add_to_header(button)
            else:  # to show it before it has a parent would open a window of its own
                button.setParent(self)
                button.hide()

    def _why(self, one: ItemShown) -> None:
        if one.reason:
            self.body.addWidget(TextLabel(one.reason, "quiet", wrap=True))
        self.records_button.setCheckable(True)
        self.records_button.clicked.connect(self._toggle)
        if not one.entries:
            self.records_button.setParent(self)
            self.records_button.hide()
            return
        row = QHBoxLayout()
        row.addWidget(self.records_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self._place = self.body.count()

    def _step(self, step: StepShown) -> QWidget:
        line = TickLine(
            step.text,
            step.done,
            step.tickable,
            lambda done: self.ticked.emit(step.name, done),
            step.told,
        )
        self.boxes[step.name] = line.box
        if step.opens:
            add_act(line.row, step.opens, step.text, lambda: self.step_opened.emit(step.name))
        return line

    def _measure(self, one: ItemShown) -> None:
        measure = one.measure
        self.body.addSpacing(theming.space("xs"))
        if measure.share is None:
            told = tr("{note}：{label}").format(note=measure.note, label=measure.label)
            self.body.addWidget(TextLabel(told, "secondary", wrap=True))
            return
        bar = ScoreBar(measure.label, measure.note, measure.share, 1, measure.text)
        bar.set_tone(measure.tone)
        self.body.addWidget(bar)

    def _toggle(self) -> None:
        if self.records is None:
            self.records = ChainList(self.records_button.accessibleName())
            self.records.set_entries(self._entries)
            self.records.opened.connect(self.record_opened)
            self.body.insertWidget(self._place, self.records)
            rows = len(self._entries) * self.records.sizeHintForRow(0)
            self.records.setFixedHeight(rows + theming.space("s"))
        self.records.setVisible(self.records_button.isChecked())

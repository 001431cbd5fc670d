"""One coaching plan on the page: why, what is to be done, what it brought about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from desktop_app.panes.quality.coaching.shown import (
    ActionShown,
    DrillShown,
    ItemShown,
    PlanShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.bars import ScoreBar
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.flow import FlowLayout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.list_and_page import ScrollColumn
from desktop_app.widgets.plan_lines import BeginLine, TickLine, happened
from desktop_app.widgets.tags import Tag

_TONE_FILLS = {"good": "good", "bad": "bad"}


class PlanPageView(ScrollColumn):
    """Signals: `ticked(action, done)`, `record_opened(key)`, `drill_opened(key)`.

    Attributes: `edit_button`, `talk_button`, `close_button`.
    """

    ticked = Signal(str, bool)
    record_opened = Signal(str)
    drill_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("辅导计划的内容"), parent)
        self.edit_button = PrimaryButton(tr("安排计划"))
        self.talk_button = PlainButton(tr("记一次面谈"))
        self.close_button = PlainButton(tr("结束计划"))
        self.head, self.result = Card(), Card()
        self.todo, self.drills = Card(tr("要做的事")), Card(tr("布置的练习"))
        self.history = Card(tr("经过"))
        self._tag = Tag("")
        self._boxes: list[QCheckBox] = []
        self.head.add_to_header(self._tag)
        for card in (self.head, self.result, self.todo, self.drills, self.history):
            self.content.addWidget(card)
        self.content.addStretch(1)

    def show_plan(self, plan: PlanShown) -> None:
        """Show a plan; the place where one reads stays while it is the same."""
        self._tag.setText(plan.phase)
        self._tag.set_tone(plan.tone)
        self.head.set_title(plan.name)
        self.head.clear()
        self.head.body.addWidget(TextLabel(plan.reason, wrap=True))
        self._show_causes(plan)
        self.head.body.addWidget(self._facts(plan))
        if plan.act:
            self.edit_button.setText(plan.act)
            self.edit_button.setAccessibleName(plan.act)
        self.result.set_title(plan.finding, plan.sentence)
        self.result.clear()
        for label, value, note in plan.means:
            self.result.body.addWidget(ScoreBar(label, note, value))
        for one in plan.items:
            self.result.body.addWidget(_item(one))
        if plan.still:
            still = tr("另有 {n} 项变化不大（不到 10 分）").format(n=plan.still)
            self.result.body.addWidget(TextLabel(still, "secondary", wrap=True))
        self.todo.clear()
        self._boxes.clear()
        for action in plan.actions:
            self.todo.body.addWidget(self._action(action, plan.may_tick))
        self.drills.clear()
        self.drills.setVisible(bool(plan.drills))
        for drill in plan.drills:
            self.drills.body.addWidget(self._drill(drill))
        self.history.clear()
        for when, text in plan.history:
            self.history.body.addWidget(happened(when, text))
        self.order_tabs()

    def boxes(self) -> tuple[QCheckBox, ...]:
        """Return the boxes of the actions, in their order."""
        return tuple(self._boxes)

    def _show_causes(self, plan: PlanShown) -> None:
        if not plan.causes:
            return
        holder = QWidget()
        flow = FlowLayout(theming.space("xs"), holder)
        flow.setContentsMargins(0, 0, 0, 0)
        for cause in plan.causes:
            text = f"{cause.text}（{cause.note}）" if cause.note else cause.text
            link = LinkButton(text)
            link.clicked.connect(lambda _=False, key=cause.key: self.record_opened.emit(key))
            flow.addWidget(link)
        self.head.body.addWidget(holder)

    def _facts(self, plan: PlanShown) -> QWidget:
        holder = QWidget()
        form = QFormLayout(holder)
        form.setContentsMargins(0, theming.space("s"), 0, 0)
        form.setHorizontalSpacing(theming.space("l"))
        form.setVerticalSpacing(theming.space("xs"))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for label, value in plan.facts:
            form.addRow(TextLabel(label, "quiet"), TextLabel(value, wrap=True))
        return holder

    def _action(self, action: ActionShown, may_tick: bool) -> QWidget:
        line = TickLine(
            action.text,
            action.done,
            may_tick,
            lambda done: self.ticked.emit(action.text, done),
        )
        self._boxes.append(line.box)
        return line

    def _drill(self, drill: DrillShown) -> QWidget:
        line = BeginLine(drill.title, drill.detail, tr("已通过") if drill.done else "")
        if drill.playable:
            act = tr("再练一次") if drill.done else tr("开始练习")
            line.offer(act, lambda: self.drill_opened.emit(drill.key))
        return line


def _item(one: ItemShown) -> ScoreBar:
    bar = ScoreBar(one.label, "", one.after, value_text=one.change)
    if one.tone in _TONE_FILLS:
        bar.set_tone(_TONE_FILLS[one.tone])
    return bar

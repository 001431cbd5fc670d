"""One example, revealed step by step: line, reply with its effect, comment."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.examples.shown import ReplayShown, StepShown
from desktop_app.panes.practice.page import Column
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.evidence_text import EvidenceText, Highlight
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.tags import Tag


class ReplayCard(Card):
    """Space or Enter on the button shows the next step.

    Signals: `practise_requested()`, `retire_requested()`. Attributes: `shown` (how many steps are
    seen), `next_button`.
    """

    practise_requested = Signal()
    retire_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.shown = 0
        self._steps: tuple[StepShown, ...] = ()
        self._column = Column("m")
        self._progress = TextLabel("", "secondary")
        self.retire_button = DangerButton(tr("撤下"))
        self.practise_button = PlainButton(tr("自己练一遍"), icon="play")
        self.next_button = PrimaryButton(tr("下一句"), tr("空格"))
        self.retire_button.clicked.connect(self.retire_requested)
        self.practise_button.clicked.connect(self.practise_requested)
        self.next_button.clicked.connect(self.advance)
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        foot.addWidget(self._progress, 1)
        for button in (self.retire_button, self.practise_button, self.next_button):
            foot.addWidget(button)
        self.body.setSpacing(theming.space("m"))
        self.body.addWidget(self._column, 1)
        self.body.addWidget(rule())
        self.body.addLayout(foot)

    def show_replay(self, replay: ReplayShown) -> None:
        """Begin an example: why it is good, and the customer's first line."""
        self.set_title(replay.title, replay.facts)
        self.retire_button.setVisible(replay.may_retire)
        self._steps = replay.steps
        self._why, self._by = replay.why, replay.by
        self._restart()

    def advance(self) -> None:
        """Show the next step; after the last one begin again."""
        if self.shown >= len(self._steps):
            self._restart()
            return
        step = self._steps[self.shown]
        content = self._column.content
        content.takeAt(content.count() - 1)  # the stretch below the last one
        widget = _step(step)
        content.addWidget(widget)
        content.addStretch(1)
        self.shown += 1
        self._column.show_top_of(widget)
        self._tell()

    def _restart(self) -> None:
        self._column.unpin()
        content = self._column.content
        clear_layout(content)
        self.shown = 0
        why = Card(tone="accent")
        why.body.addWidget(TextLabel(self._why, "strong", wrap=True))
        why.body.addWidget(TextLabel(self._by, "secondary"))
        content.addWidget(why)
        content.addStretch(1)
        self.advance()

    def _tell(self) -> None:
        count = len(self._steps)
        self._progress.setText(tr("{n} / {m} 句").format(n=self.shown, m=count))
        over = self.shown >= count
        self.next_button.setText(tr("从头再看") if over else tr("下一句"))


def _step(step: StepShown) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theming.space("s"))
    if step.kind == "reply":
        lead = tr("{who}：").format(who=step.who)
        marks = [
            Highlight(one.start + len(lead), one.end + len(lead), one.tone, one.label)
            for one in step.spans
        ]
        column.addWidget(EvidenceText(lead + step.text, marks))
        column.addLayout(_effect(step))
    elif step.kind == "comment":
        card = Card(tone="accent")
        card.body.addWidget(TextLabel(tr("{who} 点评").format(who=step.who), "secondary"))
        card.body.addWidget(TextLabel(step.text, wrap=True))
        column.addWidget(card)
    else:
        column.addWidget(TextLabel(f"{step.who}：{step.text}", "quiet", wrap=True))
        if step.kind == "closing":
            column.addWidget(TextLabel(tr("对话结束"), "secondary"))
    return part


def _effect(step: StepShown) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theming.space("m"))
    row.addWidget(Tag(step.effect, step.tone), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextLabel(step.reasons, "secondary", wrap=True), 1)
    return row

"""One dispute on the page: what is objected, item by item, and the ruling."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.quality.disputes.shown import DisputeShown, ProposalShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import TextArea
from desktop_app.widgets.list_and_page import ScrollColumn
from desktop_app.widgets.tags import Tag


class DisputePageView(ScrollColumn):
    """Signals: `accepted(item, yes)`, `reason_typed(text)`, `rule_requested()`,
    `sheet_opened(key)`. Attributes: `reason`, `rule_button`, `boxes` (by item).
    """

    accepted = Signal(str, bool)
    reason_typed = Signal(str)
    rule_requested = Signal()
    sheet_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("申诉的内容"), parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._tag = Tag("")
        self.head, self.items = Card(), Card(tr("有不同看法的项目"))
        self.head.add_to_header(self._tag)
        self.ruling, self.decided = Card(tr("裁定")), Card(tr("裁定结果"))
        self.reason = TextArea(
            tr("依据哪句话、哪条标准，采纳或不采纳的理由"), lines=3, most_lines=6
        )
        self.field = Field(tr("理由"), self.reason)
        self.total = TextLabel("", "strong", wrap=True)
        self._warning = TextLabel("", "problem", wrap=True)
        self.rule_button = PrimaryButton(tr("裁定并签名"), "Ctrl ↵")
        for widget in (self._warning, self.field):
            self.ruling.body.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.total, 1)
        foot.addWidget(self.rule_button)
        self.ruling.body.addLayout(foot)
        for card in (self.head, self.items, self.ruling, self.decided):
            self.content.addWidget(card)
        self.content.addStretch(1)
        self.reason.textChanged.connect(lambda: self.reason_typed.emit(self.reason.toPlainText()))
        self.reason.submit_requested.connect(self.rule_requested)
        self.rule_button.clicked.connect(self.rule_requested)

    def show_dispute(self, dispute: DisputeShown) -> None:
        """Show a dispute."""
        self.head.set_title(dispute.title, dispute.sentence)
        self._tag.setText(dispute.state)
        self._tag.set_tone(dispute.tone)
        self.head.clear()
        self.head.body.addWidget(TextLabel(dispute.reason, wrap=True))
        self.head.body.addWidget(self._links(dispute))
        self._show_items(dispute)
        self.ruling.setVisible(dispute.may_rule)
        self._warning.setText(dispute.warning)
        self._warning.setVisible(bool(dispute.warning))
        self.reason.clear()
        self.field.set_problem("")
        self.total.setText(dispute.total)
        self.decided.setVisible(bool(dispute.ruled))
        self.decided.clear()
        self.decided.body.addWidget(TextLabel(dispute.ruled, "strong", wrap=True))
        self.decided.body.addWidget(TextLabel(dispute.ruling, wrap=True))
        self.verticalScrollBar().setValue(0)

    def _links(self, dispute: DisputeShown) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("s"))
        for key, text in (
            (dispute.sheet, tr("看接待和原评分")),
            (dispute.corrected, tr("看更正后的质检")),
        ):
            if key:
                link = LinkButton(text)
                link.clicked.connect(lambda _=False, key=key: self.sheet_opened.emit(key))
                row.addWidget(link)
        row.addStretch(1)
        return holder

    def _show_items(self, dispute: DisputeShown) -> None:
        self.items.clear()
        self.boxes.clear()
        for one in dispute.proposals:
            self.items.body.addWidget(self._item(one, dispute.may_rule))

    def _item(self, one: ProposalShown, may_rule: bool) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, theming.space("s"))
        column.setSpacing(theming.space("xs"))
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(TextLabel(one.label, "strong", wrap=True), 1)
        if may_rule:
            box = QCheckBox(tr("采纳"))
            box.setMinimumHeight(theming.size("control"))
            box.setAccessibleName(tr("采纳：{label}").format(label=one.label))
            box.toggled.connect(lambda yes, item=one.item: self.accepted.emit(item, yes))
            self.boxes[one.item] = box
            head.addWidget(box)
        elif one.verdict:
            head.addWidget(Tag(one.verdict, "good" if one.verdict == tr("采纳") else "plain"))
        column.addLayout(head)
        column.addLayout(_sides(one))
        if one.guidance:
            column.addWidget(TextLabel(one.guidance, "secondary", wrap=True))
        return holder


def _sides(one: ProposalShown) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theming.space("l"))
    grid.setVerticalSpacing(theming.space("xs"))
    grid.setColumnStretch(1, 1)
    for row, (label, text) in enumerate(((tr("原评"), one.was), (tr("申诉"), one.proposed))):
        grid.addWidget(TextLabel(label, "quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(TextLabel(text, wrap=True), row, 1)
    return grid

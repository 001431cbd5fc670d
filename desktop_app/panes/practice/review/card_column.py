"""The middle of the review: where the moment stands, the customer's line, the answer's points."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.page import Column
from desktop_app.panes.practice.point_row import PointRow
from desktop_app.panes.practice.review.shown import CardShown, FeedbackShown, ReviewPoint
from desktop_app.panes.practice.talk_shown import PointShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.evidence_text import EvidenceText, Highlight
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.icons import IconPicture
from desktop_app.widgets.tags import Tag


class CardColumn(QWidget):
    """Attributes: `reply` (the answer with its evidence, None before it is given)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reply: EvidenceText | None = None
        self._column = Column("m")
        layout = QVBoxLayout(self)
        side, top = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, top, side - theming.space("m"), 0)
        layout.addWidget(self._column)

    def show_card(self, card: CardShown) -> None:
        """Show another moment, not answered yet."""
        self.reply = None
        content = self._column.content
        clear_layout(content)
        content.addLayout(_head(card))
        if card.before:
            content.addWidget(TextLabel(card.before, "secondary", wrap=True))
        content.addWidget(_spoken(card))
        content.addStretch(1)
        self._column.verticalScrollBar().setValue(0)

    def show_feedback(self, feedback: FeedbackShown) -> None:
        """Show under the line what was answered and what is in it."""
        content = self._column.content
        content.takeAt(content.count() - 1)  # the stretch below the line
        content.addWidget(self._answer(feedback))
        content.addWidget(_points(feedback))
        if feedback.model:
            content.addWidget(_model(feedback))
        content.addStretch(1)

    def _answer(self, feedback: FeedbackShown) -> QWidget:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        finding = tr("您的答复 · {finding}").format(finding=feedback.finding)
        head.addWidget(TextLabel(finding, "secondary"))
        head.addStretch(1)
        head.addWidget(Tag(feedback.verdict, feedback.tone))
        card.body.addLayout(head)
        text = feedback.reply or tr("（没有想起来）")
        spans = [Highlight(one.start, one.end, one.tone, one.label) for one in feedback.spans]
        self.reply = EvidenceText(text, spans)
        card.body.addWidget(self.reply)
        return card


def _head(card: CardShown) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theming.space("s"))
    row.addWidget(IconPicture(card.icon, "secondary", theming.size("icon")))
    row.addWidget(TextLabel(card.title, "section"))
    for text in card.tags:
        row.addWidget(Tag(text))
    row.addStretch(1)
    return row


def _spoken(card: CardShown) -> QWidget:
    box = Card(tone="accent")
    box.body.setSpacing(theming.space("xs"))
    box.body.addWidget(TextLabel(card.speaker, "secondary"))
    line = TextLabel(card.line, "lead", wrap=True)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.body.addWidget(line)
    return box


def _points(feedback: FeedbackShown) -> QWidget:
    box = Card(tr("这一句要做到"))
    for name in feedback.broken:
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addWidget(Tag(tr("禁语 ×"), "bad"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TextLabel(name, wrap=True), 1)
        box.body.addLayout(row)
    for point in feedback.points:
        box.body.addWidget(PointRow(PointShown(point.name, point.state)))
        if point.better:
            box.body.addLayout(_better(point))
    return box


def _better(point: ReviewPoint) -> QHBoxLayout:
    row = QHBoxLayout()
    indent = theming.size("icon_small") + theming.space("s")
    row.setContentsMargins(indent, 0, 0, theming.space("xs"))
    text = tr("可以说：“{words}”").format(words=point.better)
    label = TextLabel(text, "accent", wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(label)
    return row


def _model(feedback: FeedbackShown) -> QWidget:
    box = Card(tr("整句参考"))
    label = TextLabel(feedback.model, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.body.addWidget(label)
    return box

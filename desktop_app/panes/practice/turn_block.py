"""One turn looked back at: what the customer said, the reply with its evidence, the remarks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.shown import NoteShown, TurnShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.evidence_text import EvidenceText, Highlight
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag

_SIGNS = {"good": " ✓", "warn": " !", "bad": " ×", "accent": ""}


class TurnBlock(QWidget):
    """Signals: `retry_requested(turn)`. Attributes: `number`, `reply` (the highlighted text)."""

    retry_requested = Signal(int)

    def __init__(self, turn: TurnShown, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = turn.number
        lead = tr("您：") if own else tr("学员：")
        text = lead + (turn.reply or tr("（没有答复）"))
        self._lead = len(lead)
        self.reply = EvidenceText(
            text,
            [
                Highlight(one.start + self._lead, one.end + self._lead, one.tone, one.label)
                for one in turn.spans
            ],
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addLayout(self._head(turn, own))
        line = f"{turn.customer}：{turn.line}"
        layout.addWidget(TextLabel(line, "quiet", wrap=True))
        layout.addWidget(self.reply)
        for note in turn.notes:
            layout.addLayout(_note(note))

    def flash(self, start: int, end: int) -> None:
        """Draw the eye to these characters of the reply."""
        number = self.reply.number_at(start + self._lead, end + self._lead)
        if number >= 0:
            self.reply.flash(number)

    def _head(self, turn: TurnShown, own: bool) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(TextLabel(turn.heading, "secondary", wrap=True), 1)
        if own:
            again = LinkButton(tr("从这里重练"))
            again.setAccessibleName(tr("从第 {n} 回合重练").format(n=turn.number))
            again.clicked.connect(lambda: self.retry_requested.emit(self.number))
            head.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        return head


def _note(note: NoteShown) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theming.space("m"))
    tag = Tag(note.label + _SIGNS[note.tone], note.tone)
    row.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(theming.space("xxs"))
    texts.addWidget(TextLabel(note.text, wrap=True))
    if note.better:
        better = TextLabel(tr("可以说：“{words}”").format(words=note.better), "accent", wrap=True)
        better.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        texts.addWidget(better)
    row.addLayout(texts, 1)
    return row

"""One turn looked back at: what the customer said, the reply with its evidence, the remarks."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.practice.debrief_shown import BesideShown, NoteShown, TurnShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.evidence_text import EvidenceText, Highlight
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.tags import Tag

_SIGNS = {"good": " ✓", "warn": " !", "bad": " ×", "accent": ""}


class TurnBlock(QWidget):
    """Signals: `retry_requested(turn)`, `pressed(turn)`.

    Attributes: `number`, `reply` (the highlighted text), `beside` (what a former run said there).
    """

    retry_requested = Signal(int)
    pressed = Signal(int)

    def __init__(self, turn: TurnShown, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = turn.number
        self._current = False
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
        layout.setContentsMargins(theming.space("m"), 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addLayout(self._head(turn, own))
        line = f"{turn.customer}：{turn.line}"
        layout.addWidget(TextLabel(line, "quiet", wrap=True))
        layout.addLayout(self._pair())
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theming.space("xs"))
        layout.addLayout(self._facts)
        for note in turn.notes:
            layout.addLayout(_note(note))

    @property
    def current(self) -> bool:
        """Whether the keys stand on this turn."""
        return self._current

    def set_current(self, current: bool) -> None:
        """Mark this turn as the one that the keys stand on."""
        self._current = current
        self.update()

    def show_beside(self, beside: BesideShown | None) -> None:
        """Lay the same turn of a former run beside this one, or take it away."""
        clear_layout(self._facts)
        for part in (self._rule, self._then, self._now_caption):
            part.setVisible(beside is not None)
        if beside is None:
            return
        self._then_caption.setText(beside.place)
        self.beside.setText(beside.reply)
        self.beside.setVisible(bool(beside.reply))
        if beside.figures:
            self._facts.addWidget(TextLabel(beside.figures, "secondary", wrap=True))
        for tone, text in beside.facts:
            role = "secondary" if tone == "accent" else tone
            sign = _SIGNS[tone].strip()
            told = f"{sign} {text}" if sign else text
            self._facts.addWidget(TextLabel(told, role, wrap=True))

    def flash(self, start: int, end: int) -> None:
        """Draw the eye to these characters of the reply."""
        number = self.reply.number_at(start + self._lead, end + self._lead)
        if number >= 0:
            self.reply.flash(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self.number)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._current:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theming.colour("accent"))
        width = theming.space("xs")
        painter.drawRoundedRect(QRectF(0, 0, width, self.height()), width / 2, width / 2)

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

    def _pair(self) -> QHBoxLayout:
        """The reply alone, or with a former one at its right."""
        self._now_caption = TextLabel(tr("这次"), "secondary")
        self._then_caption = TextLabel("", "secondary")
        self.beside = TextLabel("", wrap=True)
        self.beside.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        now, then = QVBoxLayout(), QVBoxLayout()
        self._then = QWidget()
        self._then.setLayout(then)
        then.setContentsMargins(0, 0, 0, 0)
        for column, caption, text in (
            (now, self._now_caption, self.reply),
            (then, self._then_caption, self.beside),
        ):
            column.setSpacing(theming.space("xxs"))
            column.addWidget(caption)
            column.addWidget(text)
            column.addStretch(1)
        self._rule = rule(upright=True)
        pair = QHBoxLayout()
        pair.setSpacing(theming.space("m"))
        pair.addLayout(now, 1)
        pair.addWidget(self._rule)
        pair.addWidget(self._then, 1)
        for part in (self._rule, self._then, self._now_caption):
            part.hide()
        return pair


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

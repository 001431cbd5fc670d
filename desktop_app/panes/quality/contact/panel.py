"""A contact beside a sheet: what was said, the mood, and the words that marks rest on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.quality.contact.shown import ContactShown, CurveShown, EvidenceShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton, LinkButton, PlainButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.mood_curve import MoodCurve
from desktop_app.widgets.said_text import SaidText

_SHOWN = 3
"""So many quotations are listed; more are counted: the conversation needs the room."""


class ContactPanel(QFrame):
    """Signals: `evidence_picked()`, `evidence_dropped(key)`, `attempt_opened(attempt)`.

    Attributes: `text`, `curve`, `pick_button`. With *marking* words can be made evidence.
    """

    evidence_picked = Signal()
    evidence_dropped = Signal(str)
    attempt_opened = Signal(str)

    def __init__(self, marking: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "side-left")
        self._marking = marking
        self._attempt = ""
        self._turns = 0
        self.title = TextLabel("", "section", wrap=True)
        self.facts = TextLabel("", "secondary", wrap=True)
        self.drawn = TextLabel("", "secondary", wrap=True)
        self.curve = MoodCurve()
        self._finding = TextLabel("", "secondary", wrap=True)
        self.text = SaidText(tr("接待内容"))
        self.nothing = TextLabel("", "quiet", wrap=True)
        self.pick_button = PlainButton(tr("作为依据"), "Alt E")
        self.pick_button.setEnabled(False)
        self.open_button = LinkButton(tr("看这次考核的复盘"))
        self._item = ElidedLabel("", "secondary")
        self._quotes = QVBoxLayout()
        self._lay_out()
        self.text.picked_changed.connect(self.pick_button.setEnabled)
        self.pick_button.clicked.connect(self.evidence_picked)
        self.open_button.clicked.connect(lambda: self.attempt_opened.emit(self._attempt))
        self.curve.turn_chosen.connect(self._show_turn)

    def show_contact(self, contact: ContactShown, drawn: str = "") -> None:
        """Show a contact; *drawn* says how it was drawn."""
        self.title.setText(contact.title)
        self.facts.setText(contact.facts)
        self.drawn.setText(drawn)
        self.drawn.setVisible(bool(drawn))
        self._attempt = contact.attempt
        self.open_button.setVisible(bool(contact.attempt))
        self.text.show_lines(contact.lines)
        self.text.setVisible(bool(contact.lines))
        self.nothing.setText(contact.nothing)
        self.nothing.setVisible(bool(contact.nothing))
        self._show_curve(contact.curve)

    def show_item(self, label: str) -> None:
        """Say which item of the sheet words would be attached to."""
        text = tr("选中几个字，可附到“{item}”").format(item=label)
        self._item.setText(text if label else tr("选中几个字，可作为评分的依据"))

    def show_evidence(self, evidence: Sequence[EvidenceShown]) -> None:
        """List the words that marks rest on, the latest first."""
        clear_layout(self._quotes)
        for one in list(reversed(evidence))[:_SHOWN]:
            self._quotes.addLayout(self._quote(one))
        if len(evidence) > _SHOWN:
            more = tr("另有 {n} 条").format(n=len(evidence) - _SHOWN)
            self._quotes.addWidget(TextLabel(more, "secondary"))

    def _quote(self, one: EvidenceShown) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theming.space("s"))
        row.addWidget(ElidedLabel(one.text), 1)
        drop = IconButton("close", tr("取下这条依据：{text}").format(text=one.text))
        drop.clicked.connect(lambda: self.evidence_dropped.emit(one.key))
        row.addWidget(drop)
        return row

    def _show_curve(self, curve: CurveShown | None) -> None:
        self.curve.setVisible(curve is not None)
        self._finding.setVisible(curve is not None)
        if curve is not None:
            self.curve.set_runs(curve.moods, (), curve.tips)
            count = tr("n = {n} 回合").format(n=len(curve.moods) - 1)
            self.curve.set_caption(curve.title, count)
            self._finding.setText(tr("{title}（{count}）").format(title=curve.title, count=count))

    def _show_turn(self, turn: int) -> None:
        self.curve.mark(turn)
        self.text.show_line(2 * turn - 1)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        side = theming.space("l")
        column.setContentsMargins(theming.space("xl"), side, side, side)
        column.setSpacing(theming.space("s"))
        for widget in (self.title, self.facts, self.drawn, self._finding, self.curve):
            column.addWidget(widget)
        column.addWidget(self.nothing)
        column.addWidget(self.text, 1)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._quotes.setSpacing(0)
        column.addLayout(self._quotes)
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        foot.addWidget(self._item, 1)
        foot.addWidget(self.pick_button)
        column.addLayout(foot)
        self._item.setVisible(self._marking)
        self.pick_button.setVisible(self._marking)
        self.show_item("")

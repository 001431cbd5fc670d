"""What became of an answer: its worth, the reasons, the comparison, the model wording."""

from PySide6.QtWidgets import QWidget

from desktop_app.panes.practice.modes.bodies import remark_row
from desktop_app.panes.practice.modes.shown import PieceShown, VerdictShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.evidence_text import EvidenceText, Highlight
from desktop_app.widgets.headings import TextLabel

_TONES = {"good": "", "warn": "warn", "bad": "bad"}


class VerdictCard(Card):
    """Shown under the line that it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(theming.space("s"))
        self.hide()

    def show_verdict(self, verdict: VerdictShown) -> None:
        """Show another verdict."""
        self.set_tone(_TONES[verdict.tone])
        clear_layout(self.body)
        self.body.addWidget(TextLabel(verdict.title, "section"))
        if verdict.given:
            self.body.addWidget(TextLabel(tr("您写的"), "secondary"))
            self.body.addWidget(TextLabel(verdict.given, wrap=True))
        if verdict.pieces:
            self.body.addWidget(TextLabel(tr("意思"), "secondary"))
        for remark in verdict.remarks:
            self.body.addLayout(remark_row(remark.tone, remark.text))
        if verdict.pieces:
            title = tr("措辞 · 和标准说法对照（虚线：少了的，波浪线：您另外说的）")
            self.body.addWidget(TextLabel(title, "secondary", wrap=True))
            self.body.addWidget(_compared(verdict.pieces))
        elif verdict.wording:
            self.body.addWidget(TextLabel(tr("标准说法"), "secondary"))
            self.body.addWidget(TextLabel(verdict.wording, wrap=True))
        self.setAccessibleName(verdict.title)
        self.show()


def _compared(pieces: tuple[PieceShown, ...]) -> EvidenceText:
    text, spans = "", []
    for piece in pieces:
        start = len(text)
        text += piece.text
        if piece.kind == "missing":
            spans.append(Highlight(start, len(text), "warn", tr("少了")))
        elif piece.kind == "extra":
            spans.append(Highlight(start, len(text), "bad", tr("您另外说的")))
    return EvidenceText(text, spans)

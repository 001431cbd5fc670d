"""What people said, side by side, with the words that the chosen row rests on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop_app.panes.practice.consistency.shown import VoiceShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.evidence_text import EvidenceText, Highlight
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag

_COLUMNS = 2


class Voice(Card):
    """One person's answer. Signals: `opened(attempt)`. Attributes: `reply`."""

    opened = Signal(str)

    def __init__(self, voice: VoiceShown, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._voice = voice
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(TextLabel(voice.name, "strong"))
        head.addWidget(TextLabel(voice.when, "secondary"))
        head.addStretch(1)
        head.addWidget(Tag(voice.tag, voice.tone))
        self.reply = EvidenceText(voice.reply)
        self.link = LinkButton(tr("看这次练习"))
        self.link.setAccessibleName(tr("看{name}的这次练习").format(name=voice.name))
        self.link.clicked.connect(lambda: self.opened.emit(voice.attempt))
        self.body.addLayout(head)
        self.body.addWidget(self.reply)
        self.body.addStretch(1)
        self.body.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.point_at("")

    def point_at(self, row: str) -> None:
        """Highlight what a row rests on; a share rests on the whole."""
        spans = self._voice.spans.get("" if row in ("share", "close") else row, ())
        self.reply.set_text(
            self._voice.reply,
            [Highlight(one.start, one.end, one.tone, one.label) for one in spans],
        )


class Voices(QWidget):
    """Signals: `attempt_chosen(attempt)`. Attributes: `voices`."""

    attempt_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.voices: list[Voice] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theming.space("m"))
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def show_voices(self, voices: Sequence[VoiceShown]) -> None:
        """Show everybody's answer."""
        for old in self.voices:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.voices = [Voice(one) for one in voices]
        for place, voice in enumerate(self.voices):
            voice.opened.connect(self.attempt_chosen)
            self._grid.addWidget(voice, place // _COLUMNS, place % _COLUMNS)

    def point_at(self, row: str) -> None:
        """Highlight in every answer what a row of the table rests on."""
        for voice in self.voices:
            voice.point_at(row)

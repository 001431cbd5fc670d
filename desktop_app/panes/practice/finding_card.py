"""The head of a debrief: the mark, the finding in one sentence, the turn to practise again."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.panes.practice.debrief_shown import DebriefShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.tags import Tag


class FindingCard(Card):
    """*retry_form* names on the button what is practised again, as `{n}`.

    Signals: `retry_requested()`. Attributes: `retry_button`.
    """

    retry_requested = Signal()

    def __init__(self, retry_form: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._retry_form = retry_form
        self._total = TextLabel("", "score")
        self._outcome = Tag("")
        self._compared = TextLabel("", "secondary", wrap=True)
        self._finding = QLabel()
        self._finding.setTextFormat(Qt.TextFormat.RichText)
        self._finding.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._finding.setSizePolicy(policy)
        theming.set_role(self._finding, "lead")
        self.retry_button = PrimaryButton("", "R")
        self.retry_button.clicked.connect(self.retry_requested)
        self._lay_out()

    def show_finding(self, debrief: DebriefShown) -> None:
        """Show how it went; the loss stands out."""
        self._total.setText(debrief.total)
        self._total.setAccessibleName(tr("总分 {n}").format(n=debrief.total))
        self._outcome.setText(debrief.outcome)
        self._outcome.set_tone(debrief.outcome_tone)
        self._compared.setText(debrief.compared)
        self._compared.setVisible(bool(debrief.compared))
        form = tr("{gain}；<b>{loss}</b>。") if debrief.turns else "{gain}{loss}"
        self._finding.setText(form.format(gain=escape(debrief.gain), loss=escape(debrief.loss)))
        self._finding.setAccessibleName(f"{debrief.gain}；{debrief.loss}")
        self.offer_retry(debrief.weakest)
        self.retry_button.setVisible(debrief.own and debrief.weakest > 0)

    def offer_retry(self, turn: int) -> None:
        """Let the button name the turn that its key practises again."""
        self.retry_button.setText(self._retry_form.format(n=turn))

    def _lay_out(self) -> None:
        mark = QHBoxLayout()
        mark.setSpacing(theming.space("s"))
        mark.addWidget(self._total)
        mark.addWidget(self._outcome)
        mark.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(mark)
        left.addWidget(self._compared)
        self._compared.setMinimumWidth(theming.frame("key"))
        row = QHBoxLayout()
        row.setSpacing(theming.space("xl"))
        row.addLayout(left)
        row.addWidget(self._finding, 1)
        row.addWidget(self.retry_button)
        self.body.addLayout(row)

"""An objection under way: the reason, and what the sheet would come to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.panes.quality.own.shown import Objecting
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.fields import Field
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.inputs import TextArea


class ObjectionCard(Card):
    """Signals: `reason_typed(text)`, `handed_in()`, `put_aside()`. Attributes: `reason`."""

    reason_typed = Signal(str)
    handed_in = Signal()
    put_aside = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("提出申诉"), tone="accent", parent=parent)
        self.reason = TextArea(
            tr("哪句话、哪个时间点，凭什么应该是另一个分数"), lines=3, most_lines=6
        )
        self.field = Field(tr("理由"), self.reason)
        self.total = TextLabel("", "strong", wrap=True)
        self._changes = TextLabel("", "secondary", wrap=True)
        self.later_button = PlainButton(tr("先放着"))
        self.hand_in_button = PrimaryButton(tr("提交申诉"), "Ctrl ↵")
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        foot.addWidget(self.total, 1)
        foot.addWidget(self.later_button)
        foot.addWidget(self.hand_in_button)
        self.body.addWidget(self.field)
        self.body.addWidget(self._changes)
        self.body.addLayout(foot)
        self.reason.textChanged.connect(lambda: self.reason_typed.emit(self.reason.toPlainText()))
        self.reason.submit_requested.connect(self.handed_in)
        self.hand_in_button.clicked.connect(self.handed_in)
        self.later_button.clicked.connect(self.put_aside)

    def begin(self, objection: Objecting) -> None:
        """Show what was typed before."""
        self.reason.blockSignals(True)
        self.reason.setPlainText(objection.reason)
        self.reason.blockSignals(False)
        self.field.set_problem("")
        self.show_objecting(objection)

    def show_objecting(self, objection: Objecting) -> None:
        """Show what it comes to."""
        self.total.setText(objection.total)
        self._changes.setText(objection.changes)

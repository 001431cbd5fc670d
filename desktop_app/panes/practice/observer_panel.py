"""The observer's sheet beside the transcript that it is about."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.filling.picking_page import PickingPage
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.form_items import ShownForm
from desktop_app.widgets.headings import TextLabel


class ObserverPanel(PickingPage, QFrame):
    """Signals: `answered(item, value)`, `submit_requested()`, `closed()`,
    `arithmetic_requested()`.

    Attributes: `filler`, `submit_button`, `arithmetic_button`, `close_button`.
    """

    answered = Signal(str, object)
    submit_requested = Signal()
    closed = Signal()
    arithmetic_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "side")
        self._title = TextLabel("", "section", wrap=True)
        self.close_button = PlainButton(tr("收起"), "Esc")
        self.filler = FormFiller()
        self.submit_button = PrimaryButton(tr("提交并签名"), "Ctrl ↵")
        self.arithmetic_button = LinkButton(tr("怎么算的"))
        for button in (self.arithmetic_button, self.submit_button):
            self.filler.foot.addWidget(button)
        head = QHBoxLayout()
        side = theming.space("xl")
        head.setContentsMargins(side, theming.space("m"), side, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.filler, 1)
        self.filler.answered.connect(self.answered)
        self.filler.submit_requested.connect(self.submit_requested)
        self.submit_button.clicked.connect(self.submit_requested)
        self.arithmetic_button.clicked.connect(self.arithmetic_requested)
        self.close_button.clicked.connect(self.closed)

    def show_sheet(self, form: ShownForm, answers: Mapping[str, object], scored: bool) -> None:
        """Show the sheet with what was answered before; *scored*: it comes to a total."""
        self.arithmetic_button.setVisible(scored)
        self._title.setText(form.title)
        self.filler.clear()
        self.filler.show_form(form, answers)
        self.filler.focus_first()

    def show_state(self, score: str, note: str) -> None:
        """Say what the answers score and when they were kept."""
        self.filler.set_score_text(score)
        self.filler.set_note(note)

    def show_missing(self, items: Sequence[str], sentence: str) -> None:
        """Mark what has to be answered."""
        self.filler.set_note(sentence)
        self.filler.show_missing(items)

"""A sheet under way on the screen, with whatever stands beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.filling.picking_page import PickingPage
from desktop_app.filling.shown import FillShown, FillsIn
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PrimaryButton
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.signature import Signature


class FillPage(PickingPage, QWidget):
    """The form, its foot, and *beside* in a column at the right.

    Attributes: `filler`, `submit_button`, `signature`; `takes_focus`, whether a sheet that is
    shown takes the focus: a pane may say otherwise while a list is walked.

    Signals: `shown(title, sentence)` when a sheet has been put on the page: the pane brings it to
    the front and says so in its heading.
    """

    shown = Signal(str, str)

    def __init__(self, beside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filler = FormFiller()
        self.submit_button = PrimaryButton(tr("提交并签名"), "Ctrl ↵")
        self.arithmetic_button = LinkButton(tr("怎么算的"))
        for button in (self.arithmetic_button, self.submit_button):
            self.filler.foot.addWidget(button)
        self.takes_focus = True
        self._side = self._column(beside) if beside is not None else None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filler, 1)
        if self._side is not None:
            layout.addWidget(self._side)
        self.signature = Signature(self)
        theming.changed.connect(self._fit)
        self._fit()

    def serve(self, presenter: FillsIn) -> None:
        """Hand keys and clicks to *presenter*."""
        self.filler.answered.connect(presenter.answer)
        self.filler.submit_requested.connect(presenter.submit)
        self.submit_button.clicked.connect(presenter.submit)
        self.arithmetic_button.clicked.connect(presenter.open_arithmetic)
        self.signature.signed.connect(presenter.sign)
        self.filler.pick_requested.connect(presenter.pick)
        self.serve_picking(presenter.picking)

    def show_filling(self, fill: FillShown) -> None:
        """Show a sheet with what was answered before, ready for the first open item."""
        self.filler.clear()
        self.filler.show_form(fill.form, fill.answers)
        self.filler.set_hidden(fill.hidden)
        self.submit_button.setText(fill.act)
        self.arithmetic_button.setVisible(fill.scored)
        self.shown.emit(fill.title, fill.sentence)
        if self.takes_focus:
            self.filler.focus_first()

    def show_fill_state(self, score: str, note: str) -> None:
        """Say what the answers score and when they were kept."""
        self.filler.set_score_text(score)
        self.filler.set_note(note)

    def show_hidden(self, items: frozenset[str]) -> None:
        """Take away the items that another answer leaves out."""
        self.filler.set_hidden(items)

    def show_missing(self, items: Sequence[str], sentence: str) -> None:
        """Mark what has to be answered."""
        self.filler.set_note(sentence)
        self.filler.show_missing(items)

    def ask_signature(self, name: str, what: str) -> None:
        """Ask for the password that signs."""
        self.signature.ask(name, what)

    def show_signature_problem(self, text: str, wait: float) -> None:
        """Say why it was not signed."""
        self.signature.show_problem(text, wait)

    def close_signature(self) -> None:
        """It is signed, or cannot be now."""
        self.signature.done()

    def _column(self, beside: QWidget) -> QFrame:
        frame = QFrame()
        theming.set_role(frame, "side")
        side = theming.space("l")
        column = QVBoxLayout(frame)
        column.setContentsMargins(side, side, side, theming.space("s"))
        column.addWidget(beside)
        return frame

    def _fit(self) -> None:
        if self._side is not None:
            percent = 100 + theming.current().percent
            self._side.setFixedWidth(theming.frame("form") * percent // 200)

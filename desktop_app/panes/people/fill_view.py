"""A form under way, with the person's records beside it to rest it on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.people.shown import FillShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PrimaryButton
from desktop_app.widgets.chain_list import ChainList
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.signature import Signature


class FillView(QWidget):
    """Signals: `answered(item, value)`, `attached(keys)`, `submit_requested()`,
    `signed(password)`."""

    answered = Signal(str, object)
    attached = Signal(object)
    submit_requested = Signal()
    signed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filler = FormFiller()
        self.submit_button = PrimaryButton(tr("提交并签名"), "Ctrl ↵")
        self.filler.foot.addWidget(self.submit_button)
        self.records = ChainList(tr("可以附上的记录"), choosing=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filler, 1)
        layout.addWidget(self._side())
        self.signature = Signature(self)
        self.filler.answered.connect(self.answered)
        self.filler.submit_requested.connect(self.submit_requested)
        self.submit_button.clicked.connect(self.submit_requested)
        self.records.chosen_changed.connect(self._attach)
        self.signature.signed.connect(self.signed)
        theming.changed.connect(self._fit)
        self._fit()

    def show_filling(self, fill: FillShown) -> None:
        """Show a form with what was answered before."""
        self.filler.clear()
        self.filler.show_form(fill.form, fill.answers)
        self._hint.setText(fill.hint)
        self.records.set_entries(fill.records)
        self.records.set_chosen(fill.chosen)
        self._pages.setCurrentIndex(0 if fill.records else 1)
        self.filler.focus_first()

    def show_state(self, score: str, note: str) -> None:
        """Say what the answers score and when they were kept."""
        self.filler.set_score_text(score)
        self.filler.set_note(note)

    def show_missing(self, items: Sequence[str], sentence: str) -> None:
        """Mark what has to be answered."""
        self.filler.set_note(sentence)
        self.filler.show_missing(items)

    def _side(self) -> QFrame:
        self._frame = QFrame()
        theming.set_role(self._frame, "side")
        side = theming.space("l")
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(side, side, side, theming.space("s"))
        column.setSpacing(theming.space("s"))
        column.addWidget(TextLabel(tr("依据"), "section"))
        self._hint = TextLabel("", "secondary", wrap=True)
        column.addWidget(self._hint)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.records)
        self._pages.addWidget(
            EmptyState("practice", tr("还没有记录"), tr("学员练习和自检以后，会列在这里。"))
        )
        column.addWidget(self._pages, 1)
        return self._frame

    def _attach(self) -> None:
        self.attached.emit(tuple(self.records.chosen()))

    def _fit(self) -> None:
        theme = theming.current()
        self._frame.setFixedWidth(theming.frame("form") * (100 + theme.percent) // 200)

"""The template as it will be filled in, with trial answers and what they come to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.filling.arithmetic import ArithmeticSheet
from desktop_app.panes.forms.templates.shown import TrialShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.headings import TextLabel


class TrialPanel(QWidget):
    """Signals: `answered(item_id, value)`, `fill_requested(way)`, `clear_requested()`.

    Attributes: `filler`, the very widget that sheets are filled in with; `arithmetic`.
    """

    answered = Signal(str, object)
    fill_requested = Signal(str)
    clear_requested = Signal()

    def __init__(self, host: QWidget, parent: QWidget | None = None) -> None:
        """The sums open as a sheet over *host*."""
        super().__init__(parent)
        self.filler = FormFiller()
        self.filler.answered.connect(self.answered)
        self.arithmetic = ArithmeticSheet(host)
        self._lines: tuple[str, ...] = ()
        self.sums_button = LinkButton(tr("怎么算的"))
        self.sums_button.clicked.connect(self._open_sums)
        self.filler.foot.addWidget(self.sums_button)
        head = QHBoxLayout()
        head.setSpacing(theming.space("s"))
        head.addWidget(TextLabel(tr("试填"), "section"), 1)
        self.buttons: dict[str, PlainButton] = {}
        for way, word, told in (
            ("best", tr("全好"), tr("每一项都答最好的")),
            ("worst", tr("全差"), tr("每一项都答最差的")),
            ("random", tr("随机"), tr("每一项都随机答")),
            ("", tr("清空"), tr("清空试填的答案")),
        ):
            button = PlainButton(word)
            button.setAccessibleName(told)
            button.setToolTip(told)
            self.buttons[way] = button
            button.clicked.connect(lambda _checked, way=way: self._fill(way))
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addLayout(head)
        layout.addWidget(self.filler, 1)

    def show_trial(self, shown: TrialShown) -> None:
        """Show the form with the trial answers; the same form keeps focus and scroll."""
        self._lines = shown.lines
        if shown.form is None:
            self.filler.clear()
        else:
            self.filler.show_form(shown.form, shown.answers)
            self.filler.set_hidden(shown.hidden)
        self.filler.set_score_text(shown.score)
        self.sums_button.setEnabled(bool(shown.lines))
        if self.arithmetic.isVisible():
            self.arithmetic.show_lines(shown.lines)

    def _fill(self, way: str) -> None:
        if way:
            self.fill_requested.emit(way)
        else:
            self.clear_requested.emit()

    def _open_sums(self) -> None:
        self.arithmetic.show_lines(self._lines)
        self.arithmetic.open()

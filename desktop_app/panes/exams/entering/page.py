"""The page of the grid: people down, questions across; what can be typed stands under it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.exams.entering.shown import GridShown, PlaceShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.entry_grid import EntryGrid, GridLine
from desktop_app.widgets.headings import TextLabel


class EnteringPage(QWidget):
    """Signals: `typed(paper, position, text)`, `stood(paper, position)`, `entered()`,
    `absent_requested(paper)`, `closed()`.

    Attributes: `grid`, `enter_button`, `absent_button`, `back_button`.
    """

    typed = Signal(str, int, str)
    stood = Signal(str, int)
    entered = Signal()
    absent_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = EntryGrid(tr("答题纸录入"), tr("进度"))
        self.enter_button = PrimaryButton(tr("录入"), "Ctrl+Enter")
        self.absent_button = PlainButton(tr("缺考"), "Ctrl+D")
        self.back_button = PlainButton(tr("返回"), "Esc")
        self._card = Card()
        self._where = TextLabel("", "strong")
        self._hint = TextLabel("", "secondary", wrap=True)
        self._problem = TextLabel("", "problem", wrap=True)
        self._lay_out()
        self.grid.typed.connect(self.typed)
        self.grid.moved.connect(self.stood)
        self.enter_button.clicked.connect(self.entered)
        self.absent_button.clicked.connect(lambda: self.absent_requested.emit(self.grid.place()[0]))
        self.back_button.clicked.connect(self.closed)

    def show_grid(self, shown: GridShown) -> None:
        """Show the whole grid."""
        self._card.set_title(shown.title, shown.told)
        self._show_ready(shown.ready)
        self.grid.set_grid(shown.heads, shown.lines)
        self.absent_button.setEnabled(bool(shown.lines))
        self.grid.setFocus()

    def show_line(self, line: GridLine, ready: int) -> None:
        """Show one row anew."""
        self.grid.set_line(line)
        self._show_ready(ready)

    def show_place(self, place: PlaceShown) -> None:
        """Say what can be typed where one stands, or what is wrong there."""
        self._where.setText(place.where)
        self._hint.setText(place.hint)
        theming.set_role(self._hint, "problem" if place.problem else "secondary")
        self.absent_button.setText(tr("来考了") if place.absent else tr("缺考"))
        self.absent_button.setEnabled(place.may_absent)

    def show_problem(self, text: str) -> None:
        """Say why nothing was entered or kept."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _show_ready(self, ready: int) -> None:
        self.enter_button.setText(tr("录入 {n} 人").format(n=ready) if ready else tr("录入"))

    def _lay_out(self) -> None:
        rule = tr(
            "选择题写字母，判断题写对错（Y、N），填空题写原文，案例分析写分数；没有作答写 -；"
            "不录作答只给分时写 =分数。"
        )
        legend = TextLabel(rule, "secondary", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(theming.space("m"))
        line.addWidget(self._where)
        line.addWidget(self._hint, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        foot.addWidget(self.back_button)
        foot.addWidget(self._problem, 1)
        foot.addStretch(1)
        foot.addWidget(self.absent_button)
        foot.addWidget(self.enter_button)
        self._card.body.addWidget(legend)
        self._card.body.addWidget(self.grid, 1)
        self._card.body.addLayout(line)
        column = QVBoxLayout(self)
        side = theming.space("xl")
        column.setContentsMargins(side, theming.space("l"), side, theming.space("l"))
        column.setSpacing(theming.space("m"))
        column.addWidget(self._card, 1)
        column.addLayout(foot)

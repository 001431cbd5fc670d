"""A question as who sits an exam sees it, to be looked at only."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.exams.bank.shown import Mark, PaperShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import TextLabel


class QuestionPaper(Card):
    """Shows one question; nothing in it can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("学员看到的样子"), parent=parent)
        self._shown: PaperShown | None = None

    @property
    def shown(self) -> PaperShown | None:
        """What is shown."""
        return self._shown

    def show_paper(self, shown: PaperShown) -> None:
        """Show a question."""
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout(self.body)
        self.body.addWidget(TextLabel(shown.kind, "secondary"))
        if shown.material:
            self.body.addWidget(_material(shown.material))
        self.body.addWidget(TextLabel(shown.stem, "strong", wrap=True))
        if shown.beside:
            self.body.addWidget(_sides(shown))
        else:
            for n, text in enumerate(shown.entries, 1):
                self.body.addWidget(_entry(shown.mark, n, text))
        if shown.field:
            self.body.addWidget(_field(shown.field))
        self.body.addStretch(1)


def _material(text: str) -> QWidget:
    box = QFrame()
    theming.set_role(box, "card-accent")
    layout = QVBoxLayout(box)
    layout.addWidget(TextLabel(text, wrap=True))
    return box


def _entry(mark: Mark, number: int, text: str) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theming.space("s"))
    if mark in ("circle", "square"):
        layout.addWidget(_Box(mark == "circle"), 0, Qt.AlignmentFlag.AlignTop)
    elif mark == "number":
        layout.addWidget(TextLabel(f"{number}.", "secondary"), 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(TextLabel(text, wrap=True), 1)
    return row


def _sides(shown: PaperShown) -> QWidget:
    """Left sides, and the right ones that are to be found for them."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theming.space("xl"))
    for row, text in enumerate(shown.entries):
        grid.addWidget(TextLabel(text, wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
    for row, text in enumerate(shown.beside):
        grid.addWidget(TextLabel(text, "secondary", wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return table


def _field(text: str) -> QWidget:
    box = QFrame()
    theming.set_role(box, "card")
    box.setMinimumHeight(theming.size("control") * 2)
    layout = QVBoxLayout(box)
    layout.addWidget(TextLabel(text, "secondary"), 0, Qt.AlignmentFlag.AlignTop)
    return box


class _Box(QWidget):
    """An empty mark in front of an option: round where one is chosen, square where several."""

    def __init__(self, round_one: bool) -> None:
        super().__init__()
        self._round = round_one
        side = theming.size("icon_small")
        self.setFixedSize(side, side + theming.space("xs"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theming.colour("secondary"), theming.frame("border")))
        side = self.width() - 3
        area = QRectF(1.5, 3.5, side, side)
        if self._round:
            painter.drawEllipse(area)
        else:
            painter.drawRoundedRect(area, 2, 2)

"""How steadily a self-check was done: the row, a sentence, and the weeks day by day."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.panes.checklists.own.shown import RecordShown
from desktop_app.panes.checklists.own.squares import DaySquares
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.headings import TextLabel


class RecordPanel(QWidget):
    """The column beside the sheet.

    Attributes: `squares`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TextLabel("", "strong")
        self._figure = TextLabel("", "section")
        self._sentence = TextLabel("", "secondary", wrap=True)
        self.squares = DaySquares()
        legend = tr("数字是当天的自评分，× 是没有做，空格是不用做；选一天按 Enter 打开。")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theming.space("s"))
        for widget in (self._title, self._figure, self._sentence):
            column.addWidget(widget)
        column.addWidget(self.squares)
        column.addWidget(TextLabel(legend, "secondary", wrap=True))
        column.addStretch(1)

    def show_record(self, record: RecordShown) -> None:
        """Show how one list was kept to."""
        self._title.setText(record.title)
        self._figure.setText(record.figure)
        self._sentence.setText(record.sentence)
        self.squares.show_squares(record.squares)

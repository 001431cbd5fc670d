"""The table of a comparison: a row a point or kind of figure, a column a person."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.panes.practice.consistency.shown import MatrixRow
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.table import Cell, Column, Row, Table


class Matrix(QWidget):
    """As high as its rows. Signals: `pointed(row)` when another row is chosen."""

    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.table: Table | None = None

    def show_rows(self, names: Sequence[str], rows: Sequence[MatrixRow]) -> None:
        """Show a column for each of *names*."""
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        columns = [Column(tr("要点"), stretch=True)]
        width = 2 * theming.size("row")
        columns += [Column(name, align="centre", width=width) for name in names]
        self.table = Table(tr("谁说了哪一点"), columns, sortable=False)
        self.table.set_rows([Row(row.key, _cells(row)) for row in rows])
        self.table.selected.connect(self.pointed)
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(
            header + len(rows) * theming.size("row") + 2 * theming.frame("border")
        )
        self._layout.addWidget(self.table)


def _cells(row: MatrixRow) -> tuple[Cell | str, ...]:
    label = Cell(row.label, tone=row.tone, bold=bool(row.tone), tip=row.label)
    return (label, *(Cell(one.text, tone=one.tone, tip=one.tip) for one in row.cells))

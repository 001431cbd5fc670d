"""What is wrong with a file: places and sentences side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.widgets import theming
from desktop_app.widgets.headings import TextLabel


def fault_list(faults: Sequence[tuple[str, str]]) -> QWidget:
    """Return place and what is expected there, so that a file can be gone through by them."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theming.space("xl"))
    grid.setVerticalSpacing(theming.space("s"))
    for number, (place, expected) in enumerate(faults):
        grid.addWidget(TextLabel(place, "strong"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(TextLabel(expected, wrap=True), number, 1)
    grid.setColumnStretch(1, 1)
    return table

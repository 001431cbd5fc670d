"""How a score came about, line by line, in a sheet at the side."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.sidesheet import SideSheet

_ITEM_INDENT = "  "
"""Sets the lines of items off from those of sections."""


class ArithmeticSheet(SideSheet):
    """The sums of one sheet; sections stand out from their items."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("怎么算出来的"))
        self._text: list[str] = []

    def text(self) -> str:
        """Return everything that the sheet says."""
        return "\n".join(self._text)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show *lines* as `scoring.explain` gives them."""
        self._text = list(lines)
        clear_layout(self.body)
        for line in lines:
            role = "secondary" if line.startswith(_ITEM_INDENT) else "strong"
            self.body.addWidget(TextLabel(line.strip(), role, wrap=True))
        self.body.addStretch(1)

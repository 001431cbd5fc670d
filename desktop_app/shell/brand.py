"""The program's mark and name, as the rail and the entrance show them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.headings import TextLabel


class Brand(QWidget):
    """The program's mark and name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = TextLabel(tr("练"), "brand-mark")
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = TextLabel(tr("陪练"), "brand")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theming.space("s"))
        layout.addWidget(self._mark)
        layout.addWidget(self._name)
        layout.addStretch(1)
        self._fit()
        theming.changed.connect(self._fit)

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the mark alone."""
        self._name.setVisible(not collapsed)

    def _fit(self) -> None:
        side = theming.size("brand")
        self._mark.setFixedSize(side, side)

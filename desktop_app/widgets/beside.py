"""Two parts beside each other, or one under the other where they would be cut."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.widgets import theming

_NO_BOUND = 16_777_215
"""Qt's own word for no greatest height (QWIDGETSIZE_MAX)."""


class Beside(QWidget):
    """Shows *first* and *second*, which share the room as *shares* says.

    They stand under one another where the width is less than *least_ems* characters of text.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        shares: tuple[int, int],
        least_ems: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least_ems, self._shares, self._second = least_ems, shares, second
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for widget, share in zip((first, second), shares, strict=True):
            self._row.addWidget(widget, share)
        theming.changed.connect(self._fit)

    @property
    def stacked(self) -> bool:
        """Whether the second part stands under the first."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        # What both need beside each other must not keep the window from becoming narrower.
        return QSize(theming.frame("search"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._least_ems * theming.current().type["text"]
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if way != self._row.direction():
            self._row.setDirection(way)
        share = self.height() * self._shares[1] // sum(self._shares)
        # Under the first part the second one may not take more because it would like to.
        self._second.setMaximumHeight(share if narrow else _NO_BOUND)

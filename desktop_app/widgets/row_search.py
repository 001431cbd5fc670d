"""A line over a list of rows that narrows it, once there are too many to look through."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.widgets.fields import SearchEdit
from desktop_app.widgets.row_list import ListRow, RowList

_MANY = 10
"""So many rows are looked through without a search."""


class RowSearch(SearchEdit):
    """Narrows *rows* to those whose title, or what else they are found by, has the text in it.

    Down leads into the list.
    """

    def __init__(self, rows: RowList, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self._list = rows
        self._all: tuple[ListRow, ...] = ()
        self.textChanged.connect(lambda _text: self._narrow())
        self.hide()

    def set_rows(self, rows: Sequence[ListRow], selected: str = "") -> None:
        """Show these, as far as they are looked for, with *selected* selected."""
        self._all = tuple(rows)
        self.setVisible(len(rows) > _MANY or bool(self.text()))
        self._narrow(selected)

    def has_rows(self) -> bool:
        """Whether there is anything to look through."""
        return bool(self._all)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    def _narrow(self, selected: str = "") -> None:
        text = self.text().strip().casefold()
        self._list.set_rows(
            [one for one in self._all if text in f"{one.title} {one.finds}".casefold()], selected
        )

"""A column of cards that scrolls, and a list beside what is chosen in it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.widgets import theming
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.row_list import RowList

_NARROW_EMS = 19
"""Room for a day and two tags."""


class ScrollColumn(QScrollArea):
    """Cards under one another. Attribute: `content`, their layout."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        theming.set_role(page, "scrolled")
        self.content = QVBoxLayout(page)
        self.content.setContentsMargins(0, 0, theming.space("s"), 0)
        self.content.setSpacing(theming.space("m"))
        self.setWidget(page)

    def order_tabs(self) -> None:
        """Let Tab go down the column: what was made anew would come after everything else."""
        last: QWidget = self
        for one in _downwards(self.content):
            QWidget.setTabOrder(last, one)
            last = one


def _downwards(layout: QLayout) -> Iterator[QWidget]:
    """Yield what takes the focus by Tab, in the order in which it is read."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget = item.widget()
        inner = widget.layout() if widget is not None else item.layout()
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        if inner is not None:
            yield from _downwards(inner)


class ListAndPage(QWidget):
    """The list at the left, *page* at the right; *empty* instead of both where there is nothing.

    A *narrow* list leaves the page the width that a form with something beside it needs.
    Attributes: `list`, `left` (the column of the list, for what stands under or over it).
    """

    def __init__(
        self,
        name: str,
        page: QWidget,
        empty: EmptyState,
        narrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self.list = RowList(name)
        card = Card()
        card.body.addWidget(self.list)
        card.body.addStretch(1)
        self._column = QWidget()
        self.left = QVBoxLayout(self._column)
        self.left.setContentsMargins(0, 0, 0, 0)
        self.left.setSpacing(theming.space("m"))
        self.left.addWidget(card, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("m"))
        row.addWidget(self._column, 3)
        row.addWidget(page, 7)
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(both)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        theming.changed.connect(self._fit)
        self._fit()

    def show_list(self, there: bool) -> None:
        """Show the list, or leave the page the whole width."""
        self._column.setVisible(there)

    def show_something(self, there: bool) -> None:
        """Show list and page, or say what belongs there."""
        self._pages.setCurrentIndex(1 if there else 0)

    def _fit(self) -> None:
        if self._narrow:
            self._column.setFixedWidth(_NARROW_EMS * theming.current().type["text"])

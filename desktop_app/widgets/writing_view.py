"""The pane of what is written: the list, and pages in its place that are built when needed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.widgets import dialogs
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.writing_items import WritingRow
from desktop_app.widgets.writing_list import WritingList

if TYPE_CHECKING:
    from desktop_app.widgets.import_page import ImportPage

P = TypeVar("P", bound=QWidget)


class WritingView(PaneView):
    """Signals: `editor_built(page)` and `importing_built(page)` when a page is first needed.

    Attribute: `importing`. A kind adds its list, its editor and whatever pages it has beside.
    """

    editor_built = Signal(object)
    importing_built = Signal(object)
    full_bleed = True

    def __init__(self, listing: WritingList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = listing
        self._importing: ImportPage | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(listing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(listing)

    @property
    def importing(self) -> "ImportPage":
        """The page of files that were read."""
        if self._importing is None:
            from desktop_app.widgets.import_page import ImportPage

            self._importing = self._added(ImportPage())
            self.importing_built.emit(self._importing)
        return self._importing

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._stack.currentWidget()

    def show_rows(self, rows: Sequence[WritingRow], chosen: str, none_at_all: bool) -> None:
        """Show what the filter leaves."""
        self._list.show_rows(rows, chosen, none_at_all)

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask whether to do something; a test replaces this method."""
        return dialogs.ask(self.window(), title, text, accept, danger=danger)

    def _added(self, page: P) -> P:
        self._stack.addWidget(page)
        return page

    def _turn_to(self, page: QWidget, title: str, sentence: str, acts: tuple[QWidget, ...]) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        self.set_heading(title, sentence)
        self.set_actions(*acts)

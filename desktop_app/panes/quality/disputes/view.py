"""Disputes on the screen: the list, one dispute, the ruling and its signature."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.panes.quality.disputes.dispute_page import DisputePageView
from desktop_app.panes.quality.disputes.shown import DisputeShown, ListRow
from desktop_app.system.text import tr
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.list_and_page import ListAndPage
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.signature import Signature


class DisputesView(PaneView):
    """Signals: `chosen(key)`. Attributes: `list`, `page`, `signature`."""

    chosen = Signal(str)

    help_key = "quality-inspection"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = DisputePageView()
        self.empty = EmptyState(
            "quality",
            tr("没有申诉"),
            tr("对质检有不同看法时，可以在“质检结果”里打开那一份提出申诉。"),
        )
        self._both = ListAndPage(tr("申诉"), self.page, self.empty)
        self.list = self._both.list
        self.signature = Signature(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._both)
        self.setFocusProxy(self.list)
        self.list.selected.connect(self.chosen)

    def show_rows(self, rows: Sequence[ListRow], selected: str) -> None:
        """List the disputes."""
        self._both.show_something(bool(rows))
        self.list.set_rows(rows, selected)

    def show_dispute(self, dispute: DisputeShown | None) -> None:
        """Show one dispute."""
        self.page.setVisible(dispute is not None)
        if dispute is not None:
            self.page.show_dispute(dispute)
            self.list.select(dispute.key)

    def show_total(self, text: str) -> None:
        """Say what the sheet would come to."""
        self.page.total.setText(text)

    def show_count(self, count: int) -> None:
        """Say in the rail how many wait to be ruled on."""
        self.badge_changed.emit(count)

    def show_problem(self, text: str) -> None:
        """Say why it cannot be ruled so."""
        self.page.field.set_problem(text)
        if text:
            self.page.reason.setFocus()

    def ask_signature(self, name: str, what: str) -> None:
        """Ask for the password under the ruling."""
        self.signature.ask(name, what)

    def show_signature_problem(self, text: str, wait: float) -> None:
        """Say why it was not signed."""
        self.signature.show_problem(text, wait)

    def close_signature(self) -> None:
        """It is signed."""
        self.signature.done()

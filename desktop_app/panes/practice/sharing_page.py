"""A page on which an attempt is looked back at and may be sent to the examples."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.panes.practice.page import Page
from desktop_app.panes.practice.share_sheet import ShareSheet
from desktop_app.panes.practice.share_shown import ShareShown


class SharingPage(Page):
    """Attributes: `share` (the sheet in which it is approved)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[QShortcut] = []

    def furnish_sharing(self) -> None:
        """Lay the sheet over what is on the page by now."""
        self.share = ShareSheet(self)
        self.share.closed.connect(lambda: self.set_keys(True))

    def bind_keys(self, acts: Mapping[str, Callable[[], None]]) -> None:
        """Bind plain keys to what they do, as long as nothing is written over the page."""
        for keys, act in acts.items():
            shortcut = self.bind(keys)
            shortcut.activated.connect(act)
            self._keys.append(shortcut)

    def set_keys(self, enabled: bool) -> None:
        """Plain letters and arrows belong to a form or sheet while it is open."""
        for shortcut in self._keys:
            shortcut.setEnabled(enabled)

    def show_share(self, share: ShareShown) -> None:
        """Show what would be shared, to be approved."""
        self.set_keys(False)
        self.share.show_proposal(share)

    def show_share_problem(self, text: str) -> None:
        """Say why it was not shared."""
        self.share.show_problem(text)

    def close_share(self) -> None:
        """It was shared."""
        self.share.close_overlay()

"""The acts of exchange in the menu of the pane."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu


def offer(menu: QMenu, acts: Sequence[tuple[str, Callable[[], None]]]) -> None:
    """Put acts at the end of a menu."""
    menu.addSeparator()
    for title, run in acts:
        menu.addAction(title, run)

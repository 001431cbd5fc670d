"""The acts of exchange in the menu of the pane."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu


def offer(menu: QMenu, acts: Sequence[tuple[str, Callable[[], None]]], editing: bool) -> None:
    """Put acts at the end of a menu; what it holds already is hidden from who edits nothing."""
    for act in menu.actions():
        act.setVisible(editing)
    menu.addSeparator()
    for title, run in acts:
        menu.addAction(title, run)

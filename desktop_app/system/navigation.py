"""How a presenter leads a person somewhere else, without knowing the window."""

from typing import Protocol


class Navigator(Protocol):
    """The frame, as far as a presenter needs it."""

    def go(self, pane: str, target: str = "") -> None:
        """Show the pane with this key; *target* names a thing in it, e.g. `attempt:<uuid>`."""
        ...

    def notify(self, text: str) -> None:
        """Show a short message at the bottom for some seconds; it never takes the focus."""
        ...

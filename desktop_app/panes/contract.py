"""What the frame and a pane agree on."""

from typing import Protocol


class Navigator(Protocol):
    """Lets a presenter lead the person somewhere else, without knowing the window."""

    def go(self, pane: str, target: str = "") -> None:
        """Show the pane with this key; *target* names a thing in it, e.g. `attempt:<uuid>`."""
        ...

    def notify(self, text: str) -> None:
        """Show a short message at the bottom for some seconds; it never takes the focus."""
        ...

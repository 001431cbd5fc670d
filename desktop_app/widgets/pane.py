"""What every pane's view is: a heading, some actions, and requests to its presenter."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

_place: ContextVar[QWidget | None] = ContextVar("place", default=None)


@contextmanager
def built_in(place: QWidget) -> Iterator[None]:
    """Let the view that is built inside stand in *place* from the beginning.

    Under a style sheet a tree of widgets is dressed anew when it moves in: that took a tenth of
    opening a pane. A view that is handed a parent of its own keeps that one.
    """
    token = _place.set(place)
    try:
        yield
    finally:
        _place.reset(token)


class PaneView(QWidget):
    """Base of a pane's view; the frame shows heading and actions in its top line.

    The frame builds a pane when it is first shown and asks for a refresh then, whenever a subject
    that it shows has changed while it is visible, and at the next showing after a change.

    Signals: `heading_changed(title, sentence)`, `actions_changed()`, `badge_changed(count)`,
    `refresh_requested()` when what the pane shows has changed, `target_requested(target)` when
    something in it is to be shown.
    """

    heading_changed = Signal(str, str)
    actions_changed = Signal()
    badge_changed = Signal(int)
    refresh_requested = Signal()
    target_requested = Signal(str)

    full_bleed: bool = False
    """True: the content reaches the edges, without the frame's margin."""
    help_key: str = ""
    """The handbook article that F1 opens."""
    keys: tuple[tuple[str, str], ...] = ()
    """Rows of the list of keys, e.g. `(("Ctrl+Enter", "发送"),)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent or _place.get())
        self._heading = ("", "")
        self._actions: tuple[QWidget, ...] = ()
        self._put_away: set[QWidget] = set()
        self._kept: list[object] = []

    @property
    def heading(self) -> tuple[str, str]:
        """Title and the sentence under it."""
        return self._heading

    def set_heading(self, title: str, sentence: str) -> None:
        """Show *title* and one *sentence* of where we are in the top line."""
        if (title, sentence) != self._heading:
            self._heading = (title, sentence)
            self.heading_changed.emit(title, sentence)

    def actions(self) -> tuple[QWidget, ...]:  # type: ignore[override]  # no pane uses QActions
        """Return what stands at the right of the top line."""
        return self._actions

    def set_actions(self, *widgets: QWidget) -> None:
        """Show *widgets* at the right of the top line, the primary action last.

        They stay this pane's to hide and show. What is replaced lives as long as the pane and
        can be shown again.
        """
        for widget in set(self._actions).difference(widgets):
            widget.setParent(self)
            widget.hide()
            self._put_away.add(widget)
        for widget in self._put_away.intersection(widgets):
            self._put_away.discard(widget)
            widget.show()
        self._actions = widgets
        self.actions_changed.emit()

    def keep(self, presenter: object) -> None:
        """Keep *presenter* alive as long as this view."""
        self._kept.append(presenter)

    def refresh(self) -> None:
        """Ask the presenter to load anew."""
        self.refresh_requested.emit()

    def open_target(self, target: str) -> None:
        """Ask the presenter to show *target*, e.g. `attempt:<uuid>`."""
        self.target_requested.emit(target)

    def leave(self) -> bool:
        """Return whether this pane may be left now; override to flush drafts first."""
        return True

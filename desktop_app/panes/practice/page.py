"""What the three pages of this pane share."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QVBoxLayout, QWidget

from desktop_app.widgets import dialogs, theming


class Page(QWidget):
    """A page that can ask a question and has keys of its own."""

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask whether to do something; a test replaces this method."""
        return dialogs.ask(self.window(), title, text, accept, danger=danger)

    def bind(self, keys: str) -> QShortcut:
        """Return a shortcut that works while the focus is in this page."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut


class Column(QScrollArea):
    """Content that scrolls upright, under a ground that shows through.

    Attributes: `content` (the layout).
    """

    def __init__(self, spacing: str = "l", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        theming.set_role(self._inside, "scrolled")
        self.content = QVBoxLayout(self._inside)
        self.content.setSpacing(theming.space(spacing))
        self.setWidget(self._inside)
        self._pinned: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._keep_gutter)
        self.verticalScrollBar().rangeChanged.connect(self._scroll_to_pinned)
        self.verticalScrollBar().actionTriggered.connect(self.unpin)
        self._keep_gutter(0, 0)

    def _keep_gutter(self, _least: int, most: int) -> None:
        """Leave the same room at the right with and without a bar: nothing may move for it."""
        bar = 0 if most else theming.frame("scroll")
        self.content.setContentsMargins(0, 0, theming.space("xs") + bar, 0)

    def show_top_of(self, widget: QWidget) -> None:
        """Scroll so that *widget* begins at the top, and keep it there until somebody scrolls.

        What was added this moment has no place yet: it finds it as the content is laid out.
        """
        self._pinned = widget
        self._scroll_to_pinned()

    def turn_page(self, direction: int) -> None:
        """Scroll a page down (1) or up (-1)."""
        actions = QAbstractSlider.SliderAction
        action = actions.SliderPageStepAdd if direction > 0 else actions.SliderPageStepSub
        self.verticalScrollBar().triggerAction(action)

    def unpin(self) -> None:
        """Let the content stand where it stands."""
        self._pinned = None

    def _scroll_to_pinned(self) -> None:
        if self._pinned is not None:
            self.verticalScrollBar().setValue(self._pinned.y())


def width_of(token: str, room: int, share: float) -> int:
    """The width of a column: its token grown with the text, at most *share* of the *room*."""
    grown = theming.frame(token) * theming.current().percent // 100
    return min(grown, round(room * share))

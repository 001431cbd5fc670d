"""The line over the content: where we are, the search, the pane's actions."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton
from desktop_app.widgets.headings import ElidedLabel
from desktop_app.widgets.tags import KeyChip


class SearchButton(QPushButton):
    """Looks like a field and opens the search; typing begins there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("搜索话术、条目、人、设置"), parent)
        theming.set_role(self, "search")
        self.setAccessibleName(tr("搜索"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, theming.space("m"), 0)
        layout.addStretch(1)
        layout.addWidget(KeyChip("Ctrl K"))

    def sizeHint(self) -> QSize:
        return QSize(
            theming.frame("search") * theming.current().percent // 100, theming.size("control")
        )


class TopLine(QFrame):
    """Title, one sentence, search, actions.

    Signals: `search_requested()`. Beside buttons the search shrinks to its icon, so that the
    pane's own act is what one sees.
    """

    search_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theming.set_role(self, "top-line")
        self._title = ElidedLabel("", "title")
        self._sentence = ElidedLabel("", "secondary")
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addStretch(1)
        titles.addWidget(self._title)
        titles.addWidget(self._sentence)
        titles.addStretch(1)
        self.search = SearchButton()
        self.search_icon = IconButton("search", tr("搜索（Ctrl+K）"))
        for button in (self.search, self.search_icon):
            button.clicked.connect(self.search_requested)
        self.search_icon.hide()
        self._row: QWidget | None = None
        self._actions = QHBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theming.space("xl"), 0, theming.space("xl"), 0)
        layout.setSpacing(theming.space("l"))
        layout.addLayout(titles, 1)
        layout.addWidget(self.search_icon)
        layout.addLayout(self._actions)
        layout.addWidget(self.search)
        self._fit()
        theming.changed.connect(self._fit)

    def heading(self) -> tuple[str, str]:
        """Return the title and the sentence shown."""
        return self._title.text(), self._sentence.text()

    def set_heading(self, title: str, sentence: str) -> None:
        """Show where we are; without a sentence the title stands in the middle."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def show_actions(self, row: QWidget | None) -> None:
        """Show a pane's row of actions instead of the one shown; None shows none."""
        if self._row is not None and self._row is not row:
            self._row.removeEventFilter(self)
            self._row.hide()
        self._row = row
        if row is not None:
            row.installEventFilter(self)
            self._actions.addWidget(row)
            row.show()
        self.make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._row and event.type() == QEvent.Type.LayoutRequest:
            self.make_room()  # the pane has shown or hidden one of its actions
        return super().eventFilter(watched, event)

    def make_room(self) -> None:
        """Let the search be a field where the row holds no button, else an icon."""
        buttons = self._row.findChildren(QAbstractButton) if self._row is not None else []
        crowded = any(not button.isHidden() for button in buttons)
        self.search.setVisible(not crowded)
        self.search_icon.setVisible(crowded)

    def _fit(self) -> None:
        self.setFixedHeight(theming.size("top_line"))

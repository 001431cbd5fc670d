"""A side sheet: editing beside what one looks at, instead of a dialog over it."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.overlays import Overlay


class SideSheet(Overlay):
    """A sheet at the right edge of *host* with a title, scrolling content and a foot of buttons.

    Attributes: `body` (the content's layout), `foot` (a row for buttons, the primary one last).
    """

    def __init__(self, host: QWidget, title: str, width: int = 0) -> None:
        super().__init__(host)
        self._width = width or theming.frame("sheet")
        self._sheet = QFrame(self)
        theming.set_role(self._sheet, "sheet")
        margin = theming.space("xl")
        layout = QVBoxLayout(self._sheet)
        layout.setContentsMargins(margin, theming.space("l"), margin, theming.space("l"))
        layout.setSpacing(theming.space("m"))
        self._title = TextLabel(title, "section", wrap=True)
        self.close_button = IconButton("close", tr("关闭"))
        self.close_button.clicked.connect(self.close_overlay)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        layout.addLayout(head)
        layout.addWidget(self._scrolled(), 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theming.space("s"))
        self.foot.addStretch(1)
        layout.addLayout(self.foot)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def open(self) -> None:
        super().open()
        self._place()
        for child in self._content.findChildren(QWidget):
            if child.focusPolicy() and child.isEnabled() and child.isVisible():
                child.setFocus()
                return
        self.close_button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        self._content = QWidget()
        theming.set_role(self._content, "scrolled")
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, theming.space("s"), 0)
        self.body.setSpacing(theming.space("m"))
        area.setWidget(self._content)
        return area

    def _place(self) -> None:
        width = min(self._width, self.width())
        self._sheet.setGeometry(QRect(self.width() - width, 0, width, self.height()))

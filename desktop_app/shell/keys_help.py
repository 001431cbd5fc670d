"""The list of keys, opened with `?`."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import IconButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import TextLabel
from desktop_app.widgets.overlays import Overlay, add_shadow
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.tags import KeyChip

Rows = Sequence[tuple[str, str]]


def general_keys() -> Rows:
    """Return the keys that work in every pane."""
    return (
        ("Ctrl+K", tr("搜索")),
        ("Ctrl+L", tr("锁定")),
        ("Ctrl+Enter", tr("发送或提交")),
        ("Esc", tr("返回或关闭")),
        ("F1", tr("这一页的帮助")),
        ("?", tr("这份清单")),
    )


class KeysHelp(Overlay):
    """What can be done by key: in this pane, everywhere, and to reach the panes."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._box = QFrame(self)
        theming.set_role(self._box, "floating")
        add_shadow(self._box)
        margin = theming.space("xl")
        outer = QVBoxLayout(self._box)
        outer.setContentsMargins(margin, theming.space("l"), margin, margin)
        outer.setSpacing(theming.space("m"))
        self.close_button = IconButton("close", tr("关闭"))
        self.close_button.clicked.connect(self.close_overlay)
        head = QHBoxLayout()
        head.addWidget(TextLabel(tr("快捷键"), "section"), 1)
        head.addWidget(self.close_button)
        outer.addLayout(head)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theming.space("xxl"))
        outer.addLayout(self._columns)

    def show_for(self, view: PaneView | None, pane_keys: Rows) -> None:
        """Open the list for the pane shown; *pane_keys* reach the others."""
        clear_layout(self._columns)
        if view is not None and view.keys:
            self._add(view.heading[0], view.keys)
        self._add(tr("到处"), general_keys())
        self._add(tr("页面"), pane_keys)
        self.open()
        self._place()
        self.close_button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _add(self, title: str, rows: Rows) -> None:
        column = QVBoxLayout()
        column.setSpacing(theming.space("s"))
        column.addWidget(TextLabel(title, "secondary"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theming.space("m"))
        grid.setVerticalSpacing(theming.space("s"))
        for number, (key, text) in enumerate(rows):
            chip = KeyChip(key.replace("+", " "))
            grid.addWidget(chip, number, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(TextLabel(text), number, 1)
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)
        column.addStretch(1)
        self._columns.addLayout(column)

    def _place(self) -> None:
        self._box.adjustSize()
        self._box.move(
            (self.width() - self._box.width()) // 2, (self.height() - self._box.height()) // 2
        )

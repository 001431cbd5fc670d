"""The handbook on the screen: chapters at the left, the article at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.handbook.chapter_list import ChapterList
from desktop_app.panes.handbook.reading_page import ReadingPage
from desktop_app.panes.handbook.shown import Chapter, Reading
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.fields import SearchEdit
from desktop_app.widgets.pane import PaneView


class HandbookView(PaneView):
    """Finds and shows articles.

    Signals: `filtered(words)`, `article_chosen(key)`, `step_wanted(±1)`,
    `link_followed(address)`.
    """

    filtered = Signal(str)
    article_chosen = Signal(str)
    step_wanted = Signal(int)
    link_followed = Signal(str)

    full_bleed = True
    keys = (
        ("Ctrl+F", tr("查找条目")),
        ("Alt+← Alt+→", tr("上一篇、下一篇")),
        ("PageUp PageDown", tr("翻页")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.search = SearchEdit(tr("查找条目"))
        self.list = ChapterList()
        self.page = ReadingPage()
        self.nothing = EmptyState("search", tr("没有找到"), tr("换一个词试试，或者清空查找。"))
        self.nothing.button.setText(tr("清空查找"))
        self.nothing.button.show()
        self.empty = EmptyState(
            "handbook",
            tr("手册还是空的"),
            tr("导入内容包以后，这里按章节列出全部条目。"),
        )
        self._lay_out()
        self._connect()
        self._bind_keys()

    def show_chapters(self, chapters: Sequence[Chapter], any_at_all: bool) -> None:
        """List *chapters*; *any_at_all* False: the handbook has no article."""
        self.list.show_chapters(chapters)
        self._lists.setCurrentWidget(self.list if chapters else self.nothing)
        self._stack.setCurrentWidget(self._columns if any_at_all else self.empty)
        self._stack.show()

    def mark(self, key: str) -> None:
        """Mark the article that is read."""
        self.list.mark(key)

    def show_reading(self, reading: Reading) -> None:
        """Show an article from its beginning; the same one again stays where it is."""
        self.page.show_reading(reading)

    def clear_search(self) -> None:
        """Take back what was searched for."""
        self.search.clear()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search into the list, Enter opens the first that fits."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._columns = QWidget(self._stack)
        side = QFrame(self._columns)
        theming.set_role(side, "side-left")
        self._side = side
        self._lists = QStackedWidget(side)
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.nothing)
        left = QVBoxLayout(side)
        gap = theming.space("m")
        left.setContentsMargins(gap, gap, gap, gap)
        left.setSpacing(gap)
        left.addWidget(self.search)
        left.addWidget(self._lists, 1)
        columns = QHBoxLayout(self._columns)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(side)
        columns.addWidget(self.page, 1)
        self._stack.addWidget(self._columns)
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._stack.hide()  # nothing half empty while the first load is on its way
        self._fit()
        theming.changed.connect(self._fit)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.filtered)
        self.search.returnPressed.connect(self.list.choose_first)
        self.search.installEventFilter(self)
        self.nothing.action_requested.connect(self.search.clear)
        self.list.chosen.connect(self.article_chosen)
        self.list.opened.connect(self.page.setFocus)
        self.page.step_wanted.connect(self.step_wanted)
        self.page.link_followed.connect(self.link_followed)

    def _bind_keys(self) -> None:
        for sequence, act in (
            ("Ctrl+F", self._find),
            ("Alt+Left", lambda: self.step_wanted.emit(-1)),
            ("Alt+Right", lambda: self.step_wanted.emit(1)),
        ):
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _fit(self) -> None:
        self._side.setFixedWidth(theming.frame("door") * theming.current().percent // 100)

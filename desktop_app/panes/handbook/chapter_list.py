"""The chapters with their articles as one list."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop_app.panes.handbook.shown import Chapter, Entry
from desktop_app.system.text import tr
from desktop_app.widgets import fonts, theming

_KEY = Qt.ItemDataRole.UserRole


class ChapterList(QListView):
    """Arrows choose an article, chapters are passed over; Enter or a click goes to its text.

    Signals: `chosen(key)`, `opened()`.
    """

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("手册条目"))
        theming.set_role(self, "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._chapters: tuple[Chapter, ...] = ()
        self._showing = False
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.selectionModel().currentChanged.connect(self._on_current)
        theming.changed.connect(self._refill)

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Show *chapters*; nothing moves where they are the same."""
        if tuple(chapters) != self._chapters:
            self._chapters = tuple(chapters)
            self._refill()

    def mark(self, key: str) -> None:
        """Make the article with *key* the current one, where it is listed."""
        index = self._index_of(key)
        if index.isValid() and index != self.currentIndex():
            self._showing = True
            self.setCurrentIndex(index)
            self._showing = False
            self.scrollTo(index)

    def current_key(self) -> str:
        """Return the key of the current article, or an empty text."""
        return str(self.currentIndex().data(_KEY) or "")

    def choose_first(self) -> None:
        """Choose the first article of the list."""
        for row in range(self._items.rowCount()):
            if self._items.item(row).data(_KEY):
                self.setCurrentIndex(self._items.index(row, 0))
                self.opened.emit()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def _refill(self) -> None:
        key = self.current_key()
        self._showing = True
        self._items.clear()
        for chapter in self._chapters:
            self._items.appendRow(_chapter(chapter.title, len(chapter.entries)))
            for entry in chapter.entries:
                self._items.appendRow(_entry(entry))
        self._showing = False
        self.mark(key)

    def _index_of(self, key: str) -> QModelIndex:
        for row in range(self._items.rowCount()):
            if key and self._items.item(row).data(_KEY) == key:
                return self._items.index(row, 0)
        return QModelIndex()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        key = current.data(_KEY)
        if key and not self._showing:
            self.chosen.emit(str(key))


def _chapter(title: str, count: int) -> QStandardItem:
    item = QStandardItem(title)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setFont(fonts.font("secondary", bold=True))
    item.setForeground(theming.colour("secondary"))
    item.setSizeHint(QSize(0, theming.size("row")))
    item.setData(
        tr("{title}，{n} 篇").format(title=title, n=count), Qt.ItemDataRole.AccessibleTextRole
    )
    return item


def _entry(entry: Entry) -> QStandardItem:
    item = QStandardItem(entry.title)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setData(entry.key, _KEY)
    tip = [entry.title, entry.summary]
    if entry.found:
        tip.append(tr("正文里有要找的词"))
    item.setToolTip("\n".join(part for part in tip if part))
    return item

"""A list that is searched by typing any part of an entry."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from desktop_app.panes.calendar.changing.side_by_side import shorten
from desktop_app.widgets.completion import let_complete


class FoundBox(QComboBox):
    """Takes the one entry that holds what is typed; what is not told by it is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shorten(self)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        if (line := self.lineEdit()) is not None:
            let_complete(line, completer)
            line.editingFinished.connect(self._take)

    def chosen(self) -> str:
        """The key of the entry that the text stands for; empty where there is none, or several."""
        return str(self.itemData(self._found()) or "")

    def _found(self) -> int:
        typed = self.currentText().strip().casefold()
        titles = [self.itemText(number).casefold() for number in range(self.count())]
        if self.currentIndex() >= 0 and titles[self.currentIndex()] == typed:
            return self.currentIndex()
        exact = [number for number, title in enumerate(titles) if title == typed]
        found = exact or [n for n, title in enumerate(titles) if typed and typed in title]
        return found[0] if len(found) == 1 else -1

    def _take(self) -> None:
        """Show the entry whole when the field is left or Enter is pressed."""
        if (found := self._found()) >= 0:
            self.setCurrentIndex(found)

"""The sheet of changes: each with who made it, and a way back where there is one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.calendar.history.shown import ChangeRow, HistoryShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import TextLabel, rule, secondary
from desktop_app.widgets.sidesheet import SideSheet
from desktop_app.widgets.tags import Tag


class HistorySheet(SideSheet):
    """Signals: `undo_wanted(key)`. Attribute: `undo_buttons` by key."""

    undo_wanted = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("改动记录"), theming.frame("sheet") * 5 // 4)
        self.undo_buttons: dict[str, PlainButton] = {}
        self._problem = TextLabel("", "problem", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theming.space("m"))
        self.empty = EmptyState("calendar", tr("还没有改动"), "")
        self.body.addWidget(self._problem)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.empty, 1)
        self.body.addStretch(1)
        self.done_button = PlainButton(tr("关闭"), "Esc")
        self.done_button.clicked.connect(self.close_overlay)
        self.foot.addWidget(self.done_button)

    def open(self) -> None:
        super().open()
        self.done_button.setFocus()  # Enter on the first change would take it back

    def show_history(self, shown: HistoryShown) -> None:
        """Show changes, the newest first."""
        self.set_title(shown.title)
        self.show_problem("")
        self.undo_buttons = {}
        clear_layout(self._rows)
        for number, row in enumerate(shown.rows):
            if number:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(row))
        self.empty.set_texts(tr("还没有改动"), shown.empty)
        self.empty.setVisible(not shown.rows)

    def show_problem(self, text: str) -> None:
        """Say why a change cannot be taken back; an empty text takes that away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def texts(self) -> list[str]:
        """Return every sentence that is shown, for tests and screen readers."""
        return [label.text() for label in self.findChildren(TextLabel) if not label.isHidden()]

    def _row(self, row: ChangeRow) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theming.space("m"))
        told = QVBoxLayout()
        told.setSpacing(theming.space("xxs"))
        told.addWidget(TextLabel(row.text, wrap=True))
        told.addWidget(secondary(row.when, wrap=True))
        if row.reason:
            told.addWidget(secondary(tr("原因：{why}").format(why=row.reason), wrap=True))
        line.addLayout(told, 1)
        top = Qt.AlignmentFlag.AlignTop
        if row.undone:
            line.addWidget(Tag(tr("已撤销")), 0, top)
        elif row.may_undo:
            button = PlainButton(tr("撤销"))
            button.setAccessibleName(tr("撤销：{text}").format(text=row.text))
            button.clicked.connect(lambda: self._undo(row.key))
            self.undo_buttons[row.key] = button
            line.addWidget(button, 0, top)
        return holder

    def _undo(self, key: str) -> None:
        self.undo_buttons[key].setEnabled(False)  # a second click must not undo a second time
        self.undo_wanted.emit(key)

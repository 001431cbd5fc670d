"""The page of progress: who on the left, the figures and their sessions on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.calendar.pages import SubPage
from desktop_app.panes.calendar.progress.detail_view import DetailView
from desktop_app.panes.calendar.progress.list_view import ProgressList
from desktop_app.panes.calendar.progress.shown import DetailShown, ListShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.empty import EmptyState

_SHARES = (5, 4)


class ProgressView(SubPage):
    """Attributes: `list`, `detail`: the parts, with their own signals.

    Signals: `class_chosen(key)`, `person_chosen(key)`.
    """

    class_chosen = Signal(str)
    person_chosen = Signal(str)

    full_bleed = True
    help_key = "mentoring-90"
    keys = (
        (tr("↑ ↓"), tr("换一位学员")),
        ("Tab", tr("到右边的数字和课次")),
        ("Enter", tr("打开选中的课次")),
        ("Esc", tr("返回课程日历")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.detail = ProgressList(), DetailView()
        self.list.class_chosen.connect(self.class_chosen)
        self.list.person_chosen.connect(self.person_chosen)
        self.back_button = PlainButton(tr("返回"), "Esc", "chevron-left")
        self.back_button.clicked.connect(self.closed)
        self.set_actions(self.back_button)
        self._blank = EmptyState(
            "calendar",
            tr("还没有课程进度"),
            tr("排好培训计划以后，这里会显示完成了多少、哪些逾期，以及预计哪一天结束。"),
            tr("打开课程日历"),
        )
        self._blank.action_requested.connect(self.closed)
        both = QWidget()
        row = QHBoxLayout(both)
        edge, top = theming.space("xl"), theming.space("l")
        row.setContentsMargins(edge, top, edge, top)
        row.setSpacing(theming.space("l"))
        row.addWidget(self.list, _SHARES[0])
        row.addWidget(self.detail, _SHARES[1])
        self._pages = QStackedWidget(self)
        self._pages.addWidget(both)
        self._pages.addWidget(self._blank)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._pages.hide()  # nothing half empty while the first load is on its way

    def show_list(self, shown: ListShown | None) -> None:
        """Show the trainees; None takes the list away: there is one plan only."""
        self.list.setVisible(shown is not None)
        if shown is not None:
            self.list.show_list(shown)

    def show_detail(self, shown: DetailShown | None) -> None:
        """Show the figures of one or of all; None: there is no plan."""
        self._pages.setCurrentIndex(1 if shown is None else 0)
        self._pages.show()
        if shown is not None:
            self.detail.show_detail(shown)
        if self.hasFocus():
            self._focus()

    def mark_person(self, key: str) -> None:
        """Mark whose figures are shown."""
        self.list.mark(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._pages.isVisible():
            self._focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _focus(self) -> None:
        if self._pages.currentIndex() == 1:
            self._blank.button.setFocus()
        elif not self.list.isHidden():
            self.list.table.setFocus()
        else:
            self.detail.table.setFocus()

"""One's own exams on the screen: the list, and a paper looked back at."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.exams.own.review_page import ReviewPage
from desktop_app.panes.exams.own.shown import OwnRow, ReviewShown
from desktop_app.panes.exams.practical.compare_page import ComparePage
from desktop_app.panes.exams.practical.shown import CompareShown
from desktop_app.system.text import tr
from desktop_app.widgets import dialogs
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import ListRow, RowList


class OwnExamsView(PaneView):
    """Signals: `opened(paper)`, `practice_requested()`. Attributes: `list`, `review`,
    `compare`, `window_in_hand` (of the newest sitting)."""

    opened = Signal(str)
    practice_requested = Signal()

    help_key = "exam-certificate"
    keys = (("Enter", tr("开始作答或看解析")), ("Esc", tr("回到列表")))

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList(tr("我的考试"))
        self.review, self.compare = ReviewPage(), ComparePage()
        self.practice_button = PlainButton(tr("错题练习"), icon="retry")
        self.empty = EmptyState(
            "exams",
            tr("还没有您的考试"),
            tr("主管安排考试以后会出现在这里：先是时间，开放以后可以作答，公布以后可以看解析。"),
        )
        self.window_in_hand: QWidget | None = None
        self._pages = QStackedWidget()
        for page in (self.list, self.empty, self.review, self.compare):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.list.opened.connect(self.opened)
        self.practice_button.clicked.connect(self.practice_requested)
        for read in (self.review, self.compare):
            read.closed.connect(lambda: self.show_list())
        QShortcut(QKeySequence("Esc"), self.review).activated.connect(lambda: self.show_list())
        self.set_heading(tr("考试"), "")
        self.set_actions(self.practice_button)
        self.setFocusProxy(self.list)

    def show_exams(self, rows: Sequence[OwnRow], waiting: int, mistakes: int) -> None:
        """List the exams; *mistakes* can be practised."""
        self.list.set_rows([ListRow(one.key, one.title, one.detail, one.tags) for one in rows])
        self.practice_button.setText(
            tr("错题练习（{n} 题）").format(n=mistakes) if mistakes else tr("错题练习")
        )
        self.practice_button.setEnabled(mistakes > 0)
        told = tr("{n} 场可以作答。").format(n=waiting) if waiting else tr("现在没有要作答的考试。")
        self.set_heading(tr("考试"), told)
        self.badge_changed.emit(waiting)
        if self._pages.currentWidget() not in (self.review, self.compare):
            self._pages.setCurrentWidget(self.list if rows else self.empty)

    def show_review(self, review: ReviewShown) -> None:
        """Show a paper looked back at."""
        self.review.show_review(review)
        self._pages.setCurrentWidget(self.review)
        self.review.setFocus()

    def show_comparison(self, shown: CompareShown) -> None:
        """Show both marks of a drill of a practical."""
        self.compare.show_comparison(shown)
        self._pages.setCurrentWidget(self.compare)
        self.compare.setFocus()

    def show_list(self, chosen: str = "") -> None:
        """Go back to the list."""
        self._pages.setCurrentWidget(self.list if self.list.rows() else self.empty)
        if chosen:
            self.list.select(chosen)
        self.list.setFocus()

    def keep_window(self, window: QWidget) -> None:
        """Remember the window of the sitting, for whoever drives this one."""
        if self.window_in_hand is not None:
            self.window_in_hand.deleteLater()
        self.window_in_hand = window

    def confirm(self, title: str, text: str, accept: str) -> bool:
        """Ask once; a test replaces this method."""
        return dialogs.ask(self, title, text, accept)

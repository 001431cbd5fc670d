"""The room of daily summaries: the page to write on, or the page to read and answer on."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.calendar.session.summaries.pages import ReadingPage, WritingPage
from desktop_app.panes.calendar.session.summaries.shown import (
    ListRow,
    SummaryShown,
    WritingShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.file_dialogs import ask_open, ask_save
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.toast import Toast


class SummariesView(PaneView):
    """Shows one of its pages. Attributes: `writing`, `reading`."""

    help_key = "mentoring-90"
    keys = (
        ("Ctrl+Enter", tr("交总结；在答复里：保存答复")),
        ("Enter", tr("在疑问里：写下一条；在名单里：去答第一条")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writing, self.reading = WritingPage(), ReadingPage()
        self.early = EmptyState(
            "clock", tr("这一天还没有到"), tr("到了当天，总结在这里写，疑问在这里答。")
        )
        self._toast = Toast(self)
        self._stack = QStackedWidget()
        for page in (self.early, self.writing, self.reading):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def show_writing_page(self) -> None:
        """Let the actor write."""
        self._show(self.writing)

    def show_reading_page(self) -> None:
        """Let the actor read and answer."""
        self._show(self.reading)

    def show_too_early(self) -> None:
        """Say that the day has not come."""
        self._show(self.early)

    def show_waiting(self, count: int) -> None:
        """Show on the tab how many questions wait for the actor."""
        self.badge_changed.emit(count)

    def show_writing(self, writing: WritingShown) -> None:
        """Put a summary into the editor."""
        self.writing.show_writing(writing)

    def show_state(self, text: str, may_throw_away: bool) -> None:
        """Say whether what was typed is kept."""
        self.writing.show_state(text, may_throw_away)

    def show_handed_in(self, summary: SummaryShown | None) -> None:
        """Show what was handed in."""
        self.writing.show_handed_in(summary)

    def show_people(self, rows: Sequence[ListRow], chosen: str, sentence: str) -> None:
        """List who is in the session."""
        self.reading.show_people(rows, chosen, sentence)

    def show_summary(self, summary: SummaryShown | None, none: str) -> None:
        """Show somebody's summary."""
        self.reading.show_summary(summary, none)

    def show_problem(self, text: str) -> None:
        """Say why something was not done; an empty text takes it back."""
        self.writing.show_problem(text)
        self.reading.show_problem(text)

    def ask_word(self) -> Path | None:
        """Have a Word file chosen."""
        return ask_open(self, tr("导入每日总结"), tr("Word 文件 (*.docx)"))

    def ask_save(self, name: str) -> Path | None:
        """Have a place chosen to save a Word file."""
        return ask_save(self, tr("存为 Word"), name, tr("Word 文件 (*.docx)"), "docx")

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a short message, with a way back where there is one."""
        self._toast.show_text(text, tr("撤销") if undo else "", undo)

    def said(self) -> str:
        """Return the message shown last."""
        return self._toast.text()

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)

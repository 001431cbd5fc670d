"""导师笔记 on the screen: the sheets about a trainee at the left, one of them at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.panes.mentoring.locked_card import LockedCard
from desktop_app.panes.mentoring.shown import NoteRow, NoteShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import ListRow, RowList


class NotesView(PaneView):
    """Signals: `chosen(key)`, `attempt_requested()`, `print_requested()`."""

    chosen = Signal(str)
    attempt_requested = Signal()
    print_requested = Signal()

    full_bleed = True
    help_key = "mentoring-90"
    keys = (("↑ ↓", tr("上一份、下一份")), ("Ctrl+P", tr("打印这一份")))

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList(tr("导师笔记"))
        self.filler = FormFiller()
        self.filler.foot_frame.hide()
        self.locked = LockedCard()
        self.attempt_button = PlainButton(tr("打开那次练习"), icon="practice")
        self.print_button = PlainButton(tr("打印"), "Ctrl P", "print")
        self.empty = EmptyState(
            "mentoring",
            tr("还没有写给您的笔记"),
            tr("影子日记录、练习观察意见、评估和考核评分，签名后都在这里，可以随时再看。"),
        )
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.selected.connect(self.chosen)
        self.list.opened.connect(self.chosen)
        self.attempt_button.clicked.connect(self.attempt_requested)
        self.print_button.clicked.connect(self.print_requested)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_requested.emit)
        self.set_actions(self.attempt_button, self.print_button)
        self.set_actions()

    def show_rows(self, rows: Sequence[NoteRow]) -> None:
        """List the sheets; without one say what will be here."""
        self.list.set_rows([ListRow(one.key, one.title, one.detail, one.tags) for one in rows])
        self._body.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def show_note(self, note: NoteShown | None) -> None:
        """Show a sheet, to be read only."""
        self.filler.setVisible(note is not None)
        if note is None:
            self.set_actions()
            return
        self.list.select(note.key)
        self.locked.show_locked(note.locked)
        self.filler.show_form(note.form, note.answers, read_only=True)
        self.filler.scroll_to_top()
        shown = [self.attempt_button] if note.attempt else []
        self.set_actions(*shown, self.print_button)

    def _lay_out(self) -> None:
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        side, top = theming.space("xl"), theming.space("l")
        row.setContentsMargins(side, 0, 0, 0)
        row.setSpacing(0)
        card = Card()
        card.body.addWidget(self.list)
        card.body.addStretch(1)
        left = QVBoxLayout()
        left.setContentsMargins(0, top, 0, top)
        left.addWidget(card)
        row.addLayout(left, 2)
        row.addWidget(self.filler, 3)
        self.filler.head.addWidget(self.locked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)
        layout.addWidget(self.empty)
        self.empty.hide()

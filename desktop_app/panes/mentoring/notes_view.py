"""导师笔记 on the screen: the sheets about a trainee at the left, one of them at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.filling.page import FillPage
from desktop_app.panes.mentoring.locked_card import LockedCard
from desktop_app.panes.mentoring.shown import NoteRow, NoteShown
from desktop_app.panes.mentoring.written_card import WrittenCard
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.form_filler import FormFiller
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.row_list import ListRow, RowList


class NotesView(PaneView):
    """Signals: `chosen(key)`, `attempt_requested()`, `print_requested()`, `write_requested()`,
    `back_requested()`, `fill_made(page)`."""

    chosen = Signal(str)
    attempt_requested = Signal()
    print_requested = Signal()
    write_requested = Signal()
    back_requested = Signal()
    fill_made = Signal(object)

    full_bleed = True
    help_key = "mentoring-90"
    keys = (
        ("↑ ↓", tr("上一份、下一份")),
        ("Ctrl+N", tr("写影子日笔记")),
        ("Ctrl+P", tr("打印这一份")),
        ("Esc", tr("写到一半先回列表，写好的都留着")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowList(tr("导师笔记"))
        self.filler = FormFiller()
        self.filler.foot_frame.hide()
        self.locked = LockedCard(self)
        self.attempt_button = PlainButton(tr("打开那次练习"), icon="practice")
        self.print_button = PlainButton(tr("打印"), "Ctrl P", "print")
        self.empty = EmptyState(
            "mentoring",
            tr("还没有写给您的笔记"),
            tr("影子日记录、练习观察意见、评估和考核评分，签名后都在这里，可以随时再看。"),
        )
        self.write_button = PrimaryButton("", "Ctrl N")
        self.back_button = PlainButton(tr("笔记列表"), icon="chevron-left")
        self.written = WrittenCard()
        self._fill: FillPage | None = None
        self._offer = ""
        self._shown: tuple[QWidget, ...] = ()
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.selected.connect(self.chosen)
        self.list.opened.connect(self.chosen)
        self.attempt_button.clicked.connect(self.attempt_requested)
        self.print_button.clicked.connect(self.print_requested)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_requested.emit)
        self.write_button.clicked.connect(self.write_requested)
        self.back_button.clicked.connect(self.back_requested)
        QShortcut(QKeySequence("Ctrl+N"), self, self._write)
        self.set_actions(
            self.back_button, self.attempt_button, self.print_button, self.write_button
        )
        self.set_actions()

    @property
    def fill(self) -> FillPage:
        """The page on which own notes are written, made when it is first needed."""
        if self._fill is None:
            self._fill = FillPage()
            self._pages.addWidget(self._fill)
            self._fill.shown.connect(self._show_fill)
            self.fill_made.emit(self._fill)
        return self._fill

    def show_offer(self, text: str) -> None:
        """Offer to write notes that are due; an empty text offers none."""
        self._offer = text
        self.write_button.setText(text)
        self._show_actions()

    def show_list(self) -> None:
        """Leave the notes that are being written."""
        self._pages.setCurrentIndex(0)
        self._show_actions()
        self.list.setFocus()

    def show_rows(self, rows: Sequence[NoteRow]) -> None:
        """List the sheets; without one say what will be here."""
        self.list.set_rows([ListRow(one.key, one.title, one.detail, one.tags) for one in rows])
        self._body.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def show_note(self, note: NoteShown | None) -> None:
        """Show a sheet, to be read only."""
        self.filler.setVisible(note is not None)
        self.written.show_written(note.written if note is not None else None)
        self._side.setVisible(note is not None and note.written is not None)
        self._shown = ()
        if note is None:
            self._show_actions()
            return
        self.list.select(note.key)
        self.locked.show_locked(note.locked)
        self.filler.show_form(note.form, note.answers, read_only=True)
        self.filler.scroll_to_top()
        attempt = (self.attempt_button,) if note.attempt else ()
        self._shown = (*attempt, self.print_button)
        self._show_actions()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._writing:
            self.back_requested.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    @property
    def _writing(self) -> bool:
        return self._fill is not None and self._pages.currentWidget() is self._fill

    def _write(self) -> None:
        if self._offer and not self._writing:
            self.write_requested.emit()

    def _show_fill(self, title: str, sentence: str) -> None:
        self.set_heading(title, sentence)
        self._pages.setCurrentWidget(self.fill)
        self._show_actions()

    def _show_actions(self) -> None:
        if self._writing:
            self.set_actions(self.back_button)
            return
        offer = (self.write_button,) if self._offer else ()
        self.set_actions(*self._shown, *offer)

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
        row.addWidget(self._written_side(), 2)
        self.filler.head.addWidget(self.locked)
        self.filler.head.addWidget(self.locked.afterwards)
        self._pages = QStackedWidget()
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        column.addWidget(self.empty)
        self._pages.addWidget(first)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.empty.hide()

    def _written_side(self) -> QWidget:
        """The own notes of the same day, in a column that scrolls by itself."""
        content = QWidget()
        theming.set_role(content, "scrolled")
        column = QVBoxLayout(content)
        margin = theming.space("l")
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.written)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._side = QFrame()
        theming.set_role(self._side, "side")
        around = QVBoxLayout(self._side)
        around.setContentsMargins(1, 0, 0, 0)
        around.addWidget(area)
        self._side.hide()
        return self._side

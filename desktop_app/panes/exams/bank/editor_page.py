"""The page on which a question is written: its parts, what trainees see, and the properties."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.panes.exams.bank.paper import QuestionPaper
from desktop_app.panes.exams.bank.shown import EditorShown, PartShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import (
    IconButton,
    LinkButton,
    PlainButton,
)
from desktop_app.widgets.cards import Card
from desktop_app.widgets.check_card import CheckCard
from desktop_app.widgets.draft_page import DraftPage
from desktop_app.widgets.headings import ElidedLabel
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.writing_items import CheckShown, Tone

_MOST_LISTS = 2


class EditorPage(DraftPage):
    """Signals beside those of a draft: `chosen(key)`, `added(list)`, `moved(step)`, `removed()`,
    `check_chosen(key, field)`.

    Attributes beside: `parts`, `paper`, the buttons.
    """

    chosen = Signal(str)
    added = Signal(str)
    moved = Signal(int)
    removed = Signal()
    check_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("提交审核"), parent=parent)
        self.parts = RowList(tr("试题的各部分"), clicks_open=False)
        self.paper = QuestionPaper()
        self.add_buttons = tuple(PlainButton("", icon="plus") for _ in range(_MOST_LISTS))
        self.up_button = IconButton("chevron-up", tr("上移（Alt+↑）"))
        self.down_button = IconButton("chevron-down", tr("下移（Alt+↓）"))
        self.remove_button = IconButton("trash", tr("删去（Delete）"))
        self.status = ElidedLabel("", "secondary")
        self._lists: tuple[str, ...] = ()
        self._checks = CheckCard(tr("还有 {n} 处要改才能提交"))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.parts)

    def show_state(self, shown: EditorShown) -> None:
        """Show what a step has made of the question."""
        with QSignalBlocker(self.parts):
            self.parts.set_rows([_row(one) for one in shown.parts])
            self.parts.select(shown.chosen)
        self.paper.show_paper(shown.paper)
        self.properties.show_properties(shown.properties)
        named = (replace(one, where=one.where or tr("试题")) for one in shown.checks)
        self._checks.show_checks(tuple(CheckShown(one, "bad") for one in named))
        self._lists = tuple(name for name, _ in shown.addable)
        for n, button in enumerate(self.add_buttons):
            there = n < len(shown.addable)
            button.setVisible(there)
            if there:
                button.setText(tr("添加{word}").format(word=shown.addable[n][1]))
        self.up_button.setVisible(shown.movable)
        self.down_button.setVisible(shown.movable)
        self.remove_button.setVisible(shown.removable)
        self.show_steps(shown.can_undo, shown.can_redo, shown.kept)
        self.status.setText(shown.status)
        # A check that comes takes room from the list: what is chosen stays in sight all the same.
        QTimer.singleShot(0, self.parts, self._reveal)

    def _reveal(self) -> None:
        self.parts.scrollTo(self.parts.currentIndex())

    def check_links(self) -> list[LinkButton]:
        """Return the checks as they are shown."""
        return self._checks.links()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theming.space("s"))
        for button in (*self.add_buttons, self.up_button, self.down_button, self.remove_button):
            bar.addWidget(button)
        bar.addWidget(self.status, 1)
        left = Card()
        left.body.addLayout(bar)
        left.body.addWidget(self.parts, 1)
        left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(self.paper)
        column = QVBoxLayout()
        column.setSpacing(theming.space("m"))
        column.addWidget(left, 1)
        column.addWidget(area, 1)
        column.addWidget(self._checks)
        side = Card()
        side.body.addWidget(self.properties, 1)
        side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        edge, top = theming.space("xl"), theming.space("l")
        row.setContentsMargins(edge, top, edge, top)
        row.setSpacing(theming.space("l"))
        row.addLayout(column, 1)
        row.addWidget(side, 1)

    def _connect(self) -> None:
        self._checks.check_chosen.connect(self.check_chosen)
        self.parts.selected.connect(self.chosen)
        self.parts.opened.connect(lambda _key: self.properties.focus_field(""))
        for n, button in enumerate(self.add_buttons):
            button.clicked.connect(lambda _checked, n=n: self.added.emit(self._lists[n]))
        self.remove_button.clicked.connect(self.removed)
        self.up_button.clicked.connect(lambda: self.moved.emit(-1))
        self.down_button.clicked.connect(lambda: self.moved.emit(1))
        self.add_keys(
            (
                ("Ctrl+Return", lambda: self.added.emit("")),
                ("Alt+Up", lambda: self.moved.emit(-1)),
                ("Alt+Down", lambda: self.moved.emit(1)),
            )
        )
        # Only from the list: in a field the key takes out a letter.
        delete = QShortcut(QKeySequence("Delete"), self.parts)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.removed)


def _row(part: PartShown) -> ListRow:
    tags: list[tuple[str, Tone]] = []
    if part.right:
        tags.append((tr("对"), "good"))
    if part.fault:
        tags.append((tr("要改"), "bad"))
    return ListRow(part.key, part.title, part.detail, tuple(tags))

"""The page on which a question is written: its parts, what trainees see, and the properties."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.panes.exams.bank.paper import QuestionPaper
from desktop_app.panes.exams.bank.shown import EditorShown, PartShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import (
    DangerButton,
    IconButton,
    LinkButton,
    PlainButton,
    PrimaryButton,
)
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.headings import ElidedLabel
from desktop_app.widgets.properties import Properties
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.writing_items import FaultShown, Tone

_MOST_CHECKS = 3
"""Checks that are told at once; the rest is counted."""
_MOST_LISTS = 2


class EditorPage(QWidget):
    """Signals: `changed(name, value)`, `chosen(key)`, `added(list)`, `moved(step)`, `removed()`,
    `undo_requested()`, `redo_requested()`, `publish_requested()`, `throw_away_requested()`,
    `back_requested()`, `check_chosen(key, field)`.

    Attributes: `parts`, `paper`, `properties`, `acts` (for the top line), the buttons.
    """

    changed = Signal(str, object)
    chosen = Signal(str)
    added = Signal(str)
    moved = Signal(int)
    removed = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    publish_requested = Signal()
    throw_away_requested = Signal()
    back_requested = Signal()
    check_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = RowList(tr("试题的各部分"), clicks_open=False)
        self.paper = QuestionPaper()
        self.properties = Properties()
        self.add_buttons = tuple(PlainButton("", icon="plus") for _ in range(_MOST_LISTS))
        self.up_button = IconButton("chevron-up", tr("上移（Alt+↑）"))
        self.down_button = IconButton("chevron-down", tr("下移（Alt+↓）"))
        self.remove_button = IconButton("trash", tr("删去（Delete）"))
        self.undo_button = PlainButton(tr("撤销"), "Ctrl+Z")
        self.redo_button = PlainButton(tr("重做"))
        self.redo_button.setToolTip("Ctrl+Y")
        self.throw_button = DangerButton(tr("丢弃草稿"), icon="trash")
        self.back_button = PlainButton(tr("返回"), "Esc")
        self.publish_button = PrimaryButton(tr("提交审核"))
        self.acts: tuple[QWidget, ...] = (
            self.undo_button,
            self.redo_button,
            self.throw_button,
            self.back_button,
            self.publish_button,
        )
        self.status = ElidedLabel("", "secondary")
        self._lists: tuple[str, ...] = ()
        self._checks = QVBoxLayout()
        self._links: list[LinkButton] = []
        self._check_box = Card(tone="warn")
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
        self._show_checks(shown.checks)
        self._lists = tuple(name for name, _ in shown.addable)
        for n, button in enumerate(self.add_buttons):
            there = n < len(shown.addable)
            button.setVisible(there)
            if there:
                button.setText(tr("添加{word}").format(word=shown.addable[n][1]))
        self.up_button.setVisible(shown.movable)
        self.down_button.setVisible(shown.movable)
        self.remove_button.setVisible(shown.removable)
        self.undo_button.setEnabled(shown.can_undo)
        self.redo_button.setEnabled(shown.can_redo)
        self.throw_button.setVisible(shown.kept)
        self.status.setText(shown.status)
        # A check that comes takes room from the list: what is chosen stays in sight all the same.
        QTimer.singleShot(0, self.parts, self._reveal)

    def _reveal(self) -> None:
        self.parts.scrollTo(self.parts.currentIndex())

    def check_links(self) -> list[LinkButton]:
        """Return the checks as they are shown."""
        return list(self._links)

    def _show_checks(self, checks: tuple[FaultShown, ...]) -> None:
        clear_layout(self._checks)
        self._links = []
        for fault in checks[:_MOST_CHECKS]:
            link = LinkButton(fault.where or tr("试题"))
            link.setAccessibleDescription(fault.text)
            link.setMinimumWidth(0)
            link.clicked.connect(
                lambda _checked, fault=fault: self.check_chosen.emit(fault.key, fault.field)
            )
            self._links.append(link)
            row = QHBoxLayout()
            row.setSpacing(theming.space("s"))
            row.addWidget(link)
            row.addWidget(ElidedLabel(fault.text, "secondary"), 1)
            self._checks.addLayout(row)
        told = tr("还有 {n} 处要改才能提交").format(n=len(checks))
        self._check_box.set_title(told if checks else "")
        self._check_box.setVisible(bool(checks))

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
        self._checks.setSpacing(0)
        self._check_box.body.addLayout(self._checks)
        self._check_box.hide()
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(self.paper)
        column = QVBoxLayout()
        column.setSpacing(theming.space("m"))
        column.addWidget(left, 1)
        column.addWidget(area, 1)
        column.addWidget(self._check_box)
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
        self.properties.changed.connect(self.changed)
        self.parts.selected.connect(self.chosen)
        self.parts.opened.connect(lambda _key: self.properties.focus_field(""))
        for n, button in enumerate(self.add_buttons):
            button.clicked.connect(lambda _checked, n=n: self.added.emit(self._lists[n]))
        for signal, relay in (
            (self.undo_button.clicked, self.undo_requested),
            (self.redo_button.clicked, self.redo_requested),
            (self.throw_button.clicked, self.throw_away_requested),
            (self.back_button.clicked, self.back_requested),
            (self.publish_button.clicked, self.publish_requested),
            (self.remove_button.clicked, self.removed),
        ):
            signal.connect(relay)
        self.up_button.clicked.connect(lambda: self.moved.emit(-1))
        self.down_button.clicked.connect(lambda: self.moved.emit(1))
        for keys, act in (
            ("Ctrl+Z", self.undo_requested.emit),
            ("Ctrl+Y", self.redo_requested.emit),
            ("Ctrl+Shift+Z", self.redo_requested.emit),
            ("Ctrl+Return", lambda: self.added.emit("")),
            ("Alt+Up", lambda: self.moved.emit(-1)),
            ("Alt+Down", lambda: self.moved.emit(1)),
            ("Esc", self.back_requested.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
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

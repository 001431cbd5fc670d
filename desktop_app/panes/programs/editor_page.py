"""The page on which a program is written: checks and time line, and the properties beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.panes.programs.shown import HEAD, EditorShown
from desktop_app.panes.programs.time_line import TimeLine
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import (
    IconButton,
    LinkButton,
    PlainButton,
    PrimaryButton,
)
from desktop_app.widgets.cards import Card
from desktop_app.widgets.check_card import CheckCard
from desktop_app.widgets.draft_page import DraftPage
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import ElidedLabel


class EditorPage(DraftPage):
    """Signals beside those of a draft: `chosen(key)`, `stage_requested()`,
    `stage_stepped(direction)`, `session_requested(day, band)`, `removed(key)`,
    `duplicated(key)`, `restore_requested()`, `check_chosen(key, field)`.

    Attributes: `line`, `properties`, `acts` (for the top line), the buttons.
    """

    chosen = Signal(str)
    stage_requested = Signal()
    stage_stepped = Signal(int)
    session_requested = Signal(int, str)
    removed = Signal(str)
    duplicated = Signal(str)
    restore_requested = Signal()
    check_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.line = TimeLine()
        self.session_button = PlainButton(tr("添加课次"), "N", icon="plus")
        self.stage_button = PlainButton(tr("添加阶段"), icon="plus")
        self.head_button = PlainButton(tr("方案设置"), icon="settings")
        self.up_button = IconButton("chevron-up", tr("阶段上移"))
        self.down_button = IconButton("chevron-down", tr("阶段下移"))
        self.copy_button = IconButton("copy", tr("复制一份（Ctrl+D）"))
        self.remove_button = IconButton("trash", tr("删去（Delete）"))
        self.restore_button = PrimaryButton(tr("恢复为草稿"), parent=self)
        self.restore_button.hide()
        self.looking_acts: tuple[QWidget, ...] = (self.back_button, self.restore_button)
        self.status = ElidedLabel("", "secondary")
        self.empty = EmptyState(
            "calendar",
            tr("时间线上还没有课次"),
            tr("每一课写明第几天、几点、在哪里、谁来带、学完能做到什么；写好后拖动就能换一天。"),
            tr("添加第一课"),
        )
        self._stages: tuple[str, ...] = ()
        self._chosen = HEAD
        self._checks = CheckCard()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.line)

    def show_state(self, shown: EditorShown) -> None:
        """Show what a step has made of the program."""
        self._chosen = shown.line.chosen
        self._stages = tuple(one.key for one in shown.line.bands)
        self.line.read_only = shown.read_only
        self.line.show_line(shown.line)
        self.line.setVisible(bool(shown.line.cards))
        self.empty.setVisible(not shown.line.cards)
        self.properties.show_properties(shown.properties)
        self._checks.show_checks(shown.checks)
        self.show_steps(shown.can_undo, shown.can_redo, shown.kept and not shown.read_only)
        self.restore_button.setVisible(shown.read_only)
        kind = self._chosen.partition(":")[0]
        for button, there in (
            (self.session_button, not shown.read_only),
            (self.stage_button, not shown.read_only),
            (self.up_button, kind == "stage" and not shown.read_only),
            (self.down_button, kind == "stage" and not shown.read_only),
            (self.copy_button, kind == "session" and not shown.read_only),
            (self.remove_button, kind != HEAD and not shown.read_only),
        ):
            button.setVisible(there)
        self.status.setText(shown.status)

    def check_links(self) -> list[LinkButton]:
        """Return the checks as they are shown."""
        return self._checks.links()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theming.space("s"))
        for widget in (self.session_button, self.stage_button, self.head_button):
            bar.addWidget(widget)
        for button in (self.up_button, self.down_button, self.copy_button, self.remove_button):
            bar.addWidget(button)
        bar.addWidget(self.status, 1)
        left = Card()
        left.body.addLayout(bar)
        left.body.addWidget(self.line, 1)
        left.body.addWidget(self.empty, 1)
        left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout()
        column.setSpacing(theming.space("m"))
        # Under the line, so that nothing moves away from the pointer when a check comes or goes.
        column.addWidget(left, 1)
        column.addWidget(self._checks)
        side = Card()
        side.body.addWidget(self.properties, 1)
        side.setFixedWidth(theming.frame("task"))
        row = QHBoxLayout(self)
        edge, top = theming.space("xl"), theming.space("l")
        row.setContentsMargins(edge, top, edge, top)
        row.setSpacing(theming.space("l"))
        row.addLayout(column, 1)
        row.addWidget(side)

    def _connect(self) -> None:
        self._checks.check_chosen.connect(self.check_chosen)
        self.line.opened.connect(lambda _key: self.properties.focus_field(""))
        for signal, relay in (
            (self.line.chosen, self.chosen),
            (self.line.wanted, self.session_requested),
            (self.line.removed, self.removed),
            (self.line.duplicated, self.duplicated),
            (self.restore_button.clicked, self.restore_requested),
            (self.stage_button.clicked, self.stage_requested),
        ):
            signal.connect(relay)
        self.session_button.clicked.connect(lambda: self.session_requested.emit(*self.line.here()))
        self.empty.action_requested.connect(lambda: self.session_requested.emit(*self.line.here()))
        self.head_button.clicked.connect(lambda: self.chosen.emit(HEAD))
        self.up_button.clicked.connect(lambda: self.stage_stepped.emit(-1))
        self.down_button.clicked.connect(lambda: self.stage_stepped.emit(1))
        self.copy_button.clicked.connect(lambda: self.duplicated.emit(self._chosen))
        self.remove_button.clicked.connect(lambda: self.removed.emit(self._chosen))

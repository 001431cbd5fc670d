"""The page on which a program is written: checks and time line, and the properties beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.panes.programs.shown import HEAD, CheckShown, EditorShown
from desktop_app.panes.programs.time_line import TimeLine
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
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.headings import ElidedLabel
from desktop_app.widgets.properties import Properties

_MOST_CHECKS = 3
"""Checks that are told at once; the rest is counted."""


class EditorPage(QWidget):
    """Signals: `changed(name, value)`, `chosen(key)`, `undo_requested()`, `redo_requested()`,
    `stage_requested()`, `stage_stepped(direction)`, `session_requested(day, band)`,
    `removed(key)`, `duplicated(key)`, `publish_requested()`, `throw_away_requested()`,
    `restore_requested()`, `back_requested()`, `check_chosen(key, field)`.

    Attributes: `line`, `properties`, `acts` (for the top line), the buttons.
    """

    changed = Signal(str, object)
    chosen = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()
    stage_requested = Signal()
    stage_stepped = Signal(int)
    session_requested = Signal(int, str)
    removed = Signal(str)
    duplicated = Signal(str)
    publish_requested = Signal()
    throw_away_requested = Signal()
    restore_requested = Signal()
    back_requested = Signal()
    check_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = TimeLine()
        self.properties = Properties()
        self.session_button = PlainButton(tr("添加课次"), "N", icon="plus")
        self.stage_button = PlainButton(tr("添加阶段"), icon="plus")
        self.head_button = PlainButton(tr("方案设置"), icon="settings")
        self.up_button = IconButton("chevron-up", tr("阶段上移"))
        self.down_button = IconButton("chevron-down", tr("阶段下移"))
        self.copy_button = IconButton("copy", tr("复制一份（Ctrl+D）"))
        self.remove_button = IconButton("trash", tr("删去（Delete）"))
        self.undo_button = PlainButton(tr("撤销"), "Ctrl+Z")
        self.redo_button = PlainButton(tr("重做"))
        self.redo_button.setToolTip("Ctrl+Y")
        self.throw_button = DangerButton(tr("丢弃草稿"), icon="trash")
        self.back_button = PlainButton(tr("返回"), "Esc")
        self.publish_button = PrimaryButton(tr("发布"))
        self.restore_button = PrimaryButton(tr("恢复为草稿"), parent=self)
        self.restore_button.hide()
        self.acts: tuple[QWidget, ...] = (
            self.undo_button,
            self.redo_button,
            self.throw_button,
            self.back_button,
            self.publish_button,
        )
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
        self._checks = QVBoxLayout()
        self._links: list[LinkButton] = []
        self._check_box = Card(tone="warn")
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
        self._show_checks(shown.checks)
        self.undo_button.setEnabled(shown.can_undo)
        self.redo_button.setEnabled(shown.can_redo)
        self.throw_button.setVisible(shown.kept and not shown.read_only)
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
        return list(self._links)

    def _show_checks(self, checks: tuple[CheckShown, ...]) -> None:
        clear_layout(self._checks)
        self._links = []
        for check in checks[:_MOST_CHECKS]:
            fault = check.fault
            link = LinkButton(fault.where)
            link.setAccessibleDescription(fault.text)
            link.setMinimumWidth(0)
            link.clicked.connect(
                lambda _checked, key=fault.key, field=fault.field: self.check_chosen.emit(
                    key, field
                )
            )
            self._links.append(link)
            row = QHBoxLayout()
            row.setSpacing(theming.space("s"))
            row.addWidget(link)
            row.addWidget(ElidedLabel(fault.text, "secondary"), 1)
            self._checks.addLayout(row)
        faults = sum(check.tone == "bad" for check in checks)
        parts = []
        if faults:
            parts.append(tr("还有 {n} 处要改才能发布").format(n=faults))
        if len(checks) > faults:
            parts.append(tr("{n} 处提醒").format(n=len(checks) - faults))
        self._check_box.set_title(tr("，").join(parts))
        self._check_box.setVisible(bool(checks))

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
        self._checks.setSpacing(0)
        self._check_box.body.addLayout(self._checks)
        self._check_box.hide()
        column = QVBoxLayout()
        column.setSpacing(theming.space("m"))
        # Under the line, so that nothing moves away from the pointer when a check comes or goes.
        column.addWidget(left, 1)
        column.addWidget(self._check_box)
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
        self.properties.changed.connect(self.changed)
        self.line.opened.connect(lambda _key: self.properties.focus_field(""))
        for signal, relay in (
            (self.line.chosen, self.chosen),
            (self.line.wanted, self.session_requested),
            (self.line.removed, self.removed),
            (self.line.duplicated, self.duplicated),
            (self.undo_button.clicked, self.undo_requested),
            (self.redo_button.clicked, self.redo_requested),
            (self.throw_button.clicked, self.throw_away_requested),
            (self.back_button.clicked, self.back_requested),
            (self.publish_button.clicked, self.publish_requested),
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
        for keys, wish in (
            ("Ctrl+Z", self.undo_requested),
            ("Ctrl+Y", self.redo_requested),
            ("Ctrl+Shift+Z", self.redo_requested),
            ("Esc", self.back_requested),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wish)

"""The page of the organisation's own scenarios: the list, and the check of the selected one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.panes.practice.authoring.parts import (
    dropped_file,
    fault_rows,
    runs_table,
    said_blocks,
)
from desktop_app.panes.practice.authoring.shown import OwnRow, OwnShown
from desktop_app.panes.practice.page import Column, Page, width_of
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.cards import Card, clear_layout
from desktop_app.widgets.empty import EmptyState
from desktop_app.widgets.file_dialogs import ask_save
from desktop_app.widgets.headings import TextLabel, rule
from desktop_app.widgets.row_list import ListRow, RowList
from desktop_app.widgets.tags import Tag

_RIGHT_SHARE = 0.56


class DraftsPage(Page):
    """Signals: `selected(version)`, `edit_requested`, `try_requested`, `publish_requested`,
    `throw_away_requested` with the version, `export_requested(version, suffix)`,
    `import_requested()`, `file_chosen(path)`, `back_requested()`.

    Attributes: `acts` (the buttons for the top line), `rows`, the buttons.
    """

    selected = Signal(str)
    edit_requested = Signal(str)
    try_requested = Signal(str)
    publish_requested = Signal(str)
    export_requested = Signal(str, str)
    throw_away_requested = Signal(str)
    import_requested = Signal()
    file_chosen = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.back_button = PlainButton(tr("回到练习"), "Esc")
        self.import_button = PlainButton(tr("导入对话"), icon="plus")
        self.acts: tuple[QWidget, ...] = (self.back_button, self.import_button)
        self.rows = RowList(tr("自编场景"))
        self.edit_button = PlainButton(tr("编辑"), "E", "edit")
        self.try_button = PlainButton(tr("试练"), icon="play")
        self.export_button = PlainButton(tr("导出…"), icon="save-file")
        self.throw_button = DangerButton(tr("丢弃"), icon="trash")
        self.publish_button = PrimaryButton(tr("发布"))
        self.empty = EmptyState(
            "edit",
            tr("还没有自己的场景"),
            tr("把一段真实对话导入进来，号码会先隐去；检查、试练之后就能发布给大家练。"),
            tr("导入对话"),
        )
        self._detail = Card()
        self._column = Column("s")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.rows)

    def show_rows(self, rows: tuple[OwnRow, ...], selected: str) -> None:
        """Show the scenarios, *selected* among them."""
        self.rows.blockSignals(True)
        self.rows.set_rows([ListRow(one.version, one.title, one.detail, one.tags) for one in rows])
        if selected:
            self.rows.select(selected)
        self.rows.blockSignals(False)
        self._body.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.setFocusProxy(self.rows if rows else self.empty.button)
        if self.isVisible() and not self._has_focus():
            self.setFocus()

    def show_own(self, own: OwnShown | None) -> None:
        """Show the check of one scenario, or none."""
        self._detail.setVisible(own is not None)
        if own is None:
            return
        self._detail.set_title(own.title)
        self.publish_button.setVisible(not own.published)
        self.throw_button.setVisible(not own.published)
        self.try_button.setVisible(not own.published)
        self.publish_button.setEnabled(own.sound)
        self.publish_button.setAccessibleDescription("" if own.sound else own.verdict)
        self.try_button.setEnabled(bool(own.runs))
        content = self._column.content
        clear_layout(content)
        tag = QHBoxLayout()
        tag.addWidget(Tag(own.verdict, own.tone))
        tag.addStretch(1)
        content.addLayout(tag)
        for row in fault_rows(own.faults):
            content.addWidget(row)
        if own.runs:
            content.addSpacing(theming.space("s"))
            content.addWidget(TextLabel(tr("四种学员试演"), "secondary"))
            content.addWidget(runs_table(own.runs))
        content.addSpacing(theming.space("s"))
        content.addWidget(TextLabel(tr("对话"), "secondary"))
        for block in said_blocks(own.said):
            content.addWidget(block)
        content.addStretch(1)
        self._column.verticalScrollBar().setValue(0)

    def ask_target(self, name: str, suffix: str) -> Path | None:
        """Where to export to; None when the person thought better of it. Tests replace this."""
        kinds = {"yaml": tr("YAML 文件 (*.yaml)"), "twee": tr("Twee 3 文件 (*.twee)")}
        return ask_save(self, tr("导出场景"), f"{name}.{suffix}", kinds[suffix], suffix)

    def export_menu(self) -> QMenu:
        """Return the two ways to export."""
        menu = QMenu(self)
        for suffix, text in (("yaml", tr("YAML：改内容")), ("twee", tr("Twee：在 Twine 里改走向"))):
            act = menu.addAction(text)
            act.triggered.connect(
                lambda _checked, s=suffix: self.export_requested.emit(self.rows.current_key(), s)
            )
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.file_chosen.emit(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._detail.setFixedWidth(width_of("palette", self.width(), _RIGHT_SHARE))

    def _open_export_menu(self) -> None:
        menu = self.export_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.export_button.mapToGlobal(self.export_button.rect().bottomLeft()))

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and focused.isVisible() and self.isAncestorOf(focused)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theming.space("s"))
        foot.addWidget(self.throw_button)
        foot.addStretch(1)
        for button in (self.export_button, self.edit_button, self.try_button, self.publish_button):
            foot.addWidget(button)
        self._detail.body.setSpacing(theming.space("m"))
        self._detail.body.addWidget(self._column, 1)
        self._detail.body.addWidget(rule())
        self._detail.body.addLayout(foot)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theming.space("l"))
        listed = QVBoxLayout()
        listed.addWidget(self.rows)
        listed.addStretch(1)
        row.addLayout(listed, 1)
        row.addWidget(self._detail)
        layout = QVBoxLayout(self)
        side, room = theming.space("xl"), theming.space("l")
        layout.setContentsMargins(side, room, side, room)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._body, 1)
        self._body.hide()
        self.empty.hide()

    def _connect(self) -> None:
        self.rows.selected.connect(self.selected)
        self.rows.opened.connect(self.selected)
        self.empty.action_requested.connect(self.import_requested)
        self.import_button.clicked.connect(self.import_requested)
        self.back_button.clicked.connect(self.back_requested)
        for button, signal in (
            (self.edit_button, self.edit_requested),
            (self.try_button, self.try_requested),
            (self.publish_button, self.publish_requested),
            (self.throw_button, self.throw_away_requested),
        ):
            button.clicked.connect(lambda _checked, s=signal: s.emit(self.rows.current_key()))
        self.export_button.clicked.connect(self._open_export_menu)
        self.bind("Esc").activated.connect(self.back_requested)
        self.bind("E").activated.connect(self._edit)

    def _edit(self) -> None:
        if self.rows.current_key():
            self.edit_requested.emit(self.rows.current_key())

"""What every page has on which something is written: steps back and forward, publishing."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop_app.widgets.properties import Properties


class DraftPage(QWidget):
    """Signals: `changed(name, value)` of the properties, `undo_requested()`, `redo_requested()`,
    `publish_requested()`, `throw_away_requested()`, `back_requested()`.

    Attributes: `properties`, `acts` (for the top line) and their buttons.
    """

    changed = Signal(str, object)
    undo_requested = Signal()
    redo_requested = Signal()
    publish_requested = Signal()
    throw_away_requested = Signal()
    back_requested = Signal()

    def __init__(self, publish: str = "", parent: QWidget | None = None) -> None:
        """*publish* is what handing the draft on is called."""
        super().__init__(parent)
        self.properties = Properties()
        self.undo_button = PlainButton(tr("撤销"), "Ctrl+Z")
        self.redo_button = PlainButton(tr("重做"))
        self.redo_button.setToolTip("Ctrl+Y")
        self.throw_button = DangerButton(tr("丢弃草稿"), icon="trash")
        self.back_button = PlainButton(tr("返回"), "Esc")
        self.publish_button = PrimaryButton(publish or tr("发布"))
        self.acts: tuple[QWidget, ...] = (
            self.undo_button,
            self.redo_button,
            self.throw_button,
            self.back_button,
            self.publish_button,
        )
        self.properties.changed.connect(self.changed)
        for button, wish in (
            (self.undo_button, self.undo_requested),
            (self.redo_button, self.redo_requested),
            (self.throw_button, self.throw_away_requested),
            (self.back_button, self.back_requested),
            (self.publish_button, self.publish_requested),
        ):
            button.clicked.connect(wish)
        self.add_keys(
            (
                ("Ctrl+Z", self.undo_requested.emit),
                ("Ctrl+Y", self.redo_requested.emit),
                ("Ctrl+Shift+Z", self.redo_requested.emit),
                ("Esc", self.back_requested.emit),
            )
        )

    def add_keys(self, keys: Sequence[tuple[str, Callable[[], Any]]]) -> None:
        """Let keys do something anywhere on the page."""
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_steps(self, can_undo: bool, can_redo: bool, kept: bool) -> None:
        """Show what can be taken back and done again, and whether there is a draft to drop."""
        self.undo_button.setEnabled(can_undo)
        self.redo_button.setEnabled(can_redo)
        self.throw_button.setVisible(kept)

    def focus_field(self, name: str) -> None:
        """Move to a property of what is chosen."""
        self.properties.focus_field(name)

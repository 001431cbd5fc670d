"""The person's menu: theme, text size, keys, lock, sign out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.shell.appearance import TEXT_SIZES, Appearance, theme_choices
from desktop_app.system.text import tr
from desktop_app.widgets import theming


class PersonMenu(QMenu):
    """Opens over the person's name.

    Signals: `keys_requested()`, `lock_requested()`, `sign_out_requested()`.
    """

    keys_requested = Signal()
    lock_requested = Signal()
    sign_out_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._themes = self._choices(
            tr("外观"), [(name, text) for name, text, _icon in theme_choices()]
        )
        self._themes.triggered.connect(lambda action: appearance.set_theme(action.data()))
        self._sizes = self._choices(
            tr("文字大小"), [(size, tr("{n}%").format(n=size)) for size in TEXT_SIZES]
        )
        self._sizes.triggered.connect(lambda action: appearance.set_text_percent(action.data()))
        self.addSeparator()
        self._add(tr("快捷键"), "?").triggered.connect(self.keys_requested)
        self._add(tr("锁定"), "Ctrl+L").triggered.connect(self.lock_requested)
        self._add(tr("退出登录"), "").triggered.connect(self.sign_out_requested)
        self.setMinimumWidth(theming.frame("rail"))
        self.aboutToShow.connect(self._tick)

    def _choices(self, title: str, choices: list[tuple[object, str]]) -> QActionGroup:
        menu = self.addMenu(title)
        group = QActionGroup(menu)
        for value, text in choices:
            action = QAction(text, group)
            action.setData(value)
            action.setCheckable(True)
            menu.addAction(action)
        return group

    def _add(self, text: str, key: str) -> QAction:
        # The key is shown only: the shortcut itself belongs to the workspace.
        action = QAction(f"{text}\t{key}" if key else text, self)
        self.addAction(action)
        return action

    def _tick(self) -> None:
        for group, value in (
            (self._themes, self._appearance.theme),
            (self._sizes, self._appearance.text_percent),
        ):
            for action in group.actions():
                action.setChecked(action.data() == value)

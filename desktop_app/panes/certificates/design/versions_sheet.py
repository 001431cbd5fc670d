"""The sheet of the versions of a layout, each with what changed from the one before it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.cards import clear_layout
from desktop_app.widgets.headings import secondary
from desktop_app.widgets.sidesheet import SideSheet
from desktop_app.widgets.version_block import version_block
from desktop_app.widgets.writing_items import VersionShown


class VersionsSheet(SideSheet):
    """Signal: `take_back_wanted(version, title)`."""

    take_back_wanted = Signal(str, str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, tr("证书版面的各个版本"), theming.frame("sheet") * 3 // 2)

    def show_versions(self, versions: tuple[VersionShown, ...]) -> None:
        """Show them, the newest first."""
        clear_layout(self.body)
        told = tr("每份证书都记着用的是第几版。恢复一版只换掉您的草稿，发布以后才生效。")
        self.body.addWidget(secondary(told, wrap=True))
        for one in versions:
            self.body.addWidget(version_block(one, self._take_back))
        self.body.addStretch(1)

    def _take_back(self, version: str, title: str) -> None:
        self.close_overlay()
        self.take_back_wanted.emit(version, title)

"""Where the data lie, the backups, and a new one."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.panes.settings.shown import BackupShown, BackupsShown
from desktop_app.system.text import tr
from desktop_app.widgets import theming
from desktop_app.widgets.buttons import LinkButton, PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.headings import ElidedLabel, TextLabel
from desktop_app.widgets.table import Cell, Column, Row, Table

_ROWS = 7
"""As many backups are kept."""


class BackupsView(Card):
    """Signals: `backup_requested()`."""

    backup_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("备份"),
            tr("每天第一次启动和每次升级之前自动备份，连同课次的资料，保留最近 7 份。"),
            parent=parent,
        )
        self.button = PlainButton(tr("立即备份"), icon="backup")
        self.button.clicked.connect(self.backup_requested)
        self.add_to_header(self.button)
        self.folder = ElidedLabel("", "quiet")
        self.open_button = LinkButton(tr("打开文件夹"))
        self.open_button.clicked.connect(self._open)
        where = QHBoxLayout()
        where.setSpacing(theming.space("m"))
        where.addWidget(TextLabel(tr("数据文件夹")))
        where.addWidget(self.folder, 1)
        where.addWidget(self.open_button)
        self.body.addLayout(where)
        self.table = Table(
            tr("备份"),
            (
                Column(tr("时间"), stretch=True),
                Column(tr("原因")),
                Column(tr("大小"), "right"),
            ),
        )
        self._none = TextLabel(tr("还没有备份。点“立即备份”做第一份。"), "quiet")
        self.body.addWidget(self._none)
        self.body.addWidget(self.table)
        self._restore = TextLabel("", "secondary", wrap=True)
        self.body.addWidget(self._restore)
        theming.changed.connect(self._fit)

    def show_backups(self, shown: BackupsShown) -> None:
        """Show folder and backups, newest first."""
        self.folder.setText(shown.folder)
        self.table.set_rows([_row(one) for one in shown.backups])
        self.table.setVisible(bool(shown.backups))
        self._none.setVisible(not shown.backups)
        self._restore.setText(shown.restore)
        self.button.setVisible(shown.may_back_up)
        self._fit()

    def open_folder(self, folder: str) -> None:
        """Show the folder in the system's file manager; a test replaces this method."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def _open(self) -> None:
        self.open_folder(self.folder.text())

    def _fit(self) -> None:
        rows = min(_ROWS, self.table.model().rowCount()) + 1
        self.table.setFixedHeight(rows * theming.size("row") + theming.space("xs"))


def _row(one: BackupShown) -> Row:
    cells = (Cell(one.time, sort=one.key), one.reason, Cell(one.size, sort=one.bytes))
    return Row(one.key, cells)

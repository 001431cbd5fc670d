"""The page of the list: templates at the left, the one looked at with its history at the right."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from desktop_app.system.text import tr
from desktop_app.widgets.version_block import version_block
from desktop_app.widgets.writing_items import VersionShown
from desktop_app.widgets.writing_list import ListWords, WritingList


class ListPage(WritingList):
    """Signals beside those of a list: `use_chosen(use)`, `take_back_requested(version, title)`,
    `export_requested(suffix)`. Attribute beside them: `use`.
    """

    use_chosen = Signal(str)
    take_back_requested = Signal(str, str)
    export_requested = Signal(str)

    def __init__(self, uses: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        words = ListWords(
            title=tr("表单模板"),
            new=tr("新建表单"),
            copy=tr("复制为新表单"),
            export=tr("导出…"),
            icon="checklists",
            empty=tr("还没有表单"),
            empty_text=tr("自检清单、质检评分表、阶段评估和调查都从一张表单模板开始。"),
            nothing=tr("换一个词或用途再找。"),
            not_taken=tr("您改过这张表单，所以没有自动换上。"),
        )
        self.use = QComboBox()
        self.use.setAccessibleName(tr("用途"))
        self.use.addItem(tr("全部用途"), "")
        for key, word in uses:
            self.use.addItem(word, key)
        super().__init__(words, (self.use,), parent)
        self.use.currentIndexChanged.connect(
            lambda _place: self.use_chosen.emit(str(self.use.currentData()))
        )
        self.export_button.clicked.connect(self.choose_export)

    def choose_export(self) -> None:
        """Offer the kinds of files."""
        menu = QMenu(self)
        for suffix, word in (
            (".xlsx", tr("Excel 工作簿（.xlsx）")),
            (".yaml", tr("文本（.yaml）")),
        ):
            menu.addAction(word).setData(suffix)
        menu.triggered.connect(lambda action: self.export_requested.emit(action.data()))
        menu.exec(self.export_button.mapToGlobal(QPoint(0, self.export_button.height())))
        menu.deleteLater()

    def clear_filter(self) -> None:
        self.use.setCurrentIndex(0)
        super().clear_filter()

    def _version(self, version: VersionShown) -> QWidget:
        return version_block(version, self.take_back_requested.emit)

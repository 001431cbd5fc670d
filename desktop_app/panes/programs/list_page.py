"""The page of the list: programs at the left, the one looked at with its versions at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.panes.programs.shown import ProgramShown
from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton
from desktop_app.widgets.cards import Card
from desktop_app.widgets.version_block import version_block
from desktop_app.widgets.writing_items import VersionShown
from desktop_app.widgets.writing_list import ListWords, WritingList


class ListPage(WritingList):
    """Signals beside those of a list: `look_requested(version)`, `offers_requested()`,
    `export_requested()`.
    """

    look_requested = Signal(str)
    offers_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        words = ListWords(
            title=tr("培训方案"),
            new=tr("新建方案"),
            copy=tr("复制为新方案"),
            export=tr("导出"),
            icon="calendar",
            empty=tr("还没有培训方案"),
            empty_text=tr("方案写明第几天上什么课、谁来带、过哪几道关；排课时落到真实的工作日上。"),
            nothing=tr("换一个词再找。"),
            not_taken=tr("您改过这个方案，所以没有自动换上。"),
        )
        super().__init__(words, parent=parent)
        self.export_button.clicked.connect(self.export_requested)

    def show_program(self, shown: ProgramShown | None) -> None:
        """Show one program beside the list."""
        behind = shown is not None and shown.behind
        self.show_one(shown, [self._behind(behind)] if behind else [])

    def _version(self, version: VersionShown) -> QWidget:
        return version_block(version, look=self.look_requested.emit)

    def _behind(self, number: int) -> QWidget:
        """Offer the difference to what follows an earlier version."""
        told = tr("有 {n} 个班级或计划还在用以前的版本").format(n=number)
        card = Card(told, tr("已上过的课不变；采用之前能看到每一处差异。"), "accent")
        button = PlainButton(tr("查看差异"))
        button.clicked.connect(self.offers_requested)
        card.add_to_header(button)
        return card

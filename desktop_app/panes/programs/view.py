"""The pane of programs: the list, the editor, files read, offers; one page at a time."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.panes.programs.list_page import ListPage
from desktop_app.panes.programs.shown import EditorShown, OffersShown, ProgramShown
from desktop_app.system.text import tr
from desktop_app.widgets import file_dialogs
from desktop_app.widgets.writing_items import ImportShown
from desktop_app.widgets.writing_view import WritingView

if TYPE_CHECKING:
    from desktop_app.panes.programs.editor_page import EditorPage
    from desktop_app.panes.programs.offers_page import OffersPage


class ProgramsView(WritingView):
    """Signal beside those of what is written: `offers_built(page)` when it is first needed.

    Attributes beside: `listing`, `editor`, `offers`.
    """

    offers_built = Signal(object)
    keys: ClassVar[tuple[tuple[str, str], ...]] = (  # type: ignore[misc]  # of this pane alone
        ("← →", tr("课次早一天、晚一天")),
        ("↑ ↓", tr("选上一课、下一课")),
        ("Alt+↑ ↓", tr("早一刻钟、晚一刻钟")),
        ("PageUp PageDown", tr("选上一个、下一个阶段")),
        ("Enter", tr("填写这一课")),
        ("N", tr("添加课次")),
        ("Ctrl+D", tr("复制一份")),
        ("Delete", tr("删去")),
        ("Ctrl+Z", tr("撤销")),
        ("Ctrl+Y", tr("重做")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        self.listing = ListPage()
        super().__init__(self.listing, parent)
        self._editor: EditorPage | None = None
        self._offers: OffersPage | None = None
        self._fresh = False
        self.show_list()

    @property
    def editor(self) -> "EditorPage":
        """The page on which a program is written."""
        if self._editor is None:
            from desktop_app.panes.programs.editor_page import EditorPage

            self._editor = self._added(EditorPage())
            self.editor_built.emit(self._editor)
        return self._editor

    @property
    def offers(self) -> "OffersPage":
        """The page of what follows earlier versions."""
        if self._offers is None:
            from desktop_app.panes.programs.offers_page import OffersPage

            self._offers = self._added(OffersPage())
            self.offers_built.emit(self._offers)
        return self._offers

    # The list

    def show_list(self) -> None:
        """Show the page of the list."""
        told = tr("编写、修改和发布培训方案；正在进行的计划保留当时的版本")
        self._turn_to(self.listing, tr("培训方案"), told, self.listing.acts)

    def show_one(self, shown: ProgramShown | None) -> None:
        """Show one program beside the list."""
        self.listing.show_program(shown)

    def show_import(self, shown: ImportShown) -> None:
        """Show the page of files that were read."""
        told = tr("先看清每个方案会怎样，再决定导入；有一处不对就什么都不导入")
        self._turn_to(self.importing, tr("导入方案"), told, self.importing.acts)
        self.importing.show_import(shown)

    def show_offers(self, shown: OffersShown) -> None:
        """Show the page of what follows earlier versions."""
        told = tr("已上过的课不变，手工挪过的课留在原处；采用后可以在课程日历里撤销")
        self._turn_to(self.offers, shown.title, told, self.offers.acts)
        self.offers.show_offers(shown)

    # The editor

    def show_editor(self, title: str, sentence: str, read_only: bool) -> None:
        """Show the page on which a program is written, or one version is looked at."""
        page, self._fresh = self.editor, True
        self._turn_to(page, title, sentence, page.looking_acts if read_only else page.acts)

    def show_state(self, shown: EditorShown) -> None:
        """Show what a step has made of the program."""
        self.editor.show_state(shown)
        if self._fresh:
            self._fresh = False
            (self.editor.line if shown.line.cards else self.editor.empty.button).setFocus()

    def focus_field(self, name: str) -> None:
        """Move to a property of what is chosen."""
        self.editor.properties.focus_field(name)

    # Asking

    def ask_files(self) -> list[Path]:
        """Ask which files to read."""
        kinds = tr("方案文件 (*.yaml *.yml)")
        return file_dialogs.ask_open_several(self.window(), tr("导入方案"), kinds)

    def ask_target(self, name: str) -> Path | None:
        """Ask where to write a file."""
        kinds = tr("文本 (*.yaml)")
        return file_dialogs.ask_save(self.window(), tr("导出方案"), f"{name}.yaml", kinds, "yaml")

"""The room of templates: the list, the editor and the files read, one page at a time."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop_app.panes.forms.templates.list_page import ListPage
from desktop_app.panes.forms.templates.shown import EditorShown
from desktop_app.system.text import tr
from desktop_app.widgets import file_dialogs
from desktop_app.widgets.writing_items import ImportShown, WritingShown
from desktop_app.widgets.writing_view import WritingView

if TYPE_CHECKING:
    from desktop_app.panes.forms.templates.editor_page import EditorPage

ENDINGS = (".xlsx", ".yaml", ".yml", ".csv")


class TemplatesView(WritingView):
    """Signal beside those of what is written: `files_chosen(paths)` for files dropped on the room.

    Attributes beside: `listing`, `editor`.
    """

    files_chosen = Signal(list)
    keys: ClassVar[tuple[tuple[str, str], ...]] = (  # type: ignore[misc]  # of this room alone
        ("Alt+↑ ↓", tr("上移、下移")),
        ("Ctrl+Enter", tr("添加项目")),
        ("Ctrl+D", tr("复制一份")),
        ("Delete", tr("删去")),
        ("Ctrl+Z", tr("撤销")),
        ("Ctrl+Shift+Z", tr("重做")),
    )

    def __init__(self, uses: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        self.listing = ListPage(uses)
        super().__init__(self.listing, parent)
        self.setAcceptDrops(True)
        self._editor: EditorPage | None = None
        self._fresh = False
        self.show_list()

    @property
    def editor(self) -> "EditorPage":
        """The page on which a template is written."""
        if self._editor is None:
            from desktop_app.panes.forms.templates.editor_page import EditorPage

            self._editor = self._added(EditorPage())
            self.editor_built.emit(self._editor)
        return self._editor

    # The list

    def show_list(self) -> None:
        """Show the page of the list."""
        told = tr("编写、修改和发布自检、质检、评估等表单；填好的表单保留当时的版本")
        self._turn_to(self.listing, tr("表单模板"), told, self.listing.acts)

    def show_one(self, shown: WritingShown | None) -> None:
        """Show one template beside the list."""
        self.listing.show_one(shown)

    def show_import(self, shown: ImportShown) -> None:
        """Show the page of files that were read."""
        page = self.importing
        told = tr("先看清每张表单会怎样，再决定导入；有一处不对就什么都不导入")
        self._turn_to(page, tr("导入表单"), told, page.acts)
        page.show_import(shown)

    # The editor

    def show_editor(self, title: str, sentence: str) -> None:
        """Show the page on which a template is written."""
        self._fresh = True
        self._turn_to(self.editor, title, sentence, self.editor.acts)
        self.editor.outline.setFocus()

    def show_state(self, shown: EditorShown) -> None:
        """Show what a step has made of the template."""
        self.editor.show_state(shown, self._fresh)
        self._fresh = False

    def show_status(self, text: str) -> None:
        """Say when the draft was kept, or why not."""
        self.editor.show_status(text)

    def show_trial(self, shown: EditorShown) -> None:
        """Show trial answers and what they come to."""
        self.editor.show_trial(shown)

    def focus_field(self, name: str) -> None:
        """Move to a property of what is chosen."""
        self.editor.properties.focus_field(name)

    # Asking

    def ask_files(self) -> list[Path]:
        """Ask which files to read."""
        kinds = tr("表单文件 (*.xlsx *.yaml *.yml *.csv)")
        return file_dialogs.ask_open_several(self.window(), tr("导入表单"), kinds)

    def ask_target(self, name: str, suffix: str) -> Path | None:
        """Ask where to write a file."""
        kinds = {".xlsx": tr("Excel 工作簿 (*.xlsx)"), ".yaml": tr("文本 (*.yaml)")}
        return file_dialogs.ask_save(
            self.window(), tr("导出表单"), f"{name}{suffix}", kinds[suffix], suffix.lstrip(".")
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.page is not self._editor and _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.files_chosen.emit(paths)


def _dropped(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths if paths and all(one.suffix.lower() in ENDINGS for one in paths) else []

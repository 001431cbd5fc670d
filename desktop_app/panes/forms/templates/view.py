"""The room of templates: the list, the editor and the files read, one page at a time."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.panes.forms.templates.list_page import ListPage
from desktop_app.panes.forms.templates.shown import EditorShown
from desktop_app.system.text import tr
from desktop_app.widgets import dialogs, file_dialogs
from desktop_app.widgets.pane import PaneView
from desktop_app.widgets.writing_items import ImportShown, WritingRow, WritingShown

if TYPE_CHECKING:
    from desktop_app.panes.forms.templates.editor_page import EditorPage
    from desktop_app.widgets.import_page import ImportPage

ENDINGS = (".xlsx", ".yaml", ".yml", ".csv")


class TemplatesView(PaneView):
    """Signals: `files_chosen(paths)` for files dropped on the room; `editor_built(page)` and
    `importing_built(page)` when a page is first needed.

    Attributes: `listing`, `editor`, `importing`.
    """

    files_chosen = Signal(list)
    editor_built = Signal(object)
    importing_built = Signal(object)
    full_bleed = True
    keys: ClassVar[tuple[tuple[str, str], ...]] = (  # type: ignore[misc]  # of this room alone
        ("Alt+↑ ↓", tr("上移、下移")),
        ("Ctrl+Enter", tr("添加项目")),
        ("Ctrl+D", tr("复制一份")),
        ("Delete", tr("删去")),
        ("Ctrl+Z", tr("撤销")),
        ("Ctrl+Shift+Z", tr("重做")),
    )

    def __init__(self, uses: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.listing = ListPage(uses)
        self._editor: EditorPage | None = None
        self._importing: ImportPage | None = None
        self._fresh = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.listing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.listing)
        self.show_list()

    @property
    def editor(self) -> "EditorPage":
        """The page on which a template is written."""
        if self._editor is None:
            from desktop_app.panes.forms.templates.editor_page import EditorPage

            self._editor = EditorPage()
            self._stack.addWidget(self._editor)
            self.editor_built.emit(self._editor)
        return self._editor

    @property
    def importing(self) -> "ImportPage":
        """The page of files that were read."""
        if self._importing is None:
            from desktop_app.widgets.import_page import ImportPage

            self._importing = ImportPage()
            self._stack.addWidget(self._importing)
            self.importing_built.emit(self._importing)
        return self._importing

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._stack.currentWidget()

    # The list

    def show_list(self) -> None:
        """Show the page of the list."""
        told = tr("编写、修改和发布自检、质检、评估等表单；填好的表单保留当时的版本")
        self._turn_to(self.listing, tr("表单模板"), told, self.listing.acts)

    def show_rows(self, rows: Sequence[WritingRow], chosen: str, none_at_all: bool) -> None:
        """Show the templates that the filter leaves."""
        self.listing.show_rows(rows, chosen, none_at_all)

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

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask whether to do something; a test replaces this method."""
        return dialogs.ask(self.window(), title, text, accept, danger=danger)

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

    def _turn_to(self, page: QWidget, title: str, sentence: str, acts: tuple[QWidget, ...]) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        self.set_heading(title, sentence)
        self.set_actions(*acts)


def _dropped(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths if paths and all(one.suffix.lower() in ENDINGS for one in paths) else []

"""The room of the bank: the list, the editor, files read, doubles; one page at a time."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop_app.panes.exams.bank.list_page import FORMATS, ListPage
from desktop_app.panes.exams.bank.shown import (
    DoublesShown,
    EditorShown,
    FiltersShown,
    QuestionShown,
)
from desktop_app.system.text import tr
from desktop_app.widgets import file_dialogs
from desktop_app.widgets.reason_dialog import ReasonDialog
from desktop_app.widgets.writing_items import ImportShown
from desktop_app.widgets.writing_view import WritingView

if TYPE_CHECKING:
    from desktop_app.panes.exams.bank.doubles_page import DoublesPage
    from desktop_app.panes.exams.bank.editor_page import EditorPage

ENDINGS = (".txt", ".docx", ".xlsx", ".gift", ".xml", ".aiken", ".yaml", ".yml")


class BankView(WritingView):
    """Signals beside those of what is written: `files_chosen(paths)` for files dropped on the room,
    `doubles_built(page)` when it is first needed.

    Attributes beside: `listing`, `editor`, `doubles`.
    """

    files_chosen = Signal(list)
    doubles_built = Signal(object)
    keys: ClassVar[tuple[tuple[str, str], ...]] = (  # type: ignore[misc]  # of this room alone
        ("Enter", tr("填写这一部分")),
        ("Ctrl+Enter", tr("添加一项")),
        ("Alt+↑ ↓", tr("上移、下移")),
        ("Delete", tr("删去这一项")),
        ("Ctrl+Z", tr("撤销")),
        ("Ctrl+Y", tr("重做")),
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        self.listing = ListPage()
        super().__init__(self.listing, parent)
        self.setAcceptDrops(True)
        self._editor: EditorPage | None = None
        self._doubles: DoublesPage | None = None
        self.show_list()

    @property
    def editor(self) -> "EditorPage":
        """The page on which a question is written."""
        if self._editor is None:
            from desktop_app.panes.exams.bank.editor_page import EditorPage

            self._editor = self._added(EditorPage())
            self.editor_built.emit(self._editor)
        return self._editor

    @property
    def doubles(self) -> "DoublesPage":
        """The page of questions that are alike."""
        if self._doubles is None:
            from desktop_app.panes.exams.bank.doubles_page import DoublesPage

            self._doubles = self._added(DoublesPage())
            self.doubles_built.emit(self._doubles)
        return self._doubles

    # The list

    def show_list(self) -> None:
        """Show the page of the list."""
        told = tr("编写和审核试题；通过审核的才会出现在试卷里")
        self._turn_to(self.listing, tr("题库"), told, self.listing.acts)

    def show_filters(self, shown: FiltersShown) -> None:
        """Show what the list can be narrowed by."""
        self.listing.show_filters(shown)

    def show_one(self, shown: QuestionShown | None) -> None:
        """Show one question beside the list."""
        self.listing.show_question(shown)

    def show_import(self, shown: ImportShown) -> None:
        """Show the page of files that were read."""
        page = self.importing
        page.publish_button.setText(tr("导入并提交审核"))
        told = tr("先看清每道题会怎样，再决定导入；有一处不对就什么都不导入")
        self._turn_to(page, tr("导入试题"), told, page.acts)
        page.show_import(shown)

    def show_doubles(self, shown: DoublesShown) -> None:
        """Show the page of questions that are alike."""
        told = tr("比较正在使用的试题：题干、选项和答案")
        self._turn_to(self.doubles, tr("查重"), told, self.doubles.acts)
        self.doubles.show_doubles(shown)

    # The editor

    def show_editor(self, title: str, sentence: str) -> None:
        """Show the page on which a question is written."""
        self._turn_to(self.editor, title, sentence, self.editor.acts)
        self.editor.parts.setFocus()

    def show_state(self, shown: EditorShown) -> None:
        """Show what a step has made of the question."""
        self.editor.show_state(shown)

    def focus_field(self, name: str) -> None:
        """Move to a property of what is chosen."""
        self.editor.properties.focus_field(name)

    # Asking

    def ask_reason(self, title: str, text: str) -> str | None:
        """Ask why a question goes back; a test replaces this method."""
        return ReasonDialog(self, title, text, tr("退回")).given()

    def ask_files(self) -> list[Path]:
        """Ask which files to read."""
        kinds = tr("试题文件 ({endings})").format(endings=" ".join(f"*{one}" for one in ENDINGS))
        return file_dialogs.ask_open_several(self.window(), tr("导入试题"), kinds)

    def ask_target(self, kind: str, ending: str) -> Path | None:
        """Ask where to write a file."""
        word = dict(FORMATS)[kind].split("（", 1)[0]
        name = tr("题库{ending}").format(ending=ending)
        return file_dialogs.ask_save(
            self.window(), tr("导出试题"), name, f"{word} (*{ending})", ending.lstrip(".")
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

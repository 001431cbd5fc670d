"""Prints sheets and empty forms: put together in the background, shown in the preview."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Person, SheetsWanted
from desktop_app.system.background import Background, Progress
from desktop_app.system.text import tr
from desktop_app.training.forms.register.use_cases import Register

if TYPE_CHECKING:
    from desktop_app.documents.printing import Document, Printing


class SheetsPrinter:
    """Many sheets are one document; while they are put together there is progress and cancel."""

    def __init__(
        self,
        view: object,
        actor: Person,
        register: Register,
        printing: "Callable[[], Printing]",
        preview: "Callable[[Callable[[], Document]], None]",
        background: Background,
    ) -> None:
        self._view = view
        self._actor = actor
        self._register = register
        self._printing = printing
        self._preview = preview
        self._background = background

    def print_chosen(self, keys: Sequence[str]) -> None:
        """Print these sheets, one by itself under its own name."""
        ids = tuple(UUID(key) for key in keys)
        if len(ids) == 1:
            self._preview(lambda: self._printing().sheet(self._actor, ids[0]))
        else:
            self._run(lambda: ids, tr("选中的表单"))

    def print_all(self, wanted: SheetsWanted, title: str) -> None:
        """Print every sheet that the list is narrowed to, by person and day."""
        self._run(lambda: self._register.ids(self._actor, wanted), title)

    def print_blank(self, form_key: str) -> None:
        """Print an empty form."""
        self._preview(lambda: self._printing().blank(form_key))

    def _run(self, ids: Callable[[], Sequence[UUID]], title: str) -> None:
        def work(progress: Progress) -> "Document":
            return self._printing().sheets(self._actor, ids(), title, progress)

        self._background.run_long(
            self._view,
            tr("正在排版要打印的表单"),
            work,
            lambda document: self._preview(lambda: document),
        )

"""The two pages of authoring in the practice pane, and the acts that stand above them."""

from PySide6.QtWidgets import QWidget

from desktop_app.panes.practice.authoring.drafts_page import DraftsPage
from desktop_app.panes.practice.authoring.import_page import ImportPage
from desktop_app.panes.practice.view import PracticeView
from desktop_app.system.text import tr
from desktop_app.widgets.buttons import PlainButton


class AuthoringRoom:
    """Attributes: `drafts`, `taking`, `import_button`, `drafts_button`."""

    def __init__(self, view: PracticeView, drafts: DraftsPage, taking: ImportPage) -> None:
        self._view = view
        self.drafts = drafts
        self.taking = taking
        self.drafts_button = PlainButton(tr("自编场景"), icon="edit")
        self.import_button = PlainButton(tr("导入对话"), icon="plus")
        self._acts: tuple[QWidget, ...] = (self.drafts_button, self.import_button)
        view.add_pages((drafts, taking), (*taking.acts, *drafts.acts), self._acts)

    def show_drafts(self, title: str, sentence: str) -> None:
        """Show the organisation's own scenarios."""
        self._view.show_page(self.drafts, title, sentence, *self.drafts.acts)

    def show_taking(self, title: str, sentence: str) -> None:
        """Show the import of a file."""
        self._view.show_page(self.taking, title, sentence, *self.taking.acts)

"""The pages of authoring in the practice pane, and the acts that stand above them."""

from collections.abc import Callable

from desktop_app.panes.practice.authoring.drafts_page import DraftsPage
from desktop_app.panes.practice.authoring.edit_page import EditPage
from desktop_app.panes.practice.authoring.import_page import ImportPage
from desktop_app.panes.practice.view import PracticeView

_DRAFTS = "drafts"
_TAKING = "import"
_EDITING = "edit"


class AuthoringRoom:
    """Attributes: `drafts`, `taking`, `editing`.

    *show_room* lets the pane show a room by its name, with title and sentence.
    """

    def __init__(
        self,
        view: PracticeView,
        drafts: DraftsPage,
        taking: ImportPage,
        editing: EditPage,
        show_room: Callable[[str, str, str], None],
    ) -> None:
        self._view = view
        self._show_room = show_room
        self.drafts = drafts
        self.taking = taking
        self.editing = editing
        view.add_room(_DRAFTS, drafts)
        view.add_room(_TAKING, taking)
        view.add_room(_EDITING, editing)
        # Once: from now on they belong to this pane, and wait unseen.
        view.set_actions(*drafts.acts, *taking.acts, *editing.acts)

    def show_drafts(self, title: str, sentence: str) -> None:
        """Show the organisation's own scenarios."""
        self._show_room(_DRAFTS, title, sentence)
        self._view.set_actions(*self.drafts.acts)

    def show_taking(self, title: str, sentence: str) -> None:
        """Show the import of a file."""
        self._show_room(_TAKING, title, sentence)
        self._view.set_actions(*self.taking.acts)

    def show_editing(self, title: str, sentence: str) -> None:
        """Show the editor of a scenario."""
        self._show_room(_EDITING, title, sentence)
        self._view.set_actions(*self.editing.acts)

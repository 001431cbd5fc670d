"""The two pages of authoring in the practice pane, and the acts that stand above them."""

from collections.abc import Callable

from desktop_app.panes.practice.authoring.drafts_page import DraftsPage
from desktop_app.panes.practice.authoring.import_page import ImportPage
from desktop_app.panes.practice.view import PracticeView

_DRAFTS = "drafts"
_TAKING = "import"


class AuthoringRoom:
    """Attributes: `drafts`, `taking`.

    *show_room* lets the pane show a room by its name, with title and sentence.
    """

    def __init__(
        self,
        view: PracticeView,
        drafts: DraftsPage,
        taking: ImportPage,
        show_room: Callable[[str, str, str], None],
    ) -> None:
        self._view = view
        self._show_room = show_room
        self.drafts = drafts
        self.taking = taking
        view.add_room(_DRAFTS, drafts)
        view.add_room(_TAKING, taking)
        view.set_actions(*drafts.acts, *taking.acts)  # once: they belong to this pane, and wait

    def show_drafts(self, title: str, sentence: str) -> None:
        """Show the organisation's own scenarios."""
        self._show_room(_DRAFTS, title, sentence)
        self._view.set_actions(*self.drafts.acts)

    def show_taking(self, title: str, sentence: str) -> None:
        """Show the import of a file."""
        self._show_room(_TAKING, title, sentence)
        self._view.set_actions(*self.taking.acts)

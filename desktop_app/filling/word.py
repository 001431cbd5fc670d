"""Keeps the word of whom a signed sheet is about: agreed, or objected with a reason."""

from collections.abc import Callable
from uuid import UUID

from db.records import Person
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.forms.register.use_cases import Register


class WordPresenter:
    """For every page that shows a signed sheet to whom it is about.

    Attribute: `when_said`, called with the sheet's id once the word is kept.
    """

    def __init__(
        self,
        page: object,
        actor: Person,
        register: Register,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._page = page
        self._actor = actor
        self._register = register
        self._background = background
        self._navigator = navigator
        self.when_said: Callable[[UUID], None] = lambda _sheet: None

    def agree(self, sheet_id: UUID) -> None:
        """Confirm a sheet."""
        self._say(sheet_id, True, "", tr("已确认。"))

    def object_to(self, sheet_id: UUID, reason: str) -> None:
        """Object to a sheet with a reason."""
        self._say(sheet_id, False, reason, tr("异议已记下，填表人和主管都能看到。"))

    def dispute(self, sheet_id: UUID) -> None:
        """Lead to where an inspection is agreed to or disputed item by item."""
        self._navigator.go("quality", f"inspection:{sheet_id}")

    def _say(self, sheet_id: UUID, agrees: bool, reason: str, told: str) -> None:
        def said(_word: object) -> None:
            self._navigator.notify(told)
            self.when_said(sheet_id)

        self._background.run(
            self._page,
            lambda: self._register.countersign(self._actor, sheet_id, agrees, reason),
            said,
        )

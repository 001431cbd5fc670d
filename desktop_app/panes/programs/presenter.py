"""The list of programs, offered to plans; what is done to any kind is the `ListPresenter`'s."""

from collections.abc import Callable
from uuid import UUID

from db.records import ContentVersion
from desktop_app.panes.programs import telling
from desktop_app.panes.programs.editor_presenter import EditorPresenter
from desktop_app.panes.programs.ports import ProgramList
from desktop_app.panes.programs.shown import ProgramShown
from desktop_app.training.content.writing.states import FromFile, Listed, Working
from desktop_app.training.curriculum.editing.use_cases import Programs
from desktop_app.widgets.writing_items import VersionShown, WritingRow
from desktop_app.writing.listing import ListPresenter


class ProgramsPresenter(ListPresenter[WritingRow, ProgramShown]):
    """Decides what the list shows; what is written goes to the `editor`, what is published to
    *offer*; these and `behind` are set after building.
    """

    editor: EditorPresenter
    offer: Callable[[str, str], None]
    """Show what follows earlier versions of a program: its key and title."""
    behind: Callable[[str], int]
    """Count what follows earlier versions of a program, by its key."""
    words = telling.WORDS
    _view: ProgramList
    _writing: Programs

    def published(self, version: ContentVersion) -> None:
        """Go on to what follows earlier versions, where there is such."""
        self._chosen = version.key
        key, title = version.key, version.title

        def done(behind: int) -> None:
            if behind:
                self.offer(key, title)
            else:
                self.back(key)

        self._background.run(self._view, lambda: self.behind(key), done)

    def look(self, version: str) -> None:
        """Open one version, to be read only."""

        def done(found: tuple[Working, int]) -> None:
            self.editor.look(*found)

        self._background.run(
            self._view, lambda: self._writing.read_only(self._actor, UUID(version)), done
        )

    def show_offers(self) -> None:
        """Show what follows earlier versions of the program looked at."""
        self.offer(self._chosen, self._title())

    def export(self) -> None:
        """Write the version in use of the program looked at."""
        self._export(self._view.ask_target)

    @property
    def _editor(self) -> EditorPresenter:
        return self.editor

    def _row(self, one: Listed) -> WritingRow:
        return telling.row(one, self._clock)

    def _shown(self, one: Listed, versions: tuple[VersionShown, ...]) -> ProgramShown:
        program = (
            self._writing.version(self._actor, one.edition.version_id) if one.edition else None
        )
        behind = self.behind(one.name) if one.published else 0
        return telling.looked_at(one, program, versions, behind, self._clock)

    def _begun(self) -> Working:
        return self._writing.begin(self._actor)

    def _describe(self, one: FromFile) -> str:
        return telling.described(one)

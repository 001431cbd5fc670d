"""The list of programs: looked at, copied, retired, to files and from files, offered to plans."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from db.records import ContentVersion, Edition, Person
from desktop_app.panes.programs import telling
from desktop_app.panes.programs.editor_presenter import EditorPresenter
from desktop_app.panes.programs.ports import ListView
from desktop_app.panes.programs.shown import ProgramRow, ProgramShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import long_day, tr
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.content.writing.states import FromFile, Listed, Working
from desktop_app.training.curriculum.editing.exchange import ProgramFiles
from desktop_app.training.curriculum.editing.use_cases import Programs
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.widgets.writing_items import VersionShown

_MOST_VERSIONS = 20
"""Versions of the history that are shown: further back nobody looks."""


class ProgramsPresenter:
    """Decides what the list shows; what is written goes to the `editor`, what is published to
    *offer*; both are set after building.
    """

    editor: EditorPresenter
    offer: Callable[[str, str], None]
    """Show what follows earlier versions of a program: its key and title."""

    def __init__(
        self,
        view: ListView,
        actor: Person,
        programs: Programs,
        files: ProgramFiles,
        behind: Callable[[str], int],
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._programs = programs
        self._files = files
        self._behind = behind
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._listed: dict[str, Listed] = {}
        self._rows: tuple[ProgramRow, ...] = ()
        self._chosen = ""
        self._words = ""
        self._read: tuple[FromFile, ...] = ()

    # The list

    def refresh(self) -> None:
        """Read the list anew, unless a program is being written."""
        if not self.editor.name:
            self._load()

    def open_target(self, target: str) -> None:
        """Show a program: `program:<key>`."""
        name = target.partition(":")[2]
        if name and not self.editor.name:
            self._chosen = name
            self._load()

    def back(self, name: str = "") -> None:
        """Show the list with what was written or read."""
        self._chosen = name or self._chosen
        self._read = ()
        self._view.show_list()
        self._load()

    def published(self, version: ContentVersion) -> None:
        """Go on to what follows earlier versions, where there is such."""
        self._chosen = version.key
        key, title = version.key, version.title

        def done(behind: int) -> None:
            if behind:
                self.offer(key, title)
            else:
                self.back(key)

        self._background.run(self._view, lambda: self._behind(key), done)

    def filter(self, words: str) -> None:
        """Leave what has these words in its title."""
        self._words = words.strip().lower()
        self._show_rows()

    def choose(self, name: str) -> None:
        """Look at a program."""
        self._chosen = name
        one = self._listed.get(name)
        if one is None:
            self._view.show_program(None)
            return
        self._background.run(
            self._view,
            lambda: self._look(one),
            lambda shown: self._view.show_program(shown) if self._chosen == name else None,
        )

    def _load(self) -> None:
        programs, actor, clock = self._programs, self._actor, self._clock

        def work() -> tuple[tuple[Listed, ...], tuple[ProgramRow, ...]]:
            found = programs.listed(actor)
            return found, tuple(telling.row(one, clock) for one in found)

        def done(read: tuple[tuple[Listed, ...], tuple[ProgramRow, ...]]) -> None:
            self._listed = {one.name: one for one in read[0]}
            self._rows = read[1]
            self._show_rows()

        self._background.run(self._view, work, done)

    def _show_rows(self) -> None:
        rows = tuple(one for one in self._rows if self._words in one.title.lower())
        names = [one.name for one in rows]
        if self._chosen not in names:
            self._chosen = names[0] if names else ""
        self._view.show_rows(rows, self._chosen, not self._rows)
        self.choose(self._chosen)

    def _look(self, one: Listed) -> ProgramShown:
        """Read a program's history; runs off the window's thread."""
        if one.edition is None:
            return telling.looked_at(one, None, (), 0, self._clock)
        history = self._programs.history(self._actor, one.name)[: _MOST_VERSIONS + 1]
        versions = tuple(
            self._version(edition, author, older)
            for (edition, author), older in zip(
                history[:_MOST_VERSIONS], [*(e for e, _ in history[1:]), None], strict=False
            )
        )
        program = self._programs.version(self._actor, one.edition.version_id)
        behind = self._behind(one.name) if one.published else 0
        return telling.looked_at(one, program, versions, behind, self._clock)

    def _version(self, edition: Edition, author: str, older: Edition | None) -> VersionShown:
        changes = (
            self._programs.changes(self._actor, older.version_id, edition.version_id)
            if older is not None
            else ()
        )
        local = self._clock.local(edition.created_at)
        when = f"{long_day(local.date())} {local:%H:%M}"
        name = str(edition.version_id)
        return telling.version(name, edition.number, edition.status, author, when, changes)

    # Acts

    def begin(self) -> None:
        """Begin a new program."""
        self._write(lambda: self._programs.begin(self._actor))

    def copy(self) -> None:
        """Begin a new program as a copy of the one looked at."""
        one = self._listed.get(self._chosen)
        if one is not None and one.edition is not None:
            version = one.edition.version_id
            self._write(lambda: self._programs.copy(self._actor, version))

    def edit(self) -> None:
        """Write on the program looked at."""
        name = self._chosen
        if name in self._listed:
            self._write(lambda: self._programs.edit(self._actor, name))

    def _write(self, work: Callable[[], Working]) -> None:
        self._background.run(self._view, work, self.editor.open)

    def look(self, version: str) -> None:
        """Open one version, to be read only."""

        def done(found: tuple[Working, int]) -> None:
            self.editor.look(*found)

        self._background.run(
            self._view, lambda: self._programs.read_only(self._actor, UUID(version)), done
        )

    def show_offers(self) -> None:
        """Show what follows earlier versions of the program looked at."""
        self.offer(self._chosen, self._title())

    def retire(self) -> None:
        """Offer the program no longer, after asking."""
        name, title = self._chosen, self._title()
        text = tr("“{title}”不再出现在排课的方案里；已排的计划照常进行，随时可以恢复使用。")
        if self._view.confirm(tr("停用方案"), text.format(title=title), tr("停用")):
            told = tr("“{title}”已停用").format(title=title)
            self._do(lambda: self._programs.retire(self._actor, name), told)

    def restore(self) -> None:
        """Offer a retired program again."""
        name, told = self._chosen, tr("“{title}”恢复使用").format(title=self._title())
        self._do(lambda: self._programs.restore(self._actor, name), told)

    def decide(self, version: str, take: bool) -> None:
        """Take up the version of a newer pack, or keep the own one."""
        told = tr("已采用程序提供的新版") if take else tr("继续用您的版本")
        self._do(lambda: self._programs.decide(self._actor, UUID(version), take), told)

    def throw_away(self) -> None:
        """Drop the draft of the program looked at, after asking."""
        name = self._chosen
        text = tr("“{title}”的草稿会丢掉，不能恢复。已发布的版本不受影响。")
        text = text.format(title=self._title())
        if self._view.confirm(tr("丢弃草稿"), text, tr("丢弃"), danger=True):
            self._do(lambda: self._programs.throw_away(self._actor, name), tr("草稿已丢弃"))

    def _title(self) -> str:
        one = self._listed.get(self._chosen)
        return telling.title_of(one.title) if one else ""

    def _do(self, work: Callable[[], object], told: str) -> None:
        def done(_result: object) -> None:
            self._navigator.notify(told)
            self._load()

        self._background.run(self._view, work, done)

    # Files

    def export(self) -> None:
        """Write the version in use of the program looked at."""
        one = self._listed.get(self._chosen)
        if one is None or one.edition is None:
            return
        path, version = self._view.ask_target(one.name), one.edition.version_id
        if path is not None:
            self._background.run(
                self._view,
                lambda: self._files.export(self._actor, version, path),
                lambda _none: self._navigator.notify(tr("已导出：{file}").format(file=path.name)),
            )

    def begin_import(self) -> None:
        """Ask for files and read them."""
        paths = self._view.ask_files()
        if paths:
            self.read(paths)

    def read(self, paths: list[Path]) -> None:
        """Show what the files would do; nothing is kept yet."""

        def done(found: tuple[FromFile, ...]) -> None:
            self._read = found
            self._view.show_import(telling.files(found))

        def failed(error: Exception) -> None:
            self._read = ()
            if not isinstance(error, BadFiles):
                raise trouble_of(error) or error
            self._view.show_import(telling.faults(error))

        self._background.run(self._view, lambda: self._files.read(self._actor, paths), done, failed)

    def take_in(self, publish: bool) -> None:
        """Keep what was read as drafts, or publish it at once."""
        found, self._read = self._read, ()
        if not found:
            return

        def done(taken: tuple[Working, ...]) -> None:
            told = tr("{n} 个方案已发布") if publish else tr("{n} 个方案已存为草稿")
            self._navigator.notify(told.format(n=len(taken)))
            self.back("" if publish or not taken else taken[0].name)

        def failed(error: Exception) -> None:
            self._read = found
            raise trouble_of(error) or error

        self._background.run(
            self._view, lambda: self._files.take_in(self._actor, found, publish), done, failed
        )

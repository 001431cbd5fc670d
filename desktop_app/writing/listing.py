"""The list of one kind: looked at, copied, retired, to files and from files."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from db.records import Edition, Person
from desktop_app.system.background import Background, Cancelled, Progress
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.content.writing.states import FromFile, Listed, Working
from desktop_app.training.content.writing.use_cases import Writing
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.widgets.writing_items import ImportShown, VersionShown, WritingRow, WritingShown
from desktop_app.writing import telling
from desktop_app.writing.telling import Words

_MOST_VERSIONS = 20
"""Versions of the history that are shown: further back nobody looks."""

R = TypeVar("R", bound=WritingRow)
S = TypeVar("S", bound=WritingShown)
R_contra = TypeVar("R_contra", bound=WritingRow, contravariant=True)
S_contra = TypeVar("S_contra", bound=WritingShown, contravariant=True)


class ListView(Protocol[R_contra, S_contra]):
    """The list, the item looked at, the files read."""

    def show_list(self) -> None:
        """Show the page of the list."""
        ...

    def show_rows(self, rows: Sequence[R_contra], chosen: str, none_at_all: bool) -> None:
        """Show what the filter leaves."""
        ...

    def show_one(self, shown: S_contra | None) -> None:
        """Show one item beside the list."""
        ...

    def show_import(self, shown: ImportShown) -> None:
        """Show the page of files that were read."""
        ...

    def confirm(self, title: str, text: str, accept: str, danger: bool = False) -> bool:
        """Ask a decision."""
        ...

    def ask_files(self) -> list[Path]:
        """Ask which files to read."""
        ...


class Files(Protocol):
    """Items to files and from files."""

    def read(self, actor: Person, paths: Sequence[Path]) -> tuple[FromFile, ...]: ...
    def take_in(
        self, actor: Person, files: Sequence[FromFile], publish: bool = False
    ) -> tuple[Working, ...]: ...
    def export(self, actor: Person, version_id: UUID, path: Path) -> None: ...


class Editor(Protocol):
    """The presenter of the page on which an item is written."""

    @property
    def name(self) -> str:
        """What is being written, or an empty text."""
        ...

    def open(self, working: Working) -> None:
        """Show it."""
        ...


class ListPresenter(ABC, Generic[R, S]):
    """Decides what the list shows; a kind says by `words` and a few methods what it is."""

    words: Words

    def __init__(
        self,
        view: ListView[R, S],
        actor: Person,
        writing: Writing[Any],
        files: Files,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._writing = writing
        self._files = files
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._listed: dict[str, Listed] = {}
        self._rows: tuple[R, ...] = ()
        self._chosen = ""
        self._words = ""
        self._left = 0
        """How many the filter leaves."""
        self._read: tuple[FromFile, ...] = ()

    # What a kind says

    @property
    @abstractmethod
    def _editor(self) -> Editor:
        """Return what an item is handed to when it is written."""

    @abstractmethod
    def _row(self, one: Listed) -> R:
        """Return an item as the list shows it."""

    @abstractmethod
    def _shown(self, one: Listed, versions: tuple[VersionShown, ...]) -> S:
        """Return an item as it is looked at; runs off the window's thread."""

    @abstractmethod
    def _begun(self) -> Working:
        """Begin a new item."""

    @abstractmethod
    def _describe(self, one: FromFile) -> str:
        """Say what a new item from a file holds."""

    def _fits(self, row: R) -> bool:
        """Tell whether the filter leaves a row."""
        return self._words in row.title.lower()

    # The list

    def refresh(self) -> None:
        """Read the list anew, unless something is being written."""
        if not self._editor.name:
            self._load()

    def open_target(self, target: str) -> None:
        """Show an item: `<kind>:<key>`."""
        name = target.partition(":")[2]
        if name and not self._editor.name:
            self._chosen = name
            self._load()

    def back(self, name: str = "") -> None:
        """Show the list with what was written or read."""
        self._chosen = name or self._chosen
        self._read = ()
        self._view.show_list()
        self._load()

    def filter(self, words: str) -> None:
        """Leave what has these words in its title."""
        self._words = words.strip().lower()
        self._show_rows()

    def choose(self, name: str) -> None:
        """Look at an item."""
        self._chosen = name
        one = self._listed.get(name)
        if one is None:
            self._view.show_one(None)
            return
        self._background.run(
            self._view,
            lambda: self._look(one),
            lambda shown: self._view.show_one(shown) if self._chosen == name else None,
        )

    def _load(self) -> None:
        def work() -> tuple[tuple[Listed, ...], tuple[R, ...]]:
            found = self._writing.listed(self._actor)
            return found, tuple(self._row(one) for one in found)

        def done(read: tuple[tuple[Listed, ...], tuple[R, ...]]) -> None:
            self._listed = {one.name: one for one in read[0]}
            self._rows = read[1]
            self._show_rows()

        self._background.run(self._view, work, done)

    def _show_rows(self) -> None:
        rows = tuple(one for one in self._rows if self._fits(one))
        names, self._left = [one.name for one in rows], len(rows)
        if self._chosen not in names:
            self._chosen = names[0] if names else ""
        self._view.show_rows(rows, self._chosen, not self._rows)
        self.choose(self._chosen)

    def _look(self, one: Listed) -> S:
        if one.edition is None:
            return self._shown(one, ())
        history = self._writing.history(self._actor, one.name)[: _MOST_VERSIONS + 1]
        older = [*(edition for edition, _author in history[1:]), None]
        shown = zip(history[:_MOST_VERSIONS], older, strict=False)
        return self._shown(one, tuple(self._version(*newer, before) for newer, before in shown))

    def _version(self, edition: Edition, author: str, older: Edition | None) -> VersionShown:
        changes: tuple[str, ...] = ()
        if older is not None:
            changes = self._writing.changes(self._actor, older.version_id, edition.version_id)
        return telling.version(edition, author, changes, self._clock)

    # Acts

    def begin(self) -> None:
        """Begin a new item."""
        self._write(self._begun)

    def copy(self) -> None:
        """Begin a new item as a copy of the one looked at."""
        one = self._listed.get(self._chosen)
        if one is not None and one.edition is not None:
            version = one.edition.version_id
            self._write(lambda: self._writing.copy(self._actor, version))

    def edit(self) -> None:
        """Write on the item looked at."""
        name = self._chosen
        if name in self._listed:
            self._write(lambda: self._writing.edit(self._actor, name))

    def _write(self, work: Callable[[], Working]) -> None:
        self._background.run(self._view, work, self._editor.open)

    def retire(self) -> None:
        """Offer the item no longer, after asking."""
        name, title = self._chosen, self._title()
        text = self.words.retired.format(title=title)
        if self._view.confirm(self.words.retire, text, tr("停用")):
            told = tr("“{title}”已停用").format(title=title)
            self._do(lambda: self._writing.retire(self._actor, name), told)

    def restore(self) -> None:
        """Offer a retired item again."""
        name, told = self._chosen, tr("“{title}”恢复使用").format(title=self._title())
        self._do(lambda: self._writing.restore(self._actor, name), told)

    def decide(self, version: str, take: bool) -> None:
        """Take up the version of a newer program, or keep the own one."""
        told = tr("已采用程序提供的新版") if take else tr("继续用您的版本")
        self._do(lambda: self._writing.decide(self._actor, UUID(version), take), told)

    def throw_away(self) -> None:
        """Drop the draft of the item looked at, after asking."""
        name = self._chosen
        text = tr("“{title}”的草稿会丢掉，不能恢复。已发布的版本不受影响。")
        text = text.format(title=self._title())
        if self._view.confirm(tr("丢弃草稿"), text, tr("丢弃"), danger=True):
            self._do(lambda: self._writing.throw_away(self._actor, name), tr("草稿已丢弃"))

    def _title(self) -> str:
        one = self._listed.get(self._chosen)
        return self.words.title(one.title) if one else ""

    def _do(self, work: Callable[[], object], told: str) -> None:
        def done(_result: object) -> None:
            self._navigator.notify(told)
            self._load()

        self._background.run(self._view, work, done)

    # Files

    def _export(self, ask: Callable[[str], Path | None]) -> None:
        """Write the version that holds of the item looked at where *ask* says."""
        one = self._listed.get(self._chosen)
        if one is None or one.edition is None:
            return
        version, path = one.edition.version_id, ask(one.name)
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
            self._view.show_import(telling.files(found, self.words, self._describe))

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
            told = self.words.published if publish else self.words.kept
            self._navigator.notify(told.format(n=len(taken)))
            self.back("" if publish or not taken else taken[0].name)

        def failed(error: Exception) -> None:
            self._read = found
            raise trouble_of(error) or error

        def work(progress: Progress) -> tuple[Working, ...]:
            try:
                return self._take(found, publish, progress)
            except Cancelled:
                self._read = found
                raise

        self._background.run_long(self._view, tr("导入"), work, done, failed)

    def _take(
        self,
        found: Sequence[FromFile],
        publish: bool,
        progress: Progress,  # noqa: ARG002 - of those that take long
    ) -> tuple[Working, ...]:
        return self._files.take_in(self._actor, found, publish)

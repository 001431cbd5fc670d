"""The list of templates: looked at, copied, retired, taken back, to files and from files."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from db.records import Edition, Person
from desktop_app.panes.forms.templates import telling
from desktop_app.panes.forms.templates.editor_presenter import EditorPresenter
from desktop_app.panes.forms.templates.ports import ListView
from desktop_app.panes.forms.templates.shown import TemplateRow, TemplateShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import long_day, tr
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.content.writing.states import FromFile, Listed, Working
from desktop_app.training.forms.editing.use_cases import Templates
from desktop_app.training.forms.exchange.use_cases import FormFiles
from desktop_app.training.maintenance.faults import trouble_of
from desktop_app.widgets.writing_items import VersionShown

_MOST_VERSIONS = 20
"""Versions of the history that are shown: further back nobody looks."""


class TemplatesPresenter:
    """Decides what the list shows; what is written goes to the `editor`, set after building."""

    editor: EditorPresenter

    def __init__(
        self,
        view: ListView,
        actor: Person,
        templates: Templates,
        files: FormFiles,
        clock: Clock,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._templates = templates
        self._files = files
        self._clock = clock
        self._background = background
        self._navigator = navigator
        self._listed: dict[str, Listed] = {}
        self._rows: tuple[TemplateRow, ...] = ()
        self._chosen = ""
        self._words = self._use = ""
        self._read: tuple[FromFile, ...] = ()

    # The list

    def refresh(self) -> None:
        """Read the list anew, unless a template is being written."""
        if not self.editor.name:
            self._load()

    def open_target(self, target: str) -> None:
        """Show a template: `template:<key>`."""
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

    def filter(self, words: str, use: str) -> None:
        """Leave what has these words in its title, and this use."""
        self._words, self._use = words.strip().lower(), use
        self._show_rows()

    def choose(self, name: str) -> None:
        """Look at a template."""
        self._chosen = name
        one = self._listed.get(name)
        if one is None:
            self._view.show_template(None)
            return
        self._background.run(
            self._view,
            lambda: self._look(one),
            lambda shown: self._view.show_template(shown) if self._chosen == name else None,
        )

    def _load(self) -> None:
        templates, actor, clock = self._templates, self._actor, self._clock

        def work() -> tuple[tuple[Listed, ...], tuple[TemplateRow, ...]]:
            found = templates.listed(actor)
            return found, tuple(telling.row(one, clock) for one in found)

        def done(read: tuple[tuple[Listed, ...], tuple[TemplateRow, ...]]) -> None:
            self._listed = {one.name: one for one in read[0]}
            self._rows = read[1]
            self._show_rows()

        self._background.run(self._view, work, done)

    def _show_rows(self) -> None:
        rows = tuple(
            one
            for one in self._rows
            if self._words in one.title.lower() and self._use in ("", one.use)
        )
        names = [one.name for one in rows]
        if self._chosen not in names:
            self._chosen = names[0] if names else ""
        self._view.show_rows(rows, self._chosen, not self._rows)
        self.choose(self._chosen)

    def _look(self, one: Listed) -> TemplateShown:
        """Read a template's history; runs off the window's thread."""
        if one.edition is None:
            return telling.looked_at(one, None, (), self._clock)
        history = self._templates.history(self._actor, one.name)[: _MOST_VERSIONS + 1]
        versions = tuple(
            self._version(edition, author, older)
            for (edition, author), older in zip(
                history[:_MOST_VERSIONS], [*(e for e, _ in history[1:]), None], strict=False
            )
        )
        form = self._templates.version(self._actor, one.edition.version_id)
        return telling.looked_at(one, form, versions, self._clock)

    def _version(self, edition: Edition, author: str, older: Edition | None) -> VersionShown:
        changes = (
            self._templates.changes(self._actor, older.version_id, edition.version_id)
            if older is not None
            else ()
        )
        local = self._clock.local(edition.created_at)
        when = f"{long_day(local.date())} {local:%H:%M}"
        name = str(edition.version_id)
        return telling.version(name, edition.number, edition.status, author, when, changes)

    # Acts

    def begin(self) -> None:
        """Begin a new template."""
        self._write(lambda: self._templates.begin(self._actor))

    def copy(self) -> None:
        """Begin a new template as a copy of the one looked at."""
        one = self._listed.get(self._chosen)
        if one is not None and one.edition is not None:
            version = one.edition.version_id
            self._write(lambda: self._templates.copy(self._actor, version))

    def edit(self) -> None:
        """Write on the template looked at."""
        name = self._chosen
        if name in self._listed:
            self._write(lambda: self._templates.edit(self._actor, name))

    def _write(self, work: Callable[[], Working]) -> None:
        self._background.run(self._view, work, self.editor.open)

    def retire(self) -> None:
        """Offer the template no longer, after asking."""
        name, title = self._chosen, self._title()
        text = tr("“{title}”不再出现在可填的表单里；填好的表单都保留，随时可以恢复使用。")
        if self._view.confirm(tr("停用表单"), text.format(title=title), tr("停用")):
            told = tr("“{title}”已停用").format(title=title)
            self._do(lambda: self._templates.retire(self._actor, name), told)

    def restore(self) -> None:
        """Offer a retired template again."""
        name, told = self._chosen, tr("“{title}”恢复使用").format(title=self._title())
        self._do(lambda: self._templates.restore(self._actor, name), told)

    def take_back(self, version: str, title: str) -> None:
        """Let an earlier version hold again, after asking."""
        text = tr("{version}的内容会作为新的一版发布；中间各版都保留。").format(version=title)
        if self._view.confirm(tr("恢复以前的版本"), text, tr("恢复")):
            self._do(
                lambda: self._templates.take_back(self._actor, UUID(version)),
                tr("已恢复为{version}的内容").format(version=title),
            )

    def decide(self, version: str, take: bool) -> None:
        """Take up the version of a newer program, or keep the own one."""
        told = tr("已采用程序提供的新版") if take else tr("继续用您的版本")
        self._do(lambda: self._templates.decide(self._actor, UUID(version), take), told)

    def throw_away(self) -> None:
        """Drop the draft of the template looked at, after asking."""
        name = self._chosen
        text = tr("“{title}”的草稿会丢掉，不能恢复。已发布的版本不受影响。")
        text = text.format(title=self._title())
        if self._view.confirm(tr("丢弃草稿"), text, tr("丢弃"), danger=True):
            self._do(lambda: self._templates.throw_away(self._actor, name), tr("草稿已丢弃"))

    def _title(self) -> str:
        one = self._listed.get(self._chosen)
        return one.title.strip() or tr("未命名表单") if one else ""

    def _do(self, work: Callable[[], object], told: str) -> None:
        def done(_result: object) -> None:
            self._navigator.notify(told)
            self._load()

        self._background.run(self._view, work, done)

    # Files

    def export(self, suffix: str) -> None:
        """Write the version in use of the template looked at."""
        one = self._listed.get(self._chosen)
        if one is None or one.edition is None:
            return
        path = self._view.ask_target(one.name, suffix)
        version = one.edition.version_id
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
            told = tr("{n} 张表单已发布") if publish else tr("{n} 张表单已存为草稿")
            self._navigator.notify(told.format(n=len(taken)))
            self.back("" if publish or not taken else taken[0].name)

        def failed(error: Exception) -> None:
            self._read = found
            raise trouble_of(error) or error

        self._background.run(
            self._view, lambda: self._files.take_in(self._actor, found, publish), done, failed
        )

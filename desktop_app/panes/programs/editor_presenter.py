"""Writing a program: every step is checked, kept, and shown on the time line."""

from collections.abc import Callable
from uuid import UUID

from db.records import ContentVersion, Person
from desktop_app.panes.programs import telling_editor
from desktop_app.panes.programs.ports import EditorView
from desktop_app.panes.programs.shown import HEAD, EditorShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.content.writing.history import History
from desktop_app.training.content.writing.states import Body, Working
from desktop_app.training.curriculum.editing import body as change
from desktop_app.training.curriculum.editing.checks import doubts, examine
from desktop_app.training.curriculum.editing.line import place_of
from desktop_app.training.curriculum.editing.use_cases import Programs
from desktop_app.widgets.writing_items import CheckShown
from desktop_app.writing.drafting import DraftPresenter


class EditorPresenter(DraftPresenter):
    """Decides what a step makes of the program.

    *leave* goes back to the list, *published* says what holds now.
    """

    _view: EditorView
    _writing: Programs

    def __init__(
        self,
        view: EditorView,
        actor: Person,
        programs: Programs,
        clock: Clock,
        background: Background,
        navigator: Navigator,
        leave: Callable[[str], None],
        published: Callable[[ContentVersion], None],
    ) -> None:
        super().__init__(view, actor, programs, clock, background, navigator, leave)
        self._published = published
        self._version: UUID | None = None
        """The version that is only looked at."""
        self._checks: tuple[CheckShown, ...] = ()

    def open(self, working: Working) -> None:
        """Write on *working*."""
        self._version = None
        base = tr("新方案，发布后才能排课")
        if working.base is not None:
            base = tr("从第 {n} 版改起，发布后成为新的一版").format(n=working.base.number)
        self._begin(working, tr("编辑培训方案"), base)

    def look(self, working: Working, number: int) -> None:
        """Show one version as it is: nothing of it can be changed."""
        self._version = working.base.id if working.base else None
        sentence = tr("只供查看；可以恢复为草稿，再从它改起")
        self._begin(working, tr("第 {n} 版").format(n=number), sentence)

    def _begin(self, working: Working, title: str, sentence: str) -> None:
        self._working = working
        self._history = History(working.body)
        first = next(iter(change.session_ids(working.body)), "")
        self._chosen = f"session:{first}" if first else HEAD
        self._status = "" if self._version else self._kept_text(working)
        self._view.show_editor(title, sentence, self._version is not None)
        self._show()

    # Steps

    def change(self, name: str, value: object) -> None:
        """Take a property that was typed or chosen."""
        body = self._history.body
        field, new = telling_editor.changed(body, self._chosen, name, value)
        kind, _, thing = self._chosen.partition(":")
        if kind == "session":
            made = change.with_session(body, thing, field, new)
        elif kind == "stage":
            made = change.with_stage(body, thing, field, new)
        else:
            made = change.with_head(body, field, new)
        typing = "" if isinstance(value, bool) else f"{self._chosen} {name}"
        self._step(made, typing=typing)

    def add(self, day: int, band: str) -> None:
        """Add a session on a day of the line, in a stage."""
        made, name = change.add_session(self._history.body, day, band.partition(":")[2])
        self._step(made, f"session:{name}")
        self._view.focus_field("title")

    def add_stage(self) -> None:
        """Add a stage below the others."""
        made, name = change.add_stage(self._history.body)
        self._step(made, f"stage:{name}")
        self._view.focus_field("title")

    def move(self, key: str, day: int, band: str) -> None:
        """Put a session on a day of the line and into a stage."""
        name, stage = key.partition(":")[2], band.partition(":")[2]
        self._step(change.moved(self._history.body, name, day, stage), key)

    def step(self, key: str, days: int) -> None:
        """Move a session by some days of the line."""
        name = key.partition(":")[2]
        here = place_of(change.session(self._history.body, name))
        self._step(change.moved(self._history.body, name, max(1, here + days)), key, f"{key} step")

    def shift(self, key: str, quarters: int) -> None:
        """Let a session begin some quarters of an hour earlier or later."""
        made = change.shifted(self._history.body, key.partition(":")[2], quarters)
        self._step(made, key, f"{key} shift")

    def duplicate(self, key: str) -> None:
        """Put a copy of a session on its day."""
        made, copy = change.duplicated(self._history.body, key.partition(":")[2])
        self._step(made, f"session:{copy}")

    def remove(self, key: str) -> None:
        """Take a session or a stage out; undo brings it back."""
        kind, _, name = key.partition(":")
        body = self._history.body
        if kind == "stage":
            if len(body["stages"]) == 1:
                self._navigator.notify(tr("方案至少要有一个阶段"))
                return
            self._step(change.without_stage(body, name), HEAD)
            self._navigator.notify(tr("已删去这个阶段，课次归入相邻阶段；按 Ctrl+Z 撤销"))
        elif kind == "session":
            ids = change.session_ids(body)
            place = ids.index(name)
            left = ids[:place] + ids[place + 1 :]
            beside = left[min(place, len(left) - 1)] if left else ""
            self._step(change.without_session(body, name), f"session:{beside}" if beside else HEAD)
            self._navigator.notify(tr("已删去这一课，按 Ctrl+Z 撤销"))

    def step_stage(self, direction: int) -> None:
        """Move the chosen stage among the bands."""
        kind, _, name = self._chosen.partition(":")
        if kind == "stage":
            self._step(change.stepped_stage(self._history.body, name, direction), self._chosen)

    # Publishing

    def publish(self) -> None:
        """Publish after asking; faults are shown instead."""
        if self._working is None or self._version is not None:
            return
        faults = [one for one in self._checks if one.tone == "bad"]
        if faults:
            self.go_to(faults[0].fault.key, faults[0].fault.field)
            told = tr("还有 {n} 处要改，改好再发布").format(n=len(faults))
            self._navigator.notify(told)
            return
        title = self._history.body["title"].strip()
        told = tr("“{title}”发布后，新排的计划用这一版；正在进行的班级和计划保留原来的版本，")
        told += tr("发布之后再逐个决定是否采用差异。")
        if self._checks:
            told += tr("还有 {n} 处提醒没有处理。").format(n=len(self._checks))
        if self._view.confirm(tr("发布方案"), told.format(title=title), tr("发布")):
            self._publish()

    def restore(self) -> None:
        """Make the version that is looked at a draft, to be changed and published."""
        version = self._version
        if version is None or self._working is None:
            return
        if self._writing.has_draft(self._actor, self.name):
            text = tr("您在这个方案上还有一份草稿，会被这一版的内容替换。")
            if not self._view.confirm(tr("恢复为草稿"), text, tr("替换草稿"), danger=True):
                return
        self._background.run(
            self._view, lambda: self._writing.draft_from(self._actor, version), self.open
        )

    # What every step does

    def _step(self, body: Body, choose: str = "", typing: str = "") -> None:
        if self._version is None:  # what is only looked at stays as it is
            super()._step(body, choose, typing)

    def _go_on(self, version: ContentVersion) -> None:
        self._published(version)

    def _show(self) -> None:
        body = self._history.body
        known = [f"session:{one}" for one in change.session_ids(body)]
        known += [f"stage:{one}" for one in change.stage_ids(body)]
        if self._chosen not in known:
            self._chosen = HEAD
        looking = self._version is not None
        _, faults = examine(body)
        self._checks = () if looking else telling_editor.checks(body, faults, doubts(body))
        self._view.show_state(
            EditorShown(
                line=telling_editor.line(body, self._chosen, self._checks),
                properties=telling_editor.properties(body, self._chosen, self._checks, looking),
                checks=self._checks,
                status=self._status,
                can_undo=self._history.can_undo,
                can_redo=self._history.can_redo,
                kept=bool(self._working and self._working.saved_at),
                read_only=looking,
            )
        )

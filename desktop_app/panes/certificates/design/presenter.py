"""Laying certificates out: every step is drawn at once, checked and kept as a draft."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from db.records import ContentVersion, Person
from desktop_app.documents.certificate_sample import Sample, Tried, all_remarks
from desktop_app.panes.certificates.design import telling
from desktop_app.panes.certificates.design.drawing import Drawing
from desktop_app.panes.certificates.design.moving import Moving
from desktop_app.panes.certificates.design.ports import DesignView
from desktop_app.panes.certificates.design.shown import DesignShown, PageShown, TriedShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import tr
from desktop_app.training.certification.layout import body as change
from desktop_app.training.certification.layout.default import KEY, default_layout
from desktop_app.training.certification.layout.model import CertificateLayout
from desktop_app.training.certification.layout.use_cases import Layouts
from desktop_app.training.content.writing.history import History
from desktop_app.training.content.writing.states import Body, Finding, Working
from desktop_app.widgets.writing_items import CheckShown, VersionShown
from desktop_app.writing.drafting import DraftPresenter
from desktop_app.writing.telling import version

_FIRST = "title"
"""The element that is chosen when the designer is opened."""
_NEW_DOWN = 140.0
_MOST_TOLD = 4


class DesignPresenter(DraftPresenter):
    """Decides what a step makes of the layout; *tried* says for whom it is tried at first."""

    _view: DesignView
    _writing: Layouts

    def __init__(
        self,
        view: DesignView,
        actor: Person,
        layouts: Layouts,
        tried: Callable[[], Tried],
        clock: Clock,
        background: Background,
        navigator: Navigator,
        leave: Callable[[str], None],
    ) -> None:
        super().__init__(view, actor, layouts, clock, background, navigator, leave)
        self._ask_tried = tried
        self._tried: Tried | None = None
        self._told: tuple[str, str] | None = None
        """What is said of names in place of the usual."""
        self._moving = Moving()
        self._drawing = Drawing(view, self._laid_out, background, self._drawn)
        self._findings: tuple[Finding, ...] = ()

    def open(self) -> None:
        """Show the actor's draft, or what is in force."""

        def work() -> tuple[Working, Tried]:
            return self._writing.open(self._actor), self._ask_tried()

        self._background.run(self._view, work, lambda found: self._begin(*found))

    def _begin(self, working: Working, tried: Tried) -> None:
        self._working, self._tried = working, self._tried or tried
        self._tried = replace(self._tried, logo=tried.logo, seal=tried.seal)
        self._history = History(working.body)
        self._status = self._kept_text(working)
        number = working.base.number if working.base else 0
        told = tr("从第 {n} 版改起；发布以后签发的证书都用新版面，已签发的不变").format(n=number)
        self._view.show_design(tr("证书版面"), told)
        self._show()

    # Steps

    def change(self, name: str, value: object) -> None:
        """Take a property that was typed or chosen."""
        body, chosen = self._history.body, self._chosen
        one = change.element(body, chosen)
        if name == telling.INSERT:
            if value:
                self._step(change.with_field(body, chosen, "text", f"{one['text']}[{value}]"))
            return
        if name == "follows":
            self._tie(str(value) or None)
            return
        if name in ("only", "gold_colour"):
            value = value or None
        typing = "" if isinstance(value, bool) else f"{chosen} {name}"
        self._step(change.with_field(body, chosen, name, value), typing=typing)

    def _tie(self, above: str | None) -> None:
        placed = self._drawing.placed
        here = placed.get(self._chosen)
        first = here.first if here else change.element(self._history.body, self._chosen)["y"]
        ends = placed[above].last if above is not None and above in placed else 0.0
        self._step(change.tied(self._history.body, self._chosen, above, first, ends))

    def drag(self, key: str, across: float, down: float, reach: float) -> None:
        """Move an element with the mouse, from where the drag began; it rests near lines."""
        body, placed = self._history.body, self._drawing.placed
        if self._moving.drag(body, placed, key, across, down, reach):
            self._view.show_page(self._page())
            self._draw()

    def stretch(self, key: str, left: bool, across: float, reach: float) -> None:
        """Move an edge of an element's room with the mouse."""
        body, placed = self._history.body, self._drawing.placed
        if self._moving.stretch(body, placed, key, left, across, reach):
            self._view.show_page(self._page())
            self._draw()

    def drop(self) -> None:
        """Keep what was dragged."""
        body = self._moving.take()
        if body is not None:
            self._step(body)

    def cancel_drag(self) -> None:
        """Leave what was dragged where it stood."""
        self._moving.take()
        self._show()

    def nudge(self, key: str, across: float, down: float) -> None:
        """Move an element by keys."""
        if change.movable(self._history.body, key):
            self._step(change.moved(self._history.body, key, across, down), key, f"{key} nudge")

    def widen(self, key: str, by: float) -> None:
        """Give an element more or less room; its middle stays."""
        one = change.element(self._history.body, key)
        if change.movable(self._history.body, key):
            wide = min(max(one["width"] + 2 * by, 5.0), 297.0)
            body = change.with_field(self._history.body, key, "width", round(wide, 2))
            body = change.moved(body, key, (one["width"] - wide) / 2, 0)
            self._step(body, key, f"{key} widen")

    def add(self, kind: str) -> None:
        """Add an element, to be filled in at once."""
        body, key = change.added(self._history.body, kind, _NEW_DOWN)
        self._step(body, key)
        if kind != "divider":
            self._view.focus_words()

    def duplicate(self, key: str) -> None:
        """Put a copy of an element below it."""
        if change.removable(self._history.body, key):
            body, copy = change.duplicated(self._history.body, key)
            self._step(body, copy)

    def remove(self, key: str) -> None:
        """Take an element out, or hide one that every certificate has."""
        body = self._history.body
        if not change.removable(body, key):
            self.hide(key)
            return
        standing = {name: one.first for name, one in self._drawing.placed.items()}
        names = [one["id"] for one in body["elements"]]
        beside = names[max(0, names.index(key) - 1)]
        self._step(change.removed(body, key, standing), beside)
        self._navigator.notify(tr("已删去，按 Ctrl+Z 撤销"))

    def hide(self, key: str) -> None:
        """Hide an element, or show it again."""
        shown = change.element(self._history.body, key)["shown"]
        self._step(change.with_field(self._history.body, key, "shown", not shown), key)

    def reset(self) -> None:
        """Begin again from the layout that the program comes with; undo brings this one back."""
        self._step(default_layout().model_dump(mode="json"))
        self._navigator.notify(tr("已换成默认版面，按 Ctrl+Z 撤销"))

    # Trying

    def attempt(self, name: str, gold: bool) -> None:
        """Try the page for another name or level."""
        if self._tried is not None:
            self._told = None
            self._tried = replace(self._tried, name=name, level="gold" if gold else "certified")
            self._draw()

    def renew(self) -> None:
        """Try the page with the logo and seal that there are now."""

        def done(found: Tried) -> None:
            if self._tried is not None:
                self._tried = replace(self._tried, logo=found.logo, seal=found.seal)
                self._draw()

        self._background.run(self._view, self._ask_tried, done)

    def check_names(self) -> None:
        """Look whether the names of all people can be printed."""

        def done(found: tuple[tuple[str, str, str], ...]) -> None:
            self._told = telling.undrawable_words(found)
            self._show_tried()

        self._background.run(self._view, lambda: self._writing.undrawable_names(self._actor), done)

    # Versions and files

    def versions(self) -> None:
        """Show the versions, each with what changed from the one before it."""
        self._background.run(self._view, self._read_versions, self._view.show_versions)

    def take_back(self, version_id: str, _title: str = "") -> None:
        """Go on from an earlier version; undo brings this draft back."""

        def done(working: Working) -> None:
            self._step(working.body)
            self._navigator.notify(tr("已换成这一版的版面，还没有发布；按 Ctrl+Z 撤销"))

        self._background.run(
            self._view,
            lambda: self._writing.read_only(self._actor, UUID(version_id))[0],
            done,
        )

    def import_file(self) -> None:
        """Go on from a layout in a file; undo brings this draft back."""
        path = self._view.ask_layout_file()
        if path is not None:
            self._background.run(
                self._view, lambda: self._writing.read_file(self._actor, path), self._imported
            )

    def export_file(self) -> None:
        """Write the layout as it stands here into a file."""
        path, body = self._view.ask_layout_target(), self._history.body
        if path is not None:
            self._background.run(
                self._view,
                lambda: self._writing.write_file(self._actor, body, path),
                lambda _done: self._exported(path),
            )

    def publish(self) -> None:
        """Publish after asking; faults are shown instead, remarks on both levels told."""
        layout, findings = self._writing.examine(self._actor, self._history.body)
        tried = self._tried
        if self._working is None or tried is None:
            return
        if findings or layout is None:
            first = self._checks()[0].fault
            self.go_to(first.key, first.field)
            told = tr("还有 {n} 处要改，改好再发布").format(n=len(findings))
            self._navigator.notify(told)
            return
        self._background.run(self._view, lambda: all_remarks(layout, tried), self._ask_publish)

    def _ask_publish(self, remarks: tuple[str, ...]) -> None:
        text = tr("以后签发的证书都用这个版面，并记下是第几版；已签发的证书不变。")
        if remarks:
            told = tr("两种证书、长短姓名都试过，有 {n} 处提醒：").format(n=len(remarks))
            more = tr("……") if len(remarks) > _MOST_TOLD else ""
            text += told + "".join(remarks[:_MOST_TOLD]) + more
        if self._view.confirm(tr("发布证书版面"), text, tr("发布")):
            self._publish()

    def go_to(self, key: str, field: str) -> None:
        """Lead to where something is put right."""
        if change.has(self._history.body, key):
            super().go_to(key, field)

    def _imported(self, body: Body) -> None:
        self._step(body)
        self._navigator.notify(tr("已换成文件里的版面，还没有发布；按 Ctrl+Z 撤销"))

    def _exported(self, path: Path) -> None:
        self._navigator.notify(tr("已导出 {name}").format(name=path.name))

    def _read_versions(self) -> tuple[VersionShown, ...]:
        found = self._writing.history(self._actor, KEY)
        older = [*(edition for edition, _author in found[1:]), None]
        return tuple(
            version(
                edition,
                author,
                self._writing.changes(self._actor, before.version_id, edition.version_id)
                if before is not None
                else (),
                self._clock,
            )
            for (edition, author), before in zip(found, older, strict=True)
        )

    # What every step does

    def _told_published(self, _title: str, number: int) -> str:
        return tr("证书版面第 {n} 版已发布，以后签发的证书都用它").format(n=number)

    def _go_on(self, version: ContentVersion) -> None:
        self._leave(version.key)

    def _show(self) -> None:
        body = self._history.body
        if not change.has(body, self._chosen):
            first = body["elements"][0]["id"]
            self._chosen = _FIRST if change.has(body, _FIRST) else first
        self._findings = self._writing.examine(self._actor, body)[1]
        self._draw()
        self._show_state()

    def _show_state(self) -> None:
        body, chosen = self._history.body, self._chosen
        checks = self._checks()
        able = change.removable(body, chosen)
        self._view.show_state(
            DesignShown(
                page=self._page(),
                elements=telling.names(body),
                properties=telling.properties(body, chosen, self._drawing.sample, checks),
                checks=checks,
                status=self._status,
                can_undo=self._history.can_undo,
                can_redo=self._history.can_redo,
                kept=bool(self._working and self._working.saved_at),
                removable=able,
                copyable=able,
                hidden=not change.element(body, chosen)["shown"],
            )
        )

    def _checks(self) -> tuple[CheckShown, ...]:
        remarks = self._drawing.sample.remarks if self._drawing.sample else ()
        known = tuple(one for one in remarks if not one.name or self._has(one.name))
        return telling.checks(self._history.body, self._findings, known)

    def _has(self, name: str) -> bool:
        return change.has(self._history.body, name)

    def _page(self) -> PageShown:
        body = self._moving.body or self._history.body
        boxes = telling.boxes(body, self._drawing.placed)
        spoken = telling.spoken(body, self._chosen, self._drawing.placed)
        return PageShown(boxes, self._chosen, telling.guides(self._moving.guides), spoken)

    # Drawing

    def _draw(self) -> None:
        if self._tried is not None:
            self._drawing.want(self._moving.body or self._history.body, self._tried)

    def _laid_out(self, body: Body) -> CertificateLayout | None:
        return self._writing.examine(self._actor, body)[0]

    def _drawn(self, sample: Sample) -> None:
        self._view.show_preview(sample.pdf)
        if self._moving.body is None:
            self._show_state()
        else:
            self._view.show_page(self._page())
        self._show_tried()

    def _show_tried(self) -> None:
        if self._tried is not None and self._drawing.sample is not None:
            told, tone = self._told or telling.tried_words(self._drawing.sample)
            gold = self._tried.level == "gold"
            self._view.show_tried(TriedShown(self._tried.name, gold, told, tone))

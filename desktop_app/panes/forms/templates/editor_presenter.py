"""Writing a template: every step is checked, kept, and shown as the form it will be."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from db.records import Person
from desktop_app.panes.forms.templates import telling, telling_editor
from desktop_app.panes.forms.templates.ports import EditorView
from desktop_app.panes.forms.templates.shown import HEAD, EditorShown, TrialShown
from desktop_app.system.background import Background
from desktop_app.system.clock import Clock
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import number_text, tr
from desktop_app.training.content.writing.history import History
from desktop_app.training.content.writing.states import Body, Working
from desktop_app.training.forms.answers import Answer, fitting_answers
from desktop_app.training.forms.conditions import hidden_items
from desktop_app.training.forms.editing import body as change
from desktop_app.training.forms.editing.checks import examine
from desktop_app.training.forms.editing.trying import Way, answers, shares, whole_form
from desktop_app.training.forms.editing.use_cases import Templates
from desktop_app.training.forms.explaining import explain
from desktop_app.training.forms.scoring import Bands, score
from desktop_app.training.forms.template import Form
from desktop_app.widgets.form_items import shown_form
from desktop_app.widgets.writing_items import FaultShown
from desktop_app.writing.drafting import DraftPresenter


class EditorPresenter(DraftPresenter):
    """Decides what a step makes of the template; *leave* goes back to the list.

    *bands* gives the bands of a use, *pick* the chance of trial answers.
    """

    _view: EditorView
    _writing: Templates

    def __init__(
        self,
        view: EditorView,
        actor: Person,
        templates: Templates,
        bands: Callable[[str], Bands],
        clock: Clock,
        background: Background,
        navigator: Navigator,
        leave: Callable[[str], None],
        pick: Random | None = None,
    ) -> None:
        super().__init__(view, actor, templates, clock, background, navigator, leave)
        self._bands = bands
        self._pick = pick or Random()
        self._answers: dict[str, Answer] = {}
        self._form: Form | None = None
        self._faults: tuple[FaultShown, ...] = ()

    def open(self, working: Working) -> None:
        """Write on *working*."""
        self._working = working
        self._history = History(working.body)
        self._chosen, self._answers = HEAD, {}
        self._status = self._kept_text(working)
        base = tr("新表单，发布后才能填写")
        if working.base is not None:
            base = tr("从第 {n} 版改起，发布后成为新的一版").format(n=working.base.number)
        self._view.show_editor(tr("编辑表单模板"), base)
        self._show()

    # Steps

    def change(self, name: str, value: object) -> None:
        """Take a property that was typed or chosen."""
        body = self._history.body
        field, new = telling_editor.changed(body, self._chosen, name, value, self._form)
        kind, _, thing = self._chosen.partition(":")
        if kind == "section":
            made = change.with_section(body, thing, field, new)
        elif kind == "item":
            made = change.with_item(body, thing, field, new)
        else:
            made = change.with_head(body, field, new)
        typing = f"{self._chosen} {name}" if isinstance(value, str | tuple | int) else ""
        self._step(made, typing="" if isinstance(value, bool) else typing)

    def add_section(self) -> None:
        """Add a section after the chosen place."""
        made, name = change.add_section(self._history.body, self._place())
        self._step(made, f"section:{name}")
        self._view.focus_field("title")

    def add_item(self) -> None:
        """Add an item after the chosen one, of the same type."""
        body, place = self._history.body, self._place()
        if not place:
            self.add_section()
            return
        kind = "yes_no"
        if self._chosen.startswith("item:"):
            kind = str(change.item(body, place)["type"])
        made, name = change.add_item(body, place, kind)
        self._step(made, f"item:{name}")
        self._view.focus_field("label")

    def duplicate(self, key: str) -> None:
        """Put a copy behind a section or an item."""
        kind, _, name = key.partition(":")
        if name:
            made, copy = change.duplicated(self._history.body, name)
            self._step(made, f"{kind}:{copy}")

    def remove(self, key: str) -> None:
        """Take a section or an item out; undo brings it back."""
        kind, _, name = key.partition(":")
        if not name:
            return
        keys = [row.key for row in telling_editor.outline(self._history.body, {}, ())]
        made = change.removed(self._history.body, name)
        left = [row.key for row in telling_editor.outline(made, {}, ())]
        after = [one for one in keys[keys.index(key) :] if one in left]
        self._step(made, after[0] if after else left[-1])
        what = tr("部分") if kind == "section" else tr("项目")
        self._navigator.notify(tr("已删去这个{what}，按 Ctrl+Z 撤销").format(what=what))

    def step(self, key: str, direction: int) -> None:
        """Move a section or an item up (-1) or down (1)."""
        name = key.partition(":")[2]
        if name:
            self._step(change.stepped(self._history.body, name, direction), key)

    def drop(self, key: str, before: str) -> None:
        """Move a section or an item in front of a line of the outline; an empty key: to the end."""
        kind, _, name = key.partition(":")
        if not name or key == before:
            return
        body = self._history.body
        self._step(
            _dropped_section(body, name, before)
            if kind == "section"
            else _dropped_item(body, name, before),
            key,
        )

    # Trial

    def answer(self, item_id: str, value: object) -> None:
        """Take a trial answer; nothing of it is kept."""
        self._answers[item_id] = value  # type: ignore[assignment]  # as the filler gives it
        self._view.show_trial(self._state())

    def fill(self, way: Way) -> None:
        """Answer everything: the best, the worst, or at random."""
        if self._form is not None:
            self._answers = answers(self._form, way, self._clock.today(), self._pick)
            self._view.show_trial(self._state())

    def clear(self) -> None:
        """Forget the trial answers."""
        self._answers = {}
        self._view.show_trial(self._state())

    # Publishing

    def publish(self) -> None:
        """Publish after asking; faults are shown instead."""
        if self._working is None:
            return
        if self._faults:
            first = self._faults[0]
            self.go_to(first.key, first.field)
            told = tr("还有 {n} 处要改，改好再发布").format(n=len(self._faults))
            self._navigator.notify(told)
            return
        open_sheets = 0
        if self._working.base is not None:
            open_sheets = self._writing.open_sheets(self._actor, self._working.base.key)
        title = self._history.body["title"].strip()
        text = telling.before_publishing(title, open_sheets)
        if self._view.confirm(tr("发布表单"), text, tr("发布")):
            self._publish()

    def _show(self) -> None:
        body = self._history.body
        _, found = examine(body)
        self._faults = telling_editor.faults(body, found)
        self._form = whole_form(body)
        if self._form is not None:
            self._answers = fitting_answers(self._form, self._answers)
        names = {row.key for row in telling_editor.outline(body, {}, ())}
        if self._chosen not in names:
            self._chosen = HEAD
        self._view.show_state(self._state())

    def _state(self) -> EditorShown:
        body = self._history.body
        weighed = shares(self._form) if self._form else {}
        return EditorShown(
            rows=telling_editor.outline(body, weighed, self._faults),
            chosen=self._chosen,
            properties=telling_editor.properties(body, self._chosen, self._form, self._faults),
            faults=self._faults,
            trial=self._trial(),
            status=self._status,
            can_undo=self._history.can_undo,
            can_redo=self._history.can_redo,
        )

    def _trial(self) -> TrialShown:
        form = self._form
        if form is None:
            return TrialShown(None, {}, frozenset(), tr("有了部分和项目，这里就能试填"), ())
        result = score(form, self._answers, self._bands(str(form.use)))
        told = tr("还没有得分") if form.scores else tr("这张表单不计分")
        if result.total is not None:
            told = tr("{n} / 100").format(n=number_text(result.total))
            if result.band is not None:
                told += f" · {result.band.label}"
        given: Mapping[str, Any] = self._answers
        return TrialShown(
            shown_form(form, self._clock.today(), weights=True),
            dict(given),
            hidden_items(form, self._answers),
            told,
            tuple(explain(result)),
        )

    def _place(self) -> str:
        """Return the id that something new goes behind; empty where there is nothing yet."""
        name = self._chosen.partition(":")[2]
        sections = change.section_ids(self._history.body)
        return name or (sections[-1] if sections else "")


def _dropped_section(body: Body, name: str, before: str) -> Body:
    """Move a section in front of the section of the line *before*."""
    ids = [one for one in change.section_ids(body) if one != name]
    kind, _, target = before.partition(":")
    if before == HEAD:
        return change.moved_section(body, name, 0)
    if kind == "item":
        target = next(
            part["id"]
            for part in body["sections"]
            if any(held["id"] == target for held in part["items"])
        )
        if target == name:
            return body
    return change.moved_section(body, name, ids.index(target) if target in ids else len(ids))


def _dropped_item(body: Body, name: str, before: str) -> Body:
    """Move an item in front of a line: before a section it ends the section above."""
    kind, _, target = before.partition(":")
    sections = body["sections"]
    if kind == "item":
        part = next(one for one in sections if any(h["id"] == target for h in one["items"]))
        ids = [held["id"] for held in part["items"] if held["id"] != name]
        return change.moved_item(body, name, part["id"], ids.index(target))
    place = change.section_ids(body).index(target) - 1 if kind == "section" else len(sections) - 1
    if before == HEAD or place < 0:
        return change.moved_item(body, name, sections[0]["id"], 0)
    part = sections[place]
    rest = [held for held in part["items"] if held["id"] != name]
    return change.moved_item(body, name, part["id"], len(rest))

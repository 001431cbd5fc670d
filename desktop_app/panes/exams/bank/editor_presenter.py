"""Writing a question: every step is checked, kept, and shown as a trainee would see it."""

from desktop_app.panes.exams.bank import telling_editor
from desktop_app.panes.exams.bank.papers import paper
from desktop_app.panes.exams.bank.ports import EditorView
from desktop_app.panes.exams.bank.shown import HEAD, EditorShown
from desktop_app.panes.exams.bank.telling import sent_back
from desktop_app.system.text import tr
from desktop_app.training.content.writing.history import History
from desktop_app.training.content.writing.states import Working
from desktop_app.training.exams.bank.editing import body as change
from desktop_app.training.exams.bank.editing.checks import examine
from desktop_app.training.exams.bank.filtering import sections
from desktop_app.training.exams.bank.question import QuestionType
from desktop_app.training.exams.bank.use_cases import Bank
from desktop_app.widgets.writing_items import FaultShown
from desktop_app.writing.drafting import DraftPresenter

_MOST_SECTIONS = 8


class EditorPresenter(DraftPresenter):
    """Decides what a step makes of the question."""

    _view: EditorView
    _writing: Bank
    _checks: tuple[FaultShown, ...] = ()
    _sections: tuple[str, ...] = ()

    def open(self, working: Working) -> None:
        """Write on *working*."""
        self._working = working
        self._history = History(working.body)
        self._chosen = HEAD
        self._status = self._kept_text(working)
        counts = sorted(sections(self._writing.listed(self._actor)), key=lambda one: -one[1])
        self._sections = tuple(name for name, _ in counts if name)[:_MOST_SECTIONS]
        told = tr("新试题，审核通过后才能出题")
        if working.base is not None:
            told = tr("从第 {n} 版改起；审核通过前，正在使用的版本不变").format(
                n=working.base.number
            )
        back = self._writing.sent_back(self._actor).get(working.name)
        if back is not None:
            told = sent_back(back, self._clock)
        self._view.show_editor(tr("编辑试题"), told)
        self._show()
        self._view.focus_field("stem" if working.body["stem"] else "type")

    # Steps

    def change(self, name: str, value: object) -> None:
        """Take a property that was typed or chosen."""
        body = self._history.body
        if name == "type" and self._chosen == HEAD:
            self._step(change.with_type(body, QuestionType(str(value))))
            return
        path, new = telling_editor.changed(self._chosen, name, value)
        typing = "" if isinstance(value, bool) else f"{self._chosen} {name}"
        self._step(change.with_value(body, path, new), typing=typing)

    def add(self, name: str) -> None:
        """Add an entry to a list, behind the others."""
        body = self._history.body
        lists = change.PARTS[telling_editor.kind_of(body)]
        if not lists:
            return
        name = name or telling_editor.place(self._chosen)[0] or lists[0]
        made, place = change.with_part(body, name)
        if made is body:
            told = tr("最多 {n} 项").format(n=change.MOST[name])
            self._navigator.notify(told)
            return
        self._step(made, f"{name}:{place}")
        self._view.focus_field("")

    def move(self, step: int) -> None:
        """Move the chosen entry up or down."""
        name, place = telling_editor.place(self._chosen)
        if name and 0 <= place + step < len(self._history.body[name]):
            made = change.moved_part(self._history.body, name, place, step)
            self._step(made, f"{name}:{place + step}")

    def remove(self) -> None:
        """Take the chosen entry out; undo brings it back."""
        name, place = telling_editor.place(self._chosen)
        if not name:
            return
        made = change.without_part(self._history.body, name, place)
        if made is self._history.body:
            told = tr("至少要有 {n} 项").format(n=change.LEAST[name])
            self._navigator.notify(told)
            return
        left = len(made[name])
        self._step(made, f"{name}:{min(place, left - 1)}" if left else HEAD)
        self._navigator.notify(tr("已删去这一项，按 Ctrl+Z 撤销"))

    # Publishing

    def publish(self) -> None:
        """Hand the question in; faults are shown instead."""
        if self._working is None:
            return
        if self._checks:
            first = self._checks[0]
            self.go_to(first.key, first.field)
            told = tr("还有 {n} 处要改，改好再提交").format(n=len(self._checks))
            self._navigator.notify(told)
            return
        self._publish()

    def _told_published(self, title: str, number: int) -> str:
        return tr("“{title}”第 {n} 版已提交审核").format(title=title, n=number)

    # What every step does

    def _show(self) -> None:
        body = self._history.body
        if self._chosen not in telling_editor.keys(body):
            self._chosen = HEAD
        _, found = examine(body)
        self._checks = telling_editor.checks(body, found)
        lists = change.PARTS[telling_editor.kind_of(body)]
        name, _ = telling_editor.place(self._chosen)
        self._view.show_state(
            EditorShown(
                parts=telling_editor.parts(body, self._checks),
                chosen=self._chosen,
                addable=tuple((one, telling_editor.ENTRIES[one]) for one in lists),
                movable=bool(name) and len(body[name]) > 1,
                removable=bool(name) and len(body[name]) > change.LEAST[name],
                paper=paper(body),
                properties=telling_editor.properties(
                    body, self._chosen, self._checks, self._sections
                ),
                checks=self._checks,
                status=self._status,
                can_undo=self._history.can_undo,
                can_redo=self._history.can_redo,
                kept=bool(self._working and self._working.saved_at),
            )
        )

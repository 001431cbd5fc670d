"""Marking case analyses: which question, which answer, which marks."""

from typing import Protocol
from uuid import UUID

from db.records import Person
from desktop_app.panes.exams.marking.shown import AnswerShown, CaseShown, QuestionRow
from desktop_app.panes.exams.marking.telling import answer_shown, question_row
from desktop_app.system.background import Background
from desktop_app.system.navigation import Navigator
from desktop_app.system.text import number_text, tr
from desktop_app.training.exams.marking.queue import AnswerToMark, Marking, Waiting
from desktop_app.training.exams.marking.use_cases import ExamMarking


class ShowsMarking(Protocol):
    """The view, as far as the presenter needs it."""

    def show_queue(self, rows: tuple[QuestionRow, ...], chosen: str, waiting: int) -> None: ...
    def show_case(self, case: CaseShown) -> None: ...
    def show_answer(self, answer: AnswerShown | None) -> None: ...
    def confirm(self, title: str, text: str, accept: str) -> bool: ...


class MarkingPresenter:
    """Goes from one answer that waits to the next; what was marked can be looked at again."""

    def __init__(
        self,
        view: ShowsMarking,
        actor: Person,
        marking: ExamMarking,
        background: Background,
        navigator: Navigator,
    ) -> None:
        self._view = view
        self._actor = actor
        self._marking = marking
        self._background = background
        self._navigator = navigator
        self._queue: tuple[Waiting, ...] = ()
        self._chosen = ""
        self._open: Marking | None = None
        self._at = 0
        self._typed: tuple[float, str] | None = None

    def refresh(self) -> None:
        """Load the queue; the question in hand stays."""
        self._background.run(self._view, lambda: self._marking.queue(self._actor), self._show_queue)

    def choose(self, key: str) -> None:
        """Open a question at the first answer that waits for this marker."""
        if key == self._chosen and self._open is not None:
            return
        self._chosen, self._typed = key, None
        self._load(to_waiting=True)

    def step(self, by: int) -> None:
        """Look at the answer before or after."""
        if self._open is not None and 0 <= self._at + by < len(self._open.answers):
            self._at += by
            self._typed = None
            self._show_answer()

    def typing(self, marks: float, note: str) -> None:
        """Remember what stands in the fields: a refresh from elsewhere leaves it there."""
        self._typed = (marks, note)

    def save(self, marks: float, note: str) -> None:
        """Give marks, and go on to the next answer that waits."""
        one = self._answer()
        if one is None or not one.mine:
            return
        if not self._sure(one, marks):
            return
        self._typed = None
        self._background.run(
            self._view,
            lambda: self._marking.mark(self._actor, one.paper_id, one.position, marks, note),
            lambda _none: self._saved(),
        )

    def _sure(self, one: AnswerToMark, marks: float) -> bool:
        """Ask once where the marks are far from what the analysis found: a slip, perhaps."""
        apart = abs(marks - one.suggestion.marked.marks)
        if one.own is not None or apart <= one.full / 2:
            return True
        told = tr("建议分是 {suggested} 分，您给了 {marks} 分，相差较大。以您的判断为准。").format(
            suggested=number_text(one.suggestion.marked.marks), marks=number_text(marks)
        )
        return self._view.confirm(
            tr("确定给 {n} 分？").format(n=number_text(marks)), told, tr("确定")
        )

    def _saved(self) -> None:
        self._navigator.notify(tr("已保存。"))
        self._load(to_waiting=True)
        self.refresh()

    def _load(self, to_waiting: bool) -> None:
        exam_id, version_id = (UUID(part) for part in self._chosen.split("/"))

        def done(opened: Marking) -> None:
            self._open = opened
            if to_waiting:
                waiting = (n for n, one in enumerate(opened.answers) if _waits(one))
                self._at = next(waiting, min(self._at, max(0, len(opened.answers) - 1)))
            question = opened.question
            self._view.show_case(
                CaseShown(question.material.strip(), question.stem, question.model_answer.strip())
            )
            self._show_answer()

        self._background.run(
            self._view, lambda: self._marking.open(self._actor, exam_id, version_id), done
        )

    def _show_queue(self, queue: tuple[Waiting, ...]) -> None:
        self._queue = queue
        keys = [_key(one) for one in queue]
        if self._chosen not in keys:
            self._chosen, self._open = (keys[0] if keys else ""), None
        waiting = sum(one.waiting for one in queue)
        rows = tuple(question_row(_key(one), one) for one in queue)
        self._view.show_queue(rows, self._chosen, waiting)
        if not queue:
            self._view.show_answer(None)
        elif self._open is None:
            self._load(to_waiting=True)

    def _answer(self) -> AnswerToMark | None:
        if self._open is None or not self._open.answers:
            return None
        return self._open.answers[self._at]

    def _show_answer(self) -> None:
        one = self._answer()
        if one is None or self._open is None:
            self._view.show_answer(None)
            return
        self._view.show_answer(answer_shown(one, self._at, len(self._open.answers), self._typed))


def _waits(one: AnswerToMark) -> bool:
    return one.mine and one.marks is None and (one.own is None or one.needs == "settled")


def _key(one: Waiting) -> str:
    return f"{one.exam_id}/{one.version_id}"

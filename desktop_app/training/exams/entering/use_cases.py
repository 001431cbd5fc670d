"""Entering a paper exam: every cell is a draft until its row is whole, then a fact like any other.

What is entered are answers, marks and events, as they come from the screen: marking, results and
figures need no second way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from db.ids import new_id
from db.records import (
    Draft,
    Exam,
    ExamAnswer,
    ExamEvent,
    ExamItem,
    ExamMark,
    ExamPaper,
    ExamResult,
    Person,
)
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.exams.bank.question import Question
from desktop_app.training.exams.entering.cells import read
from desktop_app.training.exams.entering.grid import (
    Grid,
    GridColumn,
    GridRow,
    Place,
    RowState,
    look,
)
from desktop_app.training.exams.happened import Happened
from desktop_app.training.exams.marking.open_answers import settle_by
from desktop_app.training.exams.papers.forms import form_of
from desktop_app.training.exams.papers.reading import by_place, questions_of
from desktop_app.training.exams.timing import Stage, cancelled, closing, sat
from desktop_app.training.people.permissions import Act, allowed, require

_PREFIX = "exam-grid:"


@dataclass(frozen=True, slots=True)
class Done:
    """What entering came to."""

    entered: int
    left: int
    """Rows with something typed that is not whole or not sound: they stay drafts."""


class ExamEntering:
    """The grid of a paper exam."""

    def __init__(self, store: Store, clock: Clock, changes: Changes, library: Library) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library

    def grid(self, actor: Person, exam_id: UUID) -> Grid:
        """Return the grid of an exam with the actor's draft; not their own row."""
        require(actor, Act.MARK_EXAMS)
        with self._store.reading() as tx:
            exam = self._exam(tx, exam_id)
            grid, events = self._grid(tx, actor, exam), tx.exams.events([exam_id])
        if grid.own and self._clock.now() < closing(exam, events):
            raise _refused(tr("您自己参加这场考试，结束以后才能录入别人的。"))
        return grid

    def keep(self, actor: Person, paper_id: UUID, position: int, text: str) -> None:
        """Keep what is typed in a cell, whatever it says; an empty text takes it back."""
        require(actor, Act.MARK_EXAMS)
        with self._store.writing() as tx:
            exam = self._for_entering(tx, actor, tx.exams.bare_paper(paper_id))
            texts = _texts(tx, actor, exam.id)
            row = texts.setdefault(str(paper_id), {})
            row.pop(str(position), None)
            if text.strip():
                row[str(position)] = text.strip()
            self._save(tx, actor, exam.id, texts)

    def enter(self, actor: Person, exam_id: UUID) -> Done:
        """Enter every row that is whole and sound, in one transaction; others stay drafts.

        Raises Trouble where no row is, and then nothing is entered.
        """
        require(actor, Act.MARK_EXAMS)
        with self._store.writing() as tx:
            exam = self._exam(tx, exam_id)
            self._check_open(exam, tx.exams.events([exam.id]))
            grid = self._grid(tx, actor, exam)
            texts = _texts(tx, actor, exam_id)
            whole = [one for one in grid.rows if look(one, actor.id).ready]
            if not whole:
                raise _nothing_whole(grid, actor)
            for row in whole:
                self._enter_row(tx, actor, exam.id, row)
                texts.pop(str(row.paper_id), None)
            self._save(tx, actor, exam_id, texts)
            left = sum(bool(one.texts) for one in grid.rows if one not in whole and one.open)
        self._changes.announce(Subject.EXAMS)
        return Done(len(whole), left)

    def set_absent(self, actor: Person, paper_id: UUID, absent: bool) -> None:
        """Note that somebody did not come, or that they did after all."""
        require(actor, Act.MARK_EXAMS)
        with self._store.writing() as tx:
            paper = tx.exams.bare_paper(paper_id)
            exam = self._for_entering(tx, actor, paper)
            kind = Happened.ABSENT if absent else Happened.PRESENT
            self._note(tx, actor, exam.id, paper_id, kind, None)
        self._changes.announce(Subject.EXAMS)

    # What the use cases share

    def _grid(self, tx: Transaction, actor: Person, exam: Exam) -> Grid:
        now = self._clock.now()
        papers = tx.exams.papers(exam.id)
        ids = [one.id for one in papers]
        events, results = tx.exams.events([exam.id]), tx.exams.results(ids)
        stages = {one.id: sat(exam, one.id, events, now).stage for one in papers}
        people = tx.people.each({one.person_id for one in papers})
        texts = _texts(tx, actor, exam.id)
        reader = _Reader(
            exam,
            actor,
            questions_of(self._library, (i.version_id for one in papers for i in one.items)),
            by_place(tx.exams.answers(ids)),
            _by_place(tx.exams.marks(ids)),
        )
        rows = [
            GridRow(
                one.id,
                people[one.person_id],
                form_of(exam, one),
                _state(stages[one.id], results.get(one.id)),
                tuple(reader.place(one, item) for item in one.items),
                {int(n): text for n, text in texts.get(str(one.id), {}).items()},
            )
            for one in papers
            if stages[one.id] is not Stage.WITHDRAWN
            and allowed(actor, Act.MARK_EXAMS, people[one.person_id])
        ]
        rows.sort(key=lambda one: one.person.staff_number)
        columns = tuple(
            GridColumn(one.position, str(reader.questions[one.version_id].type), one.marks)
            for one in (papers[0].items if papers else ())
        )
        own = any(one.person_id == actor.id for one in papers)
        return Grid(exam, columns, rows, actor.id, own)

    def _enter_row(self, tx: Transaction, actor: Person, exam_id: UUID, row: GridRow) -> None:
        now, positions = self._clock.now(), look(row, actor.id).changed
        for position in positions:
            place = row.places[position]
            typed = read(place.question, place.item, row.texts[position])
            if not place.entered or typed.answer != place.answer:
                tx.exams.add_answer(
                    ExamAnswer(
                        new_id(), row.paper_id, position, typed.answer, False, 0.0, now, actor.id
                    )
                )
            if typed.marks is not None:
                role = place.role(actor.id)
                assert role is not None  # a cell that is another marker's is locked
                tx.exams.add_mark(
                    ExamMark(
                        new_id(), row.paper_id, position, actor.id, role, typed.marks, None, "", now
                    )
                )
        detail = {"cells": len(positions)}
        self._note(tx, actor, exam_id, row.paper_id, Happened.ENTERED, detail)

    def _exam(self, tx: Transaction, exam_id: UUID) -> Exam:
        exam = tx.exams.get(exam_id)
        if not exam.on_paper:
            raise _refused(tr("这场考试在程序里作答，不用录入。"))
        return exam

    def _for_entering(self, tx: Transaction, actor: Person, paper: ExamPaper | None) -> Exam:
        """Return the exam of a paper of which something may be entered now."""
        if paper is None or paper.exam_id is None:
            raise _refused(tr("没有这份试卷。"))
        require(actor, Act.MARK_EXAMS, tx.people.get(paper.person_id))
        exam = self._exam(tx, paper.exam_id)
        events = tx.exams.events([exam.id])
        self._check_open(exam, events)
        if tx.exams.results([paper.id]):
            raise _refused(tr("这份成绩已经公布，不能再改。"))
        if sat(exam, paper.id, events, self._clock.now()).stage is Stage.WITHDRAWN:
            raise _refused(tr("这个人不用参加这场考试。"))
        return exam

    def _check_open(self, exam: Exam, events: Sequence[ExamEvent]) -> None:
        if cancelled([one for one in events if one.paper_id is None]):
            raise _refused(tr("这场考试已经取消。"))
        if self._clock.now() < exam.opens_at:
            raise _refused(tr("考试还没有开始，开考以后才能录入。"))

    def _save(
        self, tx: Transaction, actor: Person, exam_id: UUID, texts: dict[str, dict[str, str]]
    ) -> None:
        name, kept = _name(exam_id), {paper: row for paper, row in texts.items() if row}
        if kept:
            tx.people.save_draft(Draft(actor.id, name, {"texts": kept}, self._clock.now()))
        else:
            tx.people.drop_draft(actor.id, name)

    def _note(
        self,
        tx: Transaction,
        actor: Person,
        exam_id: UUID,
        paper_id: UUID,
        kind: Happened,
        detail: object,
    ) -> None:
        now = self._clock.now()
        event = ExamEvent(new_id(), exam_id, paper_id, kind, now, actor.id, "", detail)
        tx.exams.add_event(event)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Puts what is recorded of each question together."""

    exam: Exam
    actor: Person
    questions: Mapping[UUID, Question]
    answers: Mapping[tuple[UUID, int], ExamAnswer]
    marks: Mapping[tuple[UUID, int], Sequence[ExamMark]]

    def place(self, paper: ExamPaper, item: ExamItem) -> Place:
        """Return one question of one paper."""
        at = (paper.id, item.position)
        question, answer = self.questions[item.version_id], self.answers.get(at)
        marks = self.marks.get(at, ())
        own = [one.marks for one in marks if one.marker_id == self.actor.id]
        return Place(
            item,
            question,
            answer is not None,
            answer.answer if answer else None,
            settle_by(self.exam, question, marks),
            own[-1] if own else None,
        )


def _by_place(marks: Sequence[ExamMark]) -> dict[tuple[UUID, int], list[ExamMark]]:
    found: dict[tuple[UUID, int], list[ExamMark]] = {}
    for one in marks:
        found.setdefault((one.paper_id, one.position), []).append(one)
    return found


def _state(stage: Stage, result: ExamResult | None) -> RowState:
    if result is not None:
        return RowState.RELEASED
    return {Stage.OVER: RowState.ENTERED, Stage.MISSED: RowState.ABSENT}.get(
        stage, RowState.WAITING
    )


def _nothing_whole(grid: Grid, actor: Person) -> Trouble:
    for row in grid.rows:
        if not row.open or not row.texts:
            continue
        seen = look(row, actor.id)
        for number, one in enumerate(seen.cells, 1):
            if one.problem:
                told = tr("{name}第 {n} 题：{why}")
                what = told.format(name=row.person.name, n=number, why=one.problem)
                return Trouble(what, tr(_SAFE), tr("请改好再录入。"))
        if seen.missing:
            what = tr("{name}还有 {n} 题没有填。").format(name=row.person.name, n=seen.missing)
            return Trouble(what, tr(_SAFE), tr("请填完一行再录入；没有作答的题写 -。"))
    return Trouble(
        tr("没有要录入的改动。"), tr("已录入的内容没有变。"), tr("请先填写答题纸上的作答。")
    )


_SAFE = "填好的内容都保存着，没有录入任何一行。"


def _texts(tx: Transaction, actor: Person, exam_id: UUID) -> dict[str, dict[str, str]]:
    draft = tx.people.draft(actor.id, _name(exam_id))
    return {paper: dict(row) for paper, row in draft.body["texts"].items()} if draft else {}


def _name(exam_id: UUID) -> str:
    return f"{_PREFIX}{exam_id}"


def _refused(what: str) -> NotAllowed:
    return NotAllowed(what, tr("没有任何改动。"), tr("请刷新考试列表后再看。"))

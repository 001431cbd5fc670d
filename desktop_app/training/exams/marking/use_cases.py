"""Marking case analyses: by question across all who sat, names hidden, the human decides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from db.ids import new_id
from db.records import Exam, ExamAnswer, ExamEvent, ExamItem, ExamMark, ExamPaper, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import number_text, tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.exams.bank.grading import Suggestion, suggest
from desktop_app.training.exams.bank.question import Case, Question
from desktop_app.training.exams.due.use_cases import fold_what_ended, open_exams
from desktop_app.training.exams.marking.open_answers import settle_by
from desktop_app.training.exams.marking.queue import AnswerToMark, Given, Marking, Waiting
from desktop_app.training.exams.marking.settling import (
    SETTLED,
    Settled,
    fits_marks,
    role_of,
)
from desktop_app.training.exams.papers.reading import by_place, questions_of
from desktop_app.training.exams.timing import UNFINISHED, Stage, absences, sat
from desktop_app.training.people.permissions import Act, require

if TYPE_CHECKING:
    from desktop_app.training.exams.bank.grading import Analyser


@dataclass(frozen=True, slots=True)
class _Case:
    """An answer to a case analysis, of somebody else than the actor."""

    exam: Exam
    paper: ExamPaper
    item: ExamItem
    question: Case
    answer: ExamAnswer
    marks: tuple[ExamMark, ...]

    @property
    def settled(self) -> Settled:
        return settle_by(self.exam, self.question, self.marks)


class ExamMarking:
    """Answers that wait for a person's judgement."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        changes: Changes,
        library: Library,
        analyser: "Callable[[], Analyser]",
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._analyser = analyser

    def queue(self, actor: Person) -> tuple[Waiting, ...]:
        """Return the questions with answers to mark, those that wait first."""
        require(actor, Act.MARK_EXAMS)
        fold_what_ended(self._store, self._clock)
        with self._store.reading() as tx:
            exams = [one.exam for one in open_exams(tx, self._clock.now())]
            cases = [one for exam in exams for one in self._cases(tx, exam)]
        found: dict[tuple[UUID, UUID], list[_Case]] = {}
        for one in cases:
            if one.paper.person_id != actor.id:
                found.setdefault((one.exam.id, one.item.version_id), []).append(one)
        listed = [self._waiting(actor, version, group) for (_, version), group in found.items()]
        return tuple(sorted(listed, key=lambda one: (one.waiting == 0, one.exam, one.question)))

    def open(self, actor: Person, exam_id: UUID, version_id: UUID) -> Marking:
        """Return one question with all its answers; names only when the whole exam is marked."""
        require(actor, Act.MARK_EXAMS)
        fold_what_ended(self._store, self._clock)
        with self._store.reading() as tx:
            exam = tx.exams.get(exam_id)
            cases = self._cases(tx, exam)
            events = tx.exams.events([exam_id])
            going_on = _going_on(exam, tx.exams.bare_papers([exam_id]), events, self._clock)
            people = tx.people.each(
                {one.paper.person_id for one in cases}
                | {mark.marker_id for one in cases for mark in one.marks}
            )
        named = not going_on and all(one.settled.marks is not None for one in cases)
        here = [one for one in cases if one.item.version_id == version_id]
        here.sort(key=lambda one: one.paper.id)
        Random(f"{exam.seed}/{version_id}").shuffle(here)
        question = self._library.version(version_id, Question).item
        if not isinstance(question, Case):
            raise TypeError(f"no case: {version_id}")
        answers = [
            self._to_mark(actor, one, people, events, n)
            for n, one in enumerate(here, 1)
            if one.paper.person_id != actor.id
        ]
        if named:
            names = {one.paper.id: people[one.paper.person_id].name for one in here}
            answers = [replace(one, name=names[one.paper_id]) for one in answers]
        return Marking(exam_id, exam.title, version_id, question, answers, named)

    def mark(
        self, actor: Person, paper_id: UUID, position: int, marks: float, note: str = ""
    ) -> None:
        """Give marks for an answer; again before the release: the newest counts.

        Raises Trouble for marks that there are not, NotAllowed for one's own paper or where
        another marker has to judge.
        """
        require(actor, Act.MARK_EXAMS)
        with self._store.writing() as tx:
            paper = tx.exams.paper(paper_id)
            require(actor, Act.MARK_EXAMS, tx.people.get(paper.person_id))
            exam = tx.exams.get(paper.exam_id) if paper.exam_id else None
            found = [
                one
                for one in (self._cases(tx, exam) if exam else ())
                if (one.paper.id, one.item.position) == (paper_id, position)
            ]
            if not found:
                raise _refused(tr("这道题没有要批阅的作答，或者作答还没有结束。"))
            if tx.exams.results([paper_id]):
                raise _refused(tr("成绩已经公布，不能再改分。"))
            (one,) = found
            _check_marks(marks, one.item.marks)
            role = _role(actor, one)
            if role is None:
                raise _refused(tr("这份作答要由另一位阅卷人批阅。"))
            suggestion = self._suggestion(one)
            tx.exams.add_mark(
                ExamMark(
                    new_id(), paper_id, position, actor.id, role, marks,
                    suggestion.marked.marks, note.strip(), self._clock.now(),
                )
            )  # fmt: skip
        self._changes.announce(Subject.EXAMS)

    def _waiting(self, actor: Person, version_id: UUID, group: Sequence[_Case]) -> Waiting:
        open_ones = [one for one in group if one.settled.marks is None]
        mine = sum(1 for one in open_ones if _role(actor, one, revise=False) is not None)
        exam = group[0].exam
        title = self._library.version(version_id, Question).item.title
        done = len(group) - len(open_ones)
        return Waiting(exam.id, exam.title, version_id, title, mine, len(open_ones) - mine, done)

    def _cases(self, tx: Transaction, exam: Exam) -> list[_Case]:
        """Return the answers to case analyses in sittings that have ended.

        What was written on paper is judged with the sheet in hand: see `entering`.
        """
        if exam.on_paper:
            return []
        events, now = tx.exams.events([exam.id]), self._clock.now()
        papers = [
            one
            for one in tx.exams.papers(exam.id)
            if sat(exam, one.id, events, now).stage is Stage.OVER
        ]
        questions = questions_of(
            self._library, (item.version_id for one in papers for item in one.items)
        )
        answers = by_place(tx.exams.answers([one.id for one in papers]))
        marks = tx.exams.marks([one.id for one in papers])
        return [
            _Case(
                exam, paper, item, question, answer,
                tuple(m for m in marks if (m.paper_id, m.position) == (paper.id, item.position)),
            )
            for paper in papers
            for item in paper.items
            if isinstance(question := questions[item.version_id], Case)
            and (answer := answers.get((paper.id, item.position)))
            and answer.answer
        ]  # fmt: skip

    def _suggestion(self, one: _Case) -> Suggestion:
        question = one.question
        found = suggest(question, str(one.answer.answer), self._analyser())
        share = one.item.marks / question.full_marks
        halves = round(found.marked.marks * share * 2) / 2  # marks are given in halves
        points = tuple(replace(p, earned=p.earned * share, of=p.of * share) for p in found.points)
        broken = tuple(replace(p, earned=p.earned * share) for p in found.broken)
        return Suggestion(replace(found.marked, marks=halves), points, broken)

    def _to_mark(
        self,
        actor: Person,
        one: _Case,
        people: Mapping[UUID, Person],
        events: Sequence[ExamEvent],
        number: int,
    ) -> AnswerToMark:
        settled = one.settled
        given = [m for m in (settled.first, settled.second, settled.settled) if m is not None]
        own = next((m for m in reversed(given) if m.marker_id == actor.id), None)
        told = own is not None or settled.needs in ("", SETTLED)
        others = [m for m in given if m.marker_id != actor.id] if told else []
        return AnswerToMark(
            paper_id=one.paper.id,
            position=one.item.position,
            number=number,
            text=str(one.answer.answer),
            full=one.item.marks,
            suggestion=self._suggestion(one),
            absences=absences(one.paper.id, events),
            needs=settled.needs,
            mine=_role(actor, one) is not None,
            own=_given(own, people) if own else None,
            others=tuple(_given(m, people) for m in others),
            marks=settled.marks,
        )


def _given(mark: ExamMark, people: Mapping[UUID, Person]) -> Given:
    return Given(people[mark.marker_id].name, mark.marks, mark.note)


def _role(actor: Person, one: _Case, revise: bool = True) -> str | None:
    return role_of(actor.id, one.settled, revise)


def _check_marks(marks: float, full: float) -> None:
    if not fits_marks(marks, full):
        raise Trouble(
            tr("这道题的分数要在 0 到 {full} 之间，最小半分。").format(full=number_text(full)),
            tr("原来的分数没有变。"),
            tr("请改好后再保存。"),
        )


def _going_on(
    exam: Exam, papers: Sequence[ExamPaper], events: Sequence[ExamEvent], clock: Clock
) -> bool:
    """Tell whether anybody may still answer."""
    now = clock.now()
    return any(sat(exam, one.id, events, now).stage in UNFINISHED for one in papers)


def _refused(what: str) -> NotAllowed:
    return NotAllowed(what, tr("没有任何改动。"), tr("请刷新阅卷列表后再看。"))

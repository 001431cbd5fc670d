"""What of the exams waits for a supervisor: the day asks for it, and loads no question."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import Exam, ExamEvent, ExamMark, Person
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.training.exams.due.telling import to_enter, to_mark, to_release
from desktop_app.training.exams.marking.settling import Settled, role_of, settle
from desktop_app.training.exams.timing import UNFINISHED, Stage, sat
from desktop_app.training.exams.unsent.use_cases import PREFIX, fold
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.today.todo import ToDo

if TYPE_CHECKING:
    from desktop_app.training.exams.results.standing import Overview

_LOOK_BACK = 40
"""Exams that are looked through for something to do."""


class ExamsDue:
    """Answers to mark, answer sheets to enter, results to release.

    *overview* loads questions: it is asked only of exams that are over and marked.
    """

    def __init__(
        self, store: Store, clock: Clock, overview: "Callable[[Person, UUID], Overview]"
    ) -> None:
        self._store = store
        self._clock = clock
        self._overview = overview

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return what there is to do, for the day of a supervisor."""
        require(actor, Act.MARK_EXAMS)
        require(actor, Act.HOLD_EXAMS)
        fold_what_ended(self._store, self._clock)
        now = self._clock.now()
        with self._store.reading() as tx:
            exams = open_exams(tx, now)
            cases = open_cases(tx, [one for one in exams if not one.exam.on_paper])
        return [
            *_marking(actor, cases),
            *_entering(actor, exams),
            *self._releasing(actor, exams, {exam_id for exam_id, _whose, _settled in cases}),
        ]

    def _releasing(
        self, actor: Person, exams: Iterable["OpenExam"], unmarked: set[UUID]
    ) -> list[ToDo]:
        found = []
        for one in exams:
            over = Stage.OVER in one.stages and not one.stages.intersection(UNFINISHED)
            if not over or one.exam.id in unmarked:
                continue
            overview = self._overview(actor, one.exam.id)
            if overview.ready and not any(row.to_mark for row in overview.rows):
                found.append(to_release(one.exam, len(overview.ready)))
        return found


@dataclass(frozen=True, slots=True)
class OpenExam:
    """An exam in which results are still to come."""

    exam: Exam
    papers: dict[UUID, tuple[UUID, Stage]]
    """Whose each paper without a released result is, and how it stands, by paper."""

    @property
    def stages(self) -> set[Stage]:
        """How its papers stand."""
        return {stage for _whose, stage in self.papers.values()}


def open_exams(tx: Transaction, now: datetime) -> list[OpenExam]:
    """Return the latest exams in which a result is still to come: no other is looked into.

    Who was absent or withdrew has none.
    """
    exams = {one.id: one for one in tx.exams.all(_LOOK_BACK)}
    released = tx.exams.released(exams)
    papers = [one for one in tx.exams.bare_papers(exams) if one.id not in released]
    unreleased = {one.exam_id for one in papers if one.exam_id is not None}
    whole: dict[UUID | None, list[ExamEvent]] = {}
    for event in tx.exams.whole_events(unreleased):
        whole.setdefault(event.exam_id, []).append(event)
    own: dict[UUID | None, list[ExamEvent]] = {}
    for event in tx.exams.events_of([one.id for one in papers]):
        own.setdefault(event.paper_id, []).append(event)
    found = {key: OpenExam(exam, {}) for key, exam in exams.items() if key in unreleased}
    for paper in papers:
        if paper.exam_id is None:
            continue
        events = (*whole.get(paper.exam_id, ()), *own.get(paper.id, ()))
        stage = sat(exams[paper.exam_id], paper.id, events, now).stage
        found[paper.exam_id].papers[paper.id] = (paper.person_id, stage)
    return [one for one in found.values() if one.stages - {Stage.MISSED, Stage.WITHDRAWN}]


def fold_what_ended(store: Store, clock: Clock) -> None:
    """Make answers of what was being written when time ran out on a killed window."""
    with store.reading() as tx:
        if not tx.people.count_drafts(PREFIX):
            return
        exams = tx.exams.all(_LOOK_BACK)
        papers = tx.exams.bare_papers([one.id for one in exams])
        by_id = {one.id: one for one in exams}
        events, now = tx.exams.events(by_id), clock.now()
    with store.writing() as tx:
        for paper in papers:
            assert paper.exam_id is not None
            own = [one for one in events if one.exam_id == paper.exam_id]
            standing = sat(by_id[paper.exam_id], paper.id, own, now)
            if standing.stage is Stage.OVER:
                fold(tx, paper, standing, now)


OpenCase = tuple[UUID, UUID, Settled]
"""The exam in which a case analysis waits for a mark, whose it is, how its marks stand."""


def open_cases(tx: Transaction, exams: Iterable[OpenExam]) -> list[OpenCase]:
    """Return the written case analyses that wait for a mark."""
    over = {
        paper_id: (one.exam, whose)
        for one in exams
        for paper_id, (whose, stage) in one.papers.items()
        if stage is Stage.OVER
    }
    cases = tx.exams.cases(tx.exams.asked_in({exam.id for exam, _whose in over.values()}))
    places = tx.exams.places(over, cases)
    answers = tx.exams.answers(over, {position for _paper, position in places})
    written = {(one.paper_id, one.position) for one in answers if one.answer}
    marks: dict[tuple[UUID, int], list[ExamMark]] = {}
    for mark in tx.exams.marks(over):
        marks.setdefault((mark.paper_id, mark.position), []).append(mark)
    found = []
    for place in places:
        exam, whose = over[place[0]]
        second, tolerance = exam.figures["second_marker"], exam.figures["tolerance"]
        settled = settle(marks.get(place, ()), second, tolerance)
        if place in written and settled.marks is None:
            found.append((exam.id, whose, settled))
    return found


def _marking(actor: Person, cases: Iterable[OpenCase]) -> list[ToDo]:
    count = sum(
        whose != actor.id and role_of(actor.id, settled, revise=False) is not None
        for _exam, whose, settled in cases
    )
    return [to_mark(count)] if count else []


def _entering(actor: Person, exams: Iterable[OpenExam]) -> list[ToDo]:
    found = []
    for one in exams:
        stages = [stage for whose, stage in one.papers.values() if whose != actor.id]
        if one.exam.on_paper and Stage.ENTERING in stages:
            found.append(to_enter(one.exam, stages.count(Stage.ENTERING)))
    return found

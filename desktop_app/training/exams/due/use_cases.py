"""What of the exams waits for a supervisor: the day asks for it, and loads no question."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from db.records import Exam, ExamEvent, ExamMark, Person
from db.store import Store, Transaction
from desktop_app.system.clock import Clock
from desktop_app.system.text import tr
from desktop_app.training.exams.marking.settling import Settled, role_of, settle
from desktop_app.training.exams.timing import Stage, sat
from desktop_app.training.exams.unsent.use_cases import PREFIX, fold
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.today.todo import ToDo

_LOOK_BACK = 40
"""Exams that are looked through for something to do."""


class SheetsDue:
    """Paper exams that are over."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return the paper exams that are over and wait to be entered, for a supervisor's day."""
        require(actor, Act.MARK_EXAMS)
        now = self._clock.now()
        with self._store.reading() as tx:
            exams = [one for one in tx.exams.all(_LOOK_BACK) if one.on_paper]
            papers = tx.exams.bare_papers([one.id for one in exams])
            events = tx.exams.events([one.id for one in exams])
        found = []
        for exam in exams:
            own = [one for one in events if one.exam_id == exam.id]
            count = sum(
                sat(exam, one.id, own, now).stage is Stage.ENTERING
                for one in papers
                if one.exam_id == exam.id and one.person_id != actor.id
            )
            if count:
                found.append(_todo(exam, count))
        return found


class AnswersDue:
    """Answers to case analyses that wait for a mark."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return that there is something to mark, for the day of a supervisor."""
        require(actor, Act.MARK_EXAMS)
        self._fold_what_ended()
        now = self._clock.now()
        with self._store.reading() as tx:
            exams = [one for one in unreleased(tx, now) if not one.on_paper]
            found = [one for exam in exams for one in open_cases(tx, exam, now)]
        count = sum(
            whose != actor.id and role_of(actor.id, settled, revise=False) is not None
            for whose, settled in found
        )
        if not count:
            return []
        return [
            ToDo(
                when=tr("阅卷"),
                title=tr("批阅案例分析"),
                detail=tr("{n} 份作答等您批阅，姓名隐藏").format(n=count),
                tag=tr("待阅"),
                tone="warn",
                minutes=3 * count,
                pane="exams",
                target="marking",
                act=tr("去阅卷"),
            )
        ]

    def _fold_what_ended(self) -> None:
        """Make answers of what was being written when time ran out on a killed window."""
        with self._store.reading() as tx:
            if not tx.people.count_drafts(PREFIX):
                return
            exams = tx.exams.all(_LOOK_BACK)
            papers = tx.exams.bare_papers([one.id for one in exams])
            by_id = {one.id: one for one in exams}
            events, now = tx.exams.events(by_id), self._clock.now()
        with self._store.writing() as tx:
            for paper in papers:
                assert paper.exam_id is not None
                own = [one for one in events if one.exam_id == paper.exam_id]
                standing = sat(by_id[paper.exam_id], paper.id, own, now)
                if standing.stage is Stage.OVER:
                    fold(tx, paper, standing, now)


def unreleased(tx: Transaction, now: datetime) -> list[Exam]:
    """Return the exams in which a result is still to come: no other is looked into.

    Who was absent or withdrew has none.
    """
    found = open_stages(tx, now)
    return [exam for exam, stages in found if stages - {Stage.MISSED, Stage.WITHDRAWN}]


def open_stages(tx: Transaction, now: datetime) -> list[tuple[Exam, set[Stage]]]:
    """Return the latest exams with papers without a released result, and how those stand."""
    exams = {one.id: one for one in tx.exams.all(_LOOK_BACK)}
    released = tx.exams.released(exams)
    rest: dict[UUID, list[UUID]] = {}
    for paper in tx.exams.bare_papers(exams):
        if paper.exam_id is not None and paper.id not in released:
            rest.setdefault(paper.exam_id, []).append(paper.id)
    events: dict[UUID | None, list[ExamEvent]] = {}
    papers = [one for several in rest.values() for one in several]
    for event in (*tx.exams.whole_events(rest), *tx.exams.events_of(papers)):
        events.setdefault(event.exam_id, []).append(event)
    return [
        (exam, {sat(exam, one, events.get(key, ()), now).stage for one in rest[key]})
        for key, exam in exams.items()
        if key in rest
    ]


def open_cases(tx: Transaction, exam: Exam, now: datetime) -> list[tuple[UUID, Settled]]:
    """Return the written case analyses that wait for a mark: whose each is, how it stands."""
    events = tx.exams.events([exam.id])
    papers = [
        one
        for one in tx.exams.papers(exam.id)
        if sat(exam, one.id, events, now).stage is Stage.OVER
    ]
    cases = tx.exams.cases({item.version_id for one in papers for item in one.items})
    ids = [one.id for one in papers]
    written = {(one.paper_id, one.position) for one in tx.exams.answers(ids) if one.answer}
    marks: dict[tuple[UUID, int], list[ExamMark]] = {}
    for mark in tx.exams.marks(ids):
        marks.setdefault((mark.paper_id, mark.position), []).append(mark)
    second, tolerance = exam.figures["second_marker"], exam.figures["tolerance"]
    found = [
        (one.person_id, settle(marks.get((one.id, item.position), ()), second, tolerance))
        for one in papers
        for item in one.items
        if item.version_id in cases and (one.id, item.position) in written
    ]
    return [one for one in found if one[1].marks is None]


def _todo(exam: Exam, count: int) -> ToDo:
    return ToDo(
        when=tr("录入"),
        title=exam.title,
        detail=tr("纸笔考试已结束，{n} 人的答题纸等录入").format(n=count),
        tag=tr("待录入"),
        tone="warn",
        minutes=3 * count,
        pane="exams",
        target=f"enter:{exam.id}",
        act=tr("去录入"),
    )

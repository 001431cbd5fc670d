"""Announcing exams, seeing how they go, closing them late or early with a reason."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from random import SystemRandom
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from db.ids import new_id
from db.records import Exam, ExamEvent, ExamItem, ExamPaper, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import Trouble
from desktop_app.system.text import day_text, tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.exams.due.use_cases import OpenExam, open_cases
from desktop_app.training.exams.happened import Happened
from desktop_app.training.exams.marking.open_answers import settled_all
from desktop_app.training.exams.papers.forms import SEEDS
from desktop_app.training.exams.papers.reading import by_place, questions_of
from desktop_app.training.exams.planning.entering import papers_of
from desktop_app.training.exams.planning.plan import (
    Held,
    ListedExam,
    NewExam,
    Seat,
    Waits,
    announced_figures,
    check,
    waits_for,
)
from desktop_app.training.exams.timing import Stage, absences, cancelled, closing, sat
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.settings.use_cases import Settings

if TYPE_CHECKING:
    from desktop_app.training.content.use_cases import Versioned
    from desktop_app.training.exams.bank.question import Question
    from desktop_app.training.exams.papers.drawing import Candidate

_OfExam = TypeVar("_OfExam", ExamEvent, ExamPaper)


class ExamPlanning:
    """Exams as supervisors hold them."""

    def __init__(
        self, store: Store, clock: Clock, changes: Changes, library: Library, settings: Settings
    ) -> None:
        self._store = store
        self._clock = clock
        self._changes = changes
        self._library = library
        self._settings = settings

    def announce(self, actor: Person, plan: NewExam) -> Exam:
        """Announce an exam: every paper is drawn now, in one transaction.

        Raises BadPlan, BadBlueprint or CannotFill, and then nothing is announced.
        """
        require(actor, Act.HOLD_EXAMS)
        now = self._clock.now()
        check(plan, now)
        bank = _candidates(self._bank())
        exam = self._exam(actor, plan, now)
        with self._store.writing() as tx:
            people = [tx.people.get(one) for one in plan.people]
            for one in people:
                _check_person(actor, one)
            if plan.resit_of is not None:
                self._check_resit(tx, plan.resit_of, people)
            tx.exams.add(exam)
            for paper in papers_of(exam, people, bank, actor, now, self._used(tx)):
                tx.exams.add_paper(paper)
        self._changes.announce(Subject.EXAMS)
        return exam

    def resitting(self, actor: Person, exam_id: UUID) -> tuple[tuple[Person, str], ...]:
        """Return who failed an exam, each with what keeps them from a resit today, or nothing."""
        require(actor, Act.HOLD_EXAMS)
        with self._store.reading() as tx:
            exam = tx.exams.get(exam_id)
            failed = [one for one in tx.exams.results_of([exam_id]) if not one.passed]
            people = tx.people.each([one.person_id for one in failed])
            why = self._not_yet(tx, exam)
        return tuple(
            (people[one.person_id], why.get(one.person_id, ""))
            for one in failed
            if one.person_id != actor.id
        )

    def exams(self, actor: Person) -> tuple[ListedExam, ...]:
        """Return the exams, the latest first."""
        require(actor, Act.HOLD_EXAMS)
        now = self._clock.now()
        with self._store.reading() as tx:
            exams = tx.exams.all()
            ids = [one.id for one in exams]
            events, papers = _by_exam(tx.exams.events(ids)), _by_exam(tx.exams.bare_papers(ids))
            released = tx.exams.released(ids)
            return tuple(
                _listed(tx, one, events[one.id], papers[one.id], released, now) for one in exams
            )

    def exam(self, actor: Person, exam_id: UUID) -> Held:
        """Return one exam with everybody in it."""
        require(actor, Act.HOLD_EXAMS)
        with self._store.reading() as tx:
            return self._held(tx, tx.exams.get(exam_id))

    def paper(self, actor: Person, paper_id: UUID) -> "tuple[tuple[ExamItem, Question], ...]":
        """Return the questions of a paper, as for printing; not of one's own."""
        require(actor, Act.HOLD_EXAMS)
        with self._store.reading() as tx:
            paper = tx.exams.paper(paper_id)
            require(actor, Act.HOLD_EXAMS, tx.people.get(paper.person_id))
        questions = questions_of(self._library, (one.version_id for one in paper.items))
        return tuple((one, questions[one.version_id]) for one in paper.items)

    def move_closing(self, actor: Person, exam_id: UUID, at: datetime, reason: str) -> None:
        """Close an exam at another time, later or earlier than announced; *reason* is told."""
        require(actor, Act.HOLD_EXAMS)
        _check_reason(reason)
        with self._store.writing() as tx:
            exam = tx.exams.get(exam_id)
            self._check_going_on(tx, exam)
            if at <= exam.opens_at:
                raise Trouble(
                    tr("结束时间要晚于开始时间。"),
                    tr("没有任何改动。"),
                    tr("如果不再举行，请取消这场考试。"),
                )
            detail = {"closes_at": at.isoformat()}
            self._note(tx, actor, exam_id, None, Happened.CLOSING_MOVED, reason, detail)
        self._changes.announce(Subject.EXAMS)

    def cancel(self, actor: Person, exam_id: UUID, reason: str) -> None:
        """Call an exam off that nobody has begun."""
        require(actor, Act.HOLD_EXAMS)
        _check_reason(reason)
        with self._store.writing() as tx:
            exam = tx.exams.get(exam_id)
            self._check_going_on(tx, exam)
            begun = (Happened.STARTED, Happened.ENTERED)
            if any(one.kind in begun for one in tx.exams.events([exam_id])):
                raise Trouble(
                    tr("已经有人开始作答，不能取消。"),
                    tr("没有任何改动。"),
                    tr("可以提前结束考试，并写明原因。"),
                )
            self._note(tx, actor, exam_id, None, Happened.CANCELLED, reason)
        self._changes.announce(Subject.EXAMS)

    def extend(self, actor: Person, paper_id: UUID, minutes: int, reason: str) -> None:
        """Give one person more time; the sitting may be over by time, but not handed in."""
        if not 1 <= minutes <= 240:
            raise Trouble(
                tr("延长的时间要在 1 到 240 分钟之间。"), tr("没有任何改动。"), tr("请改好再试。")
            )
        detail = {"minutes": minutes}
        self._in_sitting(actor, paper_id, Happened.EXTENDED, reason, detail)

    def close(self, actor: Person, paper_id: UUID, reason: str) -> None:
        """End one person's sitting early."""
        self._in_sitting(actor, paper_id, Happened.CLOSED, reason)

    def withdraw(self, actor: Person, paper_id: UUID, reason: str) -> None:
        """Take a person off who has not begun."""
        self._in_sitting(actor, paper_id, Happened.WITHDRAWN, reason)

    def history(self, actor: Person, exam_id: UUID) -> tuple[ExamEvent, ...]:
        """Return what happened to an exam and in its sittings, in order."""
        require(actor, Act.HOLD_EXAMS)
        with self._store.reading() as tx:
            return tx.exams.events([exam_id])

    def _in_sitting(
        self, actor: Person, paper_id: UUID, kind: Happened, reason: str, detail: object = None
    ) -> None:
        require(actor, Act.HOLD_EXAMS)
        _check_reason(reason)
        now = self._clock.now()
        with self._store.writing() as tx:
            paper = tx.exams.paper(paper_id)
            require(actor, Act.HOLD_EXAMS, tx.people.get(paper.person_id))
            if paper.exam_id is None:
                raise _too_late(tr("这不是考试，是练习卷。"))
            exam = tx.exams.get(paper.exam_id)
            standing = sat(exam, paper_id, tx.exams.events([exam.id]), now)
            if paper_id in tx.exams.results([paper_id]):
                raise _too_late(tr("这份成绩已经公布。"))
            if standing.stage not in _STAGES[kind] or standing.handed_in:
                raise _too_late(_WORDS[kind])
            self._note(tx, actor, exam.id, paper_id, kind, reason, detail)
        self._changes.announce(Subject.EXAMS)

    def _note(
        self,
        tx: Transaction,
        actor: Person,
        exam_id: UUID,
        paper_id: UUID | None,
        kind: Happened,
        reason: str,
        detail: object = None,
    ) -> None:
        now = self._clock.now()
        tx.exams.add_event(
            ExamEvent(new_id(), exam_id, paper_id, kind, now, actor.id, reason.strip(), detail)
        )

    def _check_going_on(self, tx: Transaction, exam: Exam) -> None:
        if cancelled(tx.exams.events([exam.id])):
            raise _too_late(tr("这场考试已经取消。"))
        if tx.exams.results_of([exam.id]):
            raise _too_late(tr("这场考试的成绩已经公布。"))

    def _held(self, tx: Transaction, exam: Exam) -> Held:
        now = self._clock.now()
        papers = tx.exams.papers(exam.id)
        ids = [one.id for one in papers]
        events, answers = tx.exams.events([exam.id]), by_place(tx.exams.answers(ids))
        people = tx.people.each({one.person_id for one in papers})
        results, marks = tx.exams.results(ids), tx.exams.marks(ids)
        questions = questions_of(
            self._library, (item.version_id for one in papers for item in one.items)
        )
        open_ones = settled_all(exam, papers, questions, answers, marks)
        seats = [
            Seat(
                paper_id=one.id,
                person=people[one.person_id],
                standing=sat(exam, one.id, events, now),
                answered=sum(
                    1
                    for item in one.items
                    if (found := answers.get((one.id, item.position))) and found.answer is not None
                ),
                questions=len(one.items),
                absences=absences(one.id, events),
                to_mark=len(open_ones[one.id]),
                released=one.id in results,
            )
            for one in papers
        ]
        seats.sort(key=lambda one: one.person.staff_number)
        whole = [one for one in events if one.paper_id is None]
        return Held(exam, closing(exam, whole), cancelled(whole), tuple(seats))

    def _exam(self, actor: Person, plan: NewExam, now: datetime) -> Exam:
        figures = self._settings.figures()
        return Exam(
            id=new_id(),
            title=plan.title.strip(),
            kind=str(plan.kind),
            blueprint=plan.blueprint.body(),
            fixed=plan.fixed,
            on_paper=plan.on_paper,
            opens_at=plan.opens_at,
            closes_at=plan.closes_at,
            minutes=plan.minutes,
            # What is announced holds, whatever the settings become.
            figures=announced_figures(
                figures,
                second_marker=plan.second_marker,
                forms=plan.forms if plan.on_paper else 0,
            ),
            seed=SystemRandom().randrange(SEEDS),
            created_by=actor.id,
            created_at=now,
            resit_of=plan.resit_of,
        )

    def _check_resit(self, tx: Transaction, first: UUID, people: Sequence[Person]) -> None:
        exam = tx.exams.get(first)
        failed = {one.person_id for one in tx.exams.results_of([first]) if not one.passed}
        why = self._not_yet(tx, exam)
        for one in people:
            told = why.get(one.id, "")
            if one.id not in failed:
                told = tr("这场考试没有不及格的成绩")
            if told:
                raise Trouble(
                    tr("{name}不能补考：{why}。").format(name=one.name, why=told),
                    tr("没有安排补考。"),
                    tr("请去掉这个人，或换一天再安排。"),
                )

    def _not_yet(self, tx: Transaction, exam: Exam) -> dict[UUID, str]:
        """Return, for who failed, what keeps them from a resit."""
        again = [one for one in tx.exams.all() if one.resit_of == exam.id]
        sat_again = Counter(one.person_id for one in tx.exams.bare_papers([o.id for o in again]))
        passed = {one.person_id for one in tx.exams.results_of([o.id for o in again]) if one.passed}
        most, days = exam.figures["resits_most"], exam.figures["resit_days"]
        found: dict[UUID, str] = {}
        for one in tx.exams.results_of([exam.id]):
            first = self._clock.local(one.released_at).date() + timedelta(days=days)
            if one.person_id in passed:
                found[one.person_id] = tr("补考已经及格")
            elif sat_again[one.person_id] >= most:
                found[one.person_id] = tr("已经补考 {n} 次").format(n=most)
            elif self._clock.today() < first:
                found[one.person_id] = tr("{day}起才能补考").format(day=day_text(first))
        return found

    def _used(self, tx: Transaction) -> Counter[UUID]:
        """Return how often each version was asked in the latest exams: others come first."""
        latest = [one.id for one in tx.exams.all(_LOOK_BACK)]
        return Counter(tx.exams.asked_in(latest))

    def _bank(self) -> "tuple[Versioned[Question], ...]":
        from desktop_app.training.exams.bank.question import Question

        return self._library.published("question", Question)


_LOOK_BACK = 6
"""Exams whose questions are drawn last."""

_STAGES = {
    Happened.EXTENDED: (Stage.UNDER_WAY, Stage.OVER),
    Happened.CLOSED: (Stage.UNDER_WAY,),
    Happened.WITHDRAWN: (Stage.WAITING, Stage.OPEN, Stage.ENTERING, Stage.MISSED),
}
_WORDS = {
    Happened.EXTENDED: tr("只有还没有交卷的人可以延长时间。"),
    Happened.CLOSED: tr("这个人现在没有在作答。"),
    Happened.WITHDRAWN: tr("这个人已经开始作答，不能撤下。"),
}


def _by_exam(several: Iterable[_OfExam]) -> defaultdict[UUID | None, list[_OfExam]]:
    found: defaultdict[UUID | None, list[_OfExam]] = defaultdict(list)
    for one in several:
        found[one.exam_id].append(one)
    return found


def _listed(
    tx: Transaction,
    exam: Exam,
    events: Sequence[ExamEvent],
    papers: Sequence[ExamPaper],
    released: Collection[UUID],
    now: datetime,
) -> ListedExam:
    whole = [one for one in events if one.paper_id is None]
    rest = [one for one in papers if one.id not in released]
    closes, off, waits = closing(exam, whole), cancelled(whole), Waits.NOTHING
    if closes <= now and not off:
        standing = {o.id: (o.person_id, sat(exam, o.id, events, now).stage) for o in rest}
        held = OpenExam(exam, standing)
        waits = waits_for(exam, held.stages, lambda: open_cases(tx, [held]))
    return ListedExam(exam, closes, off, len(papers), len(papers) - len(rest), waits)


def _candidates(bank: "Sequence[Versioned[Question]]") -> "tuple[Candidate, ...]":
    from desktop_app.training.exams.papers.candidates import candidates

    return candidates(bank)


def _check_person(actor: Person, person: Person) -> None:
    require(actor, Act.HOLD_EXAMS, person)
    if not person.active:
        raise Trouble(
            tr("{name}的账号已停用。").format(name=person.name),
            tr("没有安排考试。"),
            tr("请去掉这个人。"),
        )


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Trouble(
            tr("还没有写原因。"), tr("没有任何改动。"), tr("请写一句，参加的人和阅卷人会看到。")
        )


def _too_late(what: str) -> Trouble:
    return Trouble(what, tr("没有任何改动。"), tr("请刷新后再看。"))

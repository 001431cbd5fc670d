"""Sitting a paper: begun, answered, left, resumed, handed in. Every answer is kept at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from db.ids import new_id
from db.records import Draft, Exam, ExamAnswer, ExamEvent, ExamPaper, Person
from db.store import Store, Transaction
from desktop_app.system.changes import Changes, Subject
from desktop_app.system.clock import Clock
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.system.text import day_text, time_text, tr
from desktop_app.training.content.use_cases import Library
from desktop_app.training.exams.bank.question import Question
from desktop_app.training.exams.happened import Happened
from desktop_app.training.exams.own.use_cases import OwnExams
from desktop_app.training.exams.papers.reading import by_place, questions_of
from desktop_app.training.exams.sitting.shown import as_shown, kept, shown
from desktop_app.training.exams.sitting.standing import Paper
from desktop_app.training.exams.timing import Sat, Stage, closing, sat
from desktop_app.training.exams.unsent.use_cases import draft_name, fold, texts_of
from desktop_app.training.people.permissions import Act, require


class TimeOver(Trouble):
    """The sitting has ended; what was answered before is kept."""


class Sittings(OwnExams):
    """One's own exams. Questions are told to nobody before their exam is open and begun."""

    def __init__(self, store: Store, clock: Clock, changes: Changes, library: Library) -> None:
        super().__init__(store, clock)
        self._changes = changes
        self._library = library
        self._ahead: dict[UUID, timedelta] = {}
        """By paper: a clock that was set back between two runs gives no time."""

    def begin(self, actor: Person, paper_id: UUID) -> Paper:
        """Begin a sitting, or go on with the one under way.

        Raises TimeOver where it has ended, NotAllowed where it is not the actor's or not open, or
        where the actor is in another exam: its time goes on.
        """
        require(actor, Act.SIT)
        other = self.under_way(actor)
        with self._store.writing() as tx:
            paper, exam, events = _load(tx, actor, paper_id)
            own = [one.at for one in events if one.paper_id == paper_id]
            own += [one.at for one in tx.exams.answers([paper_id])]
            told = self._clock.now()
            now = max([told, *own])
            self._ahead[paper_id] = now - told
            before = sat(exam, paper_id, events, now)
            _refuse_unless_open(exam, before, events, self._clock)
            if before.stage is Stage.OPEN and other is not None and other.paper_id != paper_id:
                raise _in_another(other.title)
            fold(tx, paper, before, now)
            kind = Happened.STARTED if before.stage is Stage.OPEN else Happened.RESUMED
            event = ExamEvent(new_id(), paper.exam_id, paper_id, kind, now, actor.id)
            tx.exams.add_event(event)
            answers = tx.exams.answers([paper_id])
        self._changes.announce(Subject.EXAMS)
        standing = sat(exam, paper_id, [*events, event], now)
        return self._paper(paper, exam, standing, answers)

    def answer(
        self,
        actor: Person,
        paper_id: UUID,
        position: int,
        answer: Any,
        flagged: bool,
        seconds: float,
    ) -> None:
        """Keep an answer, as it is shown on the paper; None takes it back.

        It is on the disk when this returns. Raises TimeOver after the end, ValueError for an
        answer that does not fit the question.
        """
        require(actor, Act.SIT)
        now = self._now(paper_id)
        with self._store.writing() as tx:
            paper = self._under_way(tx, actor, paper_id, now)
            item = paper.items[position]
            question = self._library.version(item.version_id, Question).item
            body = kept(question, item, answer)
            tx.exams.add_answer(
                ExamAnswer(new_id(), paper_id, position, body, flagged, seconds, now, actor.id)
            )
            fold(tx, paper, None, now, but=position)

    def keep_text(self, actor: Person, paper_id: UUID, position: int, text: str) -> None:
        """Keep what is being written, at every keystroke; it becomes the answer when the question
        is left, or when the sitting ends."""
        require(actor, Act.SIT)
        now = self._now(paper_id)
        with self._store.writing() as tx:
            self._under_way(tx, actor, paper_id, now)
            name = draft_name(paper_id)
            texts = texts_of(tx.people.draft(actor.id, name)) | {str(position): text}
            tx.people.save_draft(Draft(actor.id, name, {"texts": texts}, now))

    def left(self, actor: Person, paper_id: UUID) -> None:
        """Note that the exam window was left."""
        self._note(actor, paper_id, Happened.LEFT)

    def returned(self, actor: Person, paper_id: UUID) -> None:
        """Note that the exam window is in front again."""
        self._note(actor, paper_id, Happened.RETURNED)

    def hand_in(self, actor: Person, paper_id: UUID) -> None:
        """End the sitting; what was being written belongs to it."""
        require(actor, Act.SIT)
        now = self._now(paper_id)
        with self._store.writing() as tx:
            paper, exam, events = _load(tx, actor, paper_id)
            standing = sat(exam, paper_id, events, now)
            if standing.stage not in (Stage.UNDER_WAY, Stage.OVER):
                _refuse_unless_open(exam, standing, events, self._clock)
                raise _refused(tr("这场考试还没有开始作答。"))
            fold(tx, paper, standing, now)
            if standing.stage is Stage.UNDER_WAY:
                kind = Happened.HANDED_IN
                tx.exams.add_event(
                    ExamEvent(new_id(), paper.exam_id, paper_id, kind, now, actor.id)
                )
        self._changes.announce(Subject.EXAMS)

    def deadline(self, actor: Person, paper_id: UUID) -> datetime | None:
        """Return when the sitting has to end, as it was moved last; None: it has ended."""
        require(actor, Act.SIT)
        with self._store.reading() as tx:
            _, exam, events = _load(tx, actor, paper_id, bare=True)
        standing = sat(exam, paper_id, events, self._now(paper_id))
        return standing.deadline if standing.stage is Stage.UNDER_WAY else None

    def _now(self, paper_id: UUID) -> datetime:
        return self._clock.now() + self._ahead.get(paper_id, timedelta())

    def _note(self, actor: Person, paper_id: UUID, kind: Happened) -> None:
        require(actor, Act.SIT)
        now = self._now(paper_id)
        with self._store.writing() as tx:
            paper, exam, events = _load(tx, actor, paper_id, bare=True)
            if sat(exam, paper_id, events, now).stage is Stage.UNDER_WAY:
                tx.exams.add_event(
                    ExamEvent(new_id(), paper.exam_id, paper_id, kind, now, actor.id)
                )

    def _under_way(
        self, tx: Transaction, actor: Person, paper_id: UUID, now: datetime
    ) -> ExamPaper:
        paper, exam, events = _load(tx, actor, paper_id)
        standing = sat(exam, paper_id, events, now)
        if standing.stage is Stage.OVER:
            raise _over()
        if standing.stage is not Stage.UNDER_WAY:
            raise _refused(tr("这场考试还没有开始作答。"))
        return paper

    def _paper(
        self, paper: ExamPaper, exam: Exam | None, standing: Sat, answers: Sequence[ExamAnswer]
    ) -> Paper:
        assert standing.started_at is not None
        assert standing.deadline is not None
        questions = questions_of(self._library, (one.version_id for one in paper.items))
        given = by_place(answers)
        in_hand = {
            one.position: as_shown(questions[one.version_id], one, found.answer)
            for one in paper.items
            if (found := given.get((paper.id, one.position))) and found.answer is not None
        }
        return Paper(
            paper_id=paper.id,
            title=exam.title if exam else tr("错题练习卷"),
            started_at=standing.started_at,
            deadline=standing.deadline,
            ahead=self._ahead[paper.id],
            questions=tuple(shown(questions[one.version_id], one) for one in paper.items),
            answers=in_hand,
            flagged=frozenset(one.position for one in answers if one.flagged),
            closed_book=exam is not None,
        )


def _load(
    tx: Transaction, actor: Person, paper_id: UUID, bare: bool = False
) -> tuple[ExamPaper, Exam | None, tuple[ExamEvent, ...]]:
    """Return a paper with its exam and what happened; it has to be the actor's own."""
    paper = tx.exams.bare_paper(paper_id)
    if paper is None or paper.person_id != actor.id:
        raise _refused(tr("这份试卷不是您的。"))
    if not bare:
        paper = tx.exams.paper(paper_id)
    if paper.exam_id is None:
        return paper, None, tx.exams.events_of([paper_id])
    exam = tx.exams.get(paper.exam_id)
    whole = [one for one in tx.exams.events([exam.id]) if one.paper_id in (None, paper_id)]
    return paper, exam, tuple(whole)


def _refuse_unless_open(
    exam: Exam | None, standing: Sat, events: Sequence[ExamEvent], clock: Clock
) -> None:
    if exam is not None and exam.on_paper and standing.stage is not Stage.WITHDRAWN:
        raise _refused(tr("这场考试是纸笔考试，在考场作答。"))
    match standing.stage:
        case Stage.OPEN | Stage.UNDER_WAY:
            return
        case Stage.OVER:
            raise _over()
        case Stage.WAITING:
            assert exam is not None
            opens = clock.local(exam.opens_at)
            told = tr("考试还没有开始，{day} {time} 开放。").format(
                day=day_text(opens.date()), time=time_text(opens)
            )
        case Stage.MISSED:
            assert exam is not None
            closed = clock.local(closing(exam, events))
            told = tr("考试已在 {day} {time} 结束，您没有作答。").format(
                day=day_text(closed.date()), time=time_text(closed)
            )
        case _:
            told = tr("这场考试已经取消，或者您不用参加了。")
    raise _refused(told)


def _over() -> TimeOver:
    return TimeOver(
        tr("这场考试的作答已经结束。"),
        tr("结束以前作答的内容都已保存。"),
        tr("请等主管公布成绩；如果时间上有问题，请联系主管。"),
    )


def _in_another(title: str) -> NotAllowed:
    return NotAllowed(
        tr("您还在考“{title}”，那边的时间不停。").format(title=title),
        tr("这一场没有开始。"),
        tr("请先回到那一场作答、交卷，再开始这一场。"),
    )


def _refused(what: str) -> NotAllowed:
    return NotAllowed(what, tr("没有任何改动。"), tr("如果确实需要，请联系主管。"))

"""One's own exams, told without their questions: the day asks for them, and loads no question."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from db.records import Exam, ExamEvent, ExamPaper, ExamResult, Person
from db.store import Store
from desktop_app.system.clock import Clock
from desktop_app.system.text import day_text, number_text, time_text, tr
from desktop_app.training.exams.happened import Happened
from desktop_app.training.exams.own.standing import OwnExam
from desktop_app.training.exams.timing import PRACTICE_MINUTES, Stage, cancelled, closing, sat
from desktop_app.training.people.permissions import Act, require
from desktop_app.training.today.todo import ToDo

_TOLD_FOR = timedelta(days=4)
"""So long a released result is told of on one's day."""


class OwnExams:
    """Which exams there are for the actor."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def own(self, actor: Person) -> tuple[OwnExam, ...]:
        """Return the actor's exams and practice papers, the latest first; no questions."""
        require(actor, Act.SIT)
        now = self._clock.now()
        with self._store.reading() as tx:
            papers = tx.exams.own_papers(actor.id)
            exam_ids = {one.exam_id for one in papers if one.exam_id}
            exams = tx.exams.some(exam_ids)
            whole = [one for one in tx.exams.events(exam_ids) if one.paper_id is None]
            events = [*whole, *tx.exams.events_of([one.id for one in papers])]
            results = tx.exams.results([one.id for one in papers])
        return tuple(
            _own(one, exams[one.exam_id] if one.exam_id else None, events, results, now)
            for one in papers
        )

    def under_way(self, actor: Person) -> OwnExam | None:
        """Return the closed-book sitting that the actor is in, None without one: after a fall the
        window leads back to it."""
        found = (one for one in self.own(actor) if one.exam_id is not None)
        return next((one for one in found if one.stage is Stage.UNDER_WAY), None)

    def waiting(self, actor: Person) -> Sequence[ToDo]:
        """Return the exams that the actor has to sit, today's and those to come, and for some
        days the results that were released."""
        stages = (Stage.WAITING, Stage.OPEN, Stage.UNDER_WAY)
        own = [one for one in self.own(actor) if one.exam_id]
        found = [one for one in own if one.stage in stages]
        told = [one for one in own if self._fresh(one)]
        return [
            *(self._todo(one) for one in sorted(found, key=lambda one: one.opens_at)),
            *map(self._result, told),
        ]

    def _fresh(self, one: OwnExam) -> bool:
        at = one.released_at
        return at is not None and self._clock.now() - at < _TOLD_FOR

    def _result(self, one: OwnExam) -> ToDo:
        words = tr("{n} 分，及格线 {line} 分；看每一题怎么答、为什么")
        return ToDo(
            when=tr("成绩"),
            title=one.title,
            detail=words.format(
                n=number_text(one.total or 0.0), line=number_text(one.pass_mark or 0.0)
            ),
            tag=tr("及格") if one.passed else tr("没及格"),
            tone="good" if one.passed else "bad",
            minutes=0,
            pane="exams",
            target=f"paper:{one.paper_id}",
            act=tr("看解析"),
            notice=True,
        )

    def _todo(self, one: OwnExam) -> ToDo:
        opens, closes = self._clock.local(one.opens_at), self._clock.local(one.closes_at)
        today = self._clock.today() >= opens.date()
        words = {Stage.UNDER_WAY: tr("考试中"), Stage.OPEN: tr("可以开始")}
        return ToDo(
            when=time_text(opens) if opens.date() == self._clock.today() else tr("考试"),
            title=one.title,
            detail=_when(one, opens, closes),
            tag=tr("纸笔") if one.on_paper else words.get(one.stage, tr("未到时间")),
            tone="warn" if today else "accent",
            minutes=one.minutes if today else 0,
            pane="exams",
            target=f"sit:{one.paper_id}",
            act=_act(one),
        )


def _when(one: OwnExam, opens: datetime, closes: datetime) -> str:
    last = time_text(closes)
    if one.on_paper:
        words = tr("{day} {first}–{last}，纸笔考试，在考场作答")
    elif closes.date() == opens.date():
        words = tr("{day} {first}–{last}，{n} 分钟，闭卷")
    else:
        last = f"{day_text(closes.date())} {last}"
        words = tr("{day} {first} 起，开放到 {last}，{n} 分钟，闭卷")
    return words.format(
        day=day_text(opens.date()), first=time_text(opens), last=last, n=one.minutes
    )


def _act(one: OwnExam) -> str:
    if one.on_paper:
        return tr("查看")
    return tr("继续作答") if one.stage is Stage.UNDER_WAY else tr("去考试")


def _own(
    paper: ExamPaper,
    exam: Exam | None,
    events: Sequence[ExamEvent],
    results: dict[UUID, ExamResult],
    now: datetime,
) -> OwnExam:
    here = [one for one in events if one.exam_id == paper.exam_id or one.paper_id == paper.id]
    standing = sat(exam, paper.id, here, now)
    result = results.get(paper.id)
    if exam is None:
        return OwnExam(
            paper.id, None, tr("错题练习卷"), "practice", paper.drawn_at, paper.drawn_at,
            PRACTICE_MINUTES, standing.stage, False, standing.stage is Stage.OVER,
            standing.deadline,
        )  # fmt: skip
    return OwnExam(
        paper_id=paper.id,
        exam_id=exam.id,
        title=exam.title,
        kind=exam.kind,
        opens_at=exam.opens_at,
        closes_at=closing(exam, [one for one in here if one.paper_id is None]),
        minutes=exam.minutes,
        stage=standing.stage,
        on_paper=exam.on_paper,
        released=result is not None,
        deadline=standing.deadline,
        total=round(result.earned / result.full * 100, 1) if result else None,
        passed=result.passed if result else None,
        pass_mark=result.pass_mark if result else None,
        released_at=result.released_at if result else None,
        cancelled=cancelled([one for one in here if one.paper_id is None]),
        why=_why_not(here) if standing.stage is Stage.WITHDRAWN else "",
    )


def _why_not(events: Sequence[ExamEvent]) -> str:
    """Return the reason for which an exam was called off, or a person taken off it."""
    kinds = (Happened.CANCELLED, Happened.WITHDRAWN)
    return next((one.reason for one in reversed(events) if one.kind in kinds), "")

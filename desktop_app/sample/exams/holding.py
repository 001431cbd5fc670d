"""Announces an exam of the sample, lets people sit it, marks and releases it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from db.bulk import Bulk
from db.records import Exam, ExamPaper, ExamResult, Person
from db.store import Transaction
from desktop_app.sample.desk import Desk
from desktop_app.sample.exams.answers import Answering
from desktop_app.sample.exams.occasions import Occasion, of_this_desk
from desktop_app.sample.exams.sitting import Room, Sat
from desktop_app.training.content.use_cases import Versioned
from desktop_app.training.exams.bank.question import Question
from desktop_app.training.exams.papers.candidates import candidates
from desktop_app.training.exams.papers.forms import SEEDS
from desktop_app.training.exams.planning.entering import papers_of
from desktop_app.training.exams.planning.plan import announced_figures
from desktop_app.training.settings.catalogue import Figures

_AHEAD = timedelta(days=6)
"""So long before an exam it is announced."""
_MORNING = 600
"""The minute of the next working day at which results are marked and released."""
_HOURS = timedelta(hours=5)
"""From the first mark to the release: the second marker comes after the first."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody in an exam, how much of it they know, and between which marks they end."""

    person: Person
    ability: float
    least: float = 0.0
    most: float = 100.0


@dataclass(frozen=True, slots=True)
class Held:
    """An announced exam in hand."""

    exam: Exam
    room: Room
    papers: tuple[tuple[Sitter, ExamPaper], ...]


class Holding:
    """Supervisors hold exams: the first announces, marks and releases, another marks beside."""

    def __init__(
        self,
        desk: Desk,
        tx: Transaction,
        bulk: Bulk,
        bank: Iterable[Versioned[Question]],
        figures: Figures,
        answering: Answering,
        supervisors: Sequence[Person],
    ) -> None:
        self._desk = desk
        self._tx = tx
        self._bulk = bulk
        self._figures = figures
        self._answering = answering
        self._supervisors = supervisors
        here = of_this_desk(bank)
        self._questions = {one.version_id: one.item for one in here}
        self._candidates = candidates(here)
        self._used: Counter[UUID] = Counter()

    def announce(
        self,
        occasion: Occasion,
        sitters: Sequence[Sitter],
        opens: datetime,
        closes: datetime,
        like: Exam | None = None,
        resit_of: Exam | None = None,
    ) -> Held:
        """Add an exam with its papers; *like* another one it asks the same questions."""
        opens, closes = opens.replace(second=0), closes.replace(second=0)
        at = min(opens, self._now()) - _AHEAD
        exam = self._exam(occasion, opens, closes, at)
        if like is not None:
            exam = replace(exam, seed=like.seed)
        if resit_of is not None:
            exam = replace(exam, resit_of=resit_of.id)
        self._tx.exams.add(exam)
        by_id = {one.person.id: one for one in sitters}
        used = Counter() if like is not None else self._used
        people = [one.person for one in sitters]
        drawn = papers_of(exam, people, self._candidates, self._supervisors[0], at, used)
        papers = [replace(one, id=self._id(at)) for one in drawn]
        self._bulk.exam_papers(papers)
        self._used.update({item.version_id for paper in papers for item in paper.items})
        room = Room(
            self._desk, self._answering, self._bulk, exam, self._questions, self._supervisors
        )
        return Held(exam, room, tuple((by_id[one.person_id], one) for one in papers))

    def sit(self, held: Held, absent: Sequence[Person] = ()) -> list[tuple[Sitter, Sat]]:
        """Let everybody but the *absent* sit it as soon as it opens."""
        away = {one.id for one in absent}
        return [
            (one, held.room.sit(paper, one.ability, held.exam.opens_at, one.least, one.most))
            for one, paper in held.papers
            if one.person.id not in away
        ]

    def release(
        self, held: Held, sat: Sequence[tuple[Sitter, Sat]], day: date
    ) -> list[tuple[Sitter, ExamResult]]:
        """Mark and release everything on the working day after *day*, the day of the exam."""
        on = self._desk.calendar.next_working(day + timedelta(days=1))
        begins = self._desk.days.moment(on, _MORNING)
        marked = []
        for place, (one, paper) in enumerate(sat):
            at = begins + timedelta(minutes=3 * place)
            marked.append((one, paper, held.room.mark(paper, at)))
        at = begins + _HOURS
        return [
            (one, held.room.release(paper, marks, one.person, day, at))
            for one, paper, marks in marked
        ]

    def enter(
        self, held: Held, absent: Sequence[Person], day: date
    ) -> list[tuple[Sitter, ExamResult]]:
        """Enter what was written on paper on *day* and release it, on the working day after."""
        away = {one.id for one in absent}
        on = self._desk.calendar.next_working(day + timedelta(days=1))
        at = self._desk.days.moment(on, _MORNING)
        entered = []
        for one, paper in held.papers:
            at += timedelta(minutes=3)
            if one.person.id in away:
                held.room.miss(paper, at)
            else:
                entered.append((one, *held.room.enter(paper, one.ability, at)))
        at += _HOURS
        return [
            (one, held.room.release(paper, marks, one.person, day, at))
            for one, paper, marks in entered
        ]

    def _exam(self, occasion: Occasion, opens: datetime, closes: datetime, at: datetime) -> Exam:
        return Exam(
            id=self._id(at),
            title=occasion.title,
            kind=str(occasion.kind),
            blueprint=replace(occasion.blueprint, sections=self._sections()).body(),
            fixed=occasion.fixed,
            on_paper=occasion.forms > 0,
            opens_at=opens,
            closes_at=closes,
            minutes=occasion.minutes,
            figures=announced_figures(
                self._figures, second_marker=occasion.second_marker, forms=occasion.forms
            ),
            seed=self._desk.random.randrange(SEEDS),
            created_by=self._supervisors[0].id,
            created_at=at,
        )

    def _sections(self) -> tuple[str, ...]:
        return tuple(sorted({one.section for one in self._questions.values()}))

    def _now(self) -> datetime:
        return self._desk.days.moment(self._desk.today, self._desk.days.minute_now)

    def _id(self, at: datetime) -> UUID:
        return self._desk.ids.next(round(at.timestamp() * 1000))

"""Lets the sample's people sit a paper, and supervisors mark and release it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from db.bulk import Bulk
from db.records import (
    Evidence,
    Exam,
    ExamAnswer,
    ExamEvent,
    ExamItem,
    ExamMark,
    ExamPaper,
    ExamResult,
    Person,
    Sheet,
)
from desktop_app.sample.desk import Desk
from desktop_app.sample.exams.answers import Answering
from desktop_app.training.exams.bank.question import Case, Question
from desktop_app.training.exams.happened import Happened
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.marking.open_answers import settle_by
from desktop_app.training.exams.marking.settling import FIRST, SECOND, SETTLED
from desktop_app.training.exams.papers.reading import ON_SHEET, earned, most_lost
from desktop_app.training.exams.results.standing import FORM, sheet_answers

_TRIES = 40
"""A paper is sat anew until it comes to what it has to: chance is not steered within one."""
_LEFT = 0.12
"""How likely somebody looked at another window."""
_NOTES = ("", "", "", "时间说到了钟点，好。", "先认错再说办法，次序对。")
_LACKING = (
    "",
    "",
    "后面由谁跟进没有写。",
    "还差一两个要点，参考答案里对一下。",
    "先认错再说办法会更好。",
)
"""What a marker writes beside full marks, and beside less."""
_REASON = "两位分歧在“认错”一条，按要点原文判。"


@dataclass(frozen=True, slots=True)
class Given:
    """One answer with what it earns; of a case *earned* is None and *suggested* is told."""

    item: ExamItem
    question: Question
    answer: Any
    earned: float | None
    suggested: float = 0.0


@dataclass(frozen=True, slots=True)
class Sat:
    """A paper that was sat."""

    paper: ExamPaper
    given: tuple[Given, ...]
    ended_at: datetime

    @property
    def likely(self) -> float:
        """What it comes to if markers follow the suggestions."""
        return sum(one.suggested if one.earned is None else one.earned for one in self.given)


class Room:
    """One exam with the papers of its people, written down as it goes."""

    def __init__(
        self,
        desk: Desk,
        answering: Answering,
        bulk: Bulk,
        exam: Exam,
        questions: Mapping[UUID, Question],
        markers: Sequence[Person],
    ) -> None:
        self._desk = desk
        self._random = desk.random
        self._answering = answering
        self._bulk = bulk
        self._exam = exam
        self._questions = questions
        self._markers = markers

    def sit(
        self,
        paper: ExamPaper,
        ability: float,
        begins: datetime,
        least: float = 0.0,
        most: float = 100.0,
    ) -> Sat:
        """Let somebody begin, answer every question and hand in, between *least* and *most*."""
        given = self._answers(paper, ability, least, most)
        at = begins + timedelta(seconds=self._random.randint(10, 240))
        self._note(paper, Happened.STARTED, at)
        limit = begins + timedelta(minutes=self._exam.minutes - 2)
        answers: list[ExamAnswer] = []
        pace = self._pace(given)
        for one, seconds in zip(given, pace, strict=True):
            at = min(at + timedelta(seconds=seconds), limit)
            flagged = one.answer is None or self._random.random() < 0.03
            answers.append(
                ExamAnswer(
                    self._id(at), paper.id, one.item.position, one.answer, flagged, seconds, at,
                    paper.person_id,
                )
            )  # fmt: skip
        if self._random.random() < _LEFT:
            self._left(paper, begins + (at - begins) * self._random.uniform(0.3, 0.8))
        at += timedelta(seconds=self._random.randint(20, 200))
        self._note(paper, Happened.HANDED_IN, at)
        self._bulk.exam_facts(answers)
        return Sat(paper, given, at)

    def enter(self, paper: ExamPaper, ability: float, at: datetime) -> tuple[Sat, dict[str, float]]:
        """Have what somebody wrote on paper entered; returns it with what every question earned."""
        given, by = self._answers(paper, ability, 0.0, 100.0), self._markers[0].id
        marks: dict[str, float] = {}
        for one in given:
            place, answer, got = one.item.position, one.answer, one.earned
            if got is None:
                answer, got = ON_SHEET, self._near(one)
                mark = ExamMark(self._id(at), paper.id, place, by, FIRST, got, None, "", at)
                self._bulk.exam_facts([mark])
            fact = ExamAnswer(self._id(at), paper.id, place, answer, False, 0.0, at, by)
            self._bulk.exam_facts([fact])
            marks[str(place)] = got
        self._note(paper, Happened.ENTERED, at, by, {"cells": len(given)})
        return Sat(paper, given, at), marks

    def miss(self, paper: ExamPaper, at: datetime) -> None:
        """Have somebody noted as absent from an exam on paper."""
        self._note(paper, Happened.ABSENT, at, self._markers[0].id)

    def mark(self, sat: Sat, at: datetime) -> dict[str, float]:
        """Have its cases marked from *at* on; returns what every question earned."""
        found: dict[str, float] = {}
        for one in sat.given:
            got = one.earned
            if got is None:
                marks = list(self._marks(sat, one, at))
                self._bulk.exam_facts(marks)
                got = settle_by(self._exam, one.question, marks).marks
                at += timedelta(minutes=self._random.randint(2, 4))
            if got is None:
                raise AssertionError("a case has all its marks")
            found[str(one.item.position)] = got
        return found

    def release(
        self, sat: Sat, marks: Mapping[str, float], person: Person, day: date, at: datetime
    ) -> ExamResult:
        """Release a result; of an exam that counts it becomes a theory sheet of *day*."""
        full = sum(one.item.marks for one in sat.given)
        total = round(sum(marks.values()) / full * 100, 1)
        line = float(self._exam.figures["pass_mark"])
        sheet = None
        if ExamKind(self._exam.kind).counts:
            sheet = self._sheet(sat, marks, person, day, at, total)
            self._bulk.sheet(sheet)
        result = ExamResult(
            paper_id=sat.paper.id,
            exam_id=self._exam.id,
            person_id=person.id,
            earned=round(sum(marks.values()), 2),
            full=full,
            passed=total >= line,
            pass_mark=line,
            marks=marks,
            sheet_id=sheet.id if sheet else None,
            released_by=self._markers[0].id,
            released_at=at,
        )
        self._bulk.exam_facts([result])
        return result

    def _answers(
        self, paper: ExamPaper, ability: float, least: float, most: float
    ) -> tuple[Given, ...]:
        for tried in range(1, _TRIES + 1):
            given = tuple(self._given(one, ability) for one in paper.items)
            likely = Sat(paper, given, self._exam.opens_at).likely
            if least <= likely <= most:
                return given
            if tried % 3 == 0:
                ability = min(1.0, ability + (0.03 if likely < least else -0.03))
        raise AssertionError(f"nobody of ability {ability:.2f} comes to {least} … {most}")

    def _given(self, item: ExamItem, ability: float) -> Given:
        question = self._questions[item.version_id]
        if isinstance(question, Case):
            text, found = self._answering.case(question, ability)
            share = item.marks / question.full_marks
            return Given(item, question, text, None, round(found * share * 2) / 2)
        answer = self._answering.answer(question, ability)
        marked = earned(question, item, answer)
        return Given(item, question, answer, marked.marks if marked else 0.0)

    def _pace(self, given: Sequence[Given]) -> list[float]:
        """Return how long each question takes; slow people hurry where time would not do."""
        seconds = [self._answering.seconds(one.question) for one in given]
        most = (self._exam.minutes - 8) * 60
        hurry = min(1.0, most / sum(seconds))
        return [round(one * hurry, 1) for one in seconds]

    def _left(self, paper: ExamPaper, at: datetime) -> None:
        seconds = self._random.randint(4, 70)
        self._note(paper, Happened.LEFT, at)
        back = at + timedelta(seconds=seconds)
        self._note(paper, Happened.RETURNED, back)

    def _note(
        self,
        paper: ExamPaper,
        kind: Happened,
        at: datetime,
        by: UUID | None = None,
        detail: Any = None,
    ) -> None:
        by = by or paper.person_id
        event = ExamEvent(self._id(at), self._exam.id, paper.id, kind, at, by, detail=detail)
        self._bulk.exam_facts([event])

    def _marks(self, sat: Sat, one: Given, at: datetime) -> Iterator[ExamMark]:
        first = self._mark(sat, one, FIRST, self._markers[0], at, self._near(one))
        yield first
        if not self._exam.figures["second_marker"]:
            return
        later = at + timedelta(minutes=50)
        second = self._mark(sat, one, SECOND, self._markers[1], later, self._near(one, wide=True))
        yield second
        if abs(first.marks - second.marks) > self._exam.figures["tolerance"]:
            mean = round(first.marks + second.marks) / 2
            last = later + timedelta(minutes=70)
            settled = self._mark(sat, one, SETTLED, self._markers[0], last, mean)
            yield replace(settled, note=_REASON)

    def _mark(
        self, sat: Sat, one: Given, role: str, marker: Person, at: datetime, marks: float
    ) -> ExamMark:
        notes = _NOTES if marks == one.item.marks else _LACKING
        note = self._random.choice(notes) if role == FIRST else ""
        return ExamMark(
            self._id(at), sat.paper.id, one.item.position, marker.id, role, marks, one.suggested,
            note, at,
        )  # fmt: skip

    def _near(self, one: Given, wide: bool = False) -> float:
        """Return what a person gives: mostly what was suggested."""
        apart = (0.0, 0.0, 0.5, -0.5, -1.0, -4.0, -4.0) if wide else (0.0, 0.0, 0.0, 0.5, -0.5, 1.0)
        return min(one.item.marks, max(0.0, one.suggested + self._random.choice(apart)))

    def _sheet(
        self,
        sat: Sat,
        marks: Mapping[str, float],
        person: Person,
        day: date,
        at: datetime,
        total: float,
    ) -> Sheet:
        weak = most_lost([(one.item, one.question) for one in sat.given], marks)
        answers = sheet_answers(self._exam.title, day, total, weak)
        target = f"exam:{self._exam.id}"
        sheet = self._desk.clerk.filed(FORM, person, self._markers[0], day, at, answers, target)
        return replace(sheet, evidence=(Evidence("paper", sat.paper.id, self._exam.title),))

    def _id(self, at: datetime) -> UUID:
        return self._desk.ids.next(round(at.timestamp() * 1000))

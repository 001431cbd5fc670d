"""An exam in the small organisation: announced, sat, marked, for tests of every floor."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from builders import PASSWORD, Workplace
from exam_questions import PACK

from db.records import Exam, Person, Role
from desktop_app.training.content.loader import load_pack
from desktop_app.training.exams.bank.question import (
    Case,
    FillIn,
    Matching,
    Multiple,
    Ordering,
    Question,
    Single,
    TrueFalse,
)
from desktop_app.training.exams.kinds import ExamKind
from desktop_app.training.exams.papers.blueprint import Blueprint, Part
from desktop_app.training.exams.planning.plan import NewExam
from desktop_app.training.exams.sitting.shown import as_shown
from desktop_app.training.exams.sitting.standing import Paper
from desktop_app.training.people.use_cases import NewPerson

SECTIONS = ("投诉与危机", "流程与时限")
"""Of the sample questions alone: the shipped packs have others."""

BLUEPRINT = Blueprint(
    (
        Part("single", 2, 10),
        Part("multiple", 2, 10),
        Part("true-false", 2, 5),
        Part("fill-in", 2, 5),
        Part("matching", 2, 5),
        Part("ordering", 2, 5),
        Part("case", 2, 10),
    ),
    SECTIONS,
)
"""All of the sample questions: each paper has the same, in another order."""

MINUTES = 60
OPEN = timedelta(hours=3)


@dataclass
class ExamRoom:
    """A workplace with the sample questions and a second supervisor."""

    place: Workplace
    second: Person = field(init=False)

    def __post_init__(self) -> None:
        self.place.services.library.import_pack(load_pack(PACK))
        new = NewPerson("沈岚", "1002", frozenset({Role.SUPERVISOR}), PASSWORD)
        self.second = self.place.services.people.add(self.place.supervisor, new)

    def plan(self, **changed: Any) -> NewExam:
        """Return an exam of today for both trainees, open from now on."""
        now = self.place.clock.now()
        fields: dict[str, Any] = {
            "title": "理论考试",
            "kind": ExamKind.CERTIFICATE,
            "people": (self.place.trainee.id, self.place.stranger.id),
            "opens_at": now,
            "closes_at": now + OPEN,
            "minutes": MINUTES,
            "blueprint": BLUEPRINT,
        }
        return NewExam(**(fields | changed))

    def announce(self, **changed: Any) -> Exam:
        """Announce it."""
        return self.place.services.exam_planning.announce(
            self.place.supervisor, self.plan(**changed)
        )

    def paper_of(self, exam: Exam, person: Person) -> UUID:
        """Return which paper is a person's."""
        held = self.place.services.exam_planning.exam(self.place.supervisor, exam.id)
        return next(one.paper_id for one in held.seats if one.person.id == person.id)

    def begin(self, exam: Exam, person: Person) -> Paper:
        """Begin, or go on with, a person's sitting."""
        return self.place.services.sittings.begin(person, self.paper_of(exam, person))

    def right(self, paper: Paper) -> list[Any]:
        """Return what would be right at each position of a paper, as it is shown there."""
        with self.place.services.store.reading() as tx:
            items = tx.exams.paper(paper.paper_id).items
        library = self.place.services.library
        questions = [library.version(one.version_id, Question).item for one in items]
        return [as_shown(q, one, right_answer(q)) for q, one in zip(questions, items, strict=True)]

    def sit(self, exam: Exam, person: Person, wrong: Sequence[str] = ()) -> Paper:
        """Answer everything right but the types in *wrong*, left open, and hand in."""
        paper = self.begin(exam, person)
        sittings = self.place.services.sittings
        for shown, answer in zip(paper.questions, self.right(paper), strict=True):
            if shown.type not in wrong:
                sittings.answer(person, paper.paper_id, shown.position, answer, False, 20)
        sittings.hand_in(person, paper.paper_id)
        return paper

    def close(self) -> None:
        """Let the exam's time pass."""
        self.place.clock.advance(OPEN)

    def mark_all(self, exam: Exam, marks: float = 8, by: Person | None = None) -> None:
        """Mark every case analysis that waits for this marker."""
        marking, actor = self.place.services.exam_marking, by or self.place.supervisor
        for one in marking.queue(actor):
            if one.exam_id != exam.id:
                continue
            for answer in marking.open(actor, exam.id, one.version_id).answers:
                if answer.mine and answer.own is None:
                    marking.mark(actor, answer.paper_id, answer.position, marks)

    def release(self, exam: Exam) -> int:
        """Release what is ready."""
        return self.place.services.exam_results.release(self.place.supervisor, exam.id, PASSWORD)


def right_answer(question: Question) -> Any:
    """Return what is right, in the question's own order."""
    match question:
        case Single() | Multiple():
            return [n for n, one in enumerate(question.options) if one.right]
        case TrueFalse():
            return question.answer
        case FillIn():
            return [one.answers[0] for one in question.blanks]
        case Matching():
            return list(range(len(question.pairs)))
        case Ordering():
            return list(range(len(question.steps)))
        case Case():
            return question.model_answer
        case _:
            raise TypeError(type(question).__name__)

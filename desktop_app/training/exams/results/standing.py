"""What an exam came to: rows for the supervisor, a paper looked back at, the pay review's list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from db.records import Exam, ExamItem, Person
from desktop_app.system.text import tr
from desktop_app.training.exams.bank.grading import Reason
from desktop_app.training.exams.bank.question import Question
from desktop_app.training.exams.timing import Absence, Stage
from desktop_app.training.forms.kinds import SITTING

FORM = "theory-mark"
"""The form on which a theory mark is registered."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One person in an exam: what they came to, or what is still missing."""

    paper_id: UUID
    person: Person
    stage: Stage
    total: float | None
    """Out of 100; None as long as something is to be marked, or where nothing was sat."""
    passed: bool | None
    to_mark: int
    absences: tuple[Absence, ...]
    released_at: datetime | None
    sheet_id: UUID | None
    own: bool
    """The actor's own: another supervisor releases it."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What an exam came to so far."""

    exam: Exam
    rows: Sequence[ResultRow]
    going_on: bool
    """Somebody may still answer: nothing is released before."""

    @property
    def ready(self) -> tuple[ResultRow, ...]:
        """The results that can be released now."""
        return tuple(
            one
            for one in self.rows
            if not self.going_on
            and one.total is not None
            and one.released_at is None
            and not one.own
        )


@dataclass(frozen=True, slots=True)
class ReviewedItem:
    """One question of a paper as it was answered, marked and explained."""

    item: ExamItem
    question: Question
    answer: Any
    """In the question's own order; None: not answered."""
    earned: float | None
    """None: a practice paper's case, which nobody marks; the reasons are a suggestion."""
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...]
    """What markers wrote."""


@dataclass(frozen=True, slots=True)
class Review:
    """A paper looked back at."""

    paper_id: UUID
    title: str
    person: Person
    total: float | None
    passed: bool | None
    pass_mark: float | None
    items: Sequence[ReviewedItem]


@dataclass(frozen=True, slots=True)
class PayRow:
    """One result on the list for the pay review."""

    staff_number: str
    name: str
    exam: str
    kind: str
    day: date
    total: float | None
    passed: bool | None
    absent: bool


def sheet_answers(title: str, day: date, total: float, weak: Sequence[str]) -> dict[str, Any]:
    """Return what the theory sheet of a result says; *weak*: sections in which most was lost."""
    return {
        SITTING: title,
        "exam-date": day.isoformat(),
        "theory": total,
        "weak-parts": tr("、").join(weak),
    }

"""What waits for a marker: answers to one question, without names."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from desktop_app.training.exams.bank.grading import Suggestion
from desktop_app.training.exams.bank.question import Case
from desktop_app.training.exams.timing import Absence


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question of an exam with how many answers wait for this marker, and how many are done."""

    exam_id: UUID
    exam: str
    version_id: UUID
    question: str
    """How it begins."""
    waiting: int
    elsewhere: int
    """Answers that wait for another marker than this one."""
    done: int


@dataclass(frozen=True, slots=True)
class Given:
    """What a marker gave; names of markers are no secret among markers once both are in."""

    marker: str
    marks: float
    note: str


@dataclass(frozen=True, slots=True)
class AnswerToMark:
    """One answer; whose it is stays hidden until every answer of the exam is done."""

    paper_id: UUID
    position: int
    number: int
    """How it is called while the name is hidden: 答卷 3."""
    text: str
    full: float
    suggestion: Suggestion
    """In marks of this paper; a person decides."""
    absences: tuple[Absence, ...]
    needs: str
    """`first`, `second`, `settled`, or empty."""
    mine: bool
    """Whether the actor may mark it now."""
    own: Given | None
    """What the actor gave."""
    others: tuple[Given, ...]
    """What others gave, told only after one's own mark is in or where the actor has to decide."""
    marks: float | None
    """What it came to."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Marking:
    """A question with its answers, in an order that tells nothing."""

    exam_id: UUID
    exam: str
    version_id: UUID
    question: Case
    answers: Sequence[AnswerToMark]
    named: bool
    """Whether names are shown: everything is marked."""

"""Theory exams: the exam, its papers, what happened, answers, marks and results."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam as it was announced; who sits it is told by its papers."""

    id: UUID
    title: str
    kind: str
    blueprint: Any
    fixed: bool
    on_paper: bool
    opens_at: datetime
    closes_at: datetime
    minutes: int
    figures: Mapping[str, Any]
    seed: int
    created_by: UUID
    created_at: datetime
    resit_of: UUID | None = None


@dataclass(frozen=True, slots=True)
class ExamItem:
    """One question of a paper; `shown[n]` is the place in the question of what stands at n."""

    position: int
    version_id: UUID
    marks: float
    shown: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ExamPaper:
    """The paper of one person."""

    id: UUID
    exam_id: UUID | None
    person_id: UUID
    seed: int
    drawn_at: datetime
    drawn_by: UUID
    items: tuple[ExamItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ExamEvent:
    """What happened: see `training.exams.sitting.happened.Happened`."""

    id: UUID
    exam_id: UUID | None
    paper_id: UUID | None
    kind: str
    at: datetime
    by_id: UUID
    reason: str = ""
    detail: Any = None


@dataclass(frozen=True, slots=True)
class ExamAnswer:
    """What was answered to the question at a position."""

    id: UUID
    paper_id: UUID
    position: int
    answer: Any
    flagged: bool
    seconds: float
    at: datetime
    by_id: UUID


@dataclass(frozen=True, slots=True)
class ExamMark:
    """What a marker gave."""

    id: UUID
    paper_id: UUID
    position: int
    marker_id: UUID
    role: str
    marks: float
    suggested: float | None
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ExamResult:
    """A released result."""

    paper_id: UUID
    exam_id: UUID
    person_id: UUID
    earned: float
    full: float
    passed: bool
    pass_mark: float
    marks: Mapping[str, float]
    sheet_id: UUID | None
    released_by: UUID
    released_at: datetime

"""What a sitter is told: which exams there are for them, and the paper in hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from desktop_app.training.exams.sitting.shown import ShownQuestion
from desktop_app.training.exams.timing import Stage


@dataclass(frozen=True, slots=True)
class OwnExam:
    """One exam of one's own: all that is told before it is begun."""

    paper_id: UUID
    exam_id: UUID | None
    """None: a practice paper."""
    title: str
    kind: str
    opens_at: datetime
    closes_at: datetime
    minutes: int
    stage: Stage
    on_paper: bool
    released: bool
    deadline: datetime | None = None
    total: float | None = None
    """Out of 100, once it is released."""
    passed: bool | None = None
    pass_mark: float | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper in hand, with what has been answered so far, as it is shown."""

    paper_id: UUID
    title: str
    started_at: datetime
    deadline: datetime
    questions: Sequence[ShownQuestion]
    answers: Mapping[int, Any]
    flagged: frozenset[int]
    closed_book: bool
    """False for a practice paper: other panes stay open, leaving is nobody's business."""

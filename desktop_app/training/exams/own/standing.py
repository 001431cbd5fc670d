"""What is told of an exam of one's own before it is begun: nothing that it asks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

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
    released_at: datetime | None = None
    cancelled: bool = False
    """The whole exam was called off."""
    why: str = ""
    """Why it was called off, or why this person does not sit it."""

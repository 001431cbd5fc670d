"""The paper in hand, as who sits it is shown it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from desktop_app.training.exams.sitting.shown import ShownQuestion


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper in hand, with what has been answered so far, as it is shown."""

    paper_id: UUID
    title: str
    started_at: datetime
    deadline: datetime
    ahead: timedelta
    """So far is what was recorded last before the clock, which was set back: 0 as a rule."""
    questions: Sequence[ShownQuestion]
    answers: Mapping[int, Any]
    flagged: frozenset[int]
    closed_book: bool
    """False for a practice paper: other panes stay open, leaving is nobody's business."""

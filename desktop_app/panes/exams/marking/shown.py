"""What passes between the presenter of marking and its view."""

from dataclasses import dataclass

from desktop_app.widgets.tags import Tone


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question in the queue."""

    key: str
    title: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]


@dataclass(frozen=True, slots=True)
class SpanShown:
    """A point or a taboo found in the answer."""

    start: int
    end: int
    good: bool
    name: str


@dataclass(frozen=True, slots=True)
class PointShown:
    """A line under the answer: a point with what it is worth, met or not, or a taboo broken."""

    text: str
    tone: str
    why: str


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """One answer to be marked."""

    title: str
    """答卷 3, or the name once it may be told."""
    place: str
    text: str
    spans: tuple[SpanShown, ...]
    points: tuple[PointShown, ...]
    suggested: float
    suggestion: str
    full: float
    marks: float
    """Where the field stands: one's own marks, else the suggestion."""
    note: str
    told: str
    """What others gave, or whom it waits for."""
    absences: str
    may_mark: bool
    done: bool


@dataclass(frozen=True, slots=True)
class CaseShown:
    """The question above the answers."""

    material: str
    stem: str
    model_answer: str

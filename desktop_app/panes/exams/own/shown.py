"""What passes between the presenter of one's own exams and its view."""

from dataclasses import dataclass

from desktop_app.widgets.tags import Tone


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One exam of one's own."""

    key: str
    title: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]


@dataclass(frozen=True, slots=True)
class LineShown:
    """An option, a pair or a step of a reviewed question."""

    text: str
    tone: str
    """`good`, `bad` or empty."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedShown:
    """One question looked back at."""

    title: str
    marks: str
    tone: Tone
    material: str
    stem: str
    lines: tuple[LineShown, ...]
    answer: str
    reasons: tuple[str, ...]
    explanation: str
    missed: bool


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A paper looked back at."""

    title: str
    sentence: str
    items: tuple[ReviewedShown, ...]

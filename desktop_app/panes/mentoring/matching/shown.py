"""What the page of matching shows, as plain values."""

from dataclasses import dataclass

from desktop_app.panes.mentoring.shown import Tone


@dataclass(frozen=True, slots=True)
class PairRow:
    """A trainee in the list, with the mentor they have or who is proposed."""

    key: str
    name: str
    detail: str
    tags: tuple[tuple[str, Tone], ...]


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A mentor who could be chosen; `tone` colours what speaks for or against them."""

    key: str
    name: str
    points: str
    points_order: int
    load: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One reason; `points` are empty where a rule is met or not."""

    text: str
    points: str
    good: bool


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """One mentor for one trainee with everything that speaks for and against."""

    title: str
    reasons: tuple[ReasonLine, ...]
    needs_reason: bool
    """Whether the supervisor has to say why."""
    act: str
    """The word on the button; empty where they are paired already."""
    may_end: bool


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One decision of the past."""

    title: str
    detail: str

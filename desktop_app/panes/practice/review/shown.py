"""What the review page shows: one moment, what its answer brought, how the day went."""

from dataclasses import dataclass
from typing import Literal

from desktop_app.panes.practice.debrief_shown import SpanShown
from desktop_app.panes.practice.shown import TagTone
from desktop_app.panes.practice.talk_shown import LimitShown


@dataclass(frozen=True, slots=True)
class CardShown:
    """A moment to answer; `before` is what the customer said just before it, in one line."""

    place: str
    share: float
    icon: str
    title: str
    tags: tuple[str, ...]
    before: str
    speaker: str
    line: str
    facts_title: str
    facts: tuple[tuple[str, str], ...]
    rules: str
    limit: LimitShown
    draft: str


@dataclass(frozen=True, slots=True)
class ReviewPoint:
    """One point of the moment; `better` is a wording to offer where it was missed."""

    name: str
    state: Literal["met", "missed"]
    better: str


@dataclass(frozen=True, slots=True)
class FeedbackShown:
    """What an answer has brought; `reply` is empty where nothing came to mind."""

    reply: str
    spans: tuple[SpanShown, ...]
    verdict: str
    tone: TagTone
    finding: str
    points: tuple[ReviewPoint, ...]
    broken: tuple[str, ...]
    model: str
    due: str
    why: str
    share: float
    act: str


@dataclass(frozen=True, slots=True)
class EndShown:
    """Nothing is left today."""

    icon: str
    title: str
    text: str
    act: str

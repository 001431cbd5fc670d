"""What is chosen or typed in side sheets, as plain values that a presenter can make."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from a list."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said when two people looked at a plan, and when they do so next; None for never."""

    words: str
    following: date | None

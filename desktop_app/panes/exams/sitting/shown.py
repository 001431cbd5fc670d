"""What passes between the sitting's presenter and its window."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class AskShown:
    """The question in hand."""

    number: int
    of: int
    position: int
    type: str
    kind: str
    """单选题 · 2 分."""
    hint: str
    """How it is answered."""
    stem: str
    material: str
    choices: tuple[str, ...]
    lefts: tuple[str, ...]
    blanks: int
    answer: Any
    flagged: bool


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """One number of the overview."""

    number: int
    answered: bool
    flagged: bool
    current: bool


@dataclass(frozen=True, slots=True)
class TimeShown:
    """The time that is left."""

    text: str
    tone: str
    """`warn` or `bad` when it runs short, else empty."""

"""What waits to be reviewed: the due cards of one moment are one question."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.records import Card
from desktop_app.training.repetition.memory import Rating

SECONDS_EACH = 45
"""What a card takes: less than half a phone answer's limit [S1] to write, the rest to read on."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One moment to answer, with the cards that the answer counts for."""

    content_key: str
    turn: str
    cards: tuple[Card, ...]

    @property
    def name(self) -> str:
        """Return the name that the typed text of this moment is kept under."""
        return draft_name(self.content_key, self.turn)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits today: moments to answer, minutes, moments answered already."""

    count: int
    minutes: int
    answered: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How today's review went: moments answered, cards by rating, and when more are due."""

    answered: int
    ratings: Mapping[Rating, int]
    next_day: date | None
    next_cards: int
    cards: int
    """All cards of the person."""


def draft_name(content_key: str, turn: str) -> str:
    """Return the name of the draft of a moment."""
    return f"review:{content_key}:{turn}"


def prompts(cards: Sequence[Card], begun: Collection[str]) -> tuple[Prompt, ...]:
    """Put due cards together by moment, in their order; what has been *begun* comes first."""
    grouped: dict[tuple[str, str], list[Card]] = {}
    for card in cards:
        grouped.setdefault((card.content_key, card.turn), []).append(card)
    found = [Prompt(key, turn, tuple(held)) for (key, turn), held in grouped.items()]
    return tuple(sorted(found, key=lambda prompt: prompt.name not in begun))


def minutes(count: int) -> int:
    """Return about how many minutes so many cards take."""
    return math.ceil(count * SECONDS_EACH / 60)

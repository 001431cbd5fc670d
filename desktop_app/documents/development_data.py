"""What stands on a printed development plan."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ItemData:
    """One item; `steps` are done or not, and their text with what was done about it."""

    kind: str
    goal: str
    facts: str
    reason: str
    records: tuple[str, ...]
    steps: tuple[tuple[bool, str], ...]
    measure: str
    outcome: str
    good: bool


@dataclass(frozen=True, slots=True)
class DevelopmentData:
    """Everything on paper; equal data give equal bytes."""

    title: str
    organisation: str
    facts: str
    finding: str
    day: date
    """The day on which it stood so."""
    items: tuple[ItemData, ...]
    career: str
    requirements: tuple[tuple[str, str, str], ...]
    """Requirement, whether it is met, what the records say."""
    reviews: tuple[tuple[str, str], ...]
    """When both looked at it, and what they wrote."""
    signatures: tuple[str, ...]

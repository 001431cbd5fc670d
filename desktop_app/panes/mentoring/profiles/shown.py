"""What the page of profiles shows, as plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """A person in the table."""

    key: str
    name: str
    role: str
    temperament: str
    strengths: str
    satisfaction: str
    satisfaction_order: float


@dataclass(frozen=True, slots=True)
class ProfileShown:
    """A person's profile to be edited in place; `note` says what else is known."""

    key: str
    name: str
    note: str
    temperament: str
    strengths: str
    satisfaction: float | None
    joined: date

"""What the list of drills shows of the review."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DoorShown:
    """How much waits, for the list of drills."""

    title: str
    detail: str

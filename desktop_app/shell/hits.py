"""What the search finds, and who finds it."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: where it is opened, and how it is shown."""

    title: str
    detail: str
    icon: str
    pane: str
    target: str


class HitProvider(Protocol):
    """Finds things of one kind; called on a worker thread."""

    def search(self, text: str) -> list[Hit]:
        """Return what *text* finds, the best first."""
        ...

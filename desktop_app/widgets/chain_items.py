"""What time line and line chart show, as plain values that a presenter can make."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ChainEntry:
    """One record; `state` says in a word what it came to, `tone` colours kind and dot.

    `failed` colours the state: what is below its line is seen at a glance, and read in the word.
    """

    key: str
    day: str
    time: str
    kind: str
    title: str
    detail: str = ""
    mark: str = ""
    state: str = ""
    tone: Literal["accent", "good", "warn", "bad", "plain"] = "accent"
    failed: bool = False

    def spoken(self) -> str:
        """The whole entry as one line, for screen readers and tooltips."""
        parts = (f"{self.day} {self.time}".strip(), self.kind, self.title, self.detail, self.mark)
        return "，".join(part for part in (*parts, self.state) if part)


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A value from 0 to 100, None where there is none; `tip` says it in words."""

    label: str
    value: float | None
    count: int = 0
    tip: str = ""

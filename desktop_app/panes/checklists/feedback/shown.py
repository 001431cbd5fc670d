"""What the room of feedback shows: words and numbers, decided already."""

from dataclasses import dataclass

from desktop_app.widgets.stacked_bars import StackedRow


@dataclass(frozen=True, slots=True)
class ResultShown:
    """What was answered about one thing; without bars `note` says why."""

    title: str
    finding: str
    note: str
    bars: tuple[StackedRow, ...] = ()
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """A heading and what was written to it."""
    may_evaluate: bool = False
    may_ask: bool = False

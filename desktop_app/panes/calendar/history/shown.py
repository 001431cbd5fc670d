"""What the sheet of changes is handed to show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: when and by whom, what, and why."""

    key: str
    when: str
    text: str
    reason: str
    undone: bool
    may_undo: bool


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """The changes of a calendar, the newest first."""

    title: str
    rows: tuple[ChangeRow, ...]
    empty: str
    """What belongs there, where there is nothing yet."""

"""What the comparison shows: words and numbers, decided already."""

from dataclasses import dataclass

from desktop_app.widgets.dumbbell import DumbbellRow
from desktop_app.widgets.row_list import ListRow


@dataclass(frozen=True, slots=True)
class CompareShown:
    """One person's comparison; without rows `finding` and `note` say why."""

    finding: str
    note: str
    views: tuple[str, ...]
    rows: tuple[DumbbellRow, ...]


@dataclass(frozen=True, slots=True)
class SheetsShown:
    """The sheets behind one line, newest first."""

    title: str
    rows: tuple[ListRow, ...]

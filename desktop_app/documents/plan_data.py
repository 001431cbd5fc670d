"""What the pages of a printed plan say: words and places, decided already."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ChipData:
    """A session on a day; `note` says where and who."""

    time: str
    title: str
    note: str
    tone: str
    mark: str
    """The first character of its stage, so that the colour alone does not tell it; "" where the
    title does."""
    gate: bool


@dataclass(frozen=True, slots=True)
class CellData:
    """A day of a month or week; `name` is what a closed or adjusted day is called."""

    label: str
    inside: bool
    closed: bool
    name: str
    chips: tuple[ChipData, ...]


@dataclass(frozen=True, slots=True)
class GridData:
    """A month, or one week, in rows of seven days from Monday on."""

    heading: str
    weeks: tuple[tuple[CellData, ...], ...]


@dataclass(frozen=True, slots=True)
class PartData:
    """The sessions of one stage in one week."""

    tone: str
    mark: str
    count: int


@dataclass(frozen=True, slots=True)
class WeekData:
    """A week of one row of the overview; `gates`: something has to be passed in it."""

    parts: tuple[PartData, ...]
    gates: int


@dataclass(frozen=True, slots=True)
class RowData:
    """A class, a person or a stage through the weeks."""

    label: str
    note: str
    weeks: tuple[WeekData, ...]


@dataclass(frozen=True, slots=True)
class OverviewData:
    """Rows by weeks; `gates` tells each gate in a line."""

    heads: tuple[str, ...]
    rows: tuple[RowData, ...]
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanData:
    """A plan on paper: the pages of months or weeks, or the overview."""

    title: str
    organisation: str
    facts: str
    day: date
    legend: tuple[tuple[str, str, str], ...]
    """Title, tone and mark of each stage."""
    grids: tuple[GridData, ...] = ()
    overview: OverviewData | None = None

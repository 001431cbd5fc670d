"""What passes between the presenter of the grid and its page."""

from dataclasses import dataclass

from desktop_app.widgets.entry_grid import GridHead, GridLine


@dataclass(frozen=True, slots=True)
class GridShown:
    """The whole grid."""

    title: str
    told: str
    """How many are entered, absent, missing."""
    heads: tuple[GridHead, ...]
    lines: tuple[GridLine, ...]
    ready: int
    """Rows that can be entered now."""


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """The place where one stands."""

    where: str
    hint: str
    problem: bool
    """Whether the hint says what is wrong."""
    absent: bool
    """Whether this person is noted as absent."""
    may_absent: bool

"""What the inspections of a period show: dimensions, and where the marks are lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from db.records import AgentResult, WeekResult

if TYPE_CHECKING:
    from desktop_app.training.forms.scoring import SheetScore


@dataclass(frozen=True, slots=True)
class Overview:
    """The inspections of a period that stand, summed up; `mean` is None without any."""

    first: date
    last: date
    count: int
    mean: float | None
    bands: Mapping[str, int]
    agents: tuple[AgentResult, ...]
    """The lowest mean first."""
    weeks: tuple[WeekResult, ...]
    excellent: float
    passing: float
    """The lines of today's settings; each sheet keeps those that it was judged by."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A section of the scorecards, by title: the mean of the sheets in which it counted."""

    title: str
    count: int
    mean: float


@dataclass(frozen=True, slots=True)
class Loss:
    """An item that cost marks: in how many sheets, how many points of the total altogether."""

    label: str
    section: str
    sheets: tuple[UUID, ...]
    """The newest first."""
    points: float
    asked: int
    """In how many sheets it counted at all."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Dimensions in the order of the scorecards, and losses, the most frequent first.

    `count` sheets were looked at, the newest of `of`.
    """

    count: int
    of: int
    dimensions: tuple[Dimension, ...]
    losses: tuple[Loss, ...]


_LEAST = 0.05
"""Points below which nothing is lost but by rounding."""


def analysed(scores: Sequence[tuple[UUID, "SheetScore"]], of: int) -> Analysis:
    """Return what *scores*, the newest first, show; items and sections count by their words.

    An editor may change ids from version to version and a desk has a scorecard of its own: what
    people read as the same is taken as the same.
    """
    sections: dict[str, list[float]] = {}
    lost: dict[tuple[str, str], list[tuple[UUID, float]]] = {}
    asked: dict[tuple[str, str], int] = {}
    for sheet_id, score in scores:
        titles = {one.section: one.title for one in score.sections}
        for one in score.sections:
            if one.score is not None and one.possible:
                sections.setdefault(one.title, []).append(one.score)
        for line in score.lines:
            if line.mark is None or not line.possible:
                continue
            key = (titles[line.section], line.label)
            asked[key] = asked.get(key, 0) + 1
            if line.possible - line.earned >= _LEAST:
                lost.setdefault(key, []).append((sheet_id, line.possible - line.earned))
    losses = [
        Loss(
            label=label,
            section=section,
            sheets=tuple(sheet for sheet, _ in found),
            points=sum(points for _, points in found),
            asked=asked[section, label],
        )
        for (section, label), found in lost.items()
    ]
    losses.sort(key=lambda one: (-len(one.sheets), -one.points, one.label))
    dimensions = tuple(
        Dimension(title, len(found), sum(found) / len(found)) for title, found in sections.items()
    )
    return Analysis(len(scores), of, dimensions, tuple(losses))

"""What the monthly meeting looks at, as plain values put together from the month's records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from db.records import AgentResult
from desktop_app.training.quality.coaching.shown import PlanEntry
from desktop_app.training.quality.inspecting.results import Analysis, Loss, Overview

PROBLEMS = 8
"""As many common problems are shown: beyond them a bar says nothing."""
CASES = 3
"""As many of the best and of the worst contacts."""


@dataclass(frozen=True, slots=True)
class Team:
    """The inspections of one team; `before` is the mean of the month before, None without any."""

    name: str
    count: int
    mean: float
    before: float | None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of the scorecards over all inspections of the month."""

    title: str
    count: int
    mean: float
    before: float | None


@dataclass(frozen=True, slots=True)
class Problem:
    """An item that cost marks; `share` is that of all losses so far, 0 to 1, as on a Pareto."""

    label: str
    section: str
    sheets: int
    asked: int
    share: float
    quotes: tuple[str, ...]
    """Words of contacts that the marks rested on."""


@dataclass(frozen=True, slots=True)
class Case:
    """One inspected contact; `name` is empty where it is not to be said."""

    sheet_id: UUID
    number: str
    day: date
    title: str
    name: str
    total: float
    band: str
    reasons: tuple[str, ...]
    """Words with the item that they were quoted for, else what was lost or earned most."""


@dataclass(frozen=True, slots=True)
class DisputeCount:
    """The disputes raised in the month, by what became of them."""

    raised: int
    accepted: int
    partly: int
    refused: int
    waiting: int

    @property
    def changed(self) -> int:
        """How many led to a corrected sheet."""
        return self.accepted + self.partly


@dataclass(frozen=True, slots=True)
class Example:
    """A good reply that was shared in the month."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Agenda and decisions of a month's meeting; empty before somebody has written."""

    agenda: str = ""
    decisions: str = ""
    by: str = ""
    """Who wrote last, where it was somebody else."""
    at: datetime | None = None
    """When, in the organisation's time."""


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything for the meeting about one month."""

    month: date
    """Its first day."""
    last: date
    """Its last day, or today where it is not over."""
    now: Overview
    before: Overview
    done: int
    quota: int
    teams: tuple[Team, ...]
    dimensions: tuple[Dimension, ...]
    analysed: int
    """How many sheets were taken apart for dimensions and problems."""
    problems: tuple[Problem, ...]
    best: tuple[Case, ...]
    worst: tuple[Case, ...]
    names: bool
    """Whether the worst contacts carry names."""
    plans: tuple[PlanEntry, ...]
    disputes: DisputeCount
    examples: tuple[Example, ...]
    notes: Notes

    @property
    def empty(self) -> bool:
        """Whether nothing was inspected."""
        return not self.now.count


def month_of(day: date) -> date:
    """Return the first day of its month."""
    return day.replace(day=1)


def month_before(month: date) -> date:
    """Return the first day of the month before."""
    return month_of(month - timedelta(days=1))


def last_of(month: date) -> date:
    """Return the last day of a month."""
    return month_of(month + timedelta(days=31)) - timedelta(days=1)


def teams_of(now: Sequence[AgentResult], before: Sequence[AgentResult]) -> tuple[Team, ...]:
    """Sum agents up by team, the lowest mean first; every inspection counts alike."""
    was = _by_team(before)
    found = [
        Team(name, count, marks / count, was[name][1] / was[name][0] if name in was else None)
        for name, (count, marks) in _by_team(now).items()
    ]
    return tuple(sorted(found, key=lambda one: (one.mean, one.name)))


def _by_team(agents: Sequence[AgentResult]) -> dict[str, tuple[int, float]]:
    found: dict[str, tuple[int, float]] = {}
    for one in agents:
        count, marks = found.get(one.team, (0, 0.0))
        found[one.team] = (count + one.count, marks + one.count * one.mean)
    return found


def dimensions_of(now: Analysis, before: Analysis) -> tuple[Dimension, ...]:
    """Return the dimensions of a month beside those of the month before."""
    was = {one.title: one.mean for one in before.dimensions}
    return tuple(
        Dimension(one.title, one.count, one.mean, was.get(one.title)) for one in now.dimensions
    )


def problems_of(
    losses: Sequence[Loss], quotes: Mapping[str, tuple[str, ...]], most: int = PROBLEMS
) -> tuple[Problem, ...]:
    """Return the most frequent losses with the share of all that they make up together."""
    whole = sum(len(one.sheets) for one in losses)
    found, so_far = [], 0
    for one in losses[:most]:
        so_far += len(one.sheets)
        found.append(
            Problem(
                one.label,
                one.section,
                len(one.sheets),
                one.asked,
                so_far / whole,
                quotes.get(one.label, ()),
            )
        )
    return tuple(found)

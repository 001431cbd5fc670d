"""What the room of results shows, as plain values."""

from dataclasses import dataclass

from desktop_app.widgets.chain_items import ChartPoint
from desktop_app.widgets.pareto import ParetoBar


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose from a list."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class TileShown:
    """A figure; `band` narrows the list to what it counts, "" to everything."""

    value: str
    label: str
    tone: str
    band: str


@dataclass(frozen=True, slots=True)
class DimensionShown:
    """One of the dimensions with its mean."""

    title: str
    value: float
    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class AgentShown:
    """One agent's inspections within the period."""

    key: str
    name: str
    team: str
    count: int
    mean: float
    lowest: float
    tone: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A signed inspection in the list; `mark` orders by the total."""

    key: str
    day: str
    order: int
    agent: str
    team: str
    title: str
    total: str
    mark: float
    band: str
    tone: str
    filler: str
    number: str


@dataclass(frozen=True, slots=True)
class OverviewShown:
    """The period summed up; nothing else is shown where `nothing` says that there is none."""

    sentence: str
    nothing: str
    tiles: tuple[TileShown, ...]
    trend: str
    trend_note: str
    points: tuple[ChartPoint, ...]
    agents: tuple[AgentShown, ...]


@dataclass(frozen=True, slots=True)
class AnalysisShown:
    """Dimensions and losses, with the finding and how many sheets it rests on."""

    dimensions_title: str
    dimensions: tuple[DimensionShown, ...]
    losses_title: str
    note: str
    bars: tuple[ParetoBar, ...]
